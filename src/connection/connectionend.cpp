// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// How a connection ends: by this side, by the peer, by a failure, or for want of time.

#include "connection_p.h"

#include "logging_p.h"
#include "printable_p.h"
#include "sessionfailure_p.h"

#include <algorithm>

namespace GipcCore {

using GipcWire::Fault;
using namespace std::chrono_literals;

namespace {

constexpr auto LastDrainPoll = 50ms;

} // namespace

// By this side
// ---------------------------------------------------------------------------------------------

void Connection::close(const GipcWire::CloseNotice &notice)
{
    m_closeNotice = notice;
    switch (m_state) {
    case State::Waiting:
        end({});
        return;
    case State::Suspended:
        proceed();
        [[fallthrough]];
    case State::Handshaking:
    case State::HandshakingToClose:
        setState(State::HandshakingToClose);
        m_deadline.start(m_closeTimeout);
        return;
    case State::Open:
    case State::Renewing:
        flush();
        return;
    case State::Answering:
        if (!refusal(m_line.session))
            m_outflow.liftLimit(); // what was written since the peer's CLOSE is sent as well
        return;
    case State::Leaving: // as if it had not been called
    case State::Flushing:
    case State::Draining:
    case State::Ended:
        return;
    }
}

/*! From Open or Renewing: what waits is sent, if it can be. */
void Connection::flush()
{
    m_endedHere = true;
    outbox()->setAnnouncing(false); // a slot that hears of the connection may have called us
    const bool sendsNothing = m_outflow.isCut() || m_state == State::Renewing;
    setState(sendsNothing ? State::Draining : State::Flushing);
    if (converses() && isFlushing()) {
        m_outflow.goAway(m_closeNotice.reason);
        m_takesWrites = true;
    }
    m_line.heartbeat.stop();
    m_deadline.start(m_closeTimeout);
    const Guard self(this);
    Q_EMIT closing();
    if (!self || m_state == State::Ended)
        return;
    m_line.transport->wakeReader();
    if (isFlushing())
        m_line.turnEnd.request();
    else
        checkDrained();
}

void Connection::abort(const Failure &why)
{
    m_endedHere = true;
    end(why);
}

void Connection::abandon(const GipcWire::CloseNotice &notice)
{
    if (sends()) {
        m_outflow.pump();
        m_outflow.finish(notice);
    }
    disconnect();
    end({});
}

/*! Everything is sent, in GIPC-X CLOSE, too. */
void Connection::beginDraining()
{
    if (m_state == State::Answering) {
        end({});
        return;
    }
    if (converses())
        m_deadline.start(2
                         * m_closeTimeout); // the peer has as long for its own answers, and longer
    setState(State::Draining);
    if (isExtended())
        return; // the peer's CLOSE ends it, or the deadline
    m_line.transport->shutdownWriting();
    checkDrained();
}

/*! A socket must not be closed while the peer still writes: the peer may get a reset, and Go's
    clients take no notice of a reset. So what arrives is read until the peer ends its stream, too,
    as all clients do at once, or the time to close is over. Go's servers do not end theirs: a
    client waits until the server's side has taken everything. */
void Connection::checkDrained()
{
    if (m_state != State::Draining || isExtended())
        return;
    m_inflow.discard();
    const bool hasAll = m_line.session.isClient() && m_line.transport->unsent() == 0;
    if (hasAll || m_line.transport->atEnd()) {
        end({});
        return;
    }
    m_drainPoll.start(m_drainInterval);
    m_drainInterval = std::min<std::chrono::milliseconds>(2 * m_drainInterval, LastDrainPoll);
}

// By the peer
// ---------------------------------------------------------------------------------------------

/*! CLOSE asks us to end, too: what waits is sent, and then our CLOSE. */
void Connection::onPeerClosed()
{
    qCDebug(lcGipc).noquote() << "the peer closes, reason" << int(m_line.session.peerReason())
                              << printable(m_line.session.peerText());
    const State before = m_state;
    setState(State::Answering);
    if (refusal(m_line.session))
        m_outflow.limitToNothing(); // what it was to get is for another session
    if (m_outflow.isCut() || before == State::Draining) {
        end({});
        return;
    }
    if (before != State::Open) { // it was Flushing or Leaving, and closing() was emitted
        m_line.turnEnd.request(); // there may be nothing more to wait for
        return;
    }
    outbox()->setAnnouncing(false); // a slot that hears of the connection may have called us
    m_line.heartbeat.stop();
    m_deadline.start(m_closeTimeout);
    m_line.turnEnd.request();
    const Guard self(this);
    Q_EMIT closing(); // the owner moves what other threads have written to the outbox
    if (self && m_state == State::Answering && !refusal(m_line.session))
        m_outflow.limitToWaiting(); // later messages are for this connection's successor
}

void Connection::onStreamEnd()
{
    const GipcWire::Session &session = m_line.session;
    switch (m_state) {
    case State::Handshaking:
    case State::Suspended:
    case State::HandshakingToClose:
        end({ session.heardNothing() ? Cause::RefusedWithoutWord : Cause::TruncatedHandshake });
        return;
    case State::Open:
    case State::Renewing:
        if (isExtended())
            end({ Cause::EndedWithoutWord });
        else if (!session.isAtBoundary())
            end({ Cause::Truncated });
        else if (m_state == State::Open && m_outflow.hasInFlight())
            end({ Cause::ConnectionLost });
        else
            end({});
        return;
    case State::Flushing:
    case State::Draining:
        end({ isExtended() ? Cause::EndedWithoutWord : Cause::None });
        return;
    case State::Leaving:
        end({ Cause::EndedWithoutWord });
        return;
    case State::Waiting:
    case State::Answering:
        end({});
        return;
    case State::Ended:
        return;
    }
}

/*! The peer reads no more. What it has sent is still delivered. The end of its stream normally
    follows at once; a peer that does not end it gets no more time than this. */
void Connection::onCut()
{
    if (isOpen())
        m_deadline.start(TimeToReadOn); // while it closes, its time runs already
}

// By a failure, or for want of time
// ---------------------------------------------------------------------------------------------

/*! The session has found a fault. The peer is told of it, if that can be done at once. */
void Connection::onSessionFailed()
{
    Failure failure = sessionFailure(m_line.session, m_ownLimit);
    if (failure.cause == Cause::Silence)
        failure.details = QStringList { QString::number(m_idleLimit.count()) };
    m_outflow.sendLastWords();
    end(failure);
}

/*! The end that the outflow asks for, if any. */
std::optional<Failure> Connection::whyNotSending() const
{
    if (m_outflow.isCut() && m_state == State::Answering)
        return Failure {};
    if (m_outflow.isCut() && m_state == State::Flushing && !isExtended())
        return Failure { Cause::ConnectionLost };
    if (m_outflow.fault() != Fault::None)
        return sessionFailure(m_outflow.fault());
    return {};
}

void Connection::onDeadline()
{
    const GipcWire::Session &session = m_line.session;
    switch (m_state) {
    case State::Handshaking:
    case State::Suspended: {
        const bool greeted = !session.isClient() || !session.heardNothing();
        end({ greeted ? Cause::HandshakeTimeout : Cause::NoGreeting,
              { QString::number(m_handshakeTimeout.count()) } });
        return;
    }
    case State::Open:
        if (!m_inflow.hasRoom() || hasInput())
            onCut(); // what the peer has sent was not read to the end yet
        else
            end({ Cause::ConnectionLost });
        return;
    case State::Flushing:
        if (hasPeerGoingAway() && waitsForAnswers()) {
            finishAnswers();
            return;
        }
        [[fallthrough]];
    case State::Leaving:
    case State::Draining:
        end({ isExtended() ? Cause::EndedWithoutWord : Cause::None });
        return;
    case State::Answering:
        if (waitsForAnswers())
            finishAnswers();
        else
            end({});
        return;
    case State::HandshakingToClose:
    case State::Renewing:
        end({});
        return;
    case State::Waiting:
    case State::Ended:
        return; // it does not run
    }
}

void Connection::end(const Failure &why)
{
    if (m_state == State::Ended)
        return;
    m_endedFrom = m_state;
    const bool tookWrites = takesWrites();
    setState(State::Ended);
    m_deadline.stop();
    m_ackDelay.stop();
    m_answerTime.stop();
    m_drainPoll.stop();
    m_inflow.stop();
    m_line.heartbeat.stop();
    m_line.transport.reset();
    m_outflow.putBack();
    const Guard self(this);
    settleWrites(tookWrites);
    if (!self)
        return;
    const bool saysPeer = !why && m_endedFrom == State::Answering;
    Q_EMIT ended(saysPeer ? refusal(m_line.session) : why);
}

} // namespace GipcCore
