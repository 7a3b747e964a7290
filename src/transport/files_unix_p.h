// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "trouble_p.h"

#include <QtCore/QByteArray>

#include <sys/stat.h>
#include <sys/un.h>

/*! What the files for Unix share: files, addresses, and what errno means for a server's name. */
namespace GipcTransport {

/*! What is at a path, a symbolic link itself; nothing if \a exists is false, and errno says why. */
struct FileStatus
{
    struct stat status = {};
    bool exists = false;

    static FileStatus at(const QByteArray &path);
    static FileStatus of(int descriptor);

    mode_t permissions() const { return status.st_mode & 07777; }
    bool isSocket() const { return exists && S_ISSOCK(status.st_mode); }
    bool isRegular() const { return exists && S_ISREG(status.st_mode); }
    bool isOurs() const;
    bool isSameAs(const FileStatus &other) const;
};

/*! The address of a path that fits, which the caller has checked. */
sockaddr_un addressOf(const QByteArray &path);

/*! Why a name could not be taken, as \a error, an errno, says of \a path. */
Trouble nameTrouble(int error, const QByteArray &path);

enum class Life {
    Alive,
    Dead,
    Absent,
    Unknown, ///< errno says why it could not be asked
};

/*! Whether somebody has a socket bound to \a path. No listener notices the question: it is a datagram
    socket that asks, and the kernel refuses it with different errors for a live and a dead address.
 */
Life lifeAt(const QByteArray &path);

} // namespace GipcTransport
