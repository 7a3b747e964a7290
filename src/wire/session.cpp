// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "session_p.h"

#include "keyschedule_p.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <utility>

namespace GipcWire {

/*! How much of a large frame of version 2 is sealed at once. While the next part is sealed, this
    one is already on its way. */
constexpr qsizetype SealedPart = 64 * 1024;

Session::Session(const SessionSettings &settings, FixedChance chance)
    : m_settings(settings)
    , m_handshake(std::in_place, settings, std::move(chance))
    , m_peerLimit(settings.maxMessageSize)
{ }

void Session::append(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_fault != Fault::None)
        return;
    m_heard = true;
    m_input.append(bytes);
}

InputBuffer::Room Session::room()
{
    const InputBuffer::Room own
        = m_version2 && m_input.isEmpty() ? m_version2->room() : InputBuffer::Room {};
    m_readsToMessage = own.data != nullptr;
    return m_readsToMessage ? own : m_input.room();
}

void Session::filled(qsizetype size)
{
    if (m_fault != Fault::None)
        return;
    m_heard = true;
    if (m_readsToMessage)
        m_version2->filled(size);
    else
        m_input.filled(size);
}

qint64 Session::unfinished() const
{
    qint64 bytes = m_input.size();
    if (m_extended)
        bytes += m_extended->unfinished();
    else if (m_version2)
        bytes += m_version2->unfinished();
    return bytes;
}

Message Session::takeMessage()
{
    if (m_fault != Fault::None)
        return {};
    return m_extended ? m_extended->takeMessage() : m_version2->takeFrame();
}

Session::Event Session::next()
{
    if (m_fault != Fault::None)
        return Event::Failed;
    if (!m_established)
        return m_extended ? nextInOpening() : nextInHandshake();
    return m_extended ? nextInExtended() : nextInVersion2();
}

Session::Event Session::nextInVersion2()
{
    switch (m_version2->next(&m_input, m_cipher ? &*m_cipher : nullptr)) {
    case Version2Reader::Result::NeedMore:
        return Event::NeedMore;
    case Version2Reader::Result::Frame:
        return Event::Message;
    case Version2Reader::Result::Failed:
        break;
    }
    return fail(m_version2->fault(), m_version2->faultValue());
}

Session::Event Session::nextInExtended()
{
    const Event event = m_extended->next(&m_input);
    return event == Event::Failed ? fail(m_extended->fault(), m_extended->faultValue()) : event;
}

Session::Event Session::nextInHandshake()
{
    m_handshake->advance(&m_input, &m_output);
    if (m_handshake->state() == Handshake::State::Failed)
        return fail(m_handshake->fault(), m_handshake->faultValue());
    if (m_handshake->state() != Handshake::State::Done)
        return Event::NeedMore;
    if (m_handshake->isExtended()) {
        m_extended.emplace(m_handshake->takeExtendedTerms(), m_settings.recordLimits);
        m_peerLimit = quint32(std::min<quint64>(peerTerms().maxMessageSize, MaxDataSize));
    } else {
        m_cipher = m_handshake->takeCipher();
        m_version2.emplace(m_cipher.has_value(), m_settings.maxMessageSize);
        m_peerLimit = m_handshake->peerLimit();
    }
    m_handshake.reset();
    if (exchange()) {
        if (isClient() && !sendInOpening(Exchange::askForSession()))
            return fail(Fault::Crypto);
        return nextInOpening();
    }
    m_established = true;
    return Event::Established;
}

/*! After a fault in writing the session is over: half a frame may be out, or a nonce used up. */
Fault Session::noted(Fault fault)
{
    if (fault != Fault::None && m_fault == Fault::None)
        fail(fault);
    return fault;
}

bool Session::sendsPlain() const
{
    return m_extended ? !m_extended->isSealing() : !m_cipher;
}

Fault Session::sealSome(QByteArrayView *frames, FramePosition position, QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    if (m_extended)
        return noted(m_extended->add(frames, position, out));
    return noted(m_cipher ? sealFrame(frames, out) : appendPlain(frames, out));
}

Fault Session::seal(QByteArrayView frames, QByteArray *out)
{
    const qsizetype size = frames.size();
    Fault fault = Fault::None;
    while (fault == Fault::None && !frames.isEmpty()) {
        const bool isAtBegin = frames.size() == size;
        fault = sealSome(
            &frames, isAtBegin ? FramePosition::BetweenFrames : FramePosition::WithinFrame, out);
    }
    return fault;
}

/*! Version 2 without encryption. */
Fault Session::appendPlain(QByteArrayView *frames, QByteArray *out)
{
    const Fault fault = checkPlain();
    if (fault == Fault::None)
        out->append(std::exchange(*frames, {}));
    return fault;
}

/*! Version 2. If \a frames has the whole frame, that is sealed. If the data lies elsewhere than the
    head, the first call gets the head, and each of the next seals a part of the data. */
Fault Session::sealFrame(QByteArrayView *frames, QByteArray *out)
{
    Fault fault = Fault::None;
    if (m_unsealed == 0) {
        const auto length = qFromBigEndian<quint32>(frames->data());
        *frames = frames->sliced(LengthSize);
        if (frames->size() >= qsizetype(length)) {
            fault = m_cipher->seal(frames->first(length), {}, out);
            *frames = frames->sliced(length);
            return fault;
        }
        fault = m_cipher->beginSeal(length, out);
        m_unsealed = qsizetype(length);
    }
    const QByteArrayView part = frames->first(std::min({ frames->size(), m_unsealed, SealedPart }));
    *frames = frames->sliced(part.size());
    m_unsealed -= part.size();
    if (fault == Fault::None)
        fault = m_cipher->sealPart(part, out);
    if (fault == Fault::None && m_unsealed == 0)
        fault = m_cipher->finishSeal(out);
    return fault;
}

Fault Session::flush(QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    return m_extended ? noted(m_extended->flush(out)) : Fault::None;
}

void Session::ping()
{
    if (m_extended)
        m_extended->ping();
    else
        m_pingDue = m_established;
}

/*! Only if hasControl(). */
QByteArray Session::takeControl()
{
    if (m_extended)
        return m_extended->takeControl();
    m_pingDue = false;
    return makePlainFrame(ControlType, {}); // Go peers ignore it
}

Fault Session::sealControl(QByteArray *out)
{
    Fault fault = Fault::None;
    while (fault == Fault::None && hasControl())
        fault = seal(takeControl(), out);
    return fault;
}

Fault Session::sealClose(const CloseNotice &notice, QByteArray *out)
{
    Fault fault = Fault::None;
    if (exchange() && exchange()->counts.hasUnacknowledged())
        fault = seal(exchange()->acknowledge(), out);
    if (fault == Fault::None)
        fault = seal(ExtendedSession::closeFrame(notice), out);
    m_extended->setClosed();
    if (fault == Fault::None)
        fault = flush(out);
    return fault;
}

QByteArray Session::lastWords()
{
    return m_extended ? m_extended->lastWords(m_fault) : QByteArray();
}

QByteArray Session::exportBytes(QByteArrayView label, qsizetype size) const
{
    if (!m_extended || m_extended->exporter().size() == 0)
        return {};
    return exportSecret(m_extended->exporter(), label, size).view().toByteArray();
}

/*! A mistake of the caller's must not send plain text where encryption was asked for. */
Fault Session::checkPlain() const
{
    if (m_fault != Fault::None)
        return m_fault;
    if (m_settings.encrypted || !m_established)
        return Fault::Crypto;
    return m_extended ? m_extended->checkSending() : Fault::None;
}

/*! Keys go at once. m_extended stays, as its last words may be asked for. */
Session::Event Session::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_input = {};
    m_handshake.reset();
    m_cipher.reset();
    return Event::Failed;
}

} // namespace GipcWire
