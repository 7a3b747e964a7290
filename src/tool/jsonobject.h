// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace GipcTool {

/*! An object whose members keep the order in which they are added, unlike those of QJsonObject. It
    has at least one. */
class JsonObject
{
public:
    /*! \a json is the value, already in JSON. */
    JsonObject &add(const char *key, const QByteArray &json);
    JsonObject &add(const char *key, const QString &text);
    JsonObject &add(const char *key, qint64 number);

    QByteArray text() const { return m_text + '}'; }

private:
    QByteArray m_text;
};

} // namespace GipcTool
