// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "files_unix_p.h"

#include "descriptor_p.h"
#include "nameclaim_p.h"
#include "platform_p.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/socket.h>

namespace GipcTransport {

FileStatus FileStatus::at(const QByteArray &path)
{
    FileStatus file;
    file.exists = ::lstat(path.constData(), &file.status) == 0;
    return file;
}

FileStatus FileStatus::of(int descriptor)
{
    FileStatus file;
    file.exists = ::fstat(descriptor, &file.status) == 0;
    return file;
}

bool FileStatus::isOurs() const
{
    return exists && status.st_uid == ::geteuid();
}

bool FileStatus::isSameAs(const FileStatus &other) const
{
    return exists && other.exists && status.st_dev == other.status.st_dev
        && status.st_ino == other.status.st_ino;
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(),
                std::min(size_t(path.size()), sizeof address.sun_path - 1));
    return address;
}

Trouble nameTrouble(int error, const QByteArray &path)
{
    using Kind = Trouble::Kind;
    const auto kind = [error] {
        switch (error) {
        case ENOENT:
        case ENOTDIR:
            return Kind::NoDirectory;
        case EACCES:
            return Kind::NotWritable;
        case EPERM:
            return Kind::NotPermitted;
        case EROFS:
            return Kind::ReadOnly;
        case ENOSPC:
        case EDQUOT:
            return Kind::NoSpace;
        case EMFILE:
        case ENFILE:
            return Kind::OutOfDescriptors;
        case EEXIST:
        case EADDRINUSE:
            return Kind::NameInUse;
        default:
            return Kind::System;
        }
    };
    return { kind(), QFile::decodeName(path),
             kind() == Kind::NotWritable ? qint64(::geteuid()) : -1, qt_error_string(error) };
}

Life lifeAt(const QByteArray &path)
{
    if (path.size() > maxPathSize() || path.contains('\0'))
        return Life::Absent;
    const Descriptor asker(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!asker.isValid())
        return Life::Unknown;
    const sockaddr_un address = addressOf(path);
    if (::connect(asker.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return Life::Alive; // a datagram socket listens
    switch (errno) {
    case ECONNREFUSED:
        return Life::Dead;
    case ENOENT:
    case ENOTDIR:
        return Life::Absent;
    default: // EPROTOTYPE: a stream socket is bound to it. Anything else: we cannot tell, so leave
             // it
        return Life::Alive;
    }
}

bool isServerAlive(const QString &path)
{
    return lifeAt(QFile::encodeName(path)) == Life::Alive;
}

} // namespace GipcTransport
