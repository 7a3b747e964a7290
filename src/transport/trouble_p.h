// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QString>

namespace GipcTransport {

/*! Why a name could not be taken or a server not be reached. Words are made of it further up. */
struct Trouble
{
    enum class Kind {
        None,
        PathTooLong, ///< number: the limit in bytes
        InvalidPath, ///< it has a null character, where the system would take it to end
        NameInUse, ///< a live server; number: its process id, or -1
        NotASocket, ///< something else is at the path
        ForeignSocket, ///< number: the user who owns it
        AccessDenied, ///< to a server
        NoDirectory, ///< the one the name would be in
        NotWritable, ///< that directory; number: for this user
        NotPermitted, ///< not to anybody, it seems: an immutable directory
        LockUnreadable, ///< a lock that is ours by its owner, but not its mode
        ReadOnly, ///< the file system, as in the next four
        NoLocks,
        NoSockets,
        NoModes,
        NoSpace,
        Refused, ///< something is there, and does not listen, or not yet
        NoServer, ///< nobody listens there
        Busy, ///< somebody listens and cannot take more connections at the moment
        TimedOut,
        HostNotFound,
        OutOfDescriptors,
        NotTrusted, ///< number: the user whose socket it is, or who listens
        System, ///< detail: what the system said
    };

    Kind kind = Kind::None;
    QString where; ///< the path, or host and port
    qint64 number = -1;
    QString detail;

    explicit operator bool() const { return kind != Kind::None; }
};

} // namespace GipcTransport
