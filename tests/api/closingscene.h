// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "eventloop.h"

#include <Gipc/GipcConnection>

#include <QtTest/QSignalSpy>

constexpr int Command = 1;
constexpr int Answer = 2;

/*! Which side closes, and by which call. */
enum class Closer { Server, ClosedById, Connection, Client };

/*! A server and a client that are connected; one of them closes. */
struct ClosingScene
{
    explicit ClosingScene(Closer which)
        : closer(which)
    { }

    bool open()
    {
        QFETCH_GLOBAL(const bool, network);
        QFETCH_GLOBAL(const bool, encrypted);
        server.setName(uniqueName());
        server.setNetwork(network);
        server.setPort(0);
        server.setEncryption(encrypted);
        server.setHandshakeTimeout(HandshakePatience);
        server.setCloseTimeout(Patience);
        client.setCloseTimeout(Patience);
        client.setRetryTimer(20);
        if (!server.listen())
            return false;
        if (network)
            server.setPort(portOf(server)); // when it listens again
        aim(&client, server);
        return client.connectToServer() && eventually([this] { return isConnected(); });
    }
    bool isConnected() const
    {
        return client.status() == Gipc::Status::Connected && server.clientCount() == 1;
    }
    bool serverCloses() const { return closer != Closer::Client; }
    void close()
    {
        switch (closer) {
        case Closer::Server:
            server.close();
            break;
        case Closer::ClosedById:
            server.closeConnection(1);
            break;
        case Closer::Connection:
            server.connection(1)->close();
            break;
        case Closer::Client:
            client.close();
            break;
        }
    }
    bool hasEnded() const
    {
        return serverCloses() ? !server.connection(1) : client.status() == Gipc::Status::Closed;
    }
    /*! All that the other has written is in the kernel. */
    bool hasSentAll() const
    {
        return (serverCloses() ? client.bytesToWrite() : server.connection(1)->bytesToWrite()) == 0;
    }
    /*! Who closes, and the other. */
    GipcEndpoint *own() { return serverCloses() ? static_cast<GipcEndpoint *>(&server) : &client; }
    GipcEndpoint *other()
    {
        return serverCloses() ? static_cast<GipcEndpoint *>(&client) : &server;
    }

    GipcServer server;
    GipcClient client;
    const Closer closer;
};

inline QByteArray dataOf(const QList<QVariant> &arguments)
{
    return arguments.at(0).value<GipcMessage>().data();
}

/*! What arrived, in order. */
inline QByteArrayList dataIn(const QSignalSpy &messages)
{
    QByteArrayList all;
    for (const QList<QVariant> &arguments : messages)
        all << dataOf(arguments);
    return all;
}

inline void addClosers()
{
    QTest::addColumn<Closer>("closer");
    QTest::newRow("GipcServer::close") << Closer::Server;
    QTest::newRow("GipcServer::closeConnection") << Closer::ClosedById;
    QTest::newRow("GipcConnection::close") << Closer::Connection;
    QTest::newRow("GipcClient::close") << Closer::Client;
}

/*! The rows of a whole test. */
inline void addLines()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("local, encrypted") << false << true;
    QTest::newRow("local, plain") << false << false;
    QTest::newRow("TCP, encrypted") << true << true;
    QTest::newRow("TCP, plain") << true << false;
}
