// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtQml/QJSValue>

#include <optional>

/*! The bytes to send for what QML gave \a caller: a string in UTF-8, an ArrayBuffer or a view
    of one as it is, any other object or array in compact JSON, which the message's json() reads.
    For anything else nothing, and a warning with the place in the QML file. */
std::optional<QByteArray> payload(const QJSValue &data, const QObject *caller);
