// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "command.h"

namespace GipcTool {

/*! What is printed when no command is run: help, the version, or what is wrong in the arguments. */
struct Notice
{
    QString text;
    bool isError = false;
};

Notice versionNotice();

/*! What is wrong in one line, and where to read on. Without a command if there is none yet. */
Notice complaint(const QString &error, std::optional<Command> command);

} // namespace GipcTool
