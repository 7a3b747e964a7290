// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "platform_p.h"

#include "address_p.h"
#include "filestatus_unix_p.h"
#include "socketaddress_unix_p.h"
#include "systemerror_unix_p.h"

#include <QtCore/QFile>
#include <QtCore/QIODevice>
#include <QtCore/QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#endif

namespace GipcTransport {
qsizetype maxPathSize()
{
    return SocketAddress::MaxPathSize;
}

PeerCredentials peerCredentials(qintptr descriptor)
{
    PeerCredentials credentials;
#ifdef SO_PEERCRED
    ucred kernel {};
    socklen_t size = sizeof kernel;
    if (::getsockopt(int(descriptor), SOL_SOCKET, SO_PEERCRED, &kernel, &size) == 0
        && kernel.uid != uid_t(-1)) { // which is what other sockets answer
        credentials.userId = kernel.uid;
        if (kernel.pid > 0) // 0: it cannot be seen from our namespace
            credentials.processId = kernel.pid;
    }
#else
    uid_t user = 0;
    gid_t group = 0;
    if (::getpeereid(int(descriptor), &user, &group) == 0)
        credentials.userId = user;
#endif
    return credentials;
}

void shutdownSending(qintptr descriptor)
{
    ::shutdown(int(descriptor), SHUT_WR);
}

void endStream(qintptr descriptor, bool isLocal)
{
    const int socket = int(descriptor);
    ::shutdown(socket, isLocal ? SHUT_RDWR : SHUT_WR);
    char unread[16 * 1024];
    // From a local peer nothing can come after this. On TCP more may come and cause a reset, but
    // the end of our stream was sent before that.
    for (int rounds = 0; isLocal || rounds < 16; ++rounds) {
        const ssize_t size = ::recv(socket, unread, sizeof unread, MSG_DONTWAIT);
        if (size == 0 || (size < 0 && errno != EINTR))
            break;
    }
    ::shutdown(socket, SHUT_RDWR);
}

qint64 unsentBytes(qintptr descriptor)
{
    int bytes = 0;
#ifdef SIOCOUTQ
    if (::ioctl(int(descriptor), SIOCOUTQ, &bytes) != 0)
        return 0;
#else
    Q_UNUSED(descriptor)
#endif
    return bytes;
}

bool hasInput(qintptr descriptor)
{
    pollfd entry {};
    entry.fd = int(descriptor);
    entry.events = POLLIN;
    return ::poll(&entry, 1, 0) == 1;
}

bool hasHungUp(qintptr descriptor)
{
    pollfd entry {};
    entry.fd = int(descriptor);
#ifdef POLLRDHUP
    entry.events = POLLRDHUP;
#endif
    return ::poll(&entry, 1, 0) == 1 && entry.revents != 0;
}

ConnectedSocket connectLocal(const QString &path)
{
    if (const auto failure = checkPath(path))
        return { Descriptor(), failure };
    const QByteArray encoded = QFile::encodeName(path);
    Descriptor descriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!descriptor.isValid())
        return { Descriptor(), systemFailure(errno, Request::ReachServer, encoded) };
    // A local connect is done or refused at once. If the backlog is full it is EAGAIN, for which
    // QLocalSocket would wait in a way that keeps the processor busy.
    const SocketAddress address(encoded);
    if (::connect(descriptor.get(), address.data(), SocketAddress::size()) == 0)
        return { std::move(descriptor) };
    const int error = errno;
    return { Descriptor(), systemFailure(error, Request::ReachServer, encoded),
             error == ECONNREFUSED };
}

AcceptedSocket acceptLocal(qintptr listening)
{
    for (;;) {
        Descriptor accepted(
            ::accept4(int(listening), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (accepted.isValid())
            return { std::move(accepted) };
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return {};
        if (errno != EINTR && errno != ECONNABORTED)
            return { Descriptor(), true };
    }
}

void closeDescriptor(int descriptor) noexcept
{
    ::close(descriptor);
}

int maxDescriptors()
{
    rlimit limit {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > rlim_t(INT_MAX))
        return INT_MAX;
    return int(limit.rlim_cur);
}

qint64 fileOwner(const QString &path)
{
    if (checkPath(path))
        return -1;
    const FileStatus file = FileStatus::at(QFile::encodeName(path));
    return file.exists ? qint64(file.status.st_uid) : -1;
}

QByteArray fileIdentity(const QString &path)
{
    const FileStatus found = FileStatus::at(QFile::encodeName(path));
    if (!found.exists)
        return QByteArray();
    const struct stat &file = found.status;
    // Inode numbers are used again, and time stamps advance only with the kernel's tick. So a file
    // this young may be replaced by one that looks the same.
    constexpr qint64 Nanoseconds = 1'000'000'000;
    constexpr qint64 Grain = 50'000'000;
    timespec now {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    const qint64 changed = qint64(file.st_ctim.tv_sec) * Nanoseconds + file.st_ctim.tv_nsec;
    const qint64 current = qint64(now.tv_sec) * Nanoseconds + now.tv_nsec;
    // A clock that was set back shows files of the future: no file is young then.
    const qint64 age = current - changed;
    const bool young = age >= 0 && age < Grain;
    return QByteArray::number(qint64(file.st_dev)) + ':' + QByteArray::number(qint64(file.st_ino))
        + ':' + QByteArray::number(changed)
        + (young ? '@' + QByteArray::number(current) : QByteArray());
}

Sender::Sender(QIODevice *device, qintptr descriptor, QObject *parent)
    : QObject(parent)
    , m_device(device)
    , m_descriptor(descriptor)
{ }

qint64 Sender::send(QByteArrayView bytes)
{
    qint64 taken = 0;
    while (taken < bytes.size()) {
        const auto rest = bytes.sliced(taken);
        const ssize_t sent = ::send(int(m_descriptor), rest.data(), size_t(rest.size()),
                                    MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent >= 0) {
            taken += sent;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK || errno == ENOBUFS) {
            arm();
            return taken;
        } else if (errno != EINTR) {
            if (taken == 0)
                return -1;
            arm(); // the next call reports it
            return taken;
        }
    }
    return taken;
}

void Sender::arm()
{
    if (!m_notifier) {
        m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Write, this);
        connect(m_notifier, &QSocketNotifier::activated, this, [this] {
            m_notifier->setEnabled(false);
            Q_EMIT ready();
        });
    }
    m_notifier->setEnabled(true);
}

void Sender::stop()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
}

} // namespace GipcTransport
