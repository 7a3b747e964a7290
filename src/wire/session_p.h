// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedsession_p.h"
#include "handshake_p.h"
#include "version2reader_p.h"

namespace GipcWire {

/*! One session, from the first byte to the last: what arrives goes in with room() and filled(), or
    append(), next() says what it means; what is to be sent comes out of takeHandshakeMessage(),
    sealSome(), sealControl() and flush().

        Session session(settings);
        for (;;) {
            const auto event = session.next();
            // first send what takeHandshakeMessage() has, each with one write
            // NeedMore: append() more; Established: once; Message: takeMessage();
            // PeerClosed: nothing more comes; Failed: send lastWords() if you can, close
        }

    Version 2 or GIPC-X: the handshake decides.

    It keeps no messages: a frame is opened when next() asks for it, so a reader that stops
    asking stops the memory. It does not know time-outs, queues or statuses. */
class Session
{
public:
    using Event = GipcWire::Event;

    explicit Session(const SessionSettings &settings, FixedChance chance = {});

    /*! Where bytes that arrive may be read to, and how many were. */
    InputBuffer::Room room();
    void filled(qsizetype size);
    void append(QByteArrayView bytes);
    /*! Nothing more arrives for now. */
    void compact() { m_input.compact(); }
    Event next();

    // After Message:
    quint32 messageType() const
    {
        return m_extended ? m_extended->messageType() : m_version2->type();
    }
    /*! Its data, until next(), room(), compact() or takeMessage(). */
    QByteArrayView messageView() const
    {
        return m_extended ? m_extended->messageView() : m_version2->view();
    }
    /*! It lies among other input, and whoever keeps a copy of inputStorage() keeps what the view
        shows. Otherwise it has memory of its own. */
    bool isMessageInInput() const
    {
        return m_extended ? m_extended->isMessageInInput() : m_version2->isInInput();
    }
    const QByteArray &inputStorage() const { return m_input.storage(); }
    /*! It, in memory of its own. */
    Message takeMessage();
    /*! The memory for messages to come. */
    SpareBuffer &spare() { return m_extended ? m_extended->spare() : m_version2->spare; }

    bool hasHandshakeMessage() const { return !m_output.isEmpty(); }
    QByteArray takeHandshakeMessage() { return m_output.takeFirst(); }

    bool isClient() const { return m_settings.role == Role::Client; }
    bool isEstablished() const { return m_established; }
    Fault fault() const { return m_fault; }

    /*! The number that belongs to the fault: the peer's version, the data size announced. */
    quint64 faultValue() const { return m_faultValue; }

    /*! Memory of what arrived and is no message yet. */
    qint64 unfinished() const;

    /*! Not a byte arrived yet. */
    bool heardNothing() const { return !m_heard; }

    /*! Established, and no part of a frame waits for its rest: the stream may end here. */
    bool isAtBoundary() const
    {
        return m_established && m_fault == Fault::None && m_input.isEmpty()
            && (m_extended ? m_extended->isAtBoundary() : m_version2->isAtBoundary());
    }

    /*! The largest data that may be sent: the peer's limit. */
    quint32 peerLimit() const { return m_peerLimit; }

    /*! The one way out for messages and control frames. Takes from the front of \a frames, a stream of
        plain frames whose types and sizes were checked, and appends to \a out: with encryption
        about one record, or in version 2 one frame; without it everything as it is. Between two
        frames of GIPC-X it may take nothing, when a key update is due.
        What was taken and is in no record yet is pending, until more follows or flush(). The head
        of a frame comes in one piece. A fault ends the session. */
    Fault sealSome(QByteArrayView *frames, FramePosition position, QByteArray *out);
    /*! The same with all of \a frames, which begins and ends with a frame: for those that are short. */
    Fault seal(QByteArrayView frames, QByteArray *out);
    /*! Appends what is pending. */
    Fault flush(QByteArray *out);
    bool hasPending() const { return pendingSize() > 0; }
    qsizetype pendingSize() const { return m_extended ? m_extended->pendingSize() : 0; }

    /*! sealSome() would append frames as they are. Whoever need not copy them may send them so, if
        checkPlain() agrees. */
    bool sendsPlain() const;
    /*! None, or what sealSome() would say without encryption. */
    Fault checkPlain() const;

    /*! Asks for a frame that means nothing but that we are here; with GIPC-X the peer answers. */
    void ping();
    /*! There are control frames to send. They are few, whatever the peer does. */
    bool hasControl() const
    {
        return m_fault == Fault::None && (m_pingDue || (m_extended && m_extended->hasControl()));
    }
    Fault sealControl(QByteArray *out);

    // Of GIPC-X only:

    bool isExtended() const { return m_extended.has_value(); }
    /*! Both sides have the same pre-shared key. */
    bool isAuthenticated() const { return m_extended && m_extended->isAuthenticated(); }
    const Terms &peerTerms() const { return m_extended->peerTerms(); }
    /*! The last frame of this side; nothing can be sealed after it. */
    Fault sealClose(CloseReason reason, QByteArray *out);
    /*! After PeerClosed. */
    CloseReason peerReason() const { return m_extended->peerReason(); }
    const QByteArray &peerText() const { return m_extended->peerText(); }
    /*! The peer was silent for too long. */
    void failSilent() { fail(Fault::Silence); }
    /*! After Failed or failSilent(): what a peer is told that has made the session fail; nothing in the
        middle of something else, and in version 2. */
    QByteArray lastWords();
    /*! Bytes that only the two ends of this session know, the same for both; empty without encryption
        and in version 2. \a size is 1 to 12,240. */
    QByteArray exportBytes(QByteArrayView label, qsizetype size) const;

    /*! The key has done half of what it may: open a new connection when this one is quiet. */
    bool isKeyWorn() const { return m_cipher && m_cipher->usage().isWorn(); }

private:
    Event nextInHandshake();
    Event nextInVersion2();
    Event nextInExtended();
    Event fail(Fault fault, quint64 value = 0);
    Fault noted(Fault fault);
    Fault sealFrame(QByteArrayView *frames, QByteArray *out);
    Fault appendPlain(QByteArrayView *frames, QByteArray *out);
    QByteArray takeControl();

    SessionSettings m_settings;
    std::optional<Handshake> m_handshake; ///< until it is done
    InputBuffer m_input;
    QByteArrayList m_output;
    std::optional<Version2Reader> m_version2;
    std::optional<FrameCipher> m_cipher; ///< of version 2, with encryption
    std::optional<ExtendedSession> m_extended;
    qsizetype m_unsealed = 0; ///< of the frame of version 2 that is sealed in parts
    bool m_readsToMessage = false; ///< the last room() is a message's
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
    quint32 m_peerLimit;
    bool m_established = false;
    bool m_heard = false;
    bool m_pingDue = false; ///< in version 2
};

} // namespace GipcWire
