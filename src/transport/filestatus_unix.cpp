// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "filestatus_unix_p.h"

#include <unistd.h>

namespace GipcTransport {

FileStatus FileStatus::at(const QByteArray &path) noexcept
{
    FileStatus file;
    file.exists = ::lstat(path.constData(), &file.status) == 0;
    return file;
}

FileStatus FileStatus::of(int descriptor) noexcept
{
    FileStatus file;
    file.exists = ::fstat(descriptor, &file.status) == 0;
    return file;
}

bool FileStatus::isOurs() const noexcept
{
    return exists && status.st_uid == ::geteuid();
}

bool FileStatus::isSameAs(const FileStatus &other) const noexcept
{
    return exists && other.exists && status.st_dev == other.status.st_dev
        && status.st_ino == other.status.st_ino;
}

} // namespace GipcTransport
