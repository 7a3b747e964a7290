// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "lockfile_unix_p.h"

#include "filestatus_unix_p.h"
#include "systemerror_unix_p.h"

#include <QtCore/QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

/*! Readable and writable for us alone. With the sticky bit cleaners of /tmp skip a file. */
constexpr mode_t LockMode = 01600;
constexpr mode_t OthersMayWrite = 022;
constexpr int Attempts = 100;

/*! How our files begin; the process id and a line's end follow. */
constexpr QByteArrayView Mark = "gipc-lock-1 ";

/*! The first line is shorter than this. */
constexpr qsizetype LineSize = 64;

/*! At most \a size bytes from the beginning of the file. */
QByteArray contents(int file, qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    qsizetype read = 0;
    while (read < size) {
        const ssize_t part = ::pread(file, text.data() + read, size_t(size - read), read);
        if (part < 0 && errno == EINTR)
            continue;
        if (part <= 0)
            break;
        read += part;
    }
    return text.first(read);
}

/*! The process id in our first line; nothing if it is not ours. */
std::optional<qint64> processIn(const QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    if (!text.startsWith(Mark) || end < 0)
        return std::nullopt;
    bool ok = false;
    const qint64 process = text.first(end).sliced(Mark.size()).toLongLong(&ok);
    return ok ? std::optional(process) : std::nullopt;
}

Failure foreign(const QByteArray &path, const FileStatus &file)
{
    const QString where = QFile::decodeName(path);
    if (!file.isOurs())
        return { Cause::ForeignSocket, { where, QString::number(file.status.st_uid) } };
    return { Cause::NotASocket, { where } };
}

/*! Whether kind, owner, names and mode are those of our files. */
bool mayBeOurs(const FileStatus &file)
{
    return file.isRegular() && file.isOurs() && file.status.st_nlink <= 1
        && (file.permissions() & OthersMayWrite) == 0;
}

bool beginsLikeOurs(int file, const FileStatus &status)
{
    if (status.status.st_size == 0) // its maker has not written yet, or could not
        return (status.permissions() & S_ISVTX) != 0;
    return processIn(contents(file, LineSize)).has_value();
}

/*! A result that is not valid, without a \a failure, means that the file came or went meanwhile.

    A file that is there is opened without O_CREAT. With it the kernel forbids even root to open
    somebody else's file in /tmp (fs.protected_regular). */
Descriptor openOrMake(const QByteArray &path, Failure *failure)
{
    constexpr int Flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    const FileStatus before = FileStatus::at(path);
    if (!before.exists && errno == ENOENT) {
        Descriptor made(::open(path.constData(), Flags | O_CREAT | O_EXCL, LockMode));
        // The umask may have taken away what the next owner needs to open it.
        if (made.isValid())
            ::fchmod(made.get(), LockMode);
        else if (errno != EEXIST)
            *failure = systemFailure(errno, Request::TakeName, path);
        return made;
    }
    if (!before.exists) {
        *failure = systemFailure(errno, Request::TakeName, path);
        return Descriptor();
    }
    if (!mayBeOurs(before)) {
        *failure = foreign(path, before);
        return Descriptor();
    }
    Descriptor opened(::open(path.constData(), Flags));
    if (!opened.isValid() && errno != ENOENT && errno != ELOOP)
        *failure = systemFailure(errno, Request::OpenLock, path);
    return opened;
}

/*! Takes the lock, or fails at once. */
bool lock(int file, const QByteArray &path, Failure *failure)
{
    int locked = 0;
    do {
        locked = ::flock(file, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    if (locked == 0)
        return true;
    *failure = systemFailure(errno, Request::Lock, path);
    if (failure->cause == Cause::NameInUse) {
        if (const auto process = processIn(contents(file, LineSize)); process >= 0)
            *failure = { Cause::NameInUseByProcess,
                         { failure->details.first(), QString::number(*process) } };
    }
    return false;
}

/*! Whether a file may have this size. A write beyond the limit would end the process by a
    signal. */
bool isAllowed(qsizetype size)
{
    rlimit limit {};
    return ::getrlimit(RLIMIT_FSIZE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY
        || rlim_t(size) <= limit.rlim_cur;
}

/*! Writes the new text before it cuts off the rest of the old one. A crash in between leaves a note
    that is too long rather than none. */
bool replaceContents(int file, const QByteArray &text)
{
    return isAllowed(text.size())
        && ::pwrite(file, text.constData(), size_t(text.size()), 0) == text.size()
        && ::ftruncate(file, text.size()) == 0;
}

} // namespace

LockFile::LockFile(QByteArray path, Descriptor file)
    : m_path(std::move(path))
    , m_file(std::move(file))
{ }

LockFile LockFile::take(const QByteArray &path, Failure *failure)
{
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        Descriptor file = openOrMake(path, failure);
        if (*failure)
            return LockFile();
        if (!file.isValid())
            continue;
        const FileStatus opened = FileStatus::of(file.get());
        if (opened.status.st_nlink == 0)
            continue; // the former owner has just removed it
        if (!mayBeOurs(opened) || !beginsLikeOurs(file.get(), opened)) {
            *failure = foreign(path, opened);
            return LockFile();
        }
        const bool isLocked = lock(file.get(), path, failure);
        LockFile locked(path, std::move(file));
        if (failure->cause == Cause::NoLocks && opened.status.st_size == 0)
            locked.release(true); // it was made for nothing
        if (!isLocked)
            return LockFile();
        if (locked.isCurrent())
            return locked;
    }
    *failure = { Cause::NameInUse, { QFile::decodeName(path) } };
    return LockFile();
}

bool LockFile::isCurrent() const
{
    return FileStatus::of(m_file.get()).isSameAs(FileStatus::at(m_path));
}

QByteArray LockFile::note() const
{
    const QByteArray text = contents(m_file.get(), LineSize + MaxNoteSize);
    if (!processIn(text))
        return QByteArray();
    return text.sliced(text.indexOf('\n') + 1);
}

void LockFile::write(const QByteArray &note)
{
    const QByteArray line = Mark.toByteArray() + QByteArray::number(qint64(::getpid())) + '\n';
    if (replaceContents(m_file.get(), line + note.first(std::min(note.size(), MaxNoteSize)))
        || replaceContents(m_file.get(), line))
        return;
    // Half a line would be taken for somebody else's. An empty file is ours by its mode.
    if (::ftruncate(m_file.get(), 0) != 0)
        errno = 0;
}

void LockFile::release(bool andRemove)
{
    if (!isValid())
        return;
    if (andRemove && isCurrent())
        ::unlink(m_path.constData());
    ::flock(m_file.get(), LOCK_UN);
    m_file.reset();
}

} // namespace GipcTransport
