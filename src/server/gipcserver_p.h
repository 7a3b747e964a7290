// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "endpoint_p.h"
#include "acceptor_p.h"
#include "multiclientacceptor_p.h"
#include "host_p.h"
#include "listener_p.h"

#include <Gipc/gipcconnection.h>
#include <Gipc/gipcserver.h>

#include <limits>
#include <map>
#include <optional>

/*! The server's life: take the name, serve whom the acceptor admits until they leave.

    A host's name is looked up before: open() ─► look up ─► listenAt(). */
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
    std::map<quint64, GipcConnection *> clients; ///< by id

    /*! What the router calls the client that is still to come. */
    static constexpr quint64 FirstClient = std::numeric_limits<quint64>::max();

private:
    void announceChanges() override;
    void wroteTo(quint64 id) override;

    bool refuse(const GipcCore::Failure &failure);
    void watchName();
    GipcCore::Failure exposureAt(const GipcTransport::Address &address) const;
    void lookUpHost();
    bool listenAt(const QStringList &hosts);
    bool bind(const GipcTransport::Address &address, GipcCore::Failure *failure);
    void openForOneClient();
    void openForManyClients(GipcCore::Failure *failure);
    GipcTransport::NameClaim::Access access() const;
    void onAdmitted(GipcConnectionPrivate *connection);
    void announceClient(GipcConnectionPrivate *connection);
    void onEnded(quint64 id, const GipcCore::Failure &why);
    void endLargestUnfinished();
    void dropUnsent(GipcCore::Outbox *outbox, const char *why, QtMsgType level = QtWarningMsg);
    void endClients(void (*end)(GipcConnectionPrivate *));
    void giveUpName();
    void onNameLost(const GipcCore::Failure &why);
    void endWithoutName();
    void finishClosing();

    GipcConnectionPrivate *link(quint64 id) const;

    QString m_announcedAddress;
    GipcCore::Settings m_inForce; ///< the settings at the last open()
    std::unique_ptr<GipcTransport::HostLookup> m_lookup;
    std::unique_ptr<GipcTransport::Listener> m_listener;
    std::unique_ptr<GipcCore::Acceptor> m_acceptor;
    GipcCore::MultiClientAcceptor *m_multiClientAcceptor
        = nullptr; ///< the acceptor, if it is one for many
    bool m_servesMany = false; ///< multiClient at the last open()
    std::shared_ptr<GipcCore::Outbox> m_firstOutbox; ///< for the first client of a single server
    quint64 m_lastId = 0;
    std::optional<qint64> m_departedInboxLimit; ///< as set
    GipcCore::Failure m_nameLost; ///< why nobody can come any more, while clients are still there
};
