// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "descriptor_p.h"
#include "failure_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! The lock file beside a server's socket. It is held by an flock, which ends with the process, and
    contains a note for the next owner.

    Other programs have files that end in ".lock", too. A file is ours if it is a regular file of
    our user, nobody else can write to it, it has no other name, and it begins with our line. If
    nothing could be written to it, it is empty and has the mode of ours instead. Any other file is
    closed as soon as that is seen, and never changed or removed. */
class LockFile
{
public:
    LockFile() = default;
    LockFile(LockFile &&other) = default;
    LockFile &operator=(LockFile &&other) = default;
    Q_DISABLE_COPY(LockFile)

    /*! The lock at \a path, or one that is not valid and \a failure. Never waits. */
    static LockFile take(const QByteArray &path, GipcCore::Failure *failure);

    bool isValid() const { return m_file.isValid(); }

    /*! Whether what is at the path is still this file. It may have been removed, and somebody else
        may have made another. */
    bool isCurrent() const;

    QByteArray note() const;

    /*! Writes our line, and \a note behind it. That the disk is full, or the size of files limited,
        is no error: the server works without. */
    void write(const QByteArray &note);

    /*! Gives the lock up, also for processes that were forked off meanwhile. With \a andRemove the
        file is removed, if it is still ours. */
    void release(bool andRemove);

    static constexpr qsizetype MaxNoteSize = 1024 * 1024;

private:
    LockFile(QByteArray path, Descriptor file);

    QByteArray m_path;
    Descriptor m_file;
};

} // namespace GipcTransport
