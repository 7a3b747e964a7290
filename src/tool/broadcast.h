// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcGlobal>

#include <QtCore/QList>

class GipcServer;

namespace GipcTool {

/*! Writes messages to all clients of a server. A client whose outbox is full misses none, and no
    client gets one twice. */
class Broadcast
{
public:
    explicit Broadcast(GipcServer *server);

    /*! As GipcServer::write(). QueueFull means that some clients have the message and others have
        no room for it: call it again with the same message until the answer is another. Clients
        that come meanwhile do not get the message, and those that leave are not waited for. */
    bool write(int type, const QByteArray &data, Gipc::ErrorCode *why);

private:
    bool isSettled(quint64 client, int type, const QByteArray &data);

    GipcServer *const m_server;
    QList<quint64> m_missing; ///< clients without the present message; empty between messages
    Gipc::ErrorCode m_result = Gipc::ErrorCode::NotConnected; ///< NoError if any client took it
};

} // namespace GipcTool
