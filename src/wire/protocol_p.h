// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

/*! The numbers of the wire, version 2. src/wire/README.md describes the bytes they stand for. */
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

/*! Message 4: its plain text begins with the largest data of one message the server accepts.
    What follows those four bytes is an extension that version 2 ignores; more than this is
    nonsense. */
constexpr quint32 SizeFrameValueSize = 4;
constexpr quint32 MaxSizeFrameBody = 4096;

/*! Message 5: the client's acknowledgement, one byte. */
constexpr quint8 Acknowledged = 0;

/*! Frames: u32 length | body, body = u32 type | data, or nonce | ciphertext | tag of that. */
constexpr qsizetype LengthSize = 4;
constexpr quint32 TypeSize = 4;
constexpr quint32 NonceSize = 12;
constexpr quint32 TagSize = 16;
constexpr quint32 SealOverhead = NonceSize + TagSize;
constexpr quint32 ControlType = 0;
constexpr quint32 FirstForbiddenType = 0x80000000;

/*! Lengths handed to OpenSSL are ints; this keeps every frame far below that and is the upper
    bound of the property maxMessageSize. */
constexpr quint32 MaxDataSize = 1u << 30;

enum class Role { Client, Server };

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
};

} // namespace GipcWire
