// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "dialer_p.h"
#include "endpoint_p.h"
#include "goidrequest_p.h"
#include "retrypolicy_p.h"

#include <Gipc/gipcclient.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace GipcCore {
class Connection;
}

/*! The client's life: dial, one connection, dial again.

        attempt() ─► dial() ─► onDialed() ─► onEstablished() ─► onEnded() ─► attempt() ...
          └─► onDialFailed() ─► RetryPolicy ─► attempt() ...

    With multiClient an attempt begins with a GoIdRequest, and what is dialed is the address of the
    id it was granted; the manager is left when that is connected, or has failed. At any time there
    is a request, or a dialer, or a connection, or the retry policy is waiting, or nothing goes
    on. */
class GipcClientPrivate final : public GipcCore::Endpoint
{
public:
    explicit GipcClientPrivate(GipcClient *client);
    ~GipcClientPrivate() override;

    static GipcClientPrivate *get(GipcClient *client) { return client->d.get(); }

    bool open();
    void close() override;
    void abort() override;

    bool isOpen() const;
    bool isSending() const;
    /*! The connection while it is a session: what the program sees of it. */
    GipcCore::Connection *session() const;
    Gipc::Security security() const override;
    void applyCloseTimeout() override;
    void updateRecipients() override;

    GipcClient *const q;
    int timeout = 0;
    quint32 clientId = 0; ///< by which the server knows us, or will
    int retryTimer;
    std::shared_ptr<GipcCore::Outbox> outbox;
    std::shared_ptr<GipcCore::Inbox> inbox;
    GipcCore::Connection *connection = nullptr;

private:
    void announceChanges() override;
    void wroteTo(quint64 id) override;

    /*! What the program sees of a session. */
    struct SessionFacts
    {
        bool isExtended = false;
        quint32 clientId = 0;
        qint64 userId = -1;
        qint64 processId = -1;

        friend bool operator==(const SessionFacts &a, const SessionFacts &b) = default;
    };

    SessionFacts facts() const;
    bool refuse(const GipcCore::Failure &failure);
    bool asksForId() const;
    GipcTransport::Address firstAddress() const;
    void attempt();
    void requestId();
    void dropRequest();
    void closeRequest();
    void leaveManager();
    void onGranted(quint32 id);
    void dial(const GipcTransport::Address &address);
    void onDialed();
    void adopt(GipcCore::Connection *newConnection);
    void onDialFailed(const GipcCore::Failure &failure);
    void onEstablished();
    void onEnded(const GipcCore::Failure &why);
    void onTimeout();
    void reportOnce(const GipcCore::Failure &failure);
    void tryAgainAfter(const GipcCore::Failure &why);
    void reconnectAfter(const GipcCore::Failure &why, bool renewing);
    bool acceptsRefusal(const GipcCore::Failure &why);
    void stopTrying();
    void finishClosing();
    void finishClosingAfter(const GipcCore::Failure &why);

    SessionFacts m_announcedFacts;
    std::unique_ptr<GipcCore::GoIdRequest> m_request;
    std::unique_ptr<GipcCore::GoIdRequest> m_manager; ///< a request that was granted
    std::unique_ptr<GipcTransport::Dialer> m_dialer;
    GipcCore::RetryPolicy m_retry;
    QTimer m_timeout;
    GipcCore::Alarm m_idRetry; ///< the listener of an id may come a little later than the id
    std::chrono::milliseconds m_idRetryDelay {};
    QElapsedTimer m_connectedSince;
    GipcCore::Failure m_lastReported; ///< in this dial loop
    GipcCore::Settings m_inForce; ///< the settings and the timeout at the last open()
    int m_timeoutInForce = 0;
    bool m_multiClientInForce = false;
};
