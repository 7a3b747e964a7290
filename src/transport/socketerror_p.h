// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <QtNetwork/QAbstractSocket>

namespace GipcTransport {

/*! Why Qt could not listen or connect at \a where: \a error, or if that says too little, \a
    words. */
GipcCore::Failure socketFailure(QAbstractSocket::SocketError error, const QString &words,
                                const QString &where);

} // namespace GipcTransport
