// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "endpoint_p.h"
#include "listener_p.h"
#include "lobby_p.h"

#include <Gipc/gipcconnection.h>
#include <Gipc/gipcserver.h>

/*! The server's life: take the name, let the lobby admit a client, serve it until it leaves, and
    so on. */
class GipcServerPrivate : public GipcCore::Endpoint
{
public:
    explicit GipcServerPrivate(GipcServer *server);
    ~GipcServerPrivate() override;

    bool open();
    void close();
    void abort();
    bool isOpen() const;
    void closeConnection(quint64 id);
    QString address() const;

    GipcServer *const q;
    bool unmaskPermissions = false;
    GipcConnection *client = nullptr;

private:
    void emitStatusChanged(Gipc::Status status) override;
    void emitErrorOccurred(Gipc::ErrorCode error) override;
    void emitMessageReceived(const GipcMessage &message) override;
    GipcCore::SideQueue::Gate currentGate() const override;
    GipcCore::Outbox *outboxOf(quint64 connection) override;
    void wroteTo(quint64 connection) override;

    bool refuse(const GipcCore::Failure &failure);
    void onAdmitted(GipcConnectionPrivate *connection);
    void onReceived(int type, const QByteArray &data);
    void onEnded(const GipcCore::Failure &why);
    void giveUpName();
    void finishClosing();

    GipcConnectionPrivate *link() const;

    std::unique_ptr<GipcTransport::Listener> m_listener;
    std::unique_ptr<GipcCore::Lobby> m_lobby;
    std::shared_ptr<GipcCore::Outbox> m_outbox; ///< of the client, or for the first one
    quint64 m_lastId = 0;
    qint64 m_dataLimit = 0; ///< what clients were told since listen()
};
