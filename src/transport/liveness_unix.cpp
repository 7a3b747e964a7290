// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "liveness_unix_p.h"

#include "descriptor_p.h"
#include "socketaddress_unix_p.h"

#include <QtCore/QFile>

#include <cerrno>

namespace GipcTransport {

Life lifeAt(const QByteArray &path)
{
    if (path.size() > SocketAddress::MaxPathSize || path.contains('\0'))
        return Life::Absent;
    const Descriptor asker(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!asker.isValid())
        return Life::Unknown;
    const SocketAddress address(path);
    if (::connect(asker.get(), address.data(), SocketAddress::size()) == 0)
        return Life::Alive; // a datagram socket listens
    switch (errno) {
    case ECONNREFUSED:
        return Life::Dead;
    case ENOENT:
    case ENOTDIR:
        return Life::Absent;
    default: // EPROTOTYPE: a stream socket is bound to it. After any other error it may be, too.
        return Life::Alive;
    }
}

bool isServerAlive(const QString &path)
{
    return lifeAt(QFile::encodeName(path)) == Life::Alive;
}

} // namespace GipcTransport
