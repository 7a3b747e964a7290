// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <optional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

/*! 2^53 - 1. Larger whole numbers are not exact in JavaScript. */
constexpr qint64 LargestWholeNumber = (qint64(1) << 53) - 1;

/*! \a number if it is a whole number from 0 to \a largest. If not, nothing, and a warning that
    names \a property and the place of \a object in the QML file. */
std::optional<qint64> wholeNumber(qreal number, qint64 largest, const char *property,
                                  const QObject *object);
