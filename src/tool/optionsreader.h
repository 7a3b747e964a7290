// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "notice.h"
#include "options.h"

#include <QtCore/QByteArrayList>

#include <variant>

namespace GipcTool {

/*! Turns the arguments behind \a command into Options; the first thing wrong ends it. */
std::variant<Options, Notice> readOptions(Command command, const QByteArrayList &arguments);

} // namespace GipcTool
