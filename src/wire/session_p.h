// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "handshake_p.h"

namespace GipcWire {

/*! One session, from the first byte to the last: what arrives goes in with append(), next() says
    what it means; what is to be sent comes out of takeHandshakeMessage() and seal().

        Session session(settings);
        for (;;) {
            const auto event = session.next();
            // first send what takeHandshakeMessage() has, each with one write
            // NeedMore: append() more; Established: once; Message: takeMessage(); Failed: close
        }

    It keeps no messages: a frame is opened when next() asks for it, so a reader that stops
    asking stops the memory. It does not know time-outs, queues or statuses. */
class Session
{
public:
    enum class Event { NeedMore, Established, Message, Failed };

    explicit Session(const SessionSettings &settings, std::optional<KeyPair> keyPair = {});

    void append(QByteArrayView bytes);
    Event next();
    Message takeMessage() { return std::exchange(m_message, {}); }

    bool hasHandshakeMessage() const { return !m_output.isEmpty(); }
    QByteArray takeHandshakeMessage() { return m_output.takeFirst(); }

    bool isClient() const { return m_settings.role == Role::Client; }
    bool isEstablished() const { return m_established; }
    Fault fault() const { return m_fault; }

    /*! The number that belongs to the fault: the peer's version, the data size announced. */
    quint64 faultValue() const { return m_faultValue; }

    /*! Not a byte arrived yet. */
    bool heardNothing() const { return !m_heard; }

    /*! Established, and no part of a frame waits for its rest: the stream may end here. */
    bool isAtBoundary() const
    {
        return m_established && m_fault == Fault::None && m_input.isEmpty();
    }

    /*! The largest data that may be sent: the peer's limit. */
    quint32 peerLimit() const { return m_peerLimit; }

    /*! Appends the frame of one message to \a out; \a type and the size of \a data were checked.
        A fault ends the session. */
    Fault seal(quint32 type, QByteArrayView data, QByteArray *out);

    /*! Whether a frame made by makePlainFrame() may be sent as it is: None, or what seal() would say. */
    Fault checkPlain() const;

    /*! The key has done half of what it may: open a new connection when this one is quiet. */
    bool isKeyWorn() const { return m_cipher && m_cipher->usage().isWorn(); }

private:
    Event nextInHandshake();
    Event fail(Fault fault, quint64 value = 0);

    SessionSettings m_settings;
    Handshake m_handshake;
    InputBuffer m_input;
    QByteArrayList m_output;
    std::optional<FrameCipher> m_cipher;
    Message m_message;
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
    quint32 m_peerLimit;
    bool m_established = false;
    bool m_heard = false;
};

} // namespace GipcWire
