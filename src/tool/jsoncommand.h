// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "inputcommand.h"

namespace GipcTool {

/*! Reads a line of JSON, see InputCommandReader::read(). */
std::optional<InputCommand> readJsonCommand(const QByteArray &line, QString *error);

} // namespace GipcTool
