// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipcglobal.h>

#include <QtCore/QCoreApplication>

namespace Gipc {

namespace {

constexpr char Context[] = "Gipc";

/*! Words for a code alone. Where more is known, Failure has words that name sizes and sides. */
const char *sourceText(ErrorCode error)
{
    switch (error) {
    case ErrorCode::NoError:
        return nullptr;
    case ErrorCode::InvalidName:
        return QT_TRANSLATE_NOOP("Gipc", "That cannot be a name.");
    case ErrorCode::PathTooLong:
        return QT_TRANSLATE_NOOP("Gipc", "The socket's path is too long for the system.");
    case ErrorCode::AddressInUse:
        return QT_TRANSLATE_NOOP("Gipc", "The name or address is in use.");
    case ErrorCode::AccessDenied:
        return QT_TRANSLATE_NOOP("Gipc", "Access was denied.");
    case ErrorCode::ServerNotFound:
        return QT_TRANSLATE_NOOP("Gipc", "There is no such server.");
    case ErrorCode::ConnectTimeout:
        return QT_TRANSLATE_NOOP("Gipc", "No connection came about in time.");
    case ErrorCode::HandshakeTimeout:
        return QT_TRANSLATE_NOOP("Gipc", "The handshake was not finished in time.");
    case ErrorCode::NoGreeting:
        return QT_TRANSLATE_NOOP("Gipc", "The server does not answer.");
    case ErrorCode::RefusedWithoutWord:
        return QT_TRANSLATE_NOOP("Gipc", "The server closed the connection without a word.");
    case ErrorCode::VersionMismatch:
        return QT_TRANSLATE_NOOP("Gipc", "The two sides speak different versions.");
    case ErrorCode::EncryptionMismatch:
        return QT_TRANSLATE_NOOP("Gipc", "Encryption is on at one side and off at the other.");
    case ErrorCode::BadPublicKey:
        return QT_TRANSLATE_NOOP("Gipc", "The peer's public key is not valid.");
    case ErrorCode::MessageTooLarge:
        return QT_TRANSLATE_NOOP("Gipc", "The message is too large.");
    case ErrorCode::ReservedType:
        return QT_TRANSLATE_NOOP("Gipc", "The type of a message is 1 to 2147483647.");
    case ErrorCode::MalformedFrame:
        return QT_TRANSLATE_NOOP("Gipc", "The peer does not keep to the protocol.");
    case ErrorCode::Integrity:
        return QT_TRANSLATE_NOOP("Gipc",
                                 "What arrived was changed on its way, or is a repetition.");
    case ErrorCode::Truncated:
        return QT_TRANSLATE_NOOP("Gipc", "The connection was cut off in the middle.");
    case ErrorCode::NotConnected:
        return QT_TRANSLATE_NOOP("Gipc", "There is no connection.");
    case ErrorCode::QueueFull:
        return QT_TRANSLATE_NOOP("Gipc", "Too much waits to be sent already.");
    case ErrorCode::ConnectionLost:
        return QT_TRANSLATE_NOOP("Gipc", "The connection was lost.");
    case ErrorCode::LimitReached:
        return QT_TRANSLATE_NOOP("Gipc", "A limit was reached.");
    case ErrorCode::WrongDelivery:
        return QT_TRANSLATE_NOOP("Gipc", "Messages come by signal and cannot be read.");
    case ErrorCode::Interrupted:
        return QT_TRANSLATE_NOOP("Gipc", "The program was told to end.");
    case ErrorCode::Destroyed:
        return QT_TRANSLATE_NOOP("Gipc", "The object was deleted.");
    case ErrorCode::Transport:
        return QT_TRANSLATE_NOOP("Gipc", "The operating system refused.");
    case ErrorCode::Crypto:
        return QT_TRANSLATE_NOOP("Gipc", "The cryptography failed.");
    case ErrorCode::TimedOut:
        return QT_TRANSLATE_NOOP("Gipc", "Nothing arrived in time.");
    case ErrorCode::WrongStatus:
        return QT_TRANSLATE_NOOP("Gipc", "That cannot be done in this status.");
    case ErrorCode::AuthenticationFailed:
        return QT_TRANSLATE_NOOP("Gipc", "The two sides do not have the same key.");
    case ErrorCode::OtherService:
        return QT_TRANSLATE_NOOP("Gipc", "The server serves something else.");
    case ErrorCode::ExtensionRequired:
        return QT_TRANSLATE_NOOP("Gipc", "The peer does not speak GIPC-X, which is required.");
    case ErrorCode::PeerNotAllowed:
        return QT_TRANSLATE_NOOP("Gipc", "The peer's user is not allowed.");
    case ErrorCode::PeerSilent:
        return QT_TRANSLATE_NOOP("Gipc", "The peer was not heard of for too long.");
    case ErrorCode::InvalidSettings:
        return QT_TRANSLATE_NOOP("Gipc", "Some settings contradict each other.");
    case ErrorCode::InvalidData:
        return QT_TRANSLATE_NOOP(
            "Gipc", "What was to be written is neither text nor bytes, or nests too deeply.");
    case ErrorCode::Refused:
        return QT_TRANSLATE_NOOP("Gipc", "The server does not let this client in.");
    case ErrorCode::RequestFailed:
        return QT_TRANSLATE_NOOP("Gipc", "The other side could not do what was asked.");
    case ErrorCode::NobodyAnswers:
        return QT_TRANSLATE_NOOP("Gipc", "The other side answers no requests.");
    case ErrorCode::Cancelled:
        return QT_TRANSLATE_NOOP("Gipc", "The request was cancelled.");
    }
    return nullptr; // a number that is no code
}

const char *sourceText(Status status)
{
    switch (status) {
    case Status::NotConnected:
        //: This and the next nine: what a server or a client is doing, for labels
        return QT_TRANSLATE_NOOP("Gipc", "Not Connected");
    case Status::Listening:
        return QT_TRANSLATE_NOOP("Gipc", "Listening");
    case Status::Connecting:
        return QT_TRANSLATE_NOOP("Gipc", "Connecting");
    case Status::Connected:
        return QT_TRANSLATE_NOOP("Gipc", "Connected");
    case Status::Reconnecting:
        return QT_TRANSLATE_NOOP("Gipc", "Reconnecting");
    case Status::Closed:
        return QT_TRANSLATE_NOOP("Gipc", "Closed");
    case Status::Closing:
        return QT_TRANSLATE_NOOP("Gipc", "Closing");
    case Status::Error:
        return QT_TRANSLATE_NOOP("Gipc", "Error");
    case Status::Timeout:
        return QT_TRANSLATE_NOOP("Gipc", "Timeout");
    case Status::Disconnected:
        return QT_TRANSLATE_NOOP("Gipc", "Disconnected");
    }
    return nullptr;
}

const char *sourceText(Security security)
{
    switch (security) {
    case Security::Unencrypted:
        //: This and the next two: how a channel is protected, for labels
        return QT_TRANSLATE_NOOP("Gipc", "Unencrypted");
    case Security::Encrypted:
        return QT_TRANSLATE_NOOP("Gipc", "Encrypted");
    case Security::Authenticated:
        return QT_TRANSLATE_NOOP("Gipc", "Authenticated");
    }
    return nullptr;
}

template <typename Enum> QString translated(Enum value)
{
    const char *const source = sourceText(value);
    return source ? QCoreApplication::translate(Context, source) : QString();
}

} // namespace

QString errorText(ErrorCode error)
{
    return translated(error);
}

QString statusText(Status status)
{
    return translated(status);
}

QString securityText(Security security)
{
    return translated(security);
}

} // namespace Gipc
