// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "descriptor_p.h"
#include "failure_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! The lock file beside a server's socket: held by an flock, which dies with the process, and with a
    note for the next owner.

    Other programs have files that end in ".lock", too. Ours is a regular file of our user that only
    he can write to, has no other name, and begins with our line or, if nothing could be written to
    it, is empty and has the mode of ours. Anything else is not opened for longer than it takes to
    see that, and never changed or removed. */
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

    /*! What is at the path is still this file: it may have been removed, and another have made one. */
    bool isCurrent() const;

    QByteArray note() const;

    /*! Our line, and \a note behind it. Nothing depends on it so much that a full disk or a limit on
        the size of files would be an error. */
    void write(const QByteArray &note);

    /*! Gives the lock up, also for processes that were forked off meanwhile; and with \a andRemove
        the file, if it is still ours. */
    void release(bool andRemove);

    static constexpr qsizetype MaxNoteSize = 1024 * 1024;

private:
    LockFile(QByteArray path, Descriptor file);

    QByteArray m_path;
    Descriptor m_file;
};

} // namespace GipcTransport
