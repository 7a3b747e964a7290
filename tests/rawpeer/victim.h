// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "rawserver.h"

/*! One of ours, client or server, that is connected to a raw peer again and again. */
class Victim
{
public:
    enum class Reads { BySignal, ByQueue };

    Victim(bool isServer, bool network, bool encrypted, int maxMessageSize = 0,
           Reads reads = Reads::BySignal)
        : m_isServer(isServer)
        , m_encrypted(encrypted)
        , m_rawServer(network)
    {
        prepare(m_server.get(), network, encrypted);
        if (maxMessageSize > 0) {
            m_server->setMaxMessageSize(maxMessageSize);
            m_client->setMaxMessageSize(maxMessageSize);
        }
        const auto note = [this](const GipcMessage &message) { received.append(message); };
        if (reads == Reads::BySignal) {
            QObject::connect(m_server.get(), &GipcServer::messageReceived, m_server.get(), note);
            QObject::connect(m_client.get(), &GipcClient::messageReceived, m_client.get(), note);
        }
        m_server->setDelivery(reads == Reads::BySignal ? Gipc::Delivery::Signal
                                                       : Gipc::Delivery::Queue);
        m_client->setDelivery(m_server->delivery());
        QObject::connect(m_server.get(), &GipcServer::clientDisconnected, m_server.get(),
                         [this](quint64, Gipc::ErrorCode why) { ends.append(why); });
        QObject::connect(m_client.get(), &GipcClient::errorOccurred, m_client.get(),
                         [this](Gipc::ErrorCode why) { ends.append(why); });
        if (isServer)
            m_server->listen();
        m_rawServer.attract(m_client.get(), encrypted);
    }

    /*! A new connection, the handshake done. */
    bool meet(RawPeer *peer)
    {
        peer->close();
        m_client->abort();
        if (m_isServer) {
            if (!eventually([this] { return m_server->clientCount() == 0; }))
                return false;
            *peer = RawPeer::toServer(*m_server);
            if (!peer->shakeHands(GipcWire::Role::Client, m_encrypted)
                || !eventually([this] { return m_server->clientCount() == 1; }))
                return false;
        } else {
            while (m_rawServer.tryAccept().isOpen()) { }
            m_client->connectToServer();
            *peer = m_rawServer.accept();
            if (!peer->isOpen() || !peer->shakeHands(GipcWire::Role::Server, m_encrypted)
                || !eventually([this] { return m_client->status() == Gipc::Status::Connected; }))
                return false;
        }
        received.clear();
        ends.clear();
        return true;
    }

    /*! Does the same to whichever it is. */
    template <typename Function> auto with(Function function)
    {
        return m_isServer ? function(m_server.get()) : function(m_client.get());
    }

    bool write(int type, const QByteArray &data, Gipc::ErrorCode *why = nullptr)
    {
        return with([&](auto *own) { return own->write(type, data, why); });
    }
    void setOutboxLimit(qint64 bytes)
    {
        with([&](auto *own) { own->setOutboxLimit(bytes); });
    }
    void setCloseTimeout(std::chrono::milliseconds time)
    {
        with([&](auto *own) { own->setCloseTimeout(time); });
    }
    Gipc::Status status()
    {
        return with([](auto *own) { return own->status(); });
    }
    bool isClosed() { return status() == Gipc::Status::Closed; }
    void close()
    {
        with([](auto *own) { own->close(); });
    }
    void abort()
    {
        with([](auto *own) { own->abort(); });
    }
    void destroy()
    {
        m_server.reset();
        m_client.reset();
    }
    GipcServer *server() { return m_server.get(); }
    GipcClient *client() { return m_client.get(); }

    bool hasEnded() const { return !ends.isEmpty(); }
    Gipc::ErrorCode end() const { return ends.value(0, Gipc::ErrorCode::TimedOut); }
    QString errorString() const
    {
        return m_isServer ? m_server->errorString() : m_client->errorString();
    }
    /*! What an end of stream in order is: to a client a loss. */
    Gipc::ErrorCode cleanEnd() const
    {
        return m_isServer ? Gipc::ErrorCode::NoError : Gipc::ErrorCode::ConnectionLost;
    }

    QList<GipcMessage> received;
    QList<Gipc::ErrorCode> ends;

private:
    const bool m_isServer;
    const bool m_encrypted;
    RawServer m_rawServer;
    std::unique_ptr<GipcServer> m_server = std::make_unique<GipcServer>();
    std::unique_ptr<GipcClient> m_client = std::make_unique<GipcClient>();
};

/*! The one that the row of addSides() is about. */
inline Victim victimOfRow(int maxMessageSize = 0, Victim::Reads reads = Victim::Reads::BySignal)
{
    QFETCH(const bool, isServer);
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    return Victim(isServer, network, encrypted, maxMessageSize, reads);
}

/*! The rows of tests that a server and a client have to stand, over each transport. */
inline void addSides(bool encryptedOnly = false)
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    for (const bool isServer : { true, false }) {
        for (const bool network : { false, true }) {
            for (const bool encrypted : { true, false }) {
                if (encrypted || !encryptedOnly)
                    QTest::addRow("%s, %s, %s", isServer ? "server" : "client",
                                  network ? "TCP" : "local", encrypted ? "encrypted" : "plain")
                        << isServer << network << encrypted;
            }
        }
    }
}
