// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace GipcTool {

// A pre-shared key in a file: its 32 to 64 bytes and nothing else, readable by its owner alone.

/*! The key, or nothing and \a error. */
QByteArray readKeyFile(const QString &path, QString *error);

/*! Writes a new random key to a file that must not be there yet. */
bool makeKeyFile(const QString &path, QString *error);

} // namespace GipcTool
