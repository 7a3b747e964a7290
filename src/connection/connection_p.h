// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "failure_p.h"
#include "inflow_p.h"
#include "line_p.h"
#include "outflow_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace GipcCore {

/*! One connection, from its first byte to its last, the same for client and server: its states, its
    deadlines, and how it closes. Inflow and Outflow handle the bytes.

        Waiting ─► Handshaking ◄─► Suspended
                    │    └───────► HandshakingToClose ─┐
                    ▼                                  ▼
                   Open ───────── close() ─────────► Flushing ─► Draining ─► Ended
                    │                                  ▼            ▲          ▲
                    ├────────── peer's CLOSE ───────► Answering ────┼──────────┤
                    ├───────── peer's GOAWAY ───────► Leaving ──────┘          │
                    └─────────── worn key ──────────► Renewing ────────────────┘

    Waiting             connected; nothing was read or sent
    Handshaking         until established()
    Suspended           the handshake is halted, as the server has another client
    HandshakingToClose  close() was called. The handshake is finished first: a Go server stops
                        for good when a client leaves in the middle of it
    Open                messages flow
    Flushing            close() was called: what waits is sent, and then CLOSE in GIPC-X. In a
                        conversation GOAWAY goes first, and CLOSE waits until the peer has sent its
                        own, or GOAWAY, and has its answers
    Answering           GIPC-X: the peer has sent CLOSE. What waits is sent, after our GOAWAY the
                        answers to its requests, too, and then our CLOSE
    Leaving             the peer has sent GOAWAY: it gets its answers, and then our CLOSE. What else
                        waits is not sent
                        CLOSE
    Draining            everything is sent. In version 2 it waits until the peer has it, in GIPC-X
                        for the peer's CLOSE
    Renewing            version 2: a client's key is worn. Nothing more is sent, and what arrives
                        is delivered to the end
    Ended               the transport is gone; ended() was emitted

    Every state but the last becomes Ended when the stream ends, when the deadline passes, when
    the session fails, and with abort(). close() leads from Open to Draining if the outflow is
    cut, and from Renewing to Draining.

    What arrives while Flushing, Leaving and Draining is delivered in GIPC-X. In version 2 it is
    dropped: the peer is not told of the close, and may go on sending for ever.

    The public status, and connecting again, are the owner's task. */
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class State {
        Waiting,
        Handshaking,
        Suspended,
        HandshakingToClose,
        Open,
        Flushing,
        Answering,
        Leaving,
        Draining,
        Renewing,
        Ended
    };

    Connection(std::unique_ptr<GipcTransport::Transport> transport,
               const GipcWire::SessionSettings &settings,
               std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent);
    ~Connection() override;

    static constexpr std::chrono::milliseconds DefaultCloseTimeout { 2000 };

    /*! How long closing takes at most. One that has begun keeps the time it had. */
    void setCloseTimeout(std::chrono::milliseconds time) { m_closeTimeout = time; }

    /*! From Waiting: begins the handshake. */
    void start();
    /*! From Handshaking: nothing is read any more. The deadline goes on only until the peer sends
        something. If the peer leaves, the connection ends without a cause. */
    void suspend();
    /*! The handshake goes on, with a new deadline. */
    void proceed();
    /*! From now on messages of that outbox are sent, too, not only the session's own frames. */
    void setOutbox(std::shared_ptr<Outbox> outbox) { m_outflow.setOutbox(std::move(outbox)); }
    /*! From now on the reader takes the messages. Until then received() is emitted. */
    void setReader(std::shared_ptr<Reader> reader) { m_inflow.setReader(std::move(reader)); }
    void resumeReading() { m_inflow.resume(); }
    /*! Nothing is read, and so nothing delivered, until release(). */
    void hold();
    void release();
    /*! Reads what is there to the end, even without room: the peer is gone, and another client
        waits. */
    void readToTheEnd();

    /*! To be called after a message was put into the outbox. The first of a turn of the event loop
        is sent at once, those that follow are sent together at the end of the turn. No slot
        runs. */
    void wrote();
    /*! Sends what waits, and emits the signals that follow from it. */
    void pumpOut();

    void close(const GipcWire::CloseNotice &notice = {});
    /*! Tries once more to send, without waiting, and ends without a signal. */
    void abandon(const GipcWire::CloseNotice &notice = {});
    void abort(const Failure &why = {});

    /*! Of a server, in sessionRequested(): the peer is in. Without a slot on it everybody is. */
    void admit();
    /*! Or it is told that it is not, and the connection ends with \a why. */
    void refuse(const GipcWire::CloseNotice &notice, const Failure &why = {});

    // In a conversation:

    bool converses() const { return m_line.session.exchange() != nullptr; }
    /*! Answers a request of the peer's; text alone with a status other than Answer. False if it is not open
        any more. */
    bool reply(quint64 id, GipcWire::ReplyStatus status, int type, const QByteArray &data);
    /*! A request of ours is given up: it is withdrawn, or the peer is asked to forget it. */
    void cancelRequests(const QSet<quint64> &handles);
    /*! So many messages, requests and answers of ours the peer has taken. */
    quint64 confirmed() const;
    /*! Ended: the requests of ours that the peer may have, by handle, in order. */
    QList<quint64> openRequests() const;

    State state() const { return m_state; }
    bool isOpen() const { return m_state == State::Open; }
    /*! Whether what is written now is still sent on it: Open, and in a conversation that this side
        ends until the peer ends, too. */
    bool takesWrites() const { return m_state == State::Open || m_takesWrites; }
    bool wasEstablished() const { return m_line.session.isEstablished(); }
    /*! Whether bytesTaken() is still to come. */
    bool hasUnreported() const { return m_outflow.hasTaken(); }
    /*! Whether it ends, or has ended, because its key is worn. */
    bool isRenewing() const { return lastState() == State::Renewing; }
    /*! Whether it ends, or has ended, because the peer has sent CLOSE, or GOAWAY. */
    bool hasPeerClosed() const { return lastState() == State::Answering || m_isLeaving; }
    /*! Whether it ends, or has ended, because of this side: the peer did not leave. */
    bool wasEndedHere() const { return m_endedHere; }
    bool hasInput() const { return m_line.transport && m_line.transport->hasInput(); }
    bool hasHungUp() const { return m_line.transport && m_line.transport->hasHungUp(); }
    std::shared_ptr<Outbox> outbox() const { return m_outflow.outbox(); }
    /*! How many messages, and how many bytes of data they had. */
    quint64 receivedMessages() const { return m_inflow.receivedMessages(); }
    quint64 receivedData() const { return m_inflow.receivedData(); }
    quint64 sentMessages() const { return m_outflow.sentMessages(); }
    quint64 sentData() const { return m_outflow.sentData(); }
    /*! Those of the program that left, or are about to, and those of them that the peer has. */
    quint64 writtenMessages() const { return m_outflow.messages.written(); }
    quint64 confirmedMessages() const { return m_outflow.messages.confirmed(); }
    qint64 bytesToWrite() const { return m_outflow.bytesToWrite(); }
    quint32 peerLimit() const { return m_line.session.peerLimit(); }
    Gipc::Security security() const
    {
        if (m_line.session.isAuthenticated())
            return Gipc::Security::Authenticated;
        return m_encrypted ? Gipc::Security::Encrypted : Gipc::Security::Unencrypted;
    }
    /*! Whether it speaks GIPC-X. */
    bool isExtended() const { return m_line.session.isExtended(); }
    QByteArray keyIdentity() const { return m_line.session.keyIdentity(); }
    QByteArray exportBytes(QByteArrayView label, qsizetype size) const
    {
        return m_line.session.exportBytes(label, size);
    }
    GipcTransport::PeerCredentials peer() const { return m_peer; }

protected:
    bool event(QEvent *event) override;

Q_SIGNALS:
    /*! Bytes arrived during the handshake. */
    void heard();
    /*! Of a server, in a conversation: admit() or refuse(), now or later. */
    void sessionRequested();
    void established();
    /*! A message came, and there is no reader. */
    void received(int type, const QByteArray &data);
    /*! The kernel took messages with so many bytes of data. */
    void bytesTaken(qint64 bytes);
    /*! confirmedMessages() has grown. */
    void moreConfirmed();
    /*! A message of the outbox was dropped because the peer accepts less. */
    void dropped(qint64 size);
    /*! Requests of the outbox were dropped: \a tooLarge is the size of one that is, or 0 if the peer knows no
        requests. */
    void unsendable(quint64 handle, qint64 tooLarge);
    /*! Its state has become Flushing, Answering, Leaving or Draining. */
    void closing();
    /*! takesWrites() was true until now, and has become false without closing(): what other threads have
        written has to be in the outbox when this returns. No slot of the program may run. */
    void writesEnd();
    /*! The last signal, emitted once. There is no cause if the stream ended in order. What was not
        sent is back in the outbox. */
    void ended(const GipcCore::Failure &why);

private:
    using Guard = Inflow::Guard;

    /*! For so long a peer that is not written to any more is read to its end. */
    static constexpr std::chrono::milliseconds TimeToReadOn { 2000 };

    void setState(State state);
    State lastState() const { return m_state == State::Ended ? m_endedFrom : m_state; }
    bool takesMessages() const;
    /*! What waits is sent, and then nothing more. */
    bool isFlushing() const
    {
        return m_state == State::Flushing || m_state == State::Answering
            || m_state == State::Leaving;
    }
    bool sends() const { return m_state == State::Open || isFlushing(); }

    void onReadable();
    void onStirred();
    bool act(Inflow::Outcome outcome, const Guard &self);
    void emitUnread(const Guard &self);
    void establish();
    void startHeartbeat();
    void onTick();

    void onTurnEnd();
    bool report(const Guard &self);
    std::optional<Failure> whyNotSending() const;

    void onSessionRequested();
    void onCancelled(const Guard &self);
    void failOpenRequests();
    void finishAnswers();
    bool endWrites();
    void settleWrites(bool tookWrites);
    void confirmSoon();
    void confirm();
    void reportConfirmed();
    bool mayFinish() const;
    bool waitsForAnswers() const;
    bool hasPeerGoingAway() const;
    void onPeerGoingAway();
    void onAnswerTime();

    void flush();
    void onPeerClosed();
    void onStreamEnd();
    void onSessionFailed();
    void onCut();
    void beginDraining();
    void checkDrained();
    void renewIfWorn();
    void onDeadline();
    void end(const Failure &why);

    const GipcTransport::PeerCredentials m_peer;
    const bool m_encrypted;
    const quint32 m_ownLimit;
    const std::chrono::milliseconds m_handshakeTimeout;
    const std::chrono::milliseconds m_heartbeatInterval;
    const std::chrono::milliseconds m_idleLimit;
    std::chrono::milliseconds m_closeTimeout = DefaultCloseTimeout;
    Line m_line; ///< its heartbeat beats while Open
    Inflow m_inflow;
    Outflow m_outflow;
    State m_state = State::Waiting;

    /*! Handshaking and Suspended: the handshake's. HandshakingToClose, and from Flushing to
        Draining: that of closing. Renewing, and Open once the outflow is cut: that of reading to
        the end. */
    Alarm m_deadline;
    Alarm m_answerTime; ///< Leaving, the first half: what is not answered by then fails
    Alarm m_ackDelay; ///< in a conversation, while something was taken and not confirmed
    Alarm m_drainPoll; ///< Draining in version 2
    std::chrono::milliseconds m_drainInterval { 1 }; ///< it doubles each time
    /*! HandshakingToClose, Flushing and Answering: what CLOSE will say. */
    GipcWire::CloseNotice m_closeNotice;
    State m_endedFrom = State::Waiting; ///< Ended: the state before it
    bool m_isHeld = false;
    /*! Set when close(), abort() or a fault that this side has found begins to end it. */
    bool m_endedHere = false;
    bool m_isLeaving = false; ///< from Leaving on
    bool m_takesWrites = false; ///< in a conversation, from Flushing until the peer ends, too
};

} // namespace GipcCore
