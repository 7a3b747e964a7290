// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

class GipcClient;
class GipcConnection;

/*! The counters of messages and bytes, as GipcConnection has them. */
struct Traffic
{
    quint64 messagesReceived = 0;
    quint64 bytesReceived = 0;
    quint64 messagesSent = 0;
    quint64 bytesSent = 0;

    static Traffic of(const GipcConnection &connection);
    static Traffic of(const GipcClient &client);

    Traffic &operator+=(const Traffic &other);
    bool operator==(const Traffic &other) const = default;
};

/*! How often QML is told of counters, which change with every message. */
constexpr std::chrono::milliseconds TrafficInterval { 250 };
