// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <chrono>

class GipcClient;
class GipcConnection;

/*! What has come in and gone out, as GipcConnection counts it. */
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

/*! Counters change with every message, which is more often than anybody can read: QML is told
    of them so often. */
constexpr std::chrono::milliseconds TrafficInterval { 250 };
