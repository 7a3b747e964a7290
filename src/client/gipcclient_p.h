// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connector_p.h"
#include "endpoint_p.h"
#include "retrypolicy_p.h"

#include <Gipc/gipcclient.h>
#include <Gipc/gipcpeer.h>

#include <QtCore/QElapsedTimer>
#include <QtCore/QTimer>

namespace GipcCore {
class Connection;
}

/*! The client's life: connect, one connection, connect again.

        attempt() ─► Connector ─► onConnected() ─► onEstablished() ─► onEnded() ─┐
          ▲             └──────► onUnreachable(), or refused ─┐                  │
          └─────────────────────── RetryPolicy ◄──────────────┴──────────────────┘

    Connecting, Reconnecting
               the connector is at work, or there is a connection in its handshake, or the retry
               policy waits
    Connected  the connection is a session
    Closing    what had begun of the above comes to its end; the retry policy waits no more
    others     nothing goes on */
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
    /*! Messages of the program, in one session. */
    struct Counts
    {
        quint64 written = 0;
        quint64 confirmed = 0;
    };
    /*! Those of the session, or of the last one. */
    Counts counts() const;
    /*! The connection while it is a session: what the program sees of it. */
    GipcCore::Connection *session() const;
    /*! By which the server knows us, or will; 0: by none. */
    quint32 clientId() const { return m_connector.id(); }
    Gipc::Security security() const override;
    void applyCloseTimeout() override;
    void updateRecipients() override;

    GipcClient *const q;
    int timeout = 0;
    int retryTimer;
    std::shared_ptr<GipcCore::Outbox> outbox;
    std::shared_ptr<GipcCore::Inbox> inbox;
    /*! From when there is a transport until it has ended. */
    GipcCore::Connection *connection = nullptr;

private:
    void announceChanges() override;
    bool isAwaited() const;
    void wroteTo(quint64 id) override;
    GipcCore::Connection *connectionTo(quint64 id) const override;
    std::shared_ptr<GipcCore::Outbox> outboxForRequests(quint64 id) const override;

    /*! What the program sees of a session. */
    struct SessionFacts
    {
        GipcPeer peer;
        quint32 clientId = 0;

        friend bool operator==(const SessionFacts &a, const SessionFacts &b) = default;
    };

    SessionFacts facts() const;
    GipcCore::Failure checkSettings() const;
    bool refuse(const GipcCore::Failure &failure);
    void attempt();
    void onConnected(GipcCore::Connection *newConnection);
    void onUnreachable(const GipcCore::Failure &failure);
    void onRefused(const GipcCore::Failure &why);
    void adopt(GipcCore::Connection *newConnection);
    void onEstablished();
    void reportOnce(const GipcCore::Failure &failure);

    // In gipcclientend.cpp
    void onEnded(const GipcCore::Failure &why);
    bool acceptsRefusal(const GipcCore::Failure &why);
    void tryAgainAfter(const GipcCore::Failure &why);
    void reconnectAfter(const GipcCore::Failure &why, bool renewing);
    void onTimeout();
    void stopTrying();
    void leaveConnection();
    void settleRequests();
    void finishClosing();
    void finishClosingAfter(const GipcCore::Failure &why);

    SessionFacts m_announcedFacts;
    GipcCore::Connector m_connector;
    GipcCore::RetryPolicy m_retry;
    /*! In Connecting and Reconnecting: the timeout property. In Closing: for what has begun. */
    QTimer m_timeout;
    int m_timeoutInForce = 0; ///< the timeout at the last open()
    QElapsedTimer m_connectedSince; ///< valid from connected() to disconnected()
    Counts m_lastCounts; ///< of the last session that has ended
    QList<quint64> m_lostRequests; ///< which the last connection took along, until that is told
    GipcCore::Failure m_lastReported; ///< since the last open() or Connected
};
