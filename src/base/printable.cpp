// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "printable_p.h"

#include <QtCore/QList>

namespace GipcCore {

namespace {

/*! Characters that cannot be seen or begin a new line, though QChar::isPrint() has them as
    printable. */
bool isInvisible(char32_t c)
{
    return c == 0x2028 || c == 0x2029 || c == 0x34f || c == 0x115f || c == 0x1160 || c == 0x17b4
        || c == 0x17b5 || (c >= 0x180b && c <= 0x180f) || c == 0x3164 || c == 0xffa0
        || (c >= 0xfe00 && c <= 0xfe0f) || (c >= 0xe0000 && c <= 0xe0fff);
}

} // namespace

QString printable(const QByteArray &utf8)
{
    QString shown;
    for (const uint c : QString::fromUtf8(utf8).toUcs4()) {
        const bool isSeen = QChar::isPrint(c) && !isInvisible(c);
        shown.append(QChar::fromUcs4(isSeen ? c : uint(QChar::ReplacementCharacter)));
    }
    return shown;
}

} // namespace GipcCore
