// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "channel.h"
#include "eventloop.h"

#include <Gipc/GipcConnectionPool>

#include <QtCore/QFuture>

enum class Asker { Client, Server };
Q_DECLARE_METATYPE(Asker)

/*! Two ends, of which one asks and the other answers. */
struct RequestScene
{
    explicit RequestScene(Asker asker)
        : m_asker(asker)
    { }

    Channel channel;
    GipcServer &server = channel.server;
    GipcClient &client = channel.client;

    bool open() { return channel.open(); }

    GipcEndpoint *asker() { return isClient() ? static_cast<GipcEndpoint *>(&client) : &server; }
    GipcEndpoint *responder()
    {
        return isClient() ? static_cast<GipcEndpoint *>(&server) : &client;
    }
    /*! Of the client's connection, at the server. */
    quint64 id() const { return server.connections().ids().value(0); }
    /*! What the asker's messages have as connectionId(). */
    quint64 idOfResponder() const { return isClient() ? 0 : id(); }

    QFuture<GipcMessage> ask(int type, const QByteArray &data = {}, int msecs = Patience)
    {
        return isClient() ? client.request(type, data, msecs)
                          : server.requestFrom(id(), type, data, msecs);
    }
    GipcMessage call(int type, const QByteArray &data = {}, int msecs = Patience)
    {
        return isClient() ? client.call(type, data, msecs)
                          : server.connection(id())->call(type, data, msecs);
    }

private:
    bool isClient() const { return m_asker == Asker::Client; }

    const Asker m_asker;
};

/*! The answer, when it is there; without one a message that is none. */
inline GipcMessage resultOf(const QFuture<GipcMessage> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, Patience))
        return GipcMessage::errorMessage(Gipc::ErrorCode::NoError, QStringLiteral("no answer"));
    return future.resultCount() > 0
        ? future.result()
        : GipcMessage::errorMessage(Gipc::ErrorCode::NoError, QStringLiteral("cancelled"));
}

/*! Writes until nothing more is taken. */
inline bool fillOutbox(GipcEndpoint *end)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    while (end->write(1, QByteArray(40'000, 'x'), &why)) { }
    return why == Gipc::ErrorCode::QueueFull;
}
