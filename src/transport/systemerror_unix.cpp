// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "systemerror_unix_p.h"

#include <QtCore/QFile>

#include <cerrno>
#include <unistd.h>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

struct Row
{
    Request request;
    int error;
    Cause cause;
};

constexpr Row Rows[] = {
    { Request::ReachServer, ENOENT, Cause::ServerNotFound },
    { Request::ReachServer, ENOTDIR, Cause::ServerNotFound },
    { Request::ReachServer, EPROTOTYPE, Cause::ServerNotFound }, // a datagram socket is not ours
    { Request::ReachServer, ECONNREFUSED, Cause::ServerNotFound },
    { Request::ReachServer, EAGAIN, Cause::ServerBusy },
    { Request::ReachServer, EACCES, Cause::AccessDenied },
    { Request::ReachServer, EPERM, Cause::AccessDenied },
    { Request::ReachServer, EMFILE, Cause::OutOfDescriptors },
    { Request::ReachServer, ENFILE, Cause::OutOfDescriptors },

    { Request::OpenLock, EACCES, Cause::LockUnreadable },
    { Request::Lock, EWOULDBLOCK, Cause::NameInUse },
    { Request::Lock, ENOLCK, Cause::NoLocks },
    { Request::Lock, EOPNOTSUPP, Cause::NoLocks },
    { Request::Lock, ENOSYS, Cause::NoLocks },
    { Request::Lock, EINVAL, Cause::NoLocks },
    // The lock could be made beside the socket, so it is not the directory that forbids it.
    { Request::BindSocket, EPERM, Cause::NoSockets },
    { Request::BindSocket, EOPNOTSUPP, Cause::NoSockets },

    // Of the three before, too
    { Request::TakeName, ENOENT, Cause::NoDirectory },
    { Request::TakeName, ENOTDIR, Cause::NoDirectory },
    { Request::TakeName, EACCES, Cause::DirectoryNotWritable },
    { Request::TakeName, EPERM, Cause::NotPermitted },
    { Request::TakeName, EROFS, Cause::ReadOnly },
    { Request::TakeName, ENOSPC, Cause::NoSpace },
    { Request::TakeName, EDQUOT, Cause::NoSpace },
    { Request::TakeName, EMFILE, Cause::OutOfDescriptors },
    { Request::TakeName, ENFILE, Cause::OutOfDescriptors },
    { Request::TakeName, EEXIST, Cause::NameInUse },
    { Request::TakeName, EADDRINUSE, Cause::NameInUse },
};

bool applies(const Row &row, Request request)
{
    return row.request == request
        || (row.request == Request::TakeName && request != Request::ReachServer);
}

Cause causeOf(int error, Request request)
{
    for (const Row &row : Rows) {
        if (row.error == error && applies(row, request))
            return row.cause;
    }
    return Cause::System;
}

} // namespace

Failure systemFailure(int error, Request request, const QByteArray &path)
{
    Failure failure { causeOf(error, request), { QFile::decodeName(path) } };
    if (failure.cause == Cause::DirectoryNotWritable)
        failure.details << QString::number(::geteuid());
    else if (failure.cause == Cause::System)
        failure.details << qt_error_string(error);
    return failure;
}

} // namespace GipcTransport
