// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "manyclients.h"

/*! Where the client with this id is expected. */
inline QString idPath(const GipcServer &server, quint32 id)
{
    return server.address().chopped(5) + QString::number(id) + QStringLiteral(".sock");
}

inline QString managerPath(const GipcServer &server)
{
    return server.address().chopped(5) + QStringLiteral("_manager.sock");
}

/*! What the Go library does in its multi-client mode, by hand, step by step. */
class GoClient
{
public:
    explicit GoClient(const GipcServer &server)
        : m_network(server.network())
        , m_encrypted(server.encryption())
        , m_port(m_network ? portOf(server) : 0)
        , m_path(server.address())
    { }

    /*! Connects to the manager and no more. */
    bool reachManager()
    {
        peer = m_network ? RawPeer::toPort(m_port)
                         : RawPeer::toPath(m_path.chopped(5) + QStringLiteral("_manager.sock"));
        return peer.isOpen();
    }

    /*! Goes on as far as it gets now, to the answer. True when it has an id, or was sent away. */
    bool goOnAsking()
    {
        if (!peer.isOpen())
            return true;
        if (!m_asks)
            peer.speak(GipcWire::Role::Client, m_encrypted);
        const bool wasEstablished = std::exchange(m_asks, true) && peer.isEstablished();
        peer.step();
        if (peer.isEstablished() && !wasEstablished)
            peer.sendMessage(12, "client_id_request");
        if (!peer.messages.isEmpty())
            id = qFromBigEndian<quint32>(peer.messages.takeFirst().data.constData());
        if (id == 0 && !peer.atEnd())
            return false;
        peer.close();
        return true;
    }

    bool ask()
    {
        m_asks = false;
        id = 0;
        return reachManager() && eventually([this] { return goOnAsking(); }) && id != 0;
    }

    /*! Dials the id and shakes hands. */
    bool dial()
    {
        peer = m_network
            ? RawPeer::toPort(quint16(m_port + id))
            : RawPeer::toPath(m_path.chopped(5) + QString::number(id) + QStringLiteral(".sock"));
        if (!peer.isOpen())
            return false;
        peer.speak(GipcWire::Role::Client, m_encrypted);
        return eventually([this] {
                   peer.step();
                   return peer.isEstablished() || peer.atEnd();
               })
            && peer.isEstablished();
    }

    bool connectTo(const GipcServer &server)
    {
        const int before = server.clientCount();
        return ask() && dial() && eventually([&] { return server.clientCount() == before + 1; });
    }

    RawPeer peer;
    quint32 id = 0;

private:
    const bool m_network;
    const bool m_encrypted;
    const quint16 m_port;
    const QString m_path;
    bool m_asks = false;
};
