// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace GipcTool {

/*! An object whose members keep the order in which they are added, as QJsonObject's do not; it
    has one at least. */
class JsonObject
{
public:
    /*! \a json is a value as it is to stand there. */
    JsonObject &add(const char *key, const QByteArray &json);
    JsonObject &add(const char *key, const QString &text);
    JsonObject &add(const char *key, qint64 number);

    QByteArray text() const { return m_text + '}'; }

private:
    QByteArray m_text;
};

} // namespace GipcTool
