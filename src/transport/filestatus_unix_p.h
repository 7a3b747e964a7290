// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

#include <sys/stat.h>

namespace GipcTransport {

/*! What is at a path, a symbolic link itself; nothing if \a exists is false, and errno says why. */
struct FileStatus
{
    struct stat status = {};
    bool exists = false;

    static FileStatus at(const QByteArray &path) noexcept;
    static FileStatus of(int descriptor) noexcept;

    mode_t permissions() const noexcept { return status.st_mode & 07777; }
    bool isSocket() const noexcept { return exists && S_ISSOCK(status.st_mode); }
    bool isRegular() const noexcept { return exists && S_ISREG(status.st_mode); }
    bool isOurs() const noexcept;
    bool isSameAs(const FileStatus &other) const noexcept;
};

} // namespace GipcTransport
