// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "testpeers.h"

#include "rawserver.h"

#include <QtCore/QTemporaryDir>

#include <map>
#include <vector>
#include <unistd.h>

/*! One listener of a Go server, as unkind as it is. It serves one at a time. Who comes meanwhile is
    accepted and forgotten: neither served nor closed. During a handshake nobody is accepted. A
    handshake that fails is the end of it, and so is an end of a connection that is not in order:
    its reader goes round in circles. */
class GoListener
{
public:
    GoListener(bool network, quint16 port, const QString &path, bool encrypted)
        : m_listener(network ? listenTo(port) : rawListener(path, 128))
        , m_encrypted(encrypted)
    { }

    bool isValid() const { return m_listener.isValid(); }
    quint16 port() const
    {
        sockaddr_in address {};
        socklen_t size = sizeof address;
        ::getsockname(m_listener.get(), reinterpret_cast<sockaddr *>(&address), &size);
        return ntohs(address.sin_port);
    }

    void step()
    {
        if (m_state == State::Connected) {
            peer.step();
            if (peer.atEnd()) // which it does not close
                m_state = peer.wasReset() ? State::Dead : State::Idle;
        }
        for (bool goesOn = true; goesOn;)
            goesOn = m_state == State::Handshaking ? handshakeIsDone() : acceptOne();
    }

    bool isDead() const { return m_state == State::Dead; }
    bool isConnected() const { return m_state == State::Connected; }

    RawPeer peer;
    int served = 0;
    std::vector<RawPeer> forgotten;

private:
    enum class State { Idle, Handshaking, Connected, Dead };

    static Descriptor listenTo(quint16 port)
    {
        Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
        const int on = 1;
        ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        if (::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(socket.get(), 128) != 0)
            socket.close();
        return socket;
    }

    bool acceptOne()
    {
        if (m_state == State::Dead)
            return false;
        const Descriptor next = rawAccept(m_listener);
        if (!next.isValid())
            return false;
        RawPeer newcomer(::dup(next.get()));
        if (m_state == State::Connected) {
            forgotten.push_back(std::move(newcomer));
            return true;
        }
        peer = std::move(newcomer);
        peer.speak(GipcWire::Role::Server, m_encrypted);
        m_state = State::Handshaking;
        return true;
    }

    bool handshakeIsDone()
    {
        peer.step();
        if (peer.isEstablished()) {
            ++served;
            m_state = State::Connected;
        } else if (peer.atEnd()) {
            m_state = State::Dead;
            m_listener.close();
        }
        return m_state != State::Handshaking;
    }

    Descriptor m_listener;
    const bool m_encrypted;
    State m_state = State::Idle;
};

/*! A Go server in multi-client mode: the manager, and a listener for each id. It moves in step() only. */
class GoServer
{
public:
    GoServer(bool network, bool encrypted)
        : m_network(network)
        , m_encrypted(encrypted)
        , manager(network, 0, managerPath(), encrypted)
    { }

    void attract(GipcClient *client) const
    {
        client->setSocketPath(path(QStringLiteral("s.sock")));
        client->setNetwork(m_network);
        if (m_network)
            client->setPort(manager.port());
        client->setEncryption(m_encrypted);
        client->setMultiClient(true);
    }

    void step()
    {
        manager.step();
        if (manager.isConnected() && !manager.peer.messages.isEmpty()) {
            const GipcWire::Message message = manager.peer.messages.takeFirst();
            if (message.type == 12 && message.data == "client_id_request") {
                while (!listen(++m_lastId)) { } // somebody else may have the port
                manager.peer.sendMessage(12, bigEndian(m_lastId));
            }
        }
        for (auto &[id, listener] : listeners)
            listener.step();
    }

    QString managerPath() const { return path(QStringLiteral("s_manager.sock")); }

    bool isWell() const
    {
        return !manager.isDead()
            && std::all_of(listeners.begin(), listeners.end(),
                           [](const auto &entry) { return !entry.second.isDead(); });
    }
    int connected() const
    {
        return int(std::count_if(listeners.begin(), listeners.end(),
                                 [](const auto &entry) { return entry.second.isConnected(); }));
    }

private:
    QString path(const QString &name) const { return m_directory.filePath(name); }

    bool listen(quint32 id)
    {
        const auto place
            = listeners.try_emplace(id, m_network, quint16(m_network ? manager.port() + id : 0),
                                    path(QStringLiteral("s%1.sock").arg(id)), m_encrypted);
        const bool isThere = place.first->second.isValid();
        if (!isThere)
            listeners.erase(place.first);
        return isThere;
    }

    const QTemporaryDir m_directory;
    const bool m_network;
    const bool m_encrypted;
    quint32 m_lastId = 0;

public:
    GoListener manager;
    std::map<quint32, GoListener> listeners;
};
