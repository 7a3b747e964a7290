// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "exchange_p.h"
#include "extension_p.h"
#include "recordreader_p.h"
#include "recordwriter_p.h"

namespace GipcWire {

/*! What the handshake of a GIPC-X session leaves behind. */
struct ExtendedTerms
{
    std::optional<RecordSealer> sealer; ///< with encryption
    std::optional<RecordOpener> opener; ///< with encryption
    Secret exporter; ///< with encryption
    Role role = Role::Client;
    Terms own; ///< what we accept
    Terms peer;
    bool authenticated = false; ///< by a pre-shared key
    QByteArray keyIdentity; ///< of that key
    bool converses = false; ///< with ConversationFeatures
};

/*! A GIPC-X session after its handshake: acts on control frames, and makes those of our own.

        incoming   Open ─► PeerClosed        outgoing   Open ─► Closed
                     └──────────┴─► Failed

    PeerClosed  the peer has sent CLOSE: any further frame is a fault
    Failed      a fault was found: nothing comes in, and only lastWords() go out
    Closed      our CLOSE is made: nothing may follow it

    Records are RecordReader's and RecordWriter's work. */
class ExtendedSession
{
public:
    ExtendedSession(ExtendedTerms terms, const RecordLimits &limits);

    /*! With ConversationFeatures: what it has for them. Its SESSION comes first. */
    Exchange *exchange() { return m_exchange ? &*m_exchange : nullptr; }
    const Exchange *exchange() const { return m_exchange ? &*m_exchange : nullptr; }
    bool isOpen() const { return !m_exchange || m_exchange->isOpen(); }

    Event next(InputBuffer *input);
    // After Message, as in RecordReader:
    quint32 messageType() const { return m_reader.type(); }
    QByteArrayView messageView() const { return m_reader.view(); }
    bool isMessageInInput() const { return m_reader.isInInput(); }
    Message takeMessage() { return m_reader.takeFrame(); }
    SpareBuffer &spare() { return m_reader.spare(); }
    qsizetype unfinished() const { return m_reader.unfinished(); }
    Fault fault() const { return m_fault; }
    quint64 faultValue() const { return m_faultValue; }
    bool isAtBoundary() const { return m_reader.isAtBoundary(); }

    /*! None, or why nothing may be sent: a fault, or our CLOSE went out. */
    Fault checkSending() const;
    /*! As RecordWriter::add(), if checkSending() agrees. */
    Fault add(QByteArrayView *frames, FramePosition position, QByteArray *out);
    bool isSealing() const { return m_writer.isSealing(); }
    Fault flush(QByteArray *out) { return m_writer.flush(out); }
    bool hasPending() const { return m_writer.hasPending(); }
    qsizetype pendingSize() const { return m_writer.pendingSize(); }

    /*! A PING goes out with the next control frames. */
    void ping() { m_pingDue = true; }
    /*! Whether there are control frames to send: at most a PING, the answer to the peer's last one, and
        ACK. */
    bool hasControl() const
    {
        return !m_closed && m_fault == Fault::None
            && (m_pingDue || !m_pong.isEmpty() || (m_exchange && m_exchange->counts.isAckDue()));
    }
    /*! One of them, for add(). */
    QByteArray takeControl();

    /*! The last frame of this side, for add(); then setClosed(). */
    static QByteArray closeFrame(const CloseNotice &notice);
    void setClosed() { m_closed = true; }

    /*! \a frames in a record of their own, or as they are. Empty if they cannot be sealed. */
    QByteArray sealAlone(QByteArrayView frames);

    /*! After PeerClosed. */
    CloseReason peerReason() const { return m_peerReason; }
    const QByteArray &peerText() const { return m_peerText; }

    /*! Once: ERROR and CLOSE for a peer that has made this session fail. Empty if the fault is not
        told, if CLOSE went out, or while a record is half filled. */
    QByteArray lastWords(Fault fault);

    const Terms &peerTerms() const { return m_peerTerms; }
    bool isAuthenticated() const { return m_authenticated; }
    const QByteArray &keyIdentity() const { return m_keyIdentity; }
    const Secret &exporter() const { return m_exporter; }

private:
    Event interpret(QByteArrayView control);
    Event readClose(QByteArrayView rest);
    Event readRefusal(QByteArrayView rest);
    Event fail(Fault fault, quint64 value = 0);

    RecordReader m_reader;
    RecordWriter m_writer;
    Secret m_exporter;
    const Terms m_peerTerms;
    const bool m_authenticated;
    const QByteArray m_keyIdentity;
    const bool m_isClient;
    bool m_hasHeardMessage = false;
    std::optional<Exchange> m_exchange; ///< in a conversation
    bool m_hasControlFrame = false; ///< the reader's last frame is one
    QByteArray m_pong; ///< what the peer's last PING said; empty once it is answered
    quint64 m_pings = 0; ///< that we have sent
    bool m_pingDue = false;
    bool m_closed = false; ///< Closed
    bool m_peerClosed = false; ///< PeerClosed
    CloseReason m_peerReason = CloseReason::Done; ///< PeerClosed
    QByteArray m_peerText; ///< PeerClosed
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
};

} // namespace GipcWire
