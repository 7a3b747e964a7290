// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedsession_p.h"

#include "tlv_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {
namespace {

/*! What the peer is told of a fault. Nothing for its own ERROR, which is not answered, and for
    faults of the handshake, which has answers of its own. */
std::optional<ErrorNumber> numberOf(Fault fault)
{
    switch (fault) {
    case Fault::Integrity:
        return ErrorNumber::Integrity;
    case Fault::MalformedFrame:
        return ErrorNumber::Malformed;
    case Fault::MessageTooLarge:
        return ErrorNumber::TooLarge;
    case Fault::UnexpectedFrame:
        return ErrorNumber::Unexpected;
    case Fault::TooManyKeyUpdates:
        return ErrorNumber::TooManyKeyUpdates;
    case Fault::Silence:
        return ErrorNumber::Silence;
    case Fault::Crypto:
        return ErrorNumber::Internal;
    case Fault::TooManyRequests:
        return ErrorNumber::TooManyRequests;
    case Fault::BadCount:
        return ErrorNumber::BadCount;
    case Fault::None:
    case Fault::PeerReported:
    case Fault::NotAdmitted:
    case Fault::NotAdmittedNow:
    // Version 2 only:
    case Fault::Replayed:
    case Fault::KeyWornOut:
    // The handshake's:
    case Fault::UnknownVersion:
    case Fault::VersionRefused:
    case Fault::PeerInsistsOnEncryption:
    case Fault::PeerLacksEncryption:
    case Fault::BadPublicKey:
    case Fault::MalformedHandshake:
    case Fault::ExtensionRequired:
    case Fault::PeerWantsKey:
    case Fault::PeerLacksKey:
    case Fault::OtherService:
    case Fault::PeerGaveUp:
    case Fault::Authentication:
        return std::nullopt;
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

} // namespace

ExtendedSession::ExtendedSession(ExtendedTerms terms, const RecordLimits &limits)
    : m_reader(std::move(terms.opener), quint32(terms.own.maxMessageSize), terms.converses)
    , m_writer(std::move(terms.sealer), limits)
    , m_exporter(std::move(terms.exporter))
    , m_peerTerms(terms.peer)
    , m_authenticated(terms.authenticated)
    , m_keyIdentity(std::move(terms.keyIdentity))
    , m_isClient(terms.role == Role::Client)
{
    if (terms.converses)
        m_exchange.emplace(terms.role, terms.own.openRequests, terms.peer.openRequests,
                           quint32(terms.own.maxMessageSize));
}

Event ExtendedSession::next(InputBuffer *input)
{
    if (m_fault != Fault::None)
        return Event::Failed;
    for (;;) {
        if (std::exchange(m_hasControlFrame, false))
            m_reader.dropFrame();
        switch (m_reader.next(input)) {
        case RecordReader::Result::NeedMore:
            return Event::NeedMore;
        case RecordReader::Result::Failed:
            return fail(m_reader.fault(), m_reader.faultValue());
        case RecordReader::Result::Frame:
            break;
        }
        const bool isMessage = m_reader.type() != ControlType;
        const bool isAck = !isMessage && quint8(m_reader.view().front()) == AckCode;
        if ((m_peerClosed && !isAck) || (isMessage && !isOpen()))
            return fail(Fault::UnexpectedFrame);
        if (isMessage) {
            m_hasHeardMessage = true;
            if (m_exchange)
                m_exchange->counts.take(m_reader.view().size());
            return Event::Message;
        }
        m_hasControlFrame = true;
        if (const Event event = interpret(m_reader.view()); event != Event::NeedMore)
            return event;
    }
}

/*! NeedMore if the caller need not know of the frame. The assembler has checked its code and
    size. */
Event ExtendedSession::interpret(QByteArrayView control)
{
    const QByteArrayView rest = control.sliced(1);
    const auto code = ControlCode(control.front());
    switch (code) {
    case PingCode:
        // Only the last one is answered, so that a peer cannot make answers pile up.
        m_pong = rest.toByteArray();
        return Event::NeedMore;
    case PongCode:
        return Event::NeedMore; // any byte that arrives has the same effect
    case CloseCode:
        return readClose(rest);
    case ErrorCode:
        return fail(Fault::PeerReported, qFromBigEndian<quint16>(rest.data()));
    case RequestCode:
    case ReplyCode:
    case AckCode:
    case SessionCode:
    case CancelCode:
    case GoAwayCode: {
        if (m_closed && code == GoAwayCode)
            return Event::NeedMore; // we are gone already
        Fault fault = Fault::None;
        const Event event = m_exchange->read(code, rest, &fault);
        if (event != Event::Failed)
            return event;
        const bool isTooLarge = fault == Fault::MessageTooLarge;
        return fail(fault, isTooLarge ? quint64(m_exchange->data().size()) : 0);
    }
    case FinishedCode:
    case KeyUpdateCode: // RecordReader has followed it
        break;
    }
    return fail(Fault::UnexpectedFrame);
}

Event ExtendedSession::readClose(QByteArrayView rest)
{
    m_peerReason = CloseReason(rest.front());
    if (!isOpen())
        return readRefusal(rest);
    switch (m_peerReason) {
    case CloseReason::NotAdmitted:
    case CloseReason::NotAdmittedNow:
        // A server's, and in place of all else; where there is SESSION, only in its place.
        if (m_exchange || !m_isClient || m_hasHeardMessage)
            return fail(Fault::UnexpectedFrame);
        [[fallthrough]];
    case CloseReason::Done:
    case CloseReason::GoingAway:
    case CloseReason::LimitReached:
        m_peerClosed = true;
        m_reader.refuseKeyUpdates();
        m_peerText = rest.sliced(1).toByteArray();
        return Event::PeerClosed;
    case CloseReason::AfterError:
        return fail(Fault::PeerReported, quint64(ErrorNumber::Internal));
    case CloseReason::Resumed: // we resume nothing
        break;
    }
    return fail(Fault::UnexpectedFrame);
}

/*! CLOSE where SESSION should be. */
Event ExtendedSession::readRefusal(QByteArrayView rest)
{
    m_peerText = rest.sliced(1).toByteArray();
    switch (m_peerReason) {
    case CloseReason::NotAdmitted:
        return fail(m_isClient ? Fault::NotAdmitted : Fault::UnexpectedFrame);
    case CloseReason::NotAdmittedNow:
        return fail(m_isClient ? Fault::NotAdmittedNow : Fault::UnexpectedFrame);
    case CloseReason::AfterError:
        return fail(Fault::PeerReported, quint64(ErrorNumber::Internal));
    case CloseReason::Done:
    case CloseReason::GoingAway:
    case CloseReason::Resumed:
    case CloseReason::LimitReached:
        break;
    }
    return fail(Fault::UnexpectedFrame);
}

Fault ExtendedSession::checkSending() const
{
    if (m_fault != Fault::None)
        return m_fault;
    return m_closed ? Fault::Crypto : Fault::None; // a mistake of the caller's
}

Fault ExtendedSession::add(QByteArrayView *frames, FramePosition position, QByteArray *out)
{
    const Fault fault = checkSending();
    return fault == Fault::None ? m_writer.add(frames, position, out) : fault;
}

QByteArray ExtendedSession::takeControl()
{
    if (!m_pong.isEmpty())
        return makeControlFrame(PongCode, std::exchange(m_pong, {}));
    if (std::exchange(m_pingDue, false))
        return makeControlFrame(PingCode, toBytes(++m_pings));
    return m_exchange->acknowledge();
}

QByteArray ExtendedSession::closeFrame(const CloseNotice &notice)
{
    return makeControlFrame(CloseCode, toBytes(quint8(notice.reason)) + notice.text);
}

QByteArray ExtendedSession::lastWords(Fault fault)
{
    const auto number = numberOf(fault);
    if (!number || m_closed || m_writer.hasPending())
        return {};
    m_closed = true;
    return sealAlone(makeControlFrame(ErrorCode, toBytes(quint16(*number)))
                     + closeFrame(CloseReason::AfterError));
}

QByteArray ExtendedSession::sealAlone(QByteArrayView frames)
{
    QByteArray out;
    Fault result = Fault::None;
    // One record has room for them, so each call begins between two frames.
    while (result == Fault::None && !frames.isEmpty())
        result = m_writer.add(&frames, FramePosition::BetweenFrames, &out);
    if (result == Fault::None)
        result = m_writer.flush(&out);
    return result == Fault::None ? out : QByteArray();
}

Event ExtendedSession::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_pong = {};
    return Event::Failed;
}

} // namespace GipcWire
