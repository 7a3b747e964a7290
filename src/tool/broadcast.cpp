// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "broadcast.h"

#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcServer>

namespace GipcTool {

using Gipc::ErrorCode;

Broadcast::Broadcast(GipcServer *server)
    : m_server(server)
{ }

bool Broadcast::write(int type, const QByteArray &data, ErrorCode *why)
{
    if (m_missing.isEmpty()) { // a new message
        m_missing = m_server->connections().ids();
        if (m_missing.isEmpty())
            return m_server->write(type, data, why); // it sets the error
        m_result = ErrorCode::NotConnected;
    }
    m_missing.removeIf([&](quint64 client) { return isSettled(client, type, data); });
    *why = m_missing.isEmpty() ? m_result : ErrorCode::QueueFull;
    return *why == ErrorCode::NoError;
}

/*! Writes to one client. False if it has no room, and has to be tried again. */
bool Broadcast::isSettled(quint64 client, int type, const QByteArray &data)
{
    ErrorCode error = ErrorCode::NoError;
    m_server->writeTo(client, type, data, &error);
    if (error == ErrorCode::QueueFull)
        return false;
    if (m_result != ErrorCode::NoError)
        m_result = error;
    return true;
}

} // namespace GipcTool
