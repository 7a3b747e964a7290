// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include <optional>

/*! Bytes for people to read, and what people type as bytes. */
namespace Bytes {

/*! Whether \a data, of which the end may be cut off, are printable UTF-8. */
bool isText(const QByteArray &data);

/*! One line for a list: text with its line breaks shown, or else hexadecimal digits; cut where
    nobody reads on. */
QString preview(const QByteArray &data);

/*! Lines of 16 bytes: offset, digits, characters. */
QString hexDump(const QByteArray &data);

/*! The bytes of "48 65 6c", "48656c" or "0x48 0x65"; nothing for anything else. */
std::optional<QByteArray> fromHex(const QString &text);

} // namespace Bytes
