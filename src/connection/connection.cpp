// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// A connection while it lives: its handshake, reading and writing. How it ends is in
// connectionend.cpp.

#include "connection_p.h"

#include "logging_p.h"

#include <QtCore/QEvent>

#include <algorithm>
#include <utility>

namespace GipcCore {

using namespace std::chrono_literals;

Connection::Connection(std::unique_ptr<GipcTransport::Transport> transport,
                       const GipcWire::SessionSettings &settings,
                       std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                       QObject *parent)
    : QObject(parent)
    , m_peer(transport->peer())
    , m_encrypted(settings.encrypted)
    , m_ownLimit(settings.maxMessageSize)
    , m_handshakeTimeout(handshakeTimeout)
    , m_heartbeatInterval(settings.heartbeatInterval)
    , m_idleLimit(settings.idleLimit)
    , m_line { std::move(transport), GipcWire::Session(settings),
               Heartbeat(clock, [this] { onTick(); }), LoopCallback(this, [this] { onTurnEnd(); }) }
    , m_inflow(&m_line, clock)
    , m_outflow(&m_line)
    , m_deadline(clock, [this] { onDeadline(); })
    , m_answerTime(clock, [this] { onAnswerTime(); })
    , m_ackDelay(clock, [this] { confirm(); })
    , m_drainPoll(clock, [this] { checkDrained(); })
{
    GipcTransport::Transport *const line = m_line.transport.get();
    line->setParent(this);
    connect(line, &GipcTransport::Transport::readable, this, &Connection::onReadable);
    connect(line, &GipcTransport::Transport::writable, this, &Connection::pumpOut);
}

Connection::~Connection() = default;

bool Connection::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange)
        m_line.turnEnd.leaveThread();
    return QObject::event(event);
}

/*! The one way the state changes. */
void Connection::setState(State state)
{
    m_state = state;
    m_inflow.setTaking(takesMessages());
}

bool Connection::takesMessages() const
{
    if (m_isHeld)
        return false;
    switch (m_state) {
    case State::Handshaking:
    case State::HandshakingToClose:
    case State::Open:
    case State::Renewing:
        return true;
    case State::Flushing:
    case State::Leaving:
    case State::Draining:
        return m_line.session.isExtended();
    case State::Waiting:
    case State::Suspended:
    case State::Answering:
    case State::Ended:
        return false;
    }
    return false;
}

// Handshake
// ---------------------------------------------------------------------------------------------

void Connection::start()
{
    Q_ASSERT(m_state == State::Waiting);
    setState(State::Handshaking);
    m_deadline.start(m_handshakeTimeout);
    m_line.transport->wakeReader(); // the greeting goes out, or what came early is read
}

void Connection::suspend()
{
    Q_ASSERT(m_state == State::Handshaking);
    setState(State::Suspended);
    if (!m_line.session.heardNothing())
        m_deadline.stop();
    onStirred();
}

void Connection::proceed()
{
    setState(State::Handshaking);
    m_deadline.start(m_handshakeTimeout);
    m_line.transport->wakeReader();
}

/*! Suspended: a peer that has sent something may wait without a deadline. */
void Connection::onStirred()
{
    if (m_line.transport->hasHungUp())
        end({});
    else if (m_line.transport->hasInput())
        m_deadline.stop();
}

void Connection::establish()
{
    m_deadline.stop();
    const bool closes = m_state == State::HandshakingToClose;
    setState(State::Open);
    if (closes) {
        close(m_closeNotice);
        return;
    }
    if (m_outflow.isCut())
        onCut();
    startHeartbeat();
    Q_EMIT established();
}

// Reading
// ---------------------------------------------------------------------------------------------

void Connection::onReadable()
{
    if (m_state == State::Suspended) {
        onStirred();
        return;
    }
    if (!m_inflow.isTaking()) {
        if (isFlushing() || m_state == State::Draining)
            m_inflow.discard();
        if (m_state != State::Ended && m_line.transport->atEnd())
            onStreamEnd();
        return;
    }
    const Guard self(this);
    qint64 budget = Inflow::ReadPerTurn;
    Inflow::Outcome outcome;
    do {
        outcome = m_inflow.read(self, &budget);
    } while (act(outcome, self));
    if (self)
        m_inflow.endTurn(self);
    if (self && m_state != State::Ended)
        confirmSoon();
    if (self)
        reportConfirmed();
    if (!self || m_state == State::Ended || outcome != Inflow::Outcome::Drained)
        return;
    if (m_line.transport->atEnd())
        onStreamEnd();
    else
        renewIfWorn();
}

void Connection::hold()
{
    m_isHeld = true;
    m_inflow.setTaking(false);
}

void Connection::release()
{
    m_isHeld = false;
    m_inflow.setTaking(takesMessages());
    m_inflow.resume();
}

void Connection::readToTheEnd()
{
    m_inflow.ignoreRoom();
    m_inflow.resume();
}

/*! Acts on what read() has found. False if reading is over for now, or we are gone. */
bool Connection::act(Inflow::Outcome outcome, const Guard &self)
{
    if (outcome == Inflow::Outcome::Gone)
        return false;
    m_outflow.sendHandshake();
    switch (outcome) {
    case Inflow::Outcome::Drained:
    case Inflow::Outcome::Paused:
    case Inflow::Outcome::Gone: // returned above
        return false;
    case Inflow::Outcome::HandshakeMessage: // was sent above
        break;
    case Inflow::Outcome::Heard:
        Q_EMIT heard();
        break;
    case Inflow::Outcome::SessionRequested:
        onSessionRequested();
        break;
    case Inflow::Outcome::Established:
        establish();
        break;
    case Inflow::Outcome::Request:
        reply(m_line.session.exchange()->id(), GipcWire::ReplyStatus::NobodyAnswers, 0, {});
        break;
    case Inflow::Outcome::Cancelled:
        onCancelled(self);
        break;
    case Inflow::Outcome::PeerGoingAway:
        onPeerGoingAway();
        break;
    case Inflow::Outcome::Unread:
        emitUnread(self);
        break;
    case Inflow::Outcome::PeerClosed:
        onPeerClosed();
        return false;
    case Inflow::Outcome::Failed:
        m_endedHere = true;
        onSessionFailed();
        return false;
    }
    return !self.isNull();
}

void Connection::emitUnread(const Guard &self)
{
    GipcWire::Message message = m_inflow.takeUnread();
    Q_EMIT received(int(message.type), message.data);
    if (self)
        m_inflow.recycle(std::move(message.data));
}

} // namespace GipcCore
