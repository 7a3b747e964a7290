// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcTool {

/*! Foreign bytes as text that is safe to show, in one line: control characters as \\n, \\x1b or
    \\u{85}, characters that turn the direction of text, begin a line or are not seen as \\u{202e},
    bytes that are no UTF-8 as \\xff, the backslash doubled, so that nothing is ambiguous.
   Everything else stays. */
QByteArray escaped(QByteArrayView bytes);

} // namespace GipcTool
