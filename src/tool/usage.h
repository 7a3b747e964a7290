// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "command.h"

namespace GipcTool {

/*! What `gipc --help` and `gipc COMMAND --help` print. */
QString overview();
QString helpText(Command command);

/*! The line after an error: how the command is used, and where help is. */
QString hint(std::optional<Command> command);

} // namespace GipcTool
