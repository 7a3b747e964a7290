// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "liveness_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

enum class Life {
    Alive,
    Dead,
    Absent,
    Unknown, ///< errno says why it could not be asked
};

/*! Whether somebody has a socket bound to \a path. A datagram socket asks: no listener notices it,
    and the kernel refuses it with different errors for a live and a dead address. */
Life lifeAt(const QByteArray &path);

} // namespace GipcTransport
