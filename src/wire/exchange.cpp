// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "exchange_p.h"

#include "frame_p.h"
#include "hkdf_p.h"
#include "tlv_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {
namespace {

Event failed(Fault why, Fault *fault)
{
    *fault = why;
    return Event::Failed;
}

bool isMessageType(quint32 type)
{
    return type != ControlType && type < FirstForbiddenType;
}

} // namespace

Exchange::Exchange(Role role, quint32 ownLimit, quint32 peerLimit, quint32 maxDataSize)
    : peers(ownLimit)
    , m_role(role)
    , m_peerLimit(peerLimit)
    , m_maxDataSize(maxDataSize)
{ }

QByteArray Exchange::askForSession()
{
    return makeControlFrame(SessionCode, toBytes(NewSession));
}

/*! Sessions end with their connections here: they are kept for 0 ms, and the id serves nobody. */
QByteArray Exchange::grantSession()
{
    const QByteArray id = randomBytes(SessionIdSize);
    return id.isEmpty()
        ? QByteArray()
        : makeControlFrame(SessionCode, toBytes(NewSession) + id + toBytes(quint32(0)));
}

QByteArray Exchange::cancelFields(quint64 id)
{
    return char(CancelCode) + toBytes(id);
}

QByteArray Exchange::goAway(CloseReason reason)
{
    return makeControlFrame(GoAwayCode, toBytes(quint8(reason)));
}

QByteArray Exchange::acknowledge()
{
    return makeControlFrame(AckCode, toBytes(counts.acknowledge()));
}

std::array<char, RequestFieldsSize> Exchange::requestFields(quint64 id, quint32 type)
{
    std::array<char, RequestFieldsSize> fields;
    fields[0] = char(RequestCode);
    qToBigEndian(id, &fields[IdOffset]);
    qToBigEndian(type, &fields[IdOffset + 8]);
    return fields;
}

std::array<char, ReplyFieldsSize> Exchange::replyFields(quint64 id, ReplyStatus status,
                                                        quint32 type)
{
    std::array<char, ReplyFieldsSize> fields;
    fields[0] = char(ReplyCode);
    qToBigEndian(id, &fields[IdOffset]);
    fields[IdOffset + 8] = char(status);
    qToBigEndian(type, &fields[IdOffset + 9]);
    return fields;
}

Event Exchange::read(ControlCode code, QByteArrayView rest, Fault *fault)
{
    if (code == SessionCode)
        return readSession(rest, fault);
    if (!isOpen())
        return failed(Fault::UnexpectedFrame, fault);
    switch (code) {
    case RequestCode:
        return readRequest(rest, fault);
    case ReplyCode:
        return readReply(rest, fault);
    case CancelCode:
        return readCancel(rest, fault);
    case AckCode:
        return readAck(rest, fault);
    case GoAwayCode:
        return readGoAway(rest, fault);
    case SessionCode: // this was read, and those that follow are not of this class
    case FinishedCode:
    case PingCode:
    case PongCode:
    case CloseCode:
    case KeyUpdateCode:
    case ErrorCode:
        break;
    }
    return failed(Fault::UnexpectedFrame, fault);
}

/*! A client that asks for an old session gets a new one: none is kept. A server that grants anything
        but a new one was not asked for it. */
Event Exchange::readSession(QByteArrayView rest, Fault *fault)
{
    constexpr qsizetype KindSize = 1;
    constexpr qsizetype AskedAgain = KindSize + SessionIdSize + 8 + 8 + 48;
    constexpr qsizetype Granted = KindSize + SessionIdSize + 4;
    if (m_state != State::Opening)
        return failed(Fault::UnexpectedFrame, fault);
    const auto kind = quint8(rest.front());
    if (m_role == Role::Server) {
        const qsizetype expected = kind == NewSession ? KindSize : AskedAgain;
        if (kind > 1 || rest.size() != expected)
            return failed(Fault::MalformedFrame, fault);
        m_state = State::Asked; // a second one must not be admitted beside it
        return Event::SessionRequested;
    }
    if (kind != NewSession || rest.size() != Granted)
        return failed(Fault::MalformedFrame, fault);
    m_state = State::Open;
    return Event::Established;
}

Event Exchange::readRequest(QByteArrayView rest, Fault *fault)
{
    if (m_state == State::PeerGoingAway)
        return failed(Fault::UnexpectedFrame, fault);
    m_id = qFromBigEndian<quint64>(rest.data());
    m_type = qFromBigEndian<quint32>(rest.data() + 8);
    m_data = rest.sliced(RequestFieldsSize - 1);
    if (!isMessageType(m_type))
        return failed(Fault::MalformedFrame, fault);
    if (const Fault why = peers.begin(m_id); why != Fault::None)
        return failed(why, fault);
    counts.take(m_data.size());
    return Event::Request;
}

Event Exchange::readReply(QByteArrayView rest, Fault *fault)
{
    const auto status = quint8(rest.at(8));
    m_type = qFromBigEndian<quint32>(rest.data() + 9);
    m_data = rest.sliced(ReplyFieldsSize - 1);
    m_status = ReplyStatus(status);
    const bool isText = m_status != ReplyStatus::Answer;
    const bool isGood = status <= quint8(ReplyStatus::Cancelled)
        && (isText ? m_type == 0 && m_data.size() <= MaxReplyText : isMessageType(m_type));
    if (!isGood)
        return failed(Fault::MalformedFrame, fault);
    // The frame's size was checked with the room that a text may need.
    if (!isText && m_data.size() > qsizetype(m_maxDataSize))
        return failed(Fault::MessageTooLarge, fault);
    const std::optional<quint64> handle = own.finish(qFromBigEndian<quint64>(rest.data()));
    if (!handle)
        return failed(Fault::UnexpectedFrame, fault);
    counts.take(m_data.size());
    m_handle = *handle;
    return m_handle != 0 ? Event::Reply : Event::NeedMore; // a second one is dropped
}

Event Exchange::readCancel(QByteArrayView rest, Fault *fault)
{
    m_id = qFromBigEndian<quint64>(rest.data());
    const std::optional<bool> isOpen = peers.cancel(m_id);
    if (!isOpen)
        return failed(Fault::UnexpectedFrame, fault);
    counts.take(0);
    return *isOpen ? Event::Cancelled : Event::NeedMore;
}

Event Exchange::readAck(QByteArrayView rest, Fault *fault)
{
    return counts.confirm(qFromBigEndian<quint64>(rest.data())) ? Event::NeedMore
                                                                : failed(Fault::BadCount, fault);
}

Event Exchange::readGoAway(QByteArrayView rest, Fault *fault)
{
    if (m_state == State::PeerGoingAway)
        return failed(Fault::UnexpectedFrame, fault);
    m_state = State::PeerGoingAway;
    m_reason = CloseReason(rest.front());
    m_data = rest.sliced(1);
    return Event::PeerGoingAway;
}

} // namespace GipcWire
