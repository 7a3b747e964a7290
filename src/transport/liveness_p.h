// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace GipcTransport {

/*! Whether a server has \a path. No listener notices the question. */
bool isServerAlive(const QString &path);

} // namespace GipcTransport
