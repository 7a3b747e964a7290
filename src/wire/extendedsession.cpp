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
    case Fault::None:
    case Fault::PeerReported:
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
    : m_reader(std::move(terms.opener), terms.maxMessageSize)
    , m_writer(std::move(terms.sealer), limits)
    , m_exporter(std::move(terms.exporter))
    , m_peerTerms(terms.peer)
    , m_authenticated(terms.authenticated)
{ }

Event ExtendedSession::next(InputBuffer *input)
{
    if (m_fault != Fault::None)
        return Event::Failed;
    for (;;) {
        switch (m_reader.next(input)) {
        case RecordReader::Result::NeedMore:
            return Event::NeedMore;
        case RecordReader::Result::Failed:
            return fail(m_reader.fault(), m_reader.faultValue());
        case RecordReader::Result::Frame:
            break;
        }
        if (m_peerClosed)
            return fail(Fault::UnexpectedFrame);
        if (m_reader.type() != ControlType)
            return Event::Message;
        const Message control = m_reader.takeFrame();
        if (const Event event = interpret(control.data); event != Event::NeedMore)
            return event;
    }
}

/*! NeedMore if the caller need not know of the frame. The assembler has checked its code and
    size. */
Event ExtendedSession::interpret(const QByteArray &control)
{
    const QByteArrayView rest = QByteArrayView(control).sliced(1);
    switch (ControlCode(control.front())) {
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
    case FinishedCode:
    case KeyUpdateCode: // RecordReader has followed it
        break;
    }
    return fail(Fault::UnexpectedFrame);
}

Event ExtendedSession::readClose(QByteArrayView rest)
{
    m_peerReason = CloseReason(rest.front());
    switch (m_peerReason) {
    case CloseReason::Done:
    case CloseReason::GoingAway:
    case CloseReason::LimitReached:
        m_peerClosed = true;
        m_reader.refuseKeyUpdates();
        m_peerText = rest.sliced(1).toByteArray();
        return Event::PeerClosed;
    case CloseReason::AfterError:
        return fail(Fault::PeerReported, quint64(ErrorNumber::Internal));
    case CloseReason::Resumed:
        break;
    }
    // Resumed belongs to a feature that was not agreed on. It does not say that everything was
    // sent.
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
    m_pingDue = false;
    return makeControlFrame(PingCode, toBytes(++m_pings));
}

QByteArray ExtendedSession::closeFrame(CloseReason reason)
{
    return makeControlFrame(CloseCode, toBytes(quint8(reason)));
}

QByteArray ExtendedSession::lastWords(Fault fault)
{
    const auto number = numberOf(fault);
    if (!number || m_closed || m_writer.hasPending())
        return {};
    m_closed = true;
    const QByteArray frames = makeControlFrame(ErrorCode, toBytes(quint16(*number)))
        + closeFrame(CloseReason::AfterError);
    QByteArray out;
    Fault result = Fault::None;
    // One record has room for both, so each call begins between two frames.
    for (QByteArrayView rest = frames; result == Fault::None && !rest.isEmpty();)
        result = m_writer.add(&rest, FramePosition::BetweenFrames, &out);
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
