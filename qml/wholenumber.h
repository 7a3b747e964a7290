// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <optional>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

/*! Up to here JavaScript's numbers are exact: 2^53 - 1. */
constexpr qint64 LargestWholeNumber = (qint64(1) << 53) - 1;

/*! \a number if it is a whole one from 0 to \a largest. Otherwise nothing, and a warning that names \a
    property, with the place of \a object in the QML file. */
std::optional<qint64> wholeNumber(qreal number, qint64 largest, const char *property,
                                  const QObject *object);
