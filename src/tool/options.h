// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "command.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayList>
#include <QtCore/QStringList>

#include <chrono>
#include <optional>

namespace GipcTool {

enum class Format { Text, Json };

/*! The arguments of the program. Options without a value leave the library's default as it is. */
struct Options
{
    Command command = Command::Listen;
    QString name; ///< the server's name; keygen, fingerprint: the file
    QByteArray data; ///< send, call: the message, or "-"

    bool encryption = true;
    bool network = false;
    bool multiClient = false;
    std::optional<QString> host;
    std::optional<quint16> port;
    QString socketPath;
    bool unmaskPermissions = false;
    std::optional<int> maxMessageSize;
    std::optional<int> timeout;
    std::optional<int> handshakeTimeout;
    std::optional<int> heartbeatInterval;
    std::optional<int> idleLimit;
    std::optional<int> retryTimer;
    std::optional<Gipc::Policy> policy;
    QString keyFile;
    QByteArray keyIdentity;
    QByteArrayList allowedKeys; ///< listen: identities; empty: any

    int type = 1;
    bool echo = false;
    bool untilEof = false;
    bool raw = false;
    std::optional<qint64> count;
    Format format = Format::Text;
    bool quiet = false;

    QString program; ///< --exec; empty: none
    QStringList programArguments;
    std::chrono::milliseconds programTime { 30000 }; ///< 0: any
    int jobs = 4;

    double seconds = 0.3; ///< bench: the time of each measurement
    std::optional<int> size; ///< bench: the only size of messages; not set: several
};

} // namespace GipcTool
