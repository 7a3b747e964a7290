// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcmessagevalue.h"

#include <QtCore/QJsonDocument>

QVariant GipcMessageValue::json() const
{
    return QJsonDocument::fromJson(message.data()).toVariant();
}
