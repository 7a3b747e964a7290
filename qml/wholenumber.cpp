// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wholenumber.h"

#include <QtQml/QQmlInfo>

#include <cmath>

std::optional<qint64> wholeNumber(qreal number, qint64 largest, const char *property,
                                  const QObject *object)
{
    if (number >= 0 && number <= qreal(largest) && std::floor(number) == number)
        return qint64(number);
    qmlWarning(object) << property << " is a whole number from 0 to " << largest << ", not "
                       << number;
    return std::nullopt;
}
