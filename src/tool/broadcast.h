// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcGlobal>

#include <QtCore/QList>

class GipcServer;

namespace GipcTool {

/*! Writes messages to all clients of a server so that one whose outbox is full misses none, and nobody
    gets one twice. */
class Broadcast
{
public:
    explicit Broadcast(GipcServer *server);

    /*! As GipcServer::write(). With QueueFull some have the message and others have no room: then it has
        to be called again with the same message until the answer is another. Who comes meanwhile
        does not get it, and who leaves is not waited for. */
    bool write(int type, const QByteArray &data, Gipc::ErrorCode *why);

private:
    bool isSettled(quint64 client, int type, const QByteArray &data);

    GipcServer *const m_server;
    QList<quint64> m_missing; ///< they have had no room for the present message
    Gipc::ErrorCode m_result = Gipc::ErrorCode::NotConnected; ///< NoError if anybody took it
};

} // namespace GipcTool
