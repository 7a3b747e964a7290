// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "failure_p.h"

#include <QtCore/QCoreApplication>

namespace GipcCore {

using Gipc::ErrorCode;

namespace {

constexpr char Context[] = "Gipc";

struct Entry
{
    ErrorCode code;
    const char *text;
};

/*! The one place with the words of errors. In English a text with %n has to do for any number:
    the log takes it as it is. */
Entry entryOf(Cause cause)
{
    switch (cause) {
    case Cause::None:
        return { ErrorCode::NoError, "" };
    case Cause::InvalidServerName:
        return { ErrorCode::InvalidName,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "\"%1\" cannot be a server's name: it takes 1 to 64 of "
                                   "A-Z a-z 0-9 . _ - and no dot at the start.") };
    case Cause::InvalidClientName:
        return { ErrorCode::InvalidName,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "\"%1\" is not a name one can connect to: it must not be "
                                   "empty or contain a slash.") };
    case Cause::PathTooLong:
        return { ErrorCode::PathTooLong,
                 //: %n is about 100
                 QT_TRANSLATE_N_NOOP("Gipc",
                                     "The path %1 is too long: the system allows %n bytes. "
                                     "Use a shorter name.") };
    case Cause::NameInUse:
        return { ErrorCode::AddressInUse,
                 //: %1 is the path of a socket, or an address
                 QT_TRANSLATE_NOOP("Gipc", "A live server has %1 already.") };
    case Cause::NameInUseByProcess:
        return { ErrorCode::AddressInUse,
                 //: %1 is the path of a socket, or an address, %2 the number of a process
                 QT_TRANSLATE_NOOP("Gipc", "A live server has %1 already: process %2.") };
    case Cause::NotASocket:
        return { ErrorCode::AddressInUse,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "Something that is not ours is at %1. Remove it, or use "
                                   "another name.") };
    case Cause::ForeignSocket:
        return { ErrorCode::AddressInUse,
                 //: %1 is the path of a socket, %2 the number of a user
                 QT_TRANSLATE_NOOP("Gipc", "%1 belongs to another user (%2). Use another name.") };
    case Cause::AccessDenied:
        return { ErrorCode::AccessDenied,
                 //: %1 is a path or an address; unmaskPermissions is a property
                 QT_TRANSLATE_NOOP("Gipc",
                                   "No permission for %1. A server lets other users in only "
                                   "with unmaskPermissions.") };
    case Cause::InvalidPath:
        return { ErrorCode::InvalidName,
                 //: %1 is the path of a socket, or an address
                 QT_TRANSLATE_NOOP("Gipc",
                                   "%1 has a null character in it, where the system would take "
                                   "it to end.") };
    case Cause::NoDirectory:
        return { ErrorCode::Transport,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The directory for %1 does not exist. Make it, or use another "
                                   "path.") };
    case Cause::DirectoryNotWritable:
        return { ErrorCode::AccessDenied,
                 //: %1 is the path of a file, %2 the number of a user
                 QT_TRANSLATE_NOOP("Gipc",
                                   "User %2 may not make %1. Allow it in that directory, or use "
                                   "another path.") };
    case Cause::NotPermitted:
        return { ErrorCode::AccessDenied,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The system does not permit %1: its directory cannot be "
                                   "changed (is it immutable?). Use another path.") };
    case Cause::LockUnreadable:
        return { ErrorCode::AccessDenied,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The permissions of the lock file %1 are not those it was "
                                   "made with. Remove it if no server runs there.") };
    case Cause::ReadOnly:
        return { ErrorCode::Transport,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The file system of %1 is read-only. Use another path.") };
    case Cause::NoLocks:
        return { ErrorCode::Transport,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The file system of %1 has no locks (is it a network's?). Use "
                                   "a path on this machine.") };
    case Cause::NoSockets:
        return { ErrorCode::Transport,
                 //: %1 is the path of a socket
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The file system of %1 cannot hold sockets. Use another "
                                   "path.") };
    case Cause::NoModes:
        return { ErrorCode::Transport,
                 //: %1 is the path of a socket
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The file system of %1 does not let a socket's permissions be "
                                   "set, so it would not be known who may connect. Use another "
                                   "path.") };
    case Cause::NoSpace:
        return { ErrorCode::Transport,
                 //: %1 is the path of a file
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The file system of %1 is full: no space, no inode, or the "
                                   "quota is used up. Make room, or use another path.") };
    case Cause::ServerNotFound:
        return { ErrorCode::ServerNotFound,
                 //: %1 is the path of a socket, or an address
                 QT_TRANSLATE_NOOP("Gipc", "No server at %1.") };
    case Cause::ServerBusy:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc", "The server at %1 has too many connections waiting.") };
    case Cause::HostNotFound:
        return { ErrorCode::ServerNotFound,
                 QT_TRANSLATE_NOOP("Gipc", "The host of %1 is not known.") };
    case Cause::OutOfDescriptors:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "No file descriptor is free for %1. Raise the limit on "
                                   "open files.") };
    case Cause::System:
        return { ErrorCode::Transport,
                 //: %1 is a path or an address, %2 what the system says
                 QT_TRANSLATE_NOOP("Gipc", "%1: %2") };
    case Cause::ConnectTimeout:
        return { ErrorCode::ConnectTimeout,
                 QT_TRANSLATE_NOOP("Gipc", "Not connected to %1 within %2 ms.") };
    case Cause::TcpTimeout:
        return { ErrorCode::ConnectTimeout, QT_TRANSLATE_NOOP("Gipc", "%1 does not answer.") };
    case Cause::HandshakeTimeout:
        return { ErrorCode::HandshakeTimeout,
                 QT_TRANSLATE_NOOP("Gipc", "The peer did not finish the handshake within %1 ms.") };
    case Cause::NoGreeting:
        return { ErrorCode::NoGreeting,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "Connected, but no greeting within %1 ms: the server has "
                                   "another client, is frozen, or is no gipc server.") };
    case Cause::RefusedWithoutWord:
        return { ErrorCode::RefusedWithoutWord,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The server closed the connection without a greeting.") };
    case Cause::UnknownVersion:
        return { ErrorCode::VersionMismatch,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The server speaks version %1 of the protocol, and this "
                                   "program version 2. Or it is no gipc server.") };
    case Cause::VersionRefused:
        return { ErrorCode::VersionMismatch,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The client does not speak version 2 of the protocol.") };
    case Cause::PeerInsistsOnEncryption:
        return { ErrorCode::EncryptionMismatch,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The peer insists on encryption, and it is switched off "
                                   "here. Switch it on here or off there.") };
    case Cause::PeerLacksEncryption:
        return { ErrorCode::EncryptionMismatch,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "Encryption is required here, and the peer has it switched "
                                   "off. Switch it on there or off here.") };
    case Cause::BadPublicKey:
        return { ErrorCode::BadPublicKey,
                 QT_TRANSLATE_NOOP("Gipc", "The peer's public key is not valid.") };
    case Cause::MalformedHandshake:
        return { ErrorCode::MalformedFrame,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The peer does not keep to the protocol of the handshake. "
                                   "Is it a gipc program?") };
    case Cause::MalformedFrame:
        return { ErrorCode::MalformedFrame,
                 QT_TRANSLATE_NOOP("Gipc", "The peer sent a frame that is not valid.") };
    case Cause::PeerMessageTooLarge:
        return { ErrorCode::MessageTooLarge,
                 //: %1 is larger than %2, and thus never 1
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The peer sent a message of %1 bytes, and the limit is %2. "
                                   "Raise maxMessageSize here.") };
    case Cause::OwnMessageTooLarge:
        return { ErrorCode::MessageTooLarge,
                 //: %1 is larger than %2, and thus never 1
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A waiting message of %1 bytes was dropped: the peer accepts "
                                   "%2. Raise maxMessageSize there.") };
    case Cause::Integrity:
        return { ErrorCode::Integrity,
                 QT_TRANSLATE_NOOP("Gipc", "A frame was changed on its way.") };
    case Cause::Replayed:
        return { ErrorCode::Integrity,
                 QT_TRANSLATE_NOOP("Gipc", "A frame was repeated, left out or sent back.") };
    case Cause::KeyWornOut:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc", "The session's key has been used as often as it may.") };
    case Cause::Crypto:
        return { ErrorCode::Crypto,
                 QT_TRANSLATE_NOOP("Gipc", "The cryptographic library failed.") };
    case Cause::Truncated:
        return { ErrorCode::Truncated,
                 QT_TRANSLATE_NOOP("Gipc", "The connection ended inside a message.") };
    case Cause::EndedWithoutWord:
        return { ErrorCode::Truncated,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The connection ended, and the peer did not say that it would: "
                                   "what it sent last may be missing.") };
    case Cause::TruncatedHandshake:
        return { ErrorCode::Truncated,
                 QT_TRANSLATE_NOOP("Gipc", "The connection ended inside the handshake.") };
    case Cause::ConnectionLost:
        return { ErrorCode::ConnectionLost, QT_TRANSLATE_NOOP("Gipc", "The connection was lost.") };
    case Cause::Occupied:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc", "Another client was faster, and only one is served.") };
    case Cause::TooManyClients:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_N_NOOP("Gipc",
                                     "A client was turned away: no more than %n may be connected. "
                                     "Raise maxClients to let more in.") };
    case Cause::TooManyOfOnePeer:
        return { ErrorCode::LimitReached,
                 //: %1 is the number of a user or the address of a host
                 QT_TRANSLATE_N_NOOP("Gipc",
                                     "A client of %1 was turned away: no more than %n of them may "
                                     "be connected. Raise maxClientsPerPeer to let more in.") };
    case Cause::TooManyWaitingIds:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_N_NOOP("Gipc",
                                     "A client was given no id: no more than %n may wait for those "
                                     "who asked for them. Raise maxWaitingIds or "
                                     "maxWaitingIdsPerPeer.") };
    case Cause::NoFreeId:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A client was given no id: no address next to %1 is free.") };
    case Cause::NoId:
        return { ErrorCode::HandshakeTimeout,
                 QT_TRANSLATE_NOOP("Gipc", "The server's manager gave no id within %1 ms.") };
    case Cause::NotAManager:
        return { ErrorCode::MalformedFrame,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "Instead of an id the server said something else. Does it "
                                   "serve many clients?") };
    case Cause::TooSlow:
        return { ErrorCode::QueueFull,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A client was disconnected: it does not read what is sent to "
                                   "it (overflow is Disconnect).") };
    case Cause::DepartedDropped:
        return { ErrorCode::LimitReached,
                 //: departedInboxLimit is a property
                 QT_TRANSLATE_N_NOOP(
                     "Gipc",
                     "%n messages of clients that have left were dropped: they were "
                     "not read, and departedInboxLimit is reached.") };
    case Cause::InboxesFull:
        return { ErrorCode::LimitReached,
                 //: %1 is a number; totalInboxLimit is a property
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A client was disconnected in the middle of a message: all that "
                                   "is unfinished has more than %1 bytes (totalInboxLimit), and "
                                   "its part was the largest.") };
    case Cause::NotConnected:
        return { ErrorCode::NotConnected, QT_TRANSLATE_NOOP("Gipc", "Not connected.") };
    case Cause::WrongDelivery:
        return { ErrorCode::WrongDelivery,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "Messages are delivered by signal. To read them set the "
                                   "property delivery to Queue.") };
    case Cause::Interrupted:
        return { ErrorCode::Interrupted,
                 QT_TRANSLATE_NOOP("Gipc", "Waiting was interrupted: the program is ending.") };
    case Cause::Destroyed:
        return { ErrorCode::Destroyed,
                 QT_TRANSLATE_NOOP("Gipc", "The object was deleted during the call.") };
    case Cause::WrongStatus:
        return { ErrorCode::WrongStatus,
                 //: %1 is a status, as "Listening"
                 QT_TRANSLATE_NOOP("Gipc", "This cannot be done while the status is %1.") };
    case Cause::NoApplication:
        return { ErrorCode::WrongStatus,
                 QT_TRANSLATE_NOOP("Gipc", "There is no QCoreApplication. Make one first.") };
    case Cause::ExtensionRequired:
        return { ErrorCode::ExtensionRequired,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "The peer speaks version 2 of the protocol only, and GIPC-X is "
                     "required here (by the policy, or by a key). Is it a Go program, "
                     "or has somebody between meddled with what it said?") };
    case Cause::PeerWantsKey:
        return { ErrorCode::AuthenticationFailed,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The peer insists on a pre-shared key, and none is set here.") };
    case Cause::PeerLacksKey:
        return { ErrorCode::AuthenticationFailed,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A pre-shared key is set here, and the peer has none.") };
    case Cause::Authentication:
        return { ErrorCode::AuthenticationFailed,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The peer's pre-shared key or its identity is another one. "
                                   "Compare what \"gipc fingerprint\" says on both sides.") };
    case Cause::OtherService:
        return { ErrorCode::OtherService,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The server serves something else: name and serviceName must be "
                                   "the same on both sides.") };
    case Cause::PeerGaveUp:
        return { ErrorCode::MalformedFrame,
                 QT_TRANSLATE_NOOP("Gipc", "The client did not like what GIPC-X offers.") };
    case Cause::UnexpectedFrame:
        return { ErrorCode::MalformedFrame,
                 QT_TRANSLATE_NOOP(
                     "Gipc", "The peer sent a control frame that may not come, or not now.") };
    case Cause::TooManyKeyUpdates:
        return { ErrorCode::LimitReached,
                 QT_TRANSLATE_NOOP("Gipc", "The peer changes its key more often than it sends.") };
    case Cause::Silence:
        return { ErrorCode::PeerSilent,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "The peer was not heard of for %1 ms (idleLimit): it is frozen, or "
                     "the network is down.") };
    case Cause::PeerFoundIntegrity:
        return { ErrorCode::Integrity,
                 QT_TRANSLATE_NOOP("Gipc", "What we sent was changed on its way, says the peer.") };
    case Cause::PeerFoundTooLarge:
        return { ErrorCode::MessageTooLarge,
                 QT_TRANSLATE_NOOP("Gipc", "A message was too large, says the peer.") };
    case Cause::PeerFoundFault:
        return { ErrorCode::ConnectionLost,
                 QT_TRANSLATE_NOOP("Gipc", "The peer ended the session with error %1.") };
    case Cause::UserNotAllowed:
        return { ErrorCode::PeerNotAllowed,
                 //: %1 is the number of a user; allowedUserIds is a property
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A client of user %1 was turned away: it is not among "
                                   "allowedUserIds.") };
    case Cause::UserNotTrusted:
        return { ErrorCode::PeerNotAllowed,
                 //: %1 is a path, %2 the number of a user; trustedUserIds is a property
                 QT_TRANSLATE_NOOP("Gipc",
                                   "%1 belongs to user %2, who is not among trustedUserIds.") };
    case Cause::KeyWithoutEncryption:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "A pre-shared key is set and encryption is off: switch it on, or "
                     "remove the key.") };
    case Cause::KeyWithoutService:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_NOOP("Gipc",
                                   "A pre-shared key is set and neither name nor serviceName is: a "
                                   "session has to know what it is for.") };
    case Cause::KeyWithoutExtension:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "A pre-shared key is set and the policy is Compatible: version 2 "
                     "has no keys.") };
    case Cause::ServiceNameTooLong:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_N_NOOP("Gipc",
                                     "The service name \"%1\" is too long: it takes %n bytes of "
                                     "UTF-8.") };
    case Cause::NoPort:
        return { ErrorCode::InvalidSettings,
                 //: %1 is an environment variable, %2 its value
                 QT_TRANSLATE_NOOP("Gipc",
                                   "%1 is \"%2\", which is no port: set it to 1 to 65535, or "
                                   "set the property port.") };
    case Cause::NoHost:
        return { ErrorCode::InvalidSettings,
                 //: %1 is an environment variable
                 QT_TRANSLATE_NOOP("Gipc",
                                   "The host is empty: set %1 or the property host to an "
                                   "address or a name.") };
    case Cause::UsersOnNetwork:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "Only certain users are accepted, and on TCP a peer's user is not "
                     "known. Use a local socket or a pre-shared key.") };
    case Cause::ExposedWithoutKey:
        return { ErrorCode::InvalidSettings,
                 QT_TRANSLATE_NOOP(
                     "Gipc",
                     "%1 is open to the network, and without a pre-shared key anybody "
                     "can connect and pose as the server. Set one with "
                     "addPreSharedKey(), or --key-file.") };
    }
    Q_UNREACHABLE();
    return { ErrorCode::NoError, "" };
}

/*! A detail may be a name with a null character in it, which a terminal or a C program would take for
    the end. */
QString withDetails(QString text, const QStringList &details)
{
    // One by one: QString::arg with several arguments at once keeps a %1 inside a detail untouched,
    // but needs to know how many there are.
    if (details.size() == 1)
        text = text.arg(details.at(0));
    else if (details.size() > 1)
        text = text.arg(details.at(0), details.at(1));
    return text.replace(QChar::Null, QStringLiteral("\\0"));
}

Cause causeOf(GipcWire::Fault fault)
{
    using GipcWire::Fault;
    switch (fault) {
    case Fault::None:
        return Cause::None;
    case Fault::UnknownVersion:
        return Cause::UnknownVersion;
    case Fault::VersionRefused:
        return Cause::VersionRefused;
    case Fault::PeerInsistsOnEncryption:
        return Cause::PeerInsistsOnEncryption;
    case Fault::PeerLacksEncryption:
        return Cause::PeerLacksEncryption;
    case Fault::BadPublicKey:
        return Cause::BadPublicKey;
    case Fault::MalformedHandshake:
        return Cause::MalformedHandshake;
    case Fault::MalformedFrame:
        return Cause::MalformedFrame;
    case Fault::MessageTooLarge:
        return Cause::PeerMessageTooLarge;
    case Fault::Integrity:
        return Cause::Integrity;
    case Fault::Replayed:
        return Cause::Replayed;
    case Fault::KeyWornOut:
        return Cause::KeyWornOut;
    case Fault::Crypto:
        return Cause::Crypto;
    case Fault::ExtensionRequired:
        return Cause::ExtensionRequired;
    case Fault::PeerWantsKey:
        return Cause::PeerWantsKey;
    case Fault::PeerLacksKey:
        return Cause::PeerLacksKey;
    case Fault::OtherService:
        return Cause::OtherService;
    case Fault::PeerGaveUp:
        return Cause::PeerGaveUp;
    case Fault::Authentication:
        return Cause::Authentication;
    case Fault::UnexpectedFrame:
        return Cause::UnexpectedFrame;
    case Fault::TooManyKeyUpdates:
        return Cause::TooManyKeyUpdates;
    case Fault::Silence:
        return Cause::Silence;
    case Fault::PeerReported:
        return Cause::PeerFoundFault;
    }
    Q_UNREACHABLE();
    return Cause::None;
}

/*! What a peer says about us: \a number is one of GipcWire::ErrorNumber, or a newer one. */
Failure reported(quint64 number)
{
    switch (GipcWire::ErrorNumber(number)) {
    case GipcWire::ErrorNumber::Integrity:
        return { Cause::PeerFoundIntegrity };
    case GipcWire::ErrorNumber::TooLarge:
        return { Cause::PeerFoundTooLarge };
    default:
        return { Cause::PeerFoundFault, { QString::number(number) } };
    }
}

} // namespace

ErrorCode Failure::code() const
{
    return entryOf(cause).code;
}

bool Failure::isPermanent() const
{
    switch (code()) {
    case ErrorCode::VersionMismatch:
    case ErrorCode::EncryptionMismatch:
    case ErrorCode::ExtensionRequired:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::OtherService:
        return true;
    default:
        return false;
    }
}

QString Failure::text() const
{
    QStringList translated = details;
    if (cause == Cause::WrongStatus) // its detail is the fixed name of a status
        translated = { QCoreApplication::translate(Context, details.first().toUtf8()) };
    return withDetails(QCoreApplication::translate(Context, entryOf(cause).text, nullptr, count),
                       translated);
}

QString Failure::logText() const
{
    QString english = QString::fromUtf8(entryOf(cause).text);
    return withDetails(english.replace(QLatin1String("%n"), QString::number(count)), details);
}

Failure Failure::from(const GipcTransport::Trouble &trouble)
{
    using Kind = GipcTransport::Trouble::Kind;
    const QString number = QString::number(trouble.number);
    switch (trouble.kind) {
    case Kind::None:
        return {};
    case Kind::PathTooLong:
        return { Cause::PathTooLong, { trouble.where }, int(trouble.number) };
    case Kind::NameInUse:
        if (trouble.number < 0)
            return { Cause::NameInUse, { trouble.where } };
        return { Cause::NameInUseByProcess, { trouble.where, number } };
    case Kind::NotASocket:
        return { Cause::NotASocket, { trouble.where } };
    case Kind::ForeignSocket:
        return { Cause::ForeignSocket, { trouble.where, number } };
    case Kind::AccessDenied:
        return { Cause::AccessDenied, { trouble.where } };
    case Kind::InvalidPath:
        return { Cause::InvalidPath, { trouble.where } };
    case Kind::NoDirectory:
        return { Cause::NoDirectory, { trouble.where } };
    case Kind::NotWritable:
        return { Cause::DirectoryNotWritable, { trouble.where, number } };
    case Kind::NotPermitted:
        return { Cause::NotPermitted, { trouble.where } };
    case Kind::LockUnreadable:
        return { Cause::LockUnreadable, { trouble.where } };
    case Kind::ReadOnly:
        return { Cause::ReadOnly, { trouble.where } };
    case Kind::NoLocks:
        return { Cause::NoLocks, { trouble.where } };
    case Kind::NoSockets:
        return { Cause::NoSockets, { trouble.where } };
    case Kind::NoModes:
        return { Cause::NoModes, { trouble.where } };
    case Kind::NoSpace:
        return { Cause::NoSpace, { trouble.where } };
    case Kind::Refused:
    case Kind::NoServer:
        return { Cause::ServerNotFound, { trouble.where } };
    case Kind::Busy:
        return { Cause::ServerBusy, { trouble.where } };
    case Kind::TimedOut:
        return { Cause::TcpTimeout, { trouble.where } };
    case Kind::HostNotFound:
        return { Cause::HostNotFound, { trouble.where } };
    case Kind::OutOfDescriptors:
        return { Cause::OutOfDescriptors, { trouble.where } };
    case Kind::NotTrusted:
        return { Cause::UserNotTrusted, { trouble.where, number } };
    case Kind::System:
        return { Cause::System, { trouble.where, trouble.detail } };
    }
    Q_UNREACHABLE();
    return {};
}

Failure Failure::from(const GipcWire::Session &session, quint32 ownLimit)
{
    Failure failure { causeOf(session.fault()) };
    if (failure.cause == Cause::UnknownVersion)
        failure.details = QStringList { QString::number(session.faultValue()) };
    else if (failure.cause == Cause::PeerMessageTooLarge)
        failure.details = { QString::number(session.faultValue()), QString::number(ownLimit) };
    else if (failure.cause == Cause::PeerFoundFault)
        failure = reported(session.faultValue());
    return failure;
}

} // namespace GipcCore
