// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace GipcCore {

/*! A peer's text, made safe to be shown in one line of a log. Characters that cannot be seen, such
    as controls and those that turn the direction of text, become replacement characters. */
QString printable(const QByteArray &utf8);

} // namespace GipcCore
