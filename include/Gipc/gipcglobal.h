// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipc_export.h>

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>
#include <QtCore/QObject>
#include <QtCore/QString>

/*! What client and server have in common: their statuses, errors and settings.

    \since 0.1 */
namespace Gipc {
Q_NAMESPACE_EXPORT(GIPC_EXPORT)
Q_CLASSINFO("RegisterEnumClassesUnscoped", "false")

/*! What a client or a server is doing. The numbers and English names are those of the Go
    library.

        client   NotConnected ─► Connecting ─► Connected ◄─► Reconnecting
                                    └── Error, Timeout ◄──────────┘
        server   NotConnected ─► Listening ─► Connected ◄─► Disconnected
                 (with multiClient it stays Listening, and clientCount changes; before it there is
                 Connecting while the name of a TCP server's host is looked up)
        both     any open status ─► Closing ─► Closed */
enum class Status {
    NotConnected = 0, ///< not opened yet
    Listening = 1, ///< server: the name is ours, no client came yet
    Connecting = 2, ///< client: looking for the server, or shaking hands with it; server: looking
                    ///< up the name of its host
    Connected = 3, ///< messages flow
    Reconnecting = 4, ///< client: the connection was lost and is being made again
    Closed = 5, ///< closed by close() or abort()
    Closing = 6, ///< close() was called; what was written goes out
    Error = 7, ///< it could not be opened, or the server refuses for good; no further tries
    Timeout = 8, ///< client: not connected within GipcClient::timeout; no further tries
    Disconnected = 9, ///< server: the client left; the next one is awaited
};
Q_ENUM_NS(Status)

/*! Why something failed. The text that belongs to one is errorString(), which names sizes and
    sides; errorText() has words for the code alone. */
enum class ErrorCode {
    NoError = 0,
    InvalidName, ///< not a name a server may have, or a client may dial
    PathTooLong, ///< the system's limit for a socket's path
    AddressInUse, ///< a live server, or something that is not ours to remove, is there
    AccessDenied, ///< the permissions of the socket, its directory or its lock file say no
    ServerNotFound, ///< nobody listens there
    ConnectTimeout, ///< GipcClient::timeout has passed, or a TCP connection was not answered
    HandshakeTimeout, ///< the handshake began and was not finished in time
    NoGreeting, ///< connected, but not a byte came: busy, frozen, or no gipc server
    RefusedWithoutWord, ///< the connection was closed before the server's greeting
    VersionMismatch, ///< the other side speaks another version of the protocol, or none
    EncryptionMismatch, ///< one side has encryption on, the other off
    BadPublicKey, ///< what the peer sent for one in the handshake
    MessageTooLarge, ///< larger than the receiver's maxMessageSize
    ReservedType, ///< message types 0 and below are not the program's
    MalformedFrame, ///< the peer does not keep to the protocol
    Integrity, ///< a frame was changed, repeated, or sealed with another key
    Truncated, ///< the stream ended inside a frame or the handshake, or (GIPC-X) without a good-bye
    NotConnected, ///< nobody is there to write to, and nothing is kept for later
    QueueFull, ///< outboxLimit or totalOutboxLimit is reached: the peer is slow, or away
    ConnectionLost, ///< it broke off; or the peer ended it for a reason not listed here
    LimitReached, ///< of clients, ids, states, memory or file descriptors: errorString() says which
    WrongDelivery, ///< read() and the like while messages come by signal
    Interrupted, ///< the application or the thread was told to quit during a blocking call, or the
                 ///< call was made inside too many others
    Destroyed, ///< the object was deleted during a blocking call
    Transport, ///< the operating system said no
    Crypto, ///< OpenSSL said no
    TimedOut, ///< nothing arrived within the time given to readTimed()
    WrongStatus, ///< the call makes no sense in this status
    AuthenticationFailed, ///< the pre-shared keys differ, or one side has none
    OtherService, ///< the server's name or serviceName is not the one looked for
    ExtensionRequired, ///< the peer speaks version 2 only, which Policy::Require or a key rules out
    PeerNotAllowed, ///< its user is not among allowedUserIds or trustedUserIds
    PeerSilent, ///< not heard of for longer than idleLimit
    InvalidSettings, ///< settings that contradict each other, as a key without encryption
    InvalidData, ///< in QML: what was given to write() is neither text nor bytes nor JSON; of
                 ///< writeJson() and writeCbor(): nobody could read it
    Refused, ///< the server's program does not let the client in, see GipcServer::setAdmission()
    RequestFailed, ///< the other end's words are the error's text
    NobodyAnswers, ///< the other end's program answers no requests
    Cancelled, ///< a request whose answer is not wanted any more
};
Q_ENUM_NS(ErrorCode)

/*! How a session is protected. Encrypted is anonymous: nobody listens in, but an attacker who
    can take part in the connection can pose as the peer. Authenticated: both sides have shown that
    they have the same pre-shared key. */
enum class Security { Unencrypted, Encrypted, Authenticated };
Q_ENUM_NS(Security)

/*! Whether sessions speak GIPC-X, in which nothing can be replayed, reordered, left out or cut off
    unseen, and which Go peers do not know. A pre-shared key requires it. */
enum class Policy {
    Compatible, ///< never: version 2 only, as the Go libraries speak it
    Prefer, ///< with peers that know it; version 2 with others
    Require, ///< or no session at all
};
Q_ENUM_NS(Policy)

/*! How messages reach the program; each one exactly once, in one way, in order. */
enum class Delivery {
    Auto, ///< kept until the program decides: the first slot on messageReceived() or the first
          ///< onMessage() makes it Signal, the first read() and the like makes it Queue
    Signal, ///< emitted as messageReceived() on arrival, connected or not; nothing is kept
    Queue, ///< kept for read(), readTimed() and take()
};
Q_ENUM_NS(Delivery)

/*! What write() does when a client's outbox is full, because the client does not read. */
enum class Overflow {
    Reject, ///< refuses the message for this client: QueueFull
    Block, ///< takes it and returns when there is room again, or the client is gone, or
           ///< blockTimeout is over
    DropOldest, ///< makes room by dropping what has waited the longest
    Disconnect, ///< ends the client's session, with QueueFull
};
Q_ENUM_NS(Overflow)

/*! The fixed English name of a status, as in the Go library: "Not Connected", "Listening", ...
    Not translated: for logs and files. */
GIPC_EXPORT QString statusName(Status status);

/*! The same of an error and of a protection, as they are spelled in C++: "AddressInUse",
    "Encrypted". Of a number that is none its digits. These and the texts may be asked for in any
    thread. */
GIPC_EXPORT QString errorName(ErrorCode error);
GIPC_EXPORT QString securityName(Security security);

/*! In words for people, translated: of a status and of a protection for labels; of an error a
    sentence, which is empty for NoError. For what write() answers, and for codes in signals and in
    messages of other threads; where there is an errorString() it says more. */
GIPC_EXPORT QString statusText(Status status);
GIPC_EXPORT QString securityText(Security security);
GIPC_EXPORT QString errorText(ErrorCode error);

/*! Whether a server with this name lives on this machine. Asking disturbs nobody, Go servers
    included. Local sockets only. May be called from any thread. */
[[nodiscard]] GIPC_EXPORT bool isServerRunning(const QString &name);

/*! 32 bytes of the system's randomness, a new pre-shared key for GipcServer::addPreSharedKey()
    and GipcClient::setPreSharedKey(). Empty if the system has none. This, and what follows, may
    be called from any thread. */
GIPC_EXPORT QByteArray generatePreSharedKey();

/*! Whether \a key can be one: 32 to 64 bytes, not all of them zero. */
GIPC_EXPORT bool isPreSharedKey(QByteArrayView key);

/*! By which two people can tell whether they have the same key, aloud if need be: the first 128
    bits of SHA-384("gipc key fingerprint" | key), in hexadecimal digits. Nothing is learned from
    it about the key. Empty if it is none. */
GIPC_EXPORT QString preSharedKeyFingerprint(QByteArrayView key);

} // namespace Gipc
