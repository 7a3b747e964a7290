// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawpeer.h"

/*! Listens and hands out connections, nothing else. */
class RawServer
{
public:
    explicit RawServer(bool network)
        : m_network(network)
    {
        if (network)
            listenOnPort();
        else
            listenOnPath();
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
    }
    RawServer(const RawServer &) = delete;
    RawServer &operator=(const RawServer &) = delete;
    ~RawServer()
    {
        ::close(m_descriptor);
        if (!m_network)
            QFile::remove(pathOf(m_name));
    }

    void attract(GipcClient *client, bool encrypted) const
    {
        client->setName(m_name);
        client->setNetwork(m_network);
        client->setPort(m_port);
        client->setEncryption(encrypted);
        client->setRetryTimer(1);
        client->setHandshakeTimeout(HandshakePatience);
    }

    /*! Whoever is there now, or a peer that is not open. */
    RawPeer tryAccept()
    {
        const int descriptor = ::accept4(m_descriptor, nullptr, nullptr, SOCK_CLOEXEC);
        return descriptor >= 0 ? RawPeer(descriptor) : RawPeer();
    }

    RawPeer accept()
    {
        RawPeer peer;
        eventually([&] {
            peer = tryAccept();
            return peer.isOpen();
        });
        return peer;
    }

private:
    void listenOnPath()
    {
        m_name = uniqueName();
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(pathOf(m_name));
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        m_descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(m_descriptor, 100) != 0)
            qFatal("cannot listen on %s", path.constData());
    }

    void listenOnPort()
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), size) != 0
            || ::listen(m_descriptor, 100) != 0
            || ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("cannot listen on a port");
        m_port = ntohs(address.sin_port);
    }

    const bool m_network;
    int m_descriptor = -1;
    QString m_name;
    quint16 m_port = 0;
};

/*! The rows of tests that run over each transport, encrypted and plain. */
inline void addTransports()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("local, encrypted") << false << true;
    QTest::newRow("local, plain") << false << false;
    QTest::newRow("TCP, encrypted") << true << true;
    QTest::newRow("TCP, plain") << true << false;
}

inline void prepare(GipcServer *server, bool network, bool encrypted)
{
    server->setName(uniqueName());
    server->setNetwork(network);
    server->setPort(0);
    server->setEncryption(encrypted);
    server->setHandshakeTimeout(HandshakePatience);
}

/*! Whether a client of ours is still served: it connects and is heard. */
inline bool serves(GipcServer *server)
{
    GipcClient client;
    aim(&client, *server);
    client.setRetryTimer(1);
    bool heard = false;
    const auto connection
        = QObject::connect(server, &GipcServer::clientConnected, &client, [&] { heard = true; });
    client.connectToServer();
    const bool served
        = eventually([&] { return heard && client.status() == Gipc::Status::Connected; });
    QObject::disconnect(connection);
    client.close();
    return served && eventually([&] { return client.status() == Gipc::Status::Closed; })
        && eventually([&] { return server->clientCount() == 0; });
}

/*! The client dials again and is served well this time. */
inline bool recovers(GipcClient *client, RawServer *server, bool encrypted)
{
    RawPeer peer = server->accept();
    return peer.isOpen() && peer.shakeHands(GipcWire::Role::Server, encrypted)
        && eventually([&] { return client->status() == Gipc::Status::Connected; });
}
