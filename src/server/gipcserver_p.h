// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "binding_p.h"
#include "endpoint_p.h"
#include "host_p.h"
#include "publisher_p.h"

#include <Gipc/gipcconnection.h>
#include <Gipc/gipcserver.h>

#include <limits>
#include <map>
#include <optional>

/*! The server's life: bind to the name, serve whom the acceptor admits until they leave.

        open() ─► lookUpHost(), if need be ─► listenAt() ─► onAdmitted() ─► onEnded()

    Connecting         the host is looked up
    Listening, Connected, Disconnected
                       there is a binding, or the name was taken away while clients were there
    Closing            there is no binding; clients are on their way out
    others             there are neither binding nor clients */
class GipcServerPrivate final : public GipcCore::Endpoint
{
public:
    explicit GipcServerPrivate(GipcServer *server);
    ~GipcServerPrivate() override;

    static GipcServerPrivate *get(GipcServer *server) { return server->d.get(); }

    bool open();
    void close() override;
    void abort() override;
    bool isOpen() const;
    bool isListening() const;
    void closeConnection(quint64 id);
    Gipc::ErrorCode publish(int type, const QByteArray &data);
    GipcConnection *connection(quint64 id) const;
    QString address() const;
    void applyLimits();
    void setDepartedInboxLimit(qint64 bytes);
    qint64 departedInboxLimit() const;
    void applyDepartedLimit();
    Gipc::Security security() const override { return settings.security(); }
    void applyCloseTimeout() override;
    void changeInboxLimit(qint64 bytes) override;
    void updateRecipients() override;

    GipcServer *const q;
    bool unmaskPermissions = false;
    GipcCore::MultiClientAcceptor::Limits limits;
    GipcCore::PeerFilter peerFilter;
    const std::unique_ptr<GipcCore::Admission> admission;
    std::map<quint64, GipcConnection *> clients; ///< by id
    GipcCore::Publisher publisher;

    /*! The router's id for the client of a server for one, before it comes. */
    static constexpr quint64 FirstClient = std::numeric_limits<quint64>::max();

private:
    void announceChanges() override;
    void wroteTo(quint64 id) override;
    GipcCore::Connection *connectionTo(quint64 id) const override;
    std::shared_ptr<GipcCore::Outbox> outboxForRequests(quint64 id) const override;

    bool refuse(const GipcCore::Failure &failure);
    void lookUpHost();
    bool listenAt(const QStringList &hosts);
    void watchBinding();
    void beginLife(Gipc::Status status);

    // In gipcserverclients.cpp
    void onAdmitted(GipcConnectionPrivate *connection);
    void watchClient(GipcConnectionPrivate *connection);
    void announceClient(GipcConnectionPrivate *connection);
    void onEnded(quint64 id, const GipcCore::Failure &why);
    void announceEnd(GipcConnection *gone, const GipcCore::Failure &why, qsizetype forgotten);
    void onNewcomerWaits();
    void endLargestUnfinished();
    void dropUnsent(GipcCore::Outbox *outbox, const char *why, QtMsgType level = QtWarningMsg);

    // In gipcserverend.cpp
    void endClients(void (*end)(GipcConnectionPrivate *));
    void giveUpName();
    void onNameLost(const GipcCore::Failure &why);
    void endWithoutName();
    void finishClosing();

    GipcConnectionPrivate *link(quint64 id) const;

    QString m_announcedAddress;
    GipcCore::Settings m_inForce; ///< the settings at the last open()
    std::unique_ptr<GipcTransport::HostLookup> m_lookup; ///< in Connecting
    std::unique_ptr<GipcCore::Binding> m_binding; ///< while clients can come
    /*! Of a server for one: for its client, or the next one. */
    std::shared_ptr<GipcCore::Outbox> m_firstOutbox;
    quint64 m_lastId = 0;
    std::optional<qint64> m_departedInboxLimit; ///< as set
    /*! Why the name was taken away, while clients are still there. */
    GipcCore::Failure m_nameLost;
};
