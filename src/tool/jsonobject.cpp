// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "jsonobject.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace GipcTool {

JsonObject &JsonObject::add(const char *key, const QByteArray &json)
{
    m_text += (m_text.isEmpty() ? "{\"" : ",\"");
    m_text += key;
    m_text += "\":";
    m_text += json;
    return *this;
}

JsonObject &JsonObject::add(const char *key, const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray { text }).toJson(QJsonDocument::Compact);
    return add(key, array.sliced(1, array.size() - 2));
}

JsonObject &JsonObject::add(const char *key, qint64 number)
{
    return add(key, QByteArray::number(number));
}

} // namespace GipcTool
