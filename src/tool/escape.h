// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcTool {

/*! The bytes of a peer as one line of text that is safe to show.

    Control characters become \\n, \\x1b or \\u{85}. Characters that are not seen, begin a line or
    change the direction of text become \\u{202e} and the like. Bytes that are no UTF-8 become
    \\xff. A backslash is doubled, so that nothing is ambiguous. All other characters stay. */
QByteArray escaped(QByteArrayView bytes);

} // namespace GipcTool
