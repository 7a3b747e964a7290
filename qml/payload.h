// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtQml/QJSValue>

#include <optional>

/*! The bytes to send for a value that QML gave to \a caller. A string is sent in UTF-8, an
    ArrayBuffer or a view of one as it is, any other object or array in compact JSON, which json()
    of the message reads. For anything else returns nothing, and warns with the place in the QML
    file. */
std::optional<QByteArray> payload(const QJSValue &data, const QObject *caller);

/*! The same where data may be left out: undefined is none. */
std::optional<QByteArray> optionalPayload(const QJSValue &data, const QObject *caller);
