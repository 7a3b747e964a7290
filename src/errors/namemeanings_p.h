// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "meaning_p.h"

namespace GipcCore {

using Gipc::ErrorCode;

/*! Why a name or an address cannot be had, or a server not be reached. */
inline constexpr Meaning NameMeanings[] = {
    { Cause::PathTooLong, ErrorCode::PathTooLong, QtWarningMsg,
      //: %n is about 100
      QT_TRANSLATE_N_NOOP("Gipc",
                          "The path %1 is too long: the system allows %n bytes. "
                          "Use a shorter name.") },
    { Cause::InvalidPath, ErrorCode::InvalidName, QtWarningMsg,
      //: %1 is the path of a socket, or an address
      QT_TRANSLATE_NOOP("Gipc",
                        "%1 has a null character in it, where the system would take "
                        "it to end.") },
    { Cause::NameInUse, ErrorCode::AddressInUse, QtWarningMsg,
      //: %1 is the path of a socket, or an address
      QT_TRANSLATE_NOOP("Gipc", "A live server has %1 already.") },
    { Cause::NameInUseByProcess, ErrorCode::AddressInUse, QtWarningMsg,
      //: %1 is the path of a socket, or an address, %2 the number of a process
      QT_TRANSLATE_NOOP("Gipc", "A live server has %1 already: process %2.") },
    { Cause::NotASocket, ErrorCode::AddressInUse, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "Something that is not ours is at %1. Remove it, or use "
                        "another name.") },
    { Cause::ForeignSocket, ErrorCode::AddressInUse, QtWarningMsg,
      //: %1 is the path of a socket, %2 the number of a user
      QT_TRANSLATE_NOOP("Gipc", "%1 belongs to another user (%2). Use another name.") },
    { Cause::NoDirectory, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "The directory for %1 does not exist. Make it, or use another "
                        "path.") },
    { Cause::DirectoryNotWritable, ErrorCode::AccessDenied, QtWarningMsg,
      //: %1 is the path of a file, %2 the number of a user
      QT_TRANSLATE_NOOP("Gipc",
                        "User %2 may not make %1. Allow it in that directory, or use "
                        "another path.") },
    { Cause::NotPermitted, ErrorCode::AccessDenied, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "The system does not permit %1: its directory cannot be "
                        "changed (is it immutable?). Use another path.") },
    { Cause::LockUnreadable, ErrorCode::AccessDenied, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "The permissions of the lock file %1 are not those it was "
                        "made with. Remove it if no server runs there.") },
    { Cause::ReadOnly, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc", "The file system of %1 is read-only. Use another path.") },
    { Cause::NoLocks, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "The file system of %1 has no locks (is it a network's?). Use "
                        "a path on this machine.") },
    { Cause::NoSockets, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a socket
      QT_TRANSLATE_NOOP("Gipc",
                        "The file system of %1 cannot hold sockets. Use another "
                        "path.") },
    { Cause::NoModes, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a socket
      QT_TRANSLATE_NOOP("Gipc",
                        "The file system of %1 does not let a socket's permissions be "
                        "set, so it would not be known who may connect. Use another "
                        "path.") },
    { Cause::NoSpace, ErrorCode::Transport, QtWarningMsg,
      //: %1 is the path of a file
      QT_TRANSLATE_NOOP("Gipc",
                        "The file system of %1 is full: no space, no inode, or the "
                        "quota is used up. Make room, or use another path.") },
    { Cause::ServerNotFound, ErrorCode::ServerNotFound, QtInfoMsg,
      //: %1 is the path of a socket, or an address
      QT_TRANSLATE_NOOP("Gipc", "No server at %1.") },
    { Cause::ServerBusy, ErrorCode::LimitReached, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The server at %1 has too many connections waiting.") },
    { Cause::AccessDenied, ErrorCode::AccessDenied, QtWarningMsg,
      //: %1 is a path or an address; unmaskPermissions is a property
      QT_TRANSLATE_NOOP("Gipc",
                        "No permission for %1. A server lets other users in only "
                        "with unmaskPermissions.") },
    { Cause::HostNotFound, ErrorCode::ServerNotFound, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The host of %1 is not known.") },
    { Cause::TcpTimeout, ErrorCode::ConnectTimeout, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "%1 does not answer.") },
    { Cause::UserNotTrusted, ErrorCode::PeerNotAllowed, QtWarningMsg,
      //: %1 is a path, %2 the number of a user; trustedUserIds is a property
      QT_TRANSLATE_NOOP("Gipc", "%1 belongs to user %2, who is not among trustedUserIds.") },
    { Cause::OutOfDescriptors, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "No file descriptor is free for %1. Raise the limit on "
                        "open files.") },
    { Cause::System, ErrorCode::Transport, QtWarningMsg,
      //: %1 is a path or an address, %2 what the system says
      QT_TRANSLATE_NOOP("Gipc", "%1: %2") },
};

} // namespace GipcCore
