// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcglobal.h>

#include <QtCore/QStringList>

namespace GipcCore {

/*! What went wrong, finer than an ErrorCode: enough to say it in words. What it means to the
    program is in the tables that meaning_p.h names: a new one needs a row there. */
enum class Cause {
    None,

    // From src/transport: a name or an address cannot be had
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

    // From src/transport: a server cannot be reached
    ServerNotFound,
    ServerBusy,
    AccessDenied,
    HostNotFound, ///< also from src/server, whose host may be a name
    TcpTimeout,
    UserNotTrusted,
    OutOfDescriptors, ///< also for a name or, in src/server, for an id
    System, ///< what has no cause of its own, in the system's words

    // From src/wire, by way of src/connection: a Fault
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
    TooManyRequests,
    BadCount,
    TooManyKeyUpdates,
    Silence,
    PeerFoundIntegrity,
    PeerFoundTooLarge,
    PeerFoundFault,

    // From src/connection: how a session ended, or did not come about
    HandshakeTimeout,
    NoGreeting,
    RefusedWithoutWord,
    TruncatedHandshake,
    Truncated,
    EndedWithoutWord,
    RefusedForGood,
    RefusedForNow,
    ConnectionLost, ///< also from src/client
    OwnMessageTooLarge, ///< from src/server and src/client: a message waited for a peer that does
                        ///< not take it

    // From src/server: what it refuses or drops
    UserNotAllowed,
    NotLetIn,
    TooManyClients,
    TooManyOfOnePeer,
    TooManyWaitingIds,
    NoFreeId,
    TooSlow,
    DepartedDropped,
    InboxesFull,

    // From src/client: what it waits for in vain
    ConnectTimeout,
    NoId,
    NotAManager,

    // From src/api: answers to calls
    NotConnected,
    WrongDelivery,
    Interrupted,
    Destroyed,
    WrongStatus,
    NoApplication,

    // From src/api, src/server and src/client: settings
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

    explicit operator bool() const noexcept { return cause != Cause::None; }
    Gipc::ErrorCode code() const;

    /*! Whether further tries are useless, because the peer will say the same again. */
    bool isPermanent() const;

    /*! The level of its line in the log. */
    QtMsgType level() const;

    /*! The words, with cause and cure: translated for the program's user, and English for the
        log. */
    QString text() const;
    QString logText() const;

    friend bool operator==(const Failure &a, const Failure &b) = default;
};

} // namespace GipcCore
