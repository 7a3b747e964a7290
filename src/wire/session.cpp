// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "session_p.h"

#include "keyschedule_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {

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

void Session::filled(qsizetype size)
{
    if (m_fault != Fault::None)
        return;
    m_heard = true;
    m_input.filled(size);
}

Session::Event Session::next()
{
    if (m_fault != Fault::None)
        return Event::Failed;
    if (!m_established)
        return nextInHandshake();
    return m_extended ? nextInExtended() : nextInVersion2();
}

Session::Event Session::nextInVersion2()
{
    const quint32 overhead = m_cipher ? SealOverhead : 0;
    const FrameReader::Bounds bounds { quint64(TypeSize) + overhead,
                                       quint64(m_settings.maxMessageSize) + TypeSize + overhead };
    for (;;) {
        QByteArrayView body;
        switch (FrameReader::next(m_input, bounds, &body)) {
        case FrameReader::Result::NeedMore:
            return Event::NeedMore;
        case FrameReader::Result::TooShort:
            return fail(Fault::MalformedFrame);
        case FrameReader::Result::TooLong: {
            const auto length = qFromBigEndian<quint32>(m_input.view().data());
            return fail(Fault::MessageTooLarge, length - TypeSize - overhead);
        }
        case FrameReader::Result::Frame:
            break;
        }

        m_message.data = m_spare.take();
        if (m_cipher) {
            if (const Fault fault = m_cipher->open(body, &m_message); fault != Fault::None)
                return fail(fault);
        } else {
            m_message.type = qFromBigEndian<quint32>(body.data());
            m_message.data.append(body.sliced(TypeSize));
        }
        FrameReader::drop(&m_input, body);
        if (m_message.type >= FirstForbiddenType)
            return fail(Fault::MalformedFrame);
        if (m_message.type != ControlType)
            return Event::Message;
        // Control frames mean nothing in version 2; a Go peer may send them to keep a line open.
        m_message = {};
    }
}

Session::Event Session::nextInExtended()
{
    const Event event = m_extended->next(&m_input);
    if (event == Event::Message)
        m_message = m_extended->takeMessage();
    else if (event == Event::Failed)
        fail(m_extended->fault(), m_extended->faultValue());
    return event;
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
        m_peerLimit = m_handshake->peerLimit();
    }
    m_handshake.reset();
    m_established = true;
    return Event::Established;
}

/*! A session that cannot be written is over. */
Fault Session::noted(Fault fault)
{
    if (fault != Fault::None && m_fault == Fault::None)
        fail(fault);
    return fault;
}

Fault Session::seal(quint32 type, QByteArrayView data, QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    if (m_extended)
        return noted(m_extended->add(type, data, out));
    uchar head[TypeSize];
    qToBigEndian(type, head);
    const QByteArrayView headView(head, TypeSize);
    const Fault fault = m_cipher ? m_cipher->seal(headView, data, out) : checkPlain();
    if (!m_cipher && fault == Fault::None)
        appendPlainFrame(headView, data, out);
    return noted(fault);
}

Session::Packing Session::packing() const
{
    if (m_extended)
        return m_extended->isSealing() ? Packing::Records : Packing::Plain;
    return m_cipher ? Packing::Frames : Packing::Plain;
}

Fault Session::updateKey(QByteArray *out)
{
    return m_fault == Fault::None ? noted(m_extended->updateKey(out)) : m_fault;
}

Fault Session::sealSome(QByteArrayView *frames, QByteArray *out)
{
    return m_fault == Fault::None ? noted(m_extended->addSome(frames, out)) : m_fault;
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

bool Session::hasControl() const
{
    return m_fault == Fault::None && (m_pingDue || (m_extended && m_extended->hasControl()));
}

Fault Session::sealControl(QByteArray *out)
{
    if (m_extended)
        return noted(m_extended->addControl(out));
    m_pingDue = false;
    return seal(ControlType, {}, out); // Go peers ignore it
}

Fault Session::sealClose(CloseReason reason, QByteArray *out)
{
    Fault fault = m_extended->addClose(reason, out);
    if (fault == Fault::None)
        fault = m_extended->flush(out);
    return noted(fault);
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

/*! Whatever the caller got wrong: no plain text on an encrypted line. */
Fault Session::checkPlain() const
{
    if (m_fault != Fault::None)
        return m_fault;
    return m_settings.encrypted || !m_established ? Fault::Crypto : Fault::None;
}

Session::Event Session::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_message = {};
    m_input = {};
    m_handshake.reset();
    m_cipher.reset();
    return Event::Failed;
}

} // namespace GipcWire
