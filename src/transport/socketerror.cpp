// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "socketerror_p.h"

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

Failure socketFailure(QAbstractSocket::SocketError error, const QString &words,
                      const QString &where)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return { Cause::NameInUse, { where } };
    case QAbstractSocket::ConnectionRefusedError:
    case QAbstractSocket::RemoteHostClosedError:
        return { Cause::ServerNotFound, { where } };
    case QAbstractSocket::HostNotFoundError:
        return { Cause::HostNotFound, { where } };
    case QAbstractSocket::SocketTimeoutError:
        return { Cause::TcpTimeout, { where } };
    case QAbstractSocket::SocketAccessError:
        return { Cause::AccessDenied, { where } };
    case QAbstractSocket::SocketResourceError:
        return { Cause::OutOfDescriptors, { where } };
    default: // Qt has many more
        return { Cause::System, { where, words } };
    }
}

} // namespace GipcTransport
