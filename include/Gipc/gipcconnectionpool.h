// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcserver.h>

#include <QtCore/QList>
#include <QtCore/QPointer>

#include <chrono>
#include <functional>

/*! All clients of a server, to read from them in rounds, as the Go library's pool does.

        GipcConnectionPool pool = server.connections();
        pool.readTimed(1000, [](GipcConnection *client, const GipcMessage &message) {
            if (client && !message.isTimeout())
                client->write(2, "pong");
        });

    A round hands at most one message of each client to the callback; what came besides is kept,
    in order, for the next round. A client that arrives during a round takes part in it. Makes
    delivery Queue if it is Auto.

    A cheap handle, to be copied at will; for the server's thread. The callback may do anything:
    write, close, delete the server, or read a round of its own.

    \since 0.1 */
class GIPC_EXPORT GipcConnectionPool
{
public:
    /*! \a client is null if it has left meanwhile; message.connectionId() tells who it was. */
    using Callback = std::function<void(GipcConnection *client, const GipcMessage &message)>;

    explicit GipcConnectionPool(GipcServer *server);

    /*! The clients that are connected, in the order of their coming. */
    QList<quint64> ids() const;

    /*! Waits until every client has said something, or left, and there was at least one.

        Returns NoError when the round is complete; NotConnected if the server is not open,
        WrongDelivery if messages come by signal, Interrupted and Destroyed as of a server's
        read(). */
    Gipc::ErrorCode read(const Callback &callback);

    /*! The same for at most \a msecs milliseconds (< 0: for ever; 0: what is there, without
        waiting). When they are over, those that have said nothing get
        GipcMessage::timeoutMessage(), with their connectionId(), and it returns TimedOut. A message
        for which there was no time is kept for the next round; at least one is handed over if there
        is any. With no client at all it waits for one. */
    Gipc::ErrorCode readTimed(int msecs, const Callback &callback);
    Gipc::ErrorCode readTimed(std::chrono::milliseconds time, const Callback &callback);

    /*! Returns after the first message of anybody; nothing goes on behind it. When the time is over
        without one, as readTimed(). */
    Gipc::ErrorCode readTimedFastest(int msecs, const Callback &callback);
    Gipc::ErrorCode readTimedFastest(std::chrono::milliseconds time, const Callback &callback);

    /*! Ends all sessions in order, as GipcServer::closeConnection(); the server goes on
        listening. */
    void close();

private:
    enum class Mode { Everyone, Fastest };

    Gipc::ErrorCode round(int msecs, Mode mode, const Callback &callback);

    QPointer<GipcServer> m_server;
};
