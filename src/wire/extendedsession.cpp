// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedsession_p.h"

#include "tlv_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {
namespace {

/*! What the peer is told, if anything: an ERROR is not answered, and a fault of the handshake has
    its own way. */
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
    case Fault::Replayed: // this and the next: of version 2
    case Fault::KeyWornOut:
    case Fault::UnknownVersion: // this and those that follow: of the handshake
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

/*! NeedMore: nothing the caller need know. The assembler has checked the size. */
Event ExtendedSession::interpret(const QByteArray &control)
{
    const QByteArrayView rest = QByteArrayView(control).sliced(1);
    switch (ControlCode(control.front())) {
    case PingCode:
        m_pong = rest.toByteArray(); // takes the place of one that was not answered yet
        return Event::NeedMore;
    case PongCode:
        return Event::NeedMore; // a sign of life, as any byte is
    case CloseCode:
        return readClose(rest);
    case ErrorCode:
        return fail(Fault::PeerReported, qFromBigEndian<quint16>(rest.data()));
    case FinishedCode:
    case KeyUpdateCode: // the reader has done what it says
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
    // Of a feature that was not chosen: it does not promise that everything was sent.
    return fail(Fault::UnexpectedFrame);
}

Fault ExtendedSession::add(quint32 type, QByteArrayView data, QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    // Whatever the caller got wrong: nothing follows CLOSE.
    return m_closed ? Fault::Crypto : m_writer.add(type, data, out);
}

Fault ExtendedSession::addSome(QByteArrayView *frames, QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    return m_closed ? Fault::Crypto : m_writer.addSome(frames, out);
}

Fault ExtendedSession::addFrame(quint8 code, QByteArrayView rest, QByteArray *out)
{
    return add(ControlType, QByteArray(1, char(code)) + rest.toByteArray(), out);
}

Fault ExtendedSession::addControl(QByteArray *out)
{
    Fault fault = Fault::None;
    if (!m_pong.isEmpty())
        fault = addFrame(PongCode, std::exchange(m_pong, {}), out);
    if (fault == Fault::None && std::exchange(m_pingDue, false))
        fault = addFrame(PingCode, toBytes(++m_pings), out);
    return fault;
}

Fault ExtendedSession::addClose(CloseReason reason, QByteArray *out)
{
    const Fault fault = addFrame(CloseCode, toBytes(quint8(reason)), out);
    m_closed = true;
    return fault;
}

QByteArray ExtendedSession::lastWords(Fault fault)
{
    const auto number = numberOf(fault);
    if (!number || m_closed || m_writer.hasPending())
        return {};
    m_closed = true;
    QByteArray out;
    const QByteArray error = char(ErrorCode) + toBytes(quint16(*number));
    const QByteArray close = char(CloseCode) + toBytes(quint8(CloseReason::AfterError));
    const bool ok = m_writer.add(ControlType, error, &out) == Fault::None
        && m_writer.add(ControlType, close, &out) == Fault::None
        && m_writer.flush(&out) == Fault::None;
    return ok ? out : QByteArray();
}

Event ExtendedSession::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_pong = {};
    return Event::Failed;
}

} // namespace GipcWire
