// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "session_p.h"
#include "trouble_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QStringList>

namespace GipcCore {

/*! What went wrong, finer than an ErrorCode: enough to say it in words. What it means to the program is
    in the tables that meaning_p.h names: a new one needs a row there. */
enum class Cause {
    None,

    // A name or an address cannot be had
    PathTooLong,
    InvalidPath,
    NameInUse,
    NameInUseByProcess,
    NotASocket,
    ForeignSocket,
    NoDirectory,
    DirectoryNotWritable,
    NotPermitted,
    LockUnreadable,
    ReadOnly,
    NoLocks,
    NoSockets,
    NoModes,
    NoSpace,

    // A server cannot be reached
    ServerNotFound,
    ServerBusy,
    AccessDenied,
    HostNotFound,
    TcpTimeout,
    UserNotTrusted,
    OutOfDescriptors, ///< also for a name, and for accepting
    System, ///< what has no cause of its own, in the system's words

    // The peer, or what came from it
    UnknownVersion,
    VersionRefused,
    PeerInsistsOnEncryption,
    PeerLacksEncryption,
    BadPublicKey,
    MalformedHandshake,
    MalformedFrame,
    PeerMessageTooLarge,
    Integrity,
    Replayed,
    KeyWornOut,
    Crypto,
    ExtensionRequired,
    PeerWantsKey,
    PeerLacksKey,
    OtherService,
    PeerGaveUp,
    Authentication,
    UnexpectedFrame,
    TooManyKeyUpdates,
    Silence,
    PeerFoundIntegrity,
    PeerFoundTooLarge,
    PeerFoundFault,

    // How a connection ended, or did not come about
    HandshakeTimeout,
    NoGreeting,
    RefusedWithoutWord,
    TruncatedHandshake,
    Truncated,
    EndedWithoutWord,
    ConnectionLost,
    OwnMessageTooLarge,

    // What a server refuses or drops
    UserNotAllowed,
    TooManyClients,
    TooManyOfOnePeer,
    TooManyWaitingIds,
    NoFreeId,
    Occupied,
    TooSlow,
    DepartedDropped,
    InboxesFull,

    // What a client waits for in vain
    ConnectTimeout,
    NoId,
    NotAManager,

    // Answers to calls
    NotConnected,
    WrongDelivery,
    Interrupted,
    Destroyed,
    WrongStatus,
    NoApplication,

    // Settings
    InvalidServerName,
    InvalidClientName,
    NoPort,
    NoHost,
    ServiceNameTooLong,
    KeyWithoutEncryption,
    KeyWithoutService,
    KeyWithoutExtension,
    UsersOnNetwork,
    ExposedWithoutKey,

    Last = ExposedWithoutKey
};

struct Failure
{
    Cause cause = Cause::None;
    QStringList details = {}; ///< for the %1, %2 of the text
    int count = -1; ///< for its %n

    explicit operator bool() const { return cause != Cause::None; }
    Gipc::ErrorCode code() const;

    /*! No further try can help: the peer will say the same again. */
    bool isPermanent() const;

    /*! Of its line in the log. */
    QtMsgType level() const;

    /*! In words with cause and cure: translated for the program's user, English for the log. */
    QString text() const;
    QString logText() const;

    static Failure from(const GipcTransport::Trouble &trouble);
    static Failure from(const GipcWire::Session &session, quint32 ownLimit);

    friend bool operator==(const Failure &a, const Failure &b) = default;
};

} // namespace GipcCore
