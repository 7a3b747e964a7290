// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far.

#include "liveness_p.h"

#include <QtNetwork/QLocalServer>

namespace GipcTransport {

bool isServerAlive(const QString &path)
{
    QLocalServer probe;
    return !probe.listen(path) && probe.serverError() == QAbstractSocket::AddressInUseError;
}

} // namespace GipcTransport
