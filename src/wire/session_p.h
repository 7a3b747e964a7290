// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "extendedsession_p.h"
#include "handshake_p.h"
#include "version2reader_p.h"

namespace GipcWire {

/*! One session, from its first byte to its last. The handshake decides whether it speaks version 2
    or GIPC-X.

        Handshaking ──► Open ──► PeerClosed
            │             │          │
            └─────────────┴──────────┴────► Failed

    Handshaking  takeHandshakeMessage() has what is to be sent
    Open         messages come in and go out
    PeerClosed   GIPC-X only: nothing more comes in, messages still go out
    Failed       nothing comes in or goes out; lastWords() may tell the peer why

    What arrives goes in with room() and filled(), or with append(). next() says what it means:

        Session session(settings);
        for (;;) {
            const auto event = session.next();
            // First send each takeHandshakeMessage(), with a write of its own.
            // NeedMore: append() more; Established: comes once; Message: takeMessage();
            // PeerClosed: nothing more comes; Failed: send lastWords(), then close
        }

    Frames go out through sealSome(), the session's own as well as messages.

    It keeps no messages: a frame is opened when next() asks for it. Whoever stops asking so limits
    the memory. It knows no time-outs, queues or statuses. */
class Session
{
public:
    using Event = GipcWire::Event;

    explicit Session(const SessionSettings &settings, FixedChance chance = {});

    /*! Where bytes that arrive may be read to. filled() follows and says how many were. */
    InputBuffer::Room room();
    void filled(qsizetype size);
    void append(QByteArrayView bytes);
    /*! Gives memory back, as nothing more arrives for now. */
    void compact() { m_input.compact(); }
    Event next();

    // After Message:
    quint32 messageType() const
    {
        return m_extended ? m_extended->messageType() : m_version2->type();
    }
    /*! Its data, until next(), room(), compact() or takeMessage(). After Request and Reply what they bring
        is in exchange(), as long. */
    QByteArrayView messageView() const
    {
        return m_extended ? m_extended->messageView() : m_version2->view();
    }
    /*! Whether the data lies among other input. Then a copy of inputStorage() keeps what the view
        shows. Otherwise it has memory of its own. */
    bool isMessageInInput() const
    {
        return m_extended ? m_extended->isMessageInInput() : m_version2->isInInput();
    }
    const QByteArray &inputStorage() const { return m_input.storage(); }
    /*! The message, in memory of its own. */
    Message takeMessage();
    /*! Memory that is used for messages to come. */
    SpareBuffer &spare() { return m_extended ? m_extended->spare() : m_version2->spare; }

    bool hasHandshakeMessage() const { return !m_output.isEmpty(); }
    QByteArray takeHandshakeMessage() { return m_output.takeFirst(); }

    bool isClient() const { return m_settings.role == Role::Client; }
    bool isEstablished() const { return m_established; }
    Fault fault() const { return m_fault; }

    /*! The number that belongs to the fault: the peer's version, the data size announced. */
    quint64 faultValue() const { return m_faultValue; }

    /*! The memory, in bytes, of what arrived and is no message yet. */
    qint64 unfinished() const;

    /*! No byte has arrived yet. */
    bool heardNothing() const { return !m_heard; }

    /*! Whether the stream may end here: Open, and no part of a frame waits for the rest. */
    bool isAtBoundary() const
    {
        return m_established && m_fault == Fault::None && m_input.isEmpty()
            && (m_extended ? m_extended->isAtBoundary() : m_version2->isAtBoundary());
    }

    /*! The largest data that may be sent: the peer's limit. */
    quint32 peerLimit() const { return m_peerLimit; }

    /*! The one way out for messages and control frames. Takes from the front of \a frames, a stream
        of plain frames whose types and sizes were checked, and appends to \a out: with encryption
        about one record, or in version 2 one frame; without it everything as it is. Between two
        frames of GIPC-X it may take nothing, when a key update is due. What was taken and is in no
        record yet is pending, until more follows or flush(). The head of a frame comes in one
        piece. A fault ends the session. */
    Fault sealSome(QByteArrayView *frames, FramePosition position, QByteArray *out);
    /*! The same with all of \a frames, which begins and ends with a frame: for those that are
        short. */
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
    /*! Whether there are control frames to send. There are at most two, whatever the peer does. */
    bool hasControl() const
    {
        return m_fault == Fault::None && (m_pingDue || (m_extended && m_extended->hasControl()));
    }
    /*! All of them, as sealSome(). */
    Fault sealControl(QByteArray *out);

    // GIPC-X only:

    bool isExtended() const { return m_extended.has_value(); }
    /*! Null without the features for conversations. */
    Exchange *exchange() { return m_extended ? m_extended->exchange() : nullptr; }
    const Exchange *exchange() const { return m_extended ? m_extended->exchange() : nullptr; }
    /*! After SessionRequested, one of them. The peer is in; Established follows. */
    Fault admit();
    /*! Or the peer is told that it is not, and nothing is left but to end. */
    void refuse(CloseReason reason, QByteArrayView text);
    /*! Both sides have the same pre-shared key. */
    bool isAuthenticated() const { return m_extended && m_extended->isAuthenticated(); }
    /*! The identity of that key. */
    QByteArray keyIdentity() const { return m_extended ? m_extended->keyIdentity() : QByteArray(); }
    const Terms &peerTerms() const { return m_extended->peerTerms(); }
    /*! The last frame of this side, and what is pending. Nothing can be sealed after it. */
    Fault sealClose(const CloseNotice &notice, QByteArray *out);
    /*! After PeerClosed. */
    CloseReason peerReason() const { return m_extended->peerReason(); }
    const QByteArray &peerText() const { return m_extended->peerText(); }
    /*! The peer was silent for too long. */
    void failSilent() { fail(Fault::Silence); }
    /*! In Failed, once: ERROR and CLOSE for a peer that has made the session fail. Empty in version
        2, and while a record is half filled. */
    QByteArray lastWords();
    /*! \a size bytes, 1 to 12,240, that only the two ends of this session know. Both get the same.
        Empty without encryption and in version 2. */
    QByteArray exportBytes(QByteArrayView label, qsizetype size) const;

    /*! Version 2: the key has protected half of what it may. A new connection is needed soon. */
    bool isKeyWorn() const { return m_cipher && m_cipher->usage().isWorn(); }

private:
    Event nextInHandshake();
    Event nextInOpening();
    bool sendInOpening(const QByteArray &frame);
    Event nextInVersion2();
    Event nextInExtended();
    Event fail(Fault fault, quint64 value = 0);
    Fault noted(Fault fault);
    Fault sealFrame(QByteArrayView *frames, QByteArray *out);
    Fault appendPlain(QByteArrayView *frames, QByteArray *out);
    QByteArray takeControl();

    SessionSettings m_settings;
    std::optional<Handshake> m_handshake; ///< Handshaking
    InputBuffer m_input; ///< empty in Failed
    QByteArrayList m_output; ///< Handshaking, and what it leaves behind: messages to be sent
    std::optional<Version2Reader> m_version2; ///< version 2, from Open on
    std::optional<FrameCipher> m_cipher; ///< version 2 with encryption, Open
    std::optional<ExtendedSession> m_extended; ///< GIPC-X, from Open on
    qsizetype m_unsealed = 0; ///< with m_cipher: bytes that the frame under way still lacks
    bool m_readsToMessage = false; ///< from room() to filled(): the bytes are a message's alone
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
    quint32 m_peerLimit; ///< from Open on; before, our own
    bool m_established = false; ///< from Open on
    bool m_isAdmitted = false; ///< Handshaking: of a server, after admit()
    bool m_heard = false;
    bool m_pingDue = false; ///< version 2, Open
};

} // namespace GipcWire
