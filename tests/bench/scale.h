// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

/*! The scale benchmark is one program in three roles, each a process of its own: the server that is
    measured, a holder of idle clients, and the measurer that starts both. */
namespace Scale {

/*! Serves NAME and sends each message back. Says "ready" on standard output; ends with its input. */
int serve(int argc, char *argv[], const QString &name, bool withEpoll);

/*! Connects COUNT clients to NAME and holds them. Says "connected MILLISECONDS" on standard output when
    all are; ends with its input. */
int hold(int argc, char *argv[], const QString &name, int count);

} // namespace Scale
