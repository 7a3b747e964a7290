// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "outflow_p.h"

#include "exchange_p.h"
#include "line_p.h"

#include <algorithm>
#include <limits>

namespace GipcCore {

using GipcWire::Fault;
using GipcWire::Session;

namespace {

/*! How much is sealed ahead of what the kernel takes. */
constexpr qsizetype SealAhead = 256 * 1024;

/*! Messages, and not the states that are sent as such. */
bool isOfProgram(const FrameQueue::Block &block)
{
    return block.kind == FrameQueue::Kind::Messages && !block.isLatest;
}

} // namespace

Outflow::Outflow(Line *line)
    : m_line(line)
    , m_outbox(std::make_shared<Outbox>())
{ }

/*! Each has a write of its own, as a Go peer reads each with a single read. The kernel takes them
    whole, as they are far smaller than an empty socket's buffer. If it does not, nothing may
    follow: the peer would read it in the place of what is missing. */
void Outflow::sendHandshake()
{
    while (m_line->session.hasHandshakeMessage()) {
        const QByteArray message = m_line->session.takeHandshakeMessage();
        if (m_state == State::Open && m_line->transport->write(message) != message.size())
            m_state = State::Cut; // what the peer has sent is still read
    }
}

bool Outflow::hasMore() const
{
    return m_inFlight.hasUnsealed() || !m_goAway.isEmpty()
        || (m_state != State::Closed && hasNext());
}

/*! Something waits that may be sealed. */
bool Outflow::hasNext() const
{
    if (m_sendsOnlyAnswers)
        return m_outbox->hasAnswers();
    const GipcWire::Exchange *const exchange = m_line->session.exchange();
    if (exchange && m_requests.hasPassable(*exchange))
        return true;
    return m_outbox->hasNext() && m_remaining != 0;
}

void Outflow::fill()
{
    m_outbox->markSeen();
    Session *const session = &m_line->session;
    while (m_fault == Fault::None && m_state != State::Cut && m_inFlight.size() < SealAhead) {
        if (session->hasControl() && m_inFlight.isBetweenFrames())
            m_fault = m_inFlight.sealControl(session);
        else if (m_inFlight.hasUnsealed())
            m_fault = m_inFlight.sealSome(session);
        else if (!m_goAway.isEmpty())
            m_fault = m_inFlight.sealFrame(session, std::exchange(m_goAway, {}));
        else if (hasMore())
            takeNext();
        else
            break;
    }
    // If more waits, what fills no record yet is sealed together with that.
    if (m_fault == Fault::None && !hasMore())
        m_fault = m_inFlight.flush(session);
}

/*! Moves what is next from the outbox to the in-flight buffer. */
void Outflow::takeNext()
{
    GipcWire::Exchange *const exchange = m_line->session.exchange();
    if (m_sendsOnlyAnswers) {
        if (auto block = m_outbox->takeAnswers(); block && exchange)
            handOn(*m_requests.pass(std::move(*block), exchange));
        return;
    }
    if (exchange && m_requests.hasPassable(*exchange)) {
        handOn(m_requests.takeHeld(exchange));
        return;
    }
    auto block = m_outbox->takeNext(m_remaining.value_or(std::numeric_limits<qsizetype>::max()));
    if (m_remaining)
        *m_remaining -= block.count;
    block = dropUnsendable(std::move(block));
    if (block.count == 0)
        return;
    if (!exchange)
        handOn(std::move(block));
    else if (auto passed = m_requests.pass(std::move(block), exchange))
        handOn(std::move(*passed));
}

void Outflow::handOn(FrameQueue::Block block)
{
    const auto count = quint64(block.count);
    if (m_line->session.exchange())
        messages.send(count, isOfProgram(block));
    else if (isOfProgram(block))
        messages.sendForGood(count);
    m_inFlight.take(std::move(block));
}

/*! What is too large for the peer, or what it does not know. */
FrameQueue::Block Outflow::dropUnsendable(FrameQueue::Block block)
{
    const auto limit = qsizetype(m_line->session.peerLimit());
    if (block.kind == FrameQueue::Kind::Messages) [[likely]] {
        for (const qsizetype size : block.dropLargerThan(limit)) {
            if (block.isLatest)
                m_outbox->skipLatest();
            else
                m_outbox->release(FrameQueue::costOf(size));
            m_droppedSizes.push_back(size);
        }
        return block;
    }
    const bool isKnown = m_line->session.exchange() != nullptr;
    const bool mayBeTooLarge = block.kind == FrameQueue::Kind::Requests
        && block.largest > limit + GipcWire::RequestFieldsSize;
    if (isKnown && !mayBeTooLarge)
        return block;
    const qint64 cost = block.keepIf([&](quint64 handle, qsizetype size) {
        size -= GipcWire::RequestFieldsSize;
        const bool isSent = isKnown && size <= limit;
        if (!isSent && block.kind == FrameQueue::Kind::Requests)
            m_unsendable.push_back({ handle, isKnown ? qint64(size) : 0 });
        return isSent;
    });
    if (cost > 0)
        m_outbox->release(cost);
    return block;
}

void Outflow::goAway(GipcWire::CloseReason reason)
{
    m_isGoingAway = true;
    m_requests.stop();
    m_goAway = GipcWire::Exchange::goAway(reason);
}

void Outflow::withdrawRequests(const QSet<quint64> &handles)
{
    m_outbox->withdrawRequests(handles);
    if (const qint64 cost = m_requests.withdraw(handles); cost > 0)
        m_outbox->release(cost);
}

/*! False if it was found to be cut. */
bool Outflow::send()
{
    while (m_inFlight.size() > 0 && m_state != State::Cut) {
        const QByteArrayView bytes = m_inFlight.view();
        const qint64 taken = m_line->transport->write(bytes);
        if (taken < 0) {
            m_state = State::Cut;
            return false;
        }
        m_line->heartbeat.spoke();
        const qint64 cost = m_inFlight.advance(taken);
        m_outbox->release(cost);
        m_takenCost += cost;
        if (taken < bytes.size())
            return true; // the transport emits writable() when it takes more
        fill();
    }
    return true;
}

void Outflow::countSealed()
{
    m_sealedMemory.set(m_outbox->memory(), m_line->session.sendsPlain() ? 0 : m_inFlight.size());
}

bool Outflow::finish(const GipcWire::CloseNotice &notice)
{
    const bool closes = m_line->session.isExtended() && m_state == State::Open
        && m_fault == Fault::None && isDone();
    if (!closes)
        return true;
    m_state = State::Closed;
    m_fault = m_inFlight.sealClose(&m_line->session, notice);
    return m_fault != Fault::None || send();
}

void Outflow::sendLastWords()
{
    if (hasInFlight() || m_state == State::Cut)
        return;
    if (const QByteArray words = m_line->session.lastWords(); !words.isEmpty())
        m_line->transport->write(words);
}

std::optional<qint64> Outflow::takeTaken()
{
    if (std::exchange(m_takenCost, 0) == 0)
        return {};
    const quint64 before = std::exchange(m_toldData, m_inFlight.sentData());
    return qint64(m_toldData - before);
}

void Outflow::putBack()
{
    auto unsent = m_inFlight.takeUnsent();
    std::for_each(unsent.rbegin(), unsent.rend(), [this](const FrameQueue::Block &block) {
        messages.takeBack(quint64(block.count), isOfProgram(block));
    });
    if (GipcWire::Exchange *const exchange = m_line->session.exchange()) {
        qint64 dropped = 0;
        unsent = m_requests.putBack(std::move(unsent), exchange, &dropped);
        if (dropped > 0)
            m_outbox->release(dropped);
        m_outbox->dropAnswers();
    }
    m_outbox->putBack(std::move(unsent));
    m_outbox->dropLatest();
    m_sealedMemory.set(0);
}

} // namespace GipcCore
