// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "publishedsocket_unix_p.h"

#include "liveness_unix_p.h"
#include "platform_p.h"
#include "socketaddress_unix_p.h"
#include "systemerror_unix_p.h"

#include <QtCore/QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

constexpr mode_t PrivateMode = 0600;
constexpr mode_t PublicMode = 0777;

/*! Removes what is at the path, if that may be done. */
Failure clearPath(const QByteArray &path)
{
    const FileStatus file = FileStatus::at(path);
    if (!file.exists)
        return errno == ENOENT ? Failure() : systemFailure(errno, Request::TakeName, path);
    const QString where = QFile::decodeName(path);
    if (!file.isSocket())
        return { Cause::NotASocket, { where } };
    if (!file.isOurs())
        return { Cause::ForeignSocket, { where, QString::number(file.status.st_uid) } };
    const Life life = lifeAt(path);
    if (life == Life::Unknown)
        return systemFailure(errno, Request::TakeName, path);
    if (life == Life::Alive)
        return { Cause::NameInUse, { where } };
    if (::unlink(path.constData()) != 0 && errno != ENOENT)
        return systemFailure(errno, Request::TakeName, path);
    return {};
}

/*! A socket that is bound to the path. It does not listen yet: a client is refused, and tries again
    at once. */
Descriptor bindAt(const QByteArray &path, Failure *failure)
{
    Descriptor bound(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!bound.isValid()) {
        *failure = systemFailure(errno, Request::TakeName, path);
        return Descriptor();
    }
    // On Linux the file gets the socket's own mode, less the umask, and so is private at once.
    ::fchmod(bound.get(), PrivateMode);
    const SocketAddress address(path);
    if (::bind(bound.get(), address.data(), SocketAddress::size()) == 0)
        return bound;
    *failure = systemFailure(errno, Request::BindSocket, path);
    return Descriptor();
}

/*! Gives the bound socket its mode, if it does not have it: the umask may have taken away too much,
    and never leaves enough for everyone. Never through a link that somebody put there meanwhile. */
bool setMode(const QByteArray &path, mode_t mode)
{
    if (FileStatus::at(path).permissions() == mode)
        return true;
    const bool changed = ::fchmodat(AT_FDCWD, path.constData(), mode, AT_SYMLINK_NOFOLLOW) == 0;
    return changed && FileStatus::at(path).permissions() == mode;
}

/*! Refuses those who wait. Otherwise they would wait as long as a child that was forked off has the
    socket open, too. */
void turnAway(int listening)
{
    ::shutdown(listening, SHUT_RDWR); // nobody is let into its queue any more
    for (AcceptedSocket next = acceptLocal(listening); next.descriptor.isValid();)
        next = acceptLocal(listening);
}

} // namespace

PublishedSocket PublishedSocket::publish(const QByteArray &path, NameClaim::Access access,
                                         Failure *failure)
{
    *failure = clearPath(path);
    if (*failure)
        return PublishedSocket();
    PublishedSocket socket;
    socket.m_path = path;
    socket.m_listening = bindAt(path, failure);
    if (!socket.isValid())
        return PublishedSocket();
    socket.m_file = FileStatus::at(path);
    // Before anybody can connect.
    const mode_t mode = access == NameClaim::Access::Everyone ? PublicMode : PrivateMode;
    if (!setMode(path, mode))
        *failure = { Cause::NoModes, { QFile::decodeName(path) } };
    else if (::listen(socket.descriptor(), SOMAXCONN) != 0)
        *failure = systemFailure(errno, Request::TakeName, path);
    if (!*failure)
        return socket;
    socket.removeFile();
    return PublishedSocket();
}

bool PublishedSocket::isCurrent() const
{
    return FileStatus::at(m_path).isSameAs(m_file);
}

void PublishedSocket::removeFile()
{
    if (isCurrent())
        ::unlink(m_path.constData());
}

void PublishedSocket::withdraw()
{
    removeFile();
    turnAway(m_listening.get());
}

} // namespace GipcTransport
