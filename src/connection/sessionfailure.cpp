// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sessionfailure_p.h"

#include "printable_p.h"
#include "session_p.h"

namespace GipcCore {

using GipcWire::ErrorNumber;
using GipcWire::Fault;

namespace {

Cause causeOf(Fault fault)
{
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
    case Fault::TooManyRequests:
        return Cause::TooManyRequests;
    case Fault::BadCount:
        return Cause::BadCount;
    case Fault::UnexpectedFrame:
    case Fault::NotAdmitted: // these two have words of the peer's: refusal()
    case Fault::NotAdmittedNow:
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

/*! What the peer says about us: \a number is an ErrorNumber, or one of a newer version. */
Failure reportedFailure(quint64 number)
{
    if (number == quint64(ErrorNumber::Integrity))
        return { Cause::PeerFoundIntegrity };
    if (number == quint64(ErrorNumber::TooLarge))
        return { Cause::PeerFoundTooLarge };
    return { Cause::PeerFoundFault, { QString::number(number) } };
}

} // namespace

Failure sessionFailure(Fault fault)
{
    return { causeOf(fault) };
}

Failure sessionFailure(const GipcWire::Session &session, quint32 ownLimit)
{
    const Fault fault = session.fault();
    const quint64 value = session.faultValue();
    if (fault == Fault::UnknownVersion)
        return { causeOf(fault), { QString::number(value) } };
    if (fault == Fault::MessageTooLarge)
        return { causeOf(fault), { QString::number(value), QString::number(ownLimit) } };
    if (fault == Fault::PeerReported)
        return reportedFailure(value);
    if (fault == Fault::NotAdmitted || fault == Fault::NotAdmittedNow)
        return refusal(session);
    return sessionFailure(fault);
}

Failure refusal(const GipcWire::Session &session)
{
    switch (session.peerReason()) {
    case GipcWire::CloseReason::NotAdmitted:
        return { Cause::RefusedForGood, { printable(session.peerText()) } };
    case GipcWire::CloseReason::NotAdmittedNow:
        return { Cause::RefusedForNow, { printable(session.peerText()) } };
    case GipcWire::CloseReason::Done:
    case GipcWire::CloseReason::GoingAway:
    case GipcWire::CloseReason::AfterError:
    case GipcWire::CloseReason::Resumed:
    case GipcWire::CloseReason::LimitReached:
        break;
    }
    return {};
}

} // namespace GipcCore
