// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "notice.h"
#include "options.h"

#include <QtCore/QByteArrayList>

#include <variant>

namespace GipcTool {

/*! Reads the arguments behind the program's own name, byte for byte as the system passed them. */
std::variant<Options, Notice> parseArguments(const QByteArrayList &arguments);

} // namespace GipcTool
