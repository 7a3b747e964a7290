// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <algorithm>

namespace GipcCore {

/*! The beginning of \a text in at most \a most bytes of UTF-8, without a part of a character. */
inline QByteArray utf8Prefix(const QString &text, qsizetype most)
{
    QByteArray bytes = text.toUtf8();
    qsizetype size = std::min(bytes.size(), most);
    const auto isInside
        = [&] { return size < bytes.size() && (uchar(bytes[size]) & 0xc0) == 0x80; };
    while (isInside())
        --size;
    bytes.truncate(size);
    return bytes;
}

} // namespace GipcCore
