// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "failure_p.h"

#include "namemeanings_p.h"
#include "programmeanings_p.h"
#include "sessionmeanings_p.h"

#include <QtCore/QCoreApplication>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace GipcCore {

namespace {

constexpr char Context[] = "Gipc";

/*! Codes after which no further try can help: the peer will say the same again. */
constexpr ErrorCode PermanentCodes[] = {
    ErrorCode::VersionMismatch,      ErrorCode::EncryptionMismatch, ErrorCode::ExtensionRequired,
    ErrorCode::AuthenticationFailed, ErrorCode::OtherService,
};

constexpr size_t CauseCount = size_t(Cause::Last) + 1;

/*! All rows, in the order of Cause. */
consteval std::array<Meaning, CauseCount> joinTables()
{
    std::array<Meaning, CauseCount> rows {};
    for (const std::span<const Meaning> table :
         { std::span<const Meaning>(NameMeanings), std::span<const Meaning>(SessionMeanings),
           std::span<const Meaning>(ProgramMeanings) }) {
        for (const Meaning &row : table)
            rows[size_t(row.cause)] = row;
    }
    return rows;
}

constexpr std::array<Meaning, CauseCount> Meanings = joinTables();
static_assert(std::size(NameMeanings) + std::size(SessionMeanings) + std::size(ProgramMeanings)
                  == CauseCount,
              "no cause has two rows");
static_assert(std::ranges::all_of(Meanings, [](const Meaning &row) { return row.text != nullptr; }),
              "each cause has a row");

constexpr const Meaning &meaningOf(Cause cause)
{
    return Meanings[size_t(cause)];
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
    return meaningOf(cause).code;
}

QtMsgType Failure::level() const
{
    return meaningOf(cause).level;
}

bool Failure::isPermanent() const
{
    return std::ranges::find(PermanentCodes, code()) != std::end(PermanentCodes);
}

QString Failure::text() const
{
    QStringList translated = details;
    if (cause == Cause::WrongStatus) // its detail is the fixed name of a status
        translated = { QCoreApplication::translate(Context, details.first().toUtf8()) };
    return withDetails(QCoreApplication::translate(Context, meaningOf(cause).text, nullptr, count),
                       translated);
}

QString Failure::logText() const
{
    QString english = QString::fromUtf8(meaningOf(cause).text);
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
