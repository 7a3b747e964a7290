// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QStringList>

#include <optional>

namespace GipcTool {

enum class Command { Listen, Connect, Send, Call, Keygen, Fingerprint, Bench, BenchPeer };

/*! "listen", "connect", "send", ..., and back. */
QString nameOf(Command command);
std::optional<Command> commandNamed(const QString &name);

/*! What the arguments behind the command are: "NAME", "NAME" and "DATA", "FILE", or none. */
QStringList positionalNames(Command command);

} // namespace GipcTool
