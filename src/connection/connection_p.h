// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "failure_p.h"
#include "line_p.h"
#include "outflow_p.h"
#include "reader_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>

#include <chrono>
#include <memory>
#include <optional>

namespace GipcCore {

/*! One connection, from its first byte to its last, for client and server alike: it pumps bytes
    between the transport and the session, messages out of an outbox, and closes in order.

        Waiting ─► Handshaking ─► Open ─► Flushing ─► Draining ─► Ended
                                    └──── Renewing ──────────────┘

    Waiting      connected, not a byte sent or read (the server serves somebody else)
    Handshaking  until established(), or the handshake timeout
    Open         messages flow
    Flushing     close() was called, or the peer has closed: what waits is sent
    Draining     nothing more to send: waits until the peer has everything
    Renewing     the key is worn: nothing more is sent, what arrives is delivered to the end

    What arrives while Flushing and Draining is dropped in version 2; in GIPC-X, where the peer says
    that it closes, it is delivered until then.

    It has no status of the public kind and does not connect again: its owner does. */
class Connection : public QObject
{
    Q_OBJECT

public:
    enum class State { Waiting, Handshaking, Open, Flushing, Draining, Renewing, Ended };

    Connection(std::unique_ptr<GipcTransport::Transport> transport,
               const GipcWire::SessionSettings &settings,
               std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent);
    ~Connection() override;

    /*! How long closing waits for the peer, two seconds. Tests on a busy machine wait longer. */
    static std::chrono::milliseconds linger;

    /*! From Waiting: begins the handshake. */
    void start();
    /*! During the handshake: nothing is read any more. Its time goes on only until the peer says
        something; if that leaves, it has ended without a cause. */
    void suspend();
    /*! The handshake goes on, with all its time. */
    void proceed();
    /*! What may be sent from now on; before that it is nothing but the session's own frames. */
    void setOutbox(std::shared_ptr<Outbox> outbox) { m_outflow.setOutbox(std::move(outbox)); }
    /*! Who takes messages from now on; until then they are a signal. */
    void setReader(std::shared_ptr<Reader> reader);
    void resumeReading();
    /*! Reads what is there to the end, room or not: the peer is gone and somebody waits for its
        place. */
    void readToTheEnd();

    /*! There is something new in the outbox. Sends at once if it is the first of this turn of
        the event loop; what follows in the same turn goes out together. */
    void wrote();
    /*! The same from the event loop, with the signals that belong to it. */
    void pumpOut();

    void close(GipcWire::CloseReason reason = GipcWire::CloseReason::Done);
    /*! One last non-blocking attempt to send, then it ends without a signal. */
    void abandon(GipcWire::CloseReason reason = GipcWire::CloseReason::Done);
    void abort(const Failure &why = {});

    State state() const { return m_state; }
    bool isOpen() const { return m_state == State::Open; }
    bool wasEstablished() const { return m_line.session.isEstablished(); }
    /*! bytesTaken() is still to come. */
    bool hasUnreported() const { return m_outflow.hasTaken(); }
    bool isRenewing() const { return m_renewing; }
    /*! The peer has said that it would go. */
    bool hasPeerClosed() const { return m_peerClosed; }
    /*! It is over, or ending, because of this side: the peer did not leave. */
    bool wasEndedHere() const { return m_endedHere; }
    bool hasInput() const { return m_line.transport && m_line.transport->hasInput(); }
    bool hasHungUp() const { return m_line.transport && m_line.transport->hasHungUp(); }
    std::shared_ptr<Outbox> outbox() const { return m_outflow.outbox(); }
    /*! Since the beginning, and the bytes of their data. */
    quint64 receivedMessages() const { return m_receivedMessages; }
    quint64 receivedData() const { return m_receivedData; }
    quint64 sentMessages() const { return m_outflow.sentMessages(); }
    quint64 sentData() const { return m_outflow.sentData(); }
    quint32 peerLimit() const { return m_line.session.peerLimit(); }
    Gipc::Security security() const;
    /*! It speaks GIPC-X. */
    bool isExtended() const { return m_line.session.isExtended(); }
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
    void established();
    /*! A message, as long as there is no reader. */
    void received(int type, const QByteArray &data);
    /*! The kernel took messages with so many bytes of data. */
    void bytesTaken(qint64 bytes);
    /*! A message of the outbox was dropped: the peer accepts less. */
    void dropped(qint64 size);
    /*! close() has begun. */
    void closing();
    /*! The last signal, once: no cause if the stream ended in order. What was not sent is back
        in the outbox. */
    void ended(const GipcCore::Failure &why);

private:
    /*! Null when slots have deleted us. */
    using Guard = QPointer<Connection>;

    void onReadable();
    void onStirred();
    bool readMessages(const Guard &self);
    bool handleEvents(const Guard &self);
    void deliver(const Guard &self, Reader *reader, QByteArray *storage);
    void trim();
    void establish();
    void onPeerClosed();
    void onStreamEnd();
    void onSessionFailed();
    void startHeartbeat();
    void onTick();
    bool hasRoom() const;
    void discardInput();
    void onTurnEnd();
    bool report(const Guard &self);
    std::optional<Failure> whyNotSending() const;
    void onCut();
    void beginDraining();
    void checkDrained();
    void renewIfWorn();
    void onDeadline();
    void end(const Failure &why);
    bool takesMessages() const;

    const GipcTransport::PeerCredentials m_peer;
    const bool m_encrypted;
    const quint32 m_ownLimit;
    const std::chrono::milliseconds m_handshakeTimeout;
    const std::chrono::milliseconds m_heartbeatInterval;
    const std::chrono::milliseconds m_idleLimit;
    Line m_line;
    Outflow m_outflow;
    std::shared_ptr<Reader> m_reader;
    Alarm m_deadline; ///< of the handshake, then of closing
    Alarm m_drainPoll;
    Alarm m_trim; ///< memory that was not used for a while is given back
    std::chrono::milliseconds m_drainInterval;
    State m_state = State::Waiting;
    GipcWire::CloseReason m_closeReason = GipcWire::CloseReason::Done;
    quint64 m_receivedMessages = 0;
    quint64 m_receivedData = 0;
    bool m_closeAfterHandshake = false;
    bool m_peerClosed = false;
    bool m_ignoreRoom = false;
    bool m_renewing = false;
    bool m_endedHere = false;
    bool m_isSuspended = false;
};

} // namespace GipcCore
