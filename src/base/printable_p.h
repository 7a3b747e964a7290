// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace GipcCore {

/*! What a peer said, fit to be shown in one line of a log: a replacement character stands for each character
    that is no text to the eye, such as controls, what turns the direction of text, and what is not
   seen. */
QString printable(const QByteArray &utf8);

} // namespace GipcCore
