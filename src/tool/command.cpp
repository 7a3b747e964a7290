// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "command.h"

namespace GipcTool {

namespace {

constexpr Command Commands[]
    = { Command::Listen, Command::Connect,     Command::Send,  Command::Call,
        Command::Keygen, Command::Fingerprint, Command::Bench, Command::BenchPeer };

} // namespace

QString nameOf(Command command)
{
    switch (command) {
    case Command::Listen:
        return QStringLiteral("listen");
    case Command::Connect:
        return QStringLiteral("connect");
    case Command::Send:
        return QStringLiteral("send");
    case Command::Call:
        return QStringLiteral("call");
    case Command::Keygen:
        return QStringLiteral("keygen");
    case Command::Fingerprint:
        return QStringLiteral("fingerprint");
    case Command::Bench:
        return QStringLiteral("bench");
    case Command::BenchPeer:
        return QStringLiteral("bench-peer");
    }
    return {};
}

std::optional<Command> commandNamed(const QString &name)
{
    for (const Command command : Commands) {
        if (nameOf(command) == name)
            return command;
    }
    return std::nullopt;
}

QStringList positionalNames(Command command)
{
    switch (command) {
    case Command::Listen:
    case Command::Connect:
    case Command::BenchPeer:
        return { QStringLiteral("NAME") };
    case Command::Send:
    case Command::Call:
        return { QStringLiteral("NAME"), QStringLiteral("DATA") };
    case Command::Keygen:
    case Command::Fingerprint:
        return { QStringLiteral("FILE") };
    case Command::Bench:
        break;
    }
    return {};
}

} // namespace GipcTool
