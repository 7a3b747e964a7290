// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "failure_p.h"

namespace GipcCore {

/*! A warning means that a person should look: something is set up wrongly, or broken, or was lost. What
    comes and goes by itself is none: a server that is not there yet, a client that left, a stranger
    who was refused. */
QtMsgType Failure::level() const
{
    switch (cause) {
    case Cause::None:
    case Cause::NotConnected:
    case Cause::WrongDelivery:
    case Cause::Interrupted:
    case Cause::Destroyed:
        return QtDebugMsg; // answers to calls
    case Cause::ServerNotFound:
    case Cause::ServerBusy:
    case Cause::TcpTimeout:
    case Cause::HandshakeTimeout:
    case Cause::NoGreeting:
    case Cause::NoId:
    case Cause::RefusedWithoutWord:
    case Cause::VersionRefused:
    case Cause::BadPublicKey:
    case Cause::MalformedHandshake:
    case Cause::Truncated:
    case Cause::EndedWithoutWord:
    case Cause::TruncatedHandshake:
    case Cause::ConnectionLost:
    case Cause::Occupied:
    case Cause::PeerGaveUp:
    case Cause::UserNotAllowed:
        return QtInfoMsg;
    case Cause::InvalidServerName:
    case Cause::InvalidClientName:
    case Cause::PathTooLong:
    case Cause::NameInUse:
    case Cause::NameInUseByProcess:
    case Cause::NotASocket:
    case Cause::ForeignSocket:
    case Cause::AccessDenied:
    case Cause::InvalidPath:
    case Cause::NoDirectory:
    case Cause::DirectoryNotWritable:
    case Cause::NotPermitted:
    case Cause::LockUnreadable:
    case Cause::ReadOnly:
    case Cause::NoLocks:
    case Cause::NoSockets:
    case Cause::NoModes:
    case Cause::NoSpace:
    case Cause::HostNotFound:
    case Cause::OutOfDescriptors:
    case Cause::System:
    case Cause::ConnectTimeout:
    case Cause::UnknownVersion:
    case Cause::PeerInsistsOnEncryption:
    case Cause::PeerLacksEncryption:
    case Cause::MalformedFrame:
    case Cause::PeerMessageTooLarge:
    case Cause::OwnMessageTooLarge:
    case Cause::Integrity:
    case Cause::Replayed:
    case Cause::KeyWornOut:
    case Cause::Crypto:
    case Cause::TooManyClients:
    case Cause::TooManyOfOnePeer:
    case Cause::TooManyWaitingIds:
    case Cause::NoFreeId:
    case Cause::NotAManager:
    case Cause::TooSlow:
    case Cause::DepartedDropped:
    case Cause::InboxesFull:
    case Cause::WrongStatus:
    case Cause::NoApplication:
    case Cause::NoPort:
    case Cause::NoHost:
    case Cause::ExtensionRequired:
    case Cause::PeerWantsKey:
    case Cause::PeerLacksKey:
    case Cause::Authentication:
    case Cause::OtherService:
    case Cause::UnexpectedFrame:
    case Cause::TooManyKeyUpdates:
    case Cause::Silence:
    case Cause::PeerFoundIntegrity:
    case Cause::PeerFoundTooLarge:
    case Cause::PeerFoundFault:
    case Cause::UserNotTrusted:
    case Cause::KeyWithoutEncryption:
    case Cause::KeyWithoutService:
    case Cause::KeyWithoutExtension:
    case Cause::ServiceNameTooLong:
    case Cause::UsersOnNetwork:
    case Cause::ExposedWithoutKey:
        return QtWarningMsg;
    }
    Q_UNREACHABLE();
    return QtWarningMsg;
}

} // namespace GipcCore
