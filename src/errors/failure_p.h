// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "session_p.h"
#include "trouble_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QStringList>

namespace GipcCore {

/*! What went wrong, finer than an ErrorCode: enough to say it in words. */
enum class Cause {
    None,
    InvalidServerName,
    InvalidClientName,
    PathTooLong,
    NameInUse,
    NameInUseByProcess,
    NotASocket,
    ForeignSocket,
    AccessDenied,
    InvalidPath,
    NoDirectory,
    DirectoryNotWritable,
    NotPermitted,
    LockUnreadable,
    ReadOnly,
    NoLocks,
    NoSockets,
    NoModes,
    NoSpace,
    ServerNotFound,
    ServerBusy,
    HostNotFound,
    OutOfDescriptors,
    System,
    ConnectTimeout,
    TcpTimeout,
    HandshakeTimeout,
    NoGreeting,
    RefusedWithoutWord,
    UnknownVersion,
    VersionRefused,
    PeerInsistsOnEncryption,
    PeerLacksEncryption,
    BadPublicKey,
    MalformedHandshake,
    MalformedFrame,
    PeerMessageTooLarge,
    OwnMessageTooLarge,
    Integrity,
    Replayed,
    KeyWornOut,
    Crypto,
    Truncated,
    EndedWithoutWord,
    TruncatedHandshake,
    ConnectionLost,
    Occupied,
    TooManyClients,
    TooManyOfOnePeer,
    TooManyWaitingIds,
    NoFreeId,
    NoId,
    NotAManager,
    TooSlow,
    DepartedDropped,
    InboxesFull,
    NotConnected,
    WrongDelivery,
    Interrupted,
    Destroyed,
    WrongStatus,
    NoApplication,
    ExtensionRequired,
    PeerWantsKey,
    PeerLacksKey,
    Authentication,
    OtherService,
    PeerGaveUp,
    UnexpectedFrame,
    TooManyKeyUpdates,
    Silence,
    PeerFoundIntegrity,
    PeerFoundTooLarge,
    PeerFoundFault,
    UserNotAllowed,
    UserNotTrusted,
    KeyWithoutEncryption,
    KeyWithoutService,
    KeyWithoutExtension,
    ServiceNameTooLong,
    UsersOnNetwork,
    NoPort,
    NoHost,
    ExposedWithoutKey,
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
