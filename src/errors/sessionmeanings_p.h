// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "meaning_p.h"

namespace GipcCore {

using Gipc::ErrorCode;

/*! Why a session was not made, or ended. */
inline constexpr Meaning SessionMeanings[] = {
    { Cause::UnknownVersion, ErrorCode::VersionMismatch, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The server speaks version %1 of the protocol, and this "
                        "program version 2. Or it is no gipc server.") },
    { Cause::VersionRefused, ErrorCode::VersionMismatch, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The client does not speak version 2 of the protocol.") },
    { Cause::PeerInsistsOnEncryption, ErrorCode::EncryptionMismatch, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer insists on encryption, and it is switched off "
                        "here. Switch it on here or off there.") },
    { Cause::PeerLacksEncryption, ErrorCode::EncryptionMismatch, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "Encryption is required here, and the peer has it switched "
                        "off. Switch it on there or off here.") },
    { Cause::BadPublicKey, ErrorCode::BadPublicKey, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer's public key is not valid.") },
    { Cause::MalformedHandshake, ErrorCode::MalformedFrame, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer does not keep to the protocol of the handshake. "
                        "Is it a gipc program?") },
    { Cause::MalformedFrame, ErrorCode::MalformedFrame, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer sent a frame that is not valid.") },
    { Cause::PeerMessageTooLarge, ErrorCode::MessageTooLarge, QtWarningMsg,
      //: %1 is larger than %2, and thus never 1
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer sent a message of %1 bytes, and the limit is %2. "
                        "Raise maxMessageSize here.") },
    { Cause::Integrity, ErrorCode::Integrity, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "A frame was changed on its way.") },
    { Cause::Replayed, ErrorCode::Integrity, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "A frame was repeated, left out or sent back.") },
    { Cause::KeyWornOut, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The session's key has been used as often as it may.") },
    { Cause::Crypto, ErrorCode::Crypto, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The cryptographic library failed.") },
    { Cause::ExtensionRequired, ErrorCode::ExtensionRequired, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer speaks version 2 of the protocol only, and GIPC-X is "
                        "required here (by the policy, or by a key). Is it a Go program, "
                        "or has somebody between meddled with what it said?") },
    { Cause::PeerWantsKey, ErrorCode::AuthenticationFailed, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer insists on a pre-shared key, and none is set here.") },
    { Cause::PeerLacksKey, ErrorCode::AuthenticationFailed, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "A pre-shared key is set here, and the peer has none.") },
    { Cause::OtherService, ErrorCode::OtherService, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The server serves something else: name and serviceName must be "
                        "the same on both sides.") },
    { Cause::PeerGaveUp, ErrorCode::MalformedFrame, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The client did not like what GIPC-X offers.") },
    { Cause::Authentication, ErrorCode::AuthenticationFailed, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer's pre-shared key or its identity is another one. "
                        "Compare what \"gipc fingerprint\" says on both sides.") },
    { Cause::UnexpectedFrame, ErrorCode::MalformedFrame, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer sent a control frame that may not come, or not now.") },
    { Cause::TooManyRequests, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer asks more at a time than it was told it may.") },
    { Cause::BadCount, ErrorCode::MalformedFrame, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer confirms messages that it was not sent, or takes back what "
                        "it has confirmed.") },
    { Cause::TooManyKeyUpdates, ErrorCode::LimitReached, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer changes its key more often than it sends.") },
    { Cause::Silence, ErrorCode::PeerSilent, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The peer was not heard of for %1 ms (idleLimit): it is frozen, or "
                        "the network is down.") },
    { Cause::PeerFoundIntegrity, ErrorCode::Integrity, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "What we sent was changed on its way, says the peer.") },
    { Cause::PeerFoundTooLarge, ErrorCode::MessageTooLarge, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "A message was too large, says the peer.") },
    { Cause::PeerFoundFault, ErrorCode::ConnectionLost, QtWarningMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer ended the session with error %1.") },
    { Cause::HandshakeTimeout, ErrorCode::HandshakeTimeout, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The peer did not finish the handshake within %1 ms.") },
    { Cause::NoGreeting, ErrorCode::NoGreeting, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "Connected, but no greeting within %1 ms: the server has "
                        "another client, is frozen, or is no gipc server.") },
    { Cause::RefusedWithoutWord, ErrorCode::RefusedWithoutWord, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The server closed the connection without a greeting.") },
    { Cause::TruncatedHandshake, ErrorCode::Truncated, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The connection ended inside the handshake.") },
    { Cause::Truncated, ErrorCode::Truncated, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The connection ended inside a message.") },
    { Cause::EndedWithoutWord, ErrorCode::Truncated, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc",
                        "The connection ended, and the peer did not say that it would: "
                        "what it sent last may be missing.") },
    { Cause::RefusedForGood, ErrorCode::Refused, QtWarningMsg,
      //: %1 are the server's words, which may be empty
      QT_TRANSLATE_NOOP("Gipc",
                        "The server does not let this client in: \"%1\". Ask whoever runs "
                        "it, or use a key that it admits.") },
    { Cause::RefusedForNow, ErrorCode::Refused, QtInfoMsg,
      //: %1 are the server's words, which may be empty
      QT_TRANSLATE_NOOP("Gipc",
                        "The server does not let this client in now: \"%1\". It is tried "
                        "again.") },
    { Cause::ConnectionLost, ErrorCode::ConnectionLost, QtInfoMsg,
      QT_TRANSLATE_NOOP("Gipc", "The connection was lost.") },
    { Cause::OwnMessageTooLarge, ErrorCode::MessageTooLarge, QtWarningMsg,
      //: %1 is larger than %2, and thus never 1
      QT_TRANSLATE_NOOP("Gipc",
                        "A waiting message of %1 bytes was dropped: the peer accepts "
                        "%2. Raise maxMessageSize there.") },
};

} // namespace GipcCore
