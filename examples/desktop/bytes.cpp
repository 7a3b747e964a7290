// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "bytes.h"

#include <QtCore/QStringDecoder>
#include <QtCore/QStringList>

#include <algorithm>

namespace Bytes {

namespace {

constexpr qsizetype PreviewCharacters = 200;
constexpr qsizetype PreviewBytes = 64;
constexpr qsizetype BytesInLine = 16;
constexpr QChar Ellipsis(0x2026);

bool isPrintable(QChar character)
{
    return character.isPrint() || character == u'\n' || character == u'\r' || character == u'\t'
        || character.isSurrogate();
}

QString hexPreview(const QByteArray &data)
{
    QString text = QString::fromLatin1(data.left(PreviewBytes).toHex(' '));
    if (data.size() > PreviewBytes)
        text += u' ' + Ellipsis;
    return text;
}

QString hexLine(const QByteArray &data, qsizetype offset)
{
    const QByteArray bytes = data.mid(offset, BytesInLine);
    QString characters = QString::fromLatin1(bytes);
    for (QChar &character : characters) {
        if (character < u' ' || character > u'~')
            character = u'.';
    }
    constexpr int DigitsWidth = BytesInLine * 3 - 1;
    return QStringLiteral("%1  %2  %3")
        .arg(offset, 6, 16, QLatin1Char('0'))
        .arg(QString::fromLatin1(bytes.toHex(' ')), -DigitsWidth)
        .arg(characters);
}

} // namespace

bool isText(const QByteArray &data)
{
    QStringDecoder decoder(QStringDecoder::Utf8); // keeps a character that is cut off for later
    const QString text = decoder(data);
    return !decoder.hasError() && std::all_of(text.begin(), text.end(), isPrintable);
}

QString preview(const QByteArray &data)
{
    // Four bytes are the most that a character takes.
    const QByteArray start = data.left(PreviewCharacters * 4);
    if (!isText(start))
        return hexPreview(data);
    QString text = QString::fromUtf8(start);
    const bool isCut = start.size() < data.size() || text.size() > PreviewCharacters;
    text.truncate(PreviewCharacters);
    text.replace(u'\n', QChar(0x21b5)).remove(u'\r').replace(u'\t', u' ');
    return isCut ? text + Ellipsis : text;
}

QString hexDump(const QByteArray &data)
{
    QString text;
    for (qsizetype offset = 0; offset < data.size(); offset += BytesInLine) {
        if (offset > 0)
            text += u'\n';
        text += hexLine(data, offset);
    }
    return text;
}

std::optional<QByteArray> fromHex(const QString &text)
{
    QByteArray bytes;
    for (QString word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith(QStringLiteral("0x"), Qt::CaseInsensitive))
            word.remove(0, 2);
        const QByteArray digits = word.toLatin1();
        const QByteArray decoded = QByteArray::fromHex(digits);
        if (digits.isEmpty()
            || decoded.toHex() != digits.toLower()) // fromHex() skips what it cannot read
            return std::nullopt;
        bytes += decoded;
    }
    return bytes;
}

} // namespace Bytes
