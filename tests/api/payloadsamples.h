// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>
#include <QtCore/QDateTime>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QUrl>
#include <QtCore/QUuid>

#include <limits>

/*! How many values may be inside each other. */
constexpr int MaxDepth = 128;

/*! Something of everything. */
inline QJsonObject sampleObject()
{
    return { { QStringLiteral("name"), QStringLiteral("Müller \u20ac \U0001F600 \"\\\n") },
             { QStringLiteral("none"), QJsonValue::Null },
             { QStringLiteral("yes"), true },
             { QStringLiteral("many"), qint64(9007199254740991) },
             { QStringLiteral("half"), -0.5 },
             { QStringLiteral("list"),
               QJsonArray { 1, QStringLiteral("x"), QJsonArray(),
                            QJsonObject { { QString(), QJsonArray { 1 } } } } } };
}

inline QCborMap sampleMap()
{
    return { { QStringLiteral("text"), QStringLiteral("Müller \u20ac \U0001F600") },
             { QStringLiteral("bytes"), QByteArray("\0\xff\x80", 3) },
             { 5, std::numeric_limits<qint64>::min() },
             { QCborArray { 1 }, QCborMap { { 1.5, QCborValue::Undefined } } },
             { QStringLiteral("when"),
               QCborValue(QDateTime::fromString(QStringLiteral("2009-02-13T23:31:30.123Z"),
                                                Qt::ISODateWithMs)) },
             { QStringLiteral("who"),
               QCborValue(QUuid(QStringLiteral("{67c8770b-44f1-410a-ab9a-f9b5446f13ee}"))) },
             { QStringLiteral("where"),
               QCborValue(QUrl(QStringLiteral("https://example.org/a?b#c"))) },
             { QStringLiteral("tag"), QCborValue(QCborTag(1000), QCborArray {}) } };
}
