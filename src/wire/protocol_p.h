// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QtGlobal>

/*! The numbers of the wire, for version 2 and GIPC-X. src/wire/README.md describes the bytes. */
namespace GipcWire {

constexpr quint8 ProtocolVersion = 2;

/*! Message 1: version, encryption flag. */
constexpr qsizetype GreetingSize = 2;

/*! Message 2: the client's verdict on the greeting, one byte. */
enum Verdict : quint8 {
    GoOn = 0,
    VersionNotSupported = 1,
    ServerLacksEncryption = 2, ///< the client insists on encryption and the server has it off
    ClientLacksEncryption = 4, ///< the client has encryption off and the server insists
};

/*! Message 3: an uncompressed P-384 point, 04 | X | Y (SEC 1, section 2.3.3). */
constexpr qsizetype PublicKeySize = 97;
constexpr quint8 UncompressedPoint = 4;

/*! Message 4: its plain text begins with the largest data of one message that the server accepts.
    What follows those four bytes is an extension, which version 2 ignores. A longer frame is
    refused. */
constexpr quint32 SizeFrameValueSize = 4;
constexpr quint32 MaxSizeFrameBody = 4096;

/*! Message 5: what the client makes of the size frame. The last two are GIPC-X's. */
enum Answer : quint8 {
    Acknowledged = 0,
    Ended = 0xe0, ///< a byte with the cause follows
    Accepted = 0xe1, ///< the accept frame follows, and with encryption FINISHED
};
constexpr quint32 MaxAcceptFrameBody = 1024;

/*! What follows Ended; for the server's log. */
enum EndCause : quint8 {
    NoCommonVersion = 1,
    ServerWantsKey = 2,
    ClientWantsKey = 3,
    ServiceDiffers = 4,
    OtherCause = 5,
};

/*! Frames: u32 length | body, body = u32 type | data, or nonce | ciphertext | tag of that. */
constexpr qsizetype LengthSize = 4;
constexpr quint32 TypeSize = 4;
constexpr quint32 NonceSize = 12;
constexpr quint32 TagSize = 16;
constexpr quint32 SealOverhead = NonceSize + TagSize;
constexpr quint32 ControlType = 0;
constexpr quint32 FirstForbiddenType = 0x80000000;

/*! The upper bound of the property maxMessageSize. OpenSSL takes lengths as int: this keeps every
    frame far below its limit. */
constexpr quint32 MaxDataSize = 1u << 30;

/*! GIPC-X: u32 length | sealed plain text. */
constexpr qsizetype MaxRecordPlain = 65536;
constexpr qsizetype MinRecordPlain = 1;

/*! The first data byte of a control frame in GIPC-X. */
enum ControlCode : quint8 {
    FinishedCode = 1,
    PingCode = 2,
    PongCode = 3,
    CloseCode = 4,
    KeyUpdateCode = 5,
    ErrorCode = 6,
    // Of the features for conversations, which Exchange reads:
    RequestCode = 7,
    ReplyCode = 8,
    AckCode = 9,
    SessionCode = 10,
    CancelCode = 11,
    GoAwayCode = 12,
};

/*! What stands before the data of REQUEST, u8 code | u64 id | u32 type, and of REPLY, u8 code | u64 id |
    u8 status | u32 type. */
constexpr qsizetype RequestFieldsSize = 13;
constexpr qsizetype ReplyFieldsSize = 14;
/*! Where in the data of both the id is. */
constexpr qsizetype IdOffset = 1;

/*! What REPLY says; with all but Answer its type is 0, and its data a text. */
enum class ReplyStatus : quint8 {
    Answer = 0,
    Failed = 1,
    NobodyAnswers = 2,
    Cancelled = 3,
};
constexpr qsizetype MaxReplyText = 256;

/*! How many requests a side holds open that does not say so. */
constexpr quint32 DefaultOpenRequests = 1024;

/*! The first byte of SESSION: of a new session, and the size of its id. */
constexpr quint8 NewSession = 0;
constexpr qsizetype SessionIdSize = 16;
constexpr qsizetype MaxSessionFrameSize = 82;

/*! What CLOSE says. */
enum class CloseReason : quint8 {
    Done = 0,
    GoingAway = 1,
    AfterError = 2,
    Resumed = 3,
    LimitReached = 4,
    NotAdmitted = 5, ///< in the place of SESSION: for good
    NotAdmittedNow = 6, ///< the same, but another time it may be
};
constexpr qsizetype MaxCloseText = 128; ///< of GOAWAY, too

struct CloseNotice
{
    CloseNotice(CloseReason why = CloseReason::Done, const QByteArray &words = {})
        : reason(why)
        , text(words)
    { }

    CloseReason reason;
    QByteArray text; ///< UTF-8, at most MaxCloseText bytes
};

enum class Role { Client, Server };

/*! What Session::next() has found. */
enum class Event {
    NeedMore,
    SessionRequested, ///< a server's: admit() or refuse() comes next
    Established,
    Message,
    Request,
    Reply, ///< to an open request of this side
    Cancelled, ///< the peer gave up a request that was not answered yet
    PeerGoingAway,
    PeerClosed,
    Failed
};

/*! Why a session ended, as the wire layer sees it. */
enum class Fault {
    None,
    UnknownVersion, ///< we do not speak the server's version
    VersionRefused, ///< the client does not speak ours
    PeerInsistsOnEncryption, ///< we have it off
    PeerLacksEncryption, ///< we insist on it
    BadPublicKey,
    MalformedHandshake,
    MalformedFrame,
    MessageTooLarge,
    Integrity, ///< a frame that does not open
    Replayed, ///< a nonce that was seen, is ours, or is not the next
    KeyWornOut, ///< the limit of what one key may protect
    Crypto, ///< OpenSSL refused to work
    // Of GIPC-X:
    ExtensionRequired, ///< the peer does not speak it, and we insist
    PeerWantsKey, ///< we have no pre-shared key, and the peer insists on one
    PeerLacksKey, ///< the same the other way round
    OtherService,
    PeerGaveUp, ///< the client ended the handshake for a reason of its own
    Authentication, ///< the peer's key is not ours
    UnexpectedFrame, ///< one that may not come, or not now
    TooManyKeyUpdates,
    Silence, ///< nothing was heard for too long
    PeerReported, ///< the peer found a fault with us; the value is its number
    TooManyRequests, ///< more open than we hold
    BadCount, ///< the peer confirms what cannot be
    NotAdmitted, ///< the server's program does not want us
    NotAdmittedNow, ///< the same, for the moment
};

/*! The numbers that travel in ERROR. */
enum class ErrorNumber : quint16 {
    Integrity = 1,
    Malformed = 2,
    TooLarge = 3,
    Unexpected = 4,
    TooManyRequests = 5,
    BadCount = 6,
    Silence = 7,
    TooManyKeyUpdates = 8,
    Internal = 9,
};

} // namespace GipcWire
