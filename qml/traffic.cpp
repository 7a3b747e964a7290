// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "traffic.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcConnection>

Traffic Traffic::of(const GipcConnection &connection)
{
    return { connection.messagesReceived(), connection.bytesReceived(), connection.messagesSent(),
             connection.bytesSent() };
}

Traffic Traffic::of(const GipcClient &client)
{
    return { client.messagesReceived(), client.bytesReceived(), client.messagesSent(),
             client.bytesSent() };
}

Traffic &Traffic::operator+=(const Traffic &other)
{
    messagesReceived += other.messagesReceived;
    bytesReceived += other.bytesReceived;
    messagesSent += other.messagesSent;
    bytesSent += other.bytesSent;
    return *this;
}
