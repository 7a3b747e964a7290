// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

#include <Gipc/GipcConnection>

/*! A server and a client that find each other. */
struct Channel
{
    GipcServer server { uniqueName() };
    GipcClient client { server.name() };

    Channel()
    {
        client.setRetryTimer(20);
        client.setHandshakeTimeout(HandshakePatience);
        server.setHandshakeTimeout(HandshakePatience);
    }

    bool isConnected() const
    {
        return server.status() == Gipc::Status::Connected
            && client.status() == Gipc::Status::Connected;
    }

    bool open()
    {
        return server.listen() && client.connectToServer()
            && QTest::qWaitFor([this] { return isConnected(); }, Patience);
    }
};

/*! The next message of the peer; news that ends nothing is passed over. */
template <typename Reader> GipcMessage nextMessage(Reader *reader, int msecs = Patience)
{
    for (;;) {
        const GipcMessage message = reader->readTimed(msecs);
        if (!message.isInternal() || message.isTimeout() || message.isTerminal())
            return message;
    }
}

/*! What waits in the queue, without news. */
template <typename Reader> QByteArrayList takeAll(Reader *reader)
{
    QByteArrayList all;
    for (;;) {
        const GipcMessage message = reader->take();
        if (message.isTimeout() || message.error() == Gipc::ErrorCode::WrongDelivery)
            return all;
        if (!message.isInternal())
            all.append(message.data());
    }
}

/*! "0", "1", ... "count - 1" */
inline QByteArrayList numbers(int count, int from = 0)
{
    QByteArrayList list;
    for (int i = from; i < from + count; ++i)
        list.append(QByteArray::number(i));
    return list;
}
