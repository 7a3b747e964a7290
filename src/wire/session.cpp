// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "session_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {

Session::Session(const SessionSettings &settings, std::optional<KeyPair> keyPair)
    : m_settings(settings)
    , m_handshake(settings, std::move(keyPair))
    , m_peerLimit(settings.maxMessageSize)
{ }

void Session::append(QByteArrayView bytes)
{
    if (bytes.isEmpty() || m_fault != Fault::None)
        return;
    m_heard = true;
    m_input.append(bytes);
}

Session::Event Session::next()
{
    if (m_fault != Fault::None)
        return Event::Failed;
    if (!m_established)
        return nextInHandshake();

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

        if (m_cipher) {
            if (const Fault fault = m_cipher->open(body, &m_message); fault != Fault::None)
                return fail(fault);
        } else {
            m_message.type = qFromBigEndian<quint32>(body.data());
            m_message.data = body.sliced(TypeSize).toByteArray();
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

Session::Event Session::nextInHandshake()
{
    m_handshake.advance(&m_input, &m_output);
    if (m_handshake.state() == Handshake::State::Failed)
        return fail(m_handshake.fault(), m_handshake.faultValue());
    if (m_handshake.state() != Handshake::State::Done)
        return Event::NeedMore;
    m_cipher = m_handshake.takeCipher();
    m_peerLimit = m_handshake.peerLimit();
    m_established = true;
    return Event::Established;
}

Fault Session::seal(quint32 type, QByteArrayView data, QByteArray *out)
{
    if (m_fault != Fault::None)
        return m_fault;
    uchar head[TypeSize];
    qToBigEndian(type, head);
    const QByteArrayView headView(head, TypeSize);
    Fault fault = m_cipher ? m_cipher->seal(headView, data, out) : checkPlain();
    if (!m_cipher && fault == Fault::None)
        appendPlainFrame(headView, data, out);
    if (fault != Fault::None)
        fail(fault);
    return fault;
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
    m_cipher.reset();
    return Event::Failed;
}

} // namespace GipcWire
