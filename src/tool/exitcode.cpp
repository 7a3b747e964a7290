// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "exitcode.h"

namespace GipcTool {

using Gipc::ErrorCode;

ExitCode exitCodeOf(ErrorCode error)
{
    switch (error) {
    case ErrorCode::NoError:
        return Done;
    case ErrorCode::InvalidName:
    case ErrorCode::PathTooLong:
    case ErrorCode::AccessDenied:
    case ErrorCode::Transport:
    case ErrorCode::WrongStatus:
    case ErrorCode::WrongDelivery:
    case ErrorCode::InvalidSettings:
    case ErrorCode::InvalidData:
        return WrongUsage;
    case ErrorCode::AddressInUse:
        return NameInUse;
    case ErrorCode::VersionMismatch:
    case ErrorCode::EncryptionMismatch:
    case ErrorCode::BadPublicKey:
    case ErrorCode::MalformedFrame:
    case ErrorCode::Integrity:
    case ErrorCode::Crypto:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::OtherService:
    case ErrorCode::ExtensionRequired:
    case ErrorCode::PeerNotAllowed:
    case ErrorCode::Refused:
        return HandshakeFailed;
    case ErrorCode::MessageTooLarge:
    case ErrorCode::ReservedType:
    case ErrorCode::QueueFull:
        return MessageRefused;
    case ErrorCode::ServerNotFound:
    case ErrorCode::ConnectTimeout:
    case ErrorCode::HandshakeTimeout:
    case ErrorCode::NoGreeting:
    case ErrorCode::RefusedWithoutWord:
    case ErrorCode::Truncated:
    case ErrorCode::NotConnected:
    case ErrorCode::ConnectionLost:
    case ErrorCode::LimitReached:
    case ErrorCode::Interrupted:
    case ErrorCode::Destroyed:
    case ErrorCode::TimedOut:
    case ErrorCode::PeerSilent:
        return NoServer;
    case ErrorCode::RequestFailed:
    case ErrorCode::Cancelled:
        return RequestFailed;
    case ErrorCode::NobodyAnswers:
        return NobodyAnswers;
    }
    return NoServer;
}

QString nameOf(ErrorCode error)
{
    return Gipc::errorName(error);
}

} // namespace GipcTool
