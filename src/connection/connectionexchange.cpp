// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What a connection does in a conversation: admission, requests and answers, confirmations, and how
// a side that goes away is answered.

#include "connection_p.h"

#include "exchange_p.h"
#include "logging_p.h"
#include "printable_p.h"

#include <QtCore/QMetaMethod>

#include <algorithm>

namespace GipcCore {

using GipcWire::Exchange;
using GipcWire::ReplyStatus;
using namespace std::chrono_literals;

namespace {

/*! What was taken is confirmed after so long, if not before. */
constexpr auto AckDelay = 50ms;

} // namespace

// Admission
// ---------------------------------------------------------------------------------------------

void Connection::onSessionRequested()
{
    static const auto signal = QMetaMethod::fromSignal(&Connection::sessionRequested);
    if (isSignalConnected(signal))
        Q_EMIT sessionRequested();
    else
        admit();
}

void Connection::admit()
{
    if (m_state == State::Ended || m_line.session.admit() != GipcWire::Fault::None)
        return;
    m_line.transport->wakeReader(); // established() comes from there
}

void Connection::refuse(const GipcWire::CloseNotice &notice, const Failure &why)
{
    if (m_state == State::Ended)
        return;
    m_line.session.refuse(notice.reason, notice.text);
    m_outflow.sendHandshake();
    abort(why);
}

// Requests
// ---------------------------------------------------------------------------------------------

void Connection::onCancelled(const Guard &self)
{
    const quint64 id = m_line.session.exchange()->id();
    const std::shared_ptr<Reader> reader = m_inflow.reader();
    reply(id, ReplyStatus::Cancelled, 0, {});
    if (self && reader)
        reader->onCancelled(id);
}

bool Connection::reply(quint64 id, ReplyStatus status, int type, const QByteArray &data)
{
    Exchange *const exchange = m_line.session.exchange();
    const bool canSend = sends() && exchange && !m_outflow.isClosed();
    if (!canSend || !exchange->peers.answer(id))
        return false;
    if (outbox()->append(FrameQueue::Kind::Replies,
                         Exchange::replyFields(id, status, quint32(type)), data))
        wrote();
    m_line.turnEnd.request();
    return true;
}

void Connection::cancelRequests(const QSet<quint64> &handles)
{
    m_outflow.withdrawRequests(handles);
    const Exchange *const exchange = m_line.session.exchange();
    if (!sends() || !exchange || m_outflow.isClosed())
        return;
    for (const quint64 id : exchange->own.idsOf(handles))
        outbox()->append(FrameQueue::Kind::Cancels, Exchange::cancelFields(id));
    m_line.turnEnd.request();
}

QList<quint64> Connection::openRequests() const
{
    const Exchange *const exchange = m_line.session.exchange();
    return exchange ? exchange->own.handles() : QList<quint64>();
}

/*! There was time enough for an answer. */
void Connection::failOpenRequests()
{
    for (const quint64 id : m_line.session.exchange()->peers.open())
        reply(id, ReplyStatus::Failed, 0, {});
    pumpOut();
}

/*! Closing has had its time: that much, and CLOSE, may still leave, and the peer may have begun later. */
void Connection::finishAnswers()
{
    m_deadline.start(m_closeTimeout / 2);
    failOpenRequests();
}

// Confirmations
// ---------------------------------------------------------------------------------------------

quint64 Connection::confirmed() const
{
    const Exchange *const exchange = m_line.session.exchange();
    return exchange ? exchange->counts.confirmed() : 0;
}

void Connection::confirmSoon()
{
    const Exchange *const exchange = m_line.session.exchange();
    if (exchange && exchange->counts.hasUnacknowledged() && !m_ackDelay.isActive())
        m_ackDelay.start(AckDelay);
}

void Connection::confirm()
{
    Exchange *const exchange = m_line.session.exchange();
    if (!exchange->counts.hasUnacknowledged())
        return; // a batch was, meanwhile
    exchange->counts.wantAck();
    pumpOut();
}

/*! Slots run: we may be gone afterwards. */
void Connection::reportConfirmed()
{
    const Exchange *const exchange = m_line.session.exchange();
    if (exchange && m_outflow.messages.confirm(exchange->counts.confirmed()))
        Q_EMIT moreConfirmed();
}

// Going away
// ---------------------------------------------------------------------------------------------

/*! A request of the peer's is open that it is to be answered. */
bool Connection::waitsForAnswers() const
{
    const Exchange *const exchange = m_line.session.exchange();
    const bool owesAnswers = m_state == State::Leaving || m_outflow.isGoingAway();
    return exchange && owesAnswers && exchange->peers.hasOpen();
}

bool Connection::hasPeerGoingAway() const
{
    const Exchange *const exchange = m_line.session.exchange();
    return exchange && exchange->isPeerGoingAway();
}

/*! From Flushing, Answering or Leaving: whether CLOSE is what comes next, when everything is sent. */
bool Connection::mayFinish() const
{
    const Exchange *const exchange = m_line.session.exchange();
    if (!exchange)
        return true;
    if (m_state == State::Flushing && !hasPeerGoingAway())
        return false;
    return !waitsForAnswers();
}

/*! It will close and wants nothing new. What we had sealed goes out; what waits is for another connection. */
void Connection::onPeerGoingAway()
{
    const Exchange &exchange = *m_line.session.exchange();
    qCDebug(lcGipc).noquote() << "the peer goes away, reason" << int(exchange.reason())
                              << printable(exchange.data().toByteArray());
    m_line.turnEnd.request();
    if (m_state != State::Open)
        return; // both go
    m_isLeaving = true;
    setState(State::Leaving);
    outbox()->setAnnouncing(false); // a slot on the announcement may be what we are called from
    m_outflow.sendOnlyAnswers();
    m_line.heartbeat.stop();
    m_deadline.start(m_closeTimeout);
    m_answerTime.start(m_closeTimeout / 2);
    Q_EMIT closing();
}

void Connection::onAnswerTime()
{
    if (m_state != State::Leaving)
        return;
    failOpenRequests();
}

} // namespace GipcCore
