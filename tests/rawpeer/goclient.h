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

/*! What the Go library does in its multi-client mode, step by step, and as unkind as it is.

    It asks the manager once, waits for ever, dials its id, and leaves the manager when that is
    established. If the manager's connection ends in order before, it is dialed again: under the
    manager's name as long as there is no id, where it says nothing any more, and then, as the id's
    client has renamed the settings of both, under the server's name, where it never reads: a
    ghost. After any other end it does nothing at all. A handshake that fails is the end of it. */
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
        manager = m_network ? RawPeer::toPort(m_port)
                            : RawPeer::toPath(m_path.chopped(5) + QStringLiteral("_manager.sock"));
        return manager.isOpen();
    }

    /*! Goes on as far as it gets now, to the answer. True when it has an id, or is lost. */
    bool goOnAsking()
    {
        if (!m_asks)
            manager.speak(GipcWire::Role::Client, m_encrypted);
        m_asks = true;
        manager.step();
        if (manager.isEstablished() && !std::exchange(m_hasAsked, true))
            manager.sendMessage(12, "client_id_request");
        if (!manager.messages.isEmpty() && id == 0)
            id = qFromBigEndian<quint32>(manager.messages.takeFirst().data.constData());
        return id != 0 || manager.atEnd();
    }

    bool ask()
    {
        m_asks = m_hasAsked = false;
        id = 0;
        return reachManager() && eventually([this] { return goOnAsking(); }) && id != 0;
    }

    /*! Dials the id and shakes hands; then, or when that has failed, it leaves the manager. */
    bool dial()
    {
        peer = m_network
            ? RawPeer::toPort(quint16(m_port + id))
            : RawPeer::toPath(m_path.chopped(5) + QString::number(id) + QStringLiteral(".sock"));
        if (!peer.isOpen())
            return false;
        peer.speak(GipcWire::Role::Client, m_encrypted);
        const bool isConnected = eventually([this] {
                                     watchManager();
                                     peer.step();
                                     return peer.isEstablished() || peer.atEnd();
                                 })
            && peer.isEstablished();
        manager.close();
        return isConnected;
    }

    /*! As its reader of the manager's connection does, the pause before dialing again left out. Whether
        it is still as it should be. */
    bool watchManager()
    {
        if (!manager.isOpen())
            return !isGhost();
        manager.pump();
        if (!manager.atEnd() || manager.wasReset())
            return !isGhost();
        const bool isRenamed = id != 0;
        manager.close();
        ghost = m_network
            ? RawPeer::toPort(m_port)
            : RawPeer::toPath(isRenamed ? m_path
                                        : m_path.chopped(5) + QStringLiteral("_manager.sock"));
        if (ghost.isOpen())
            ghost.shakeHands(GipcWire::Role::Client, m_encrypted);
        return false;
    }

    bool isGhost() const { return ghost.isOpen(); }

    bool connectTo(const GipcServer &server)
    {
        const int before = server.clientCount();
        return ask() && dial() && eventually([&] { return server.clientCount() == before + 1; });
    }

    RawPeer peer;
    RawPeer manager;
    RawPeer ghost;
    quint32 id = 0;

private:
    const bool m_network;
    const bool m_encrypted;
    const quint16 m_port;
    const QString m_path;
    bool m_asks = false;
    bool m_hasAsked = false;
};
