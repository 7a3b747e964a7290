// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "mailbox_p.h"

#include "outbox_p.h"

#include <utility>

// The limits of Mailbox: how much each connection may have.

namespace GipcCore {

namespace {

/*! What an inbox costs, beside its messages, when its connection is gone. */
constexpr qint64 DepartedOverhead = 1024;

/*! An inbox may hold so many times what is free of the total: so the fullest stop first. */
constexpr qint64 MostOfFree = 8;

/*! One part in so many of the total limit is kept for empty inboxes. */
constexpr qint64 Reserve = 8;

/*! When less than one part in so many is free, connections read only LittleAtOnce. */
constexpr qint64 Scarce = 4;
constexpr qint64 LittleAtOnce = 16 * 1024;

/*! Starved inboxes try again when one part in so many of the limit was taken out. */
constexpr qint64 FeedingStep = 32;

} // namespace

bool Mailbox::hasRoom(Inbox *inbox)
{
    if (inbox->isStopped)
        inbox->isStopped = inbox->bytes > m_limit / 2;
    else
        inbox->isStopped = inbox->bytes >= m_limit && !inbox->items.empty();
    return !inbox->isStopped && hasTotalRoom(inbox);
}

bool Mailbox::hasTotalRoom(Inbox *inbox)
{
    const bool isEmpty = inbox->items.empty();
    const qint64 free = m_totalLimit - m_total - (isEmpty ? 0 : m_totalLimit / Reserve);
    // If one unfinished message is all there is, it must be read on, or it would stay for ever.
    const bool isAlone = isEmpty && m_total == inbox->unfinished;
    if ((free > 0 && inbox->bytes / MostOfFree <= free) || isAlone) {
        inbox->isStarved = false;
        return true;
    }
    starve(inbox);
    return false;
}

qint64 Mailbox::mostAtOnce() const
{
    const bool isScarce = m_totalLimit - m_total < m_totalLimit / Scarce;
    return isScarce ? LittleAtOnce : std::numeric_limits<qint64>::max();
}

void Mailbox::starve(Inbox *inbox)
{
    inbox->isStarved = true;
    if (m_starved.empty())
        m_feedBelow = m_total - m_totalLimit / FeedingStep;
    m_starved.insert(inbox->connectionId);
    if (!isStuck() || std::exchange(m_stuckScheduled, true))
        return;
    const auto emitIt = [this] {
        m_stuckScheduled = false;
        if (isStuck())
            Q_EMIT stuck();
    };
    QMetaObject::invokeMethod(this, emitIt, Qt::QueuedConnection);
}

void Mailbox::setUnfinished(Inbox *inbox, qint64 bytes)
{
    count(bytes - std::exchange(inbox->unfinished, bytes));
}

void Mailbox::count(qint64 bytes)
{
    m_total += bytes;
    if (m_fallWatch.hasFallen(m_total))
        Q_EMIT memoryFreed();
    if (bytes < 0 && !m_starved.empty() && (m_total <= m_feedBelow || m_waiting.empty()))
        feedSoon();
}

void Mailbox::feedSoon()
{
    if (std::exchange(m_feedScheduled, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { feed(); }, Qt::QueuedConnection);
}

/*! Inboxes that still have no room become starved again. */
void Mailbox::feed()
{
    m_feedScheduled = false;
    const QPointer<Mailbox> self(this);
    for (const quint64 id : std::exchange(m_starved, {})) {
        Inbox *const inbox = inboxOf(id);
        if (inbox && inbox->isOpen && inbox->isStarved)
            Q_EMIT roomMade(inbox);
        if (!self)
            return;
    }
}

void Mailbox::setTotalLimit(qint64 bytes)
{
    m_totalLimit = bytes;
    if (!m_starved.empty())
        feedSoon();
}

GipcMessage Mailbox::removeFirst(Inbox *inbox)
{
    m_waiting.erase(inbox->items.front().order);
    GipcMessage message = std::move(inbox->items.front().message);
    inbox->items.pop_front();
    const qint64 cost = message.data().size() + MessageOverhead;
    inbox->bytes -= cost;
    if (!inbox->items.empty())
        m_waiting.emplace(inbox->items.front().order, inbox);
    count(-cost);
    if (inbox->isOpen)
        return message;
    m_departed -= cost;
    if (inbox->items.empty()) {
        m_departed -= DepartedOverhead;
        m_departures.erase(inbox->departure);
    }
    return message;
}

qsizetype Mailbox::closeInbox(const std::shared_ptr<Inbox> &inbox)
{
    setUnfinished(inbox.get(), 0);
    inbox->isOpen = false;
    m_starved.erase(inbox->connectionId);
    if (inbox->items.empty()) {
        m_inboxes.erase(inbox->connectionId);
        return 0;
    }
    inbox->departure = ++m_lastDeparture;
    m_departures.emplace(inbox->departure, inbox.get());
    m_departed += inbox->bytes + DepartedOverhead;
    return dropDeparted();
}

qsizetype Mailbox::setDepartedLimit(qint64 bytes)
{
    m_departedLimit = bytes;
    return dropDeparted();
}

/*! The oldest connection's first. */
qsizetype Mailbox::dropDeparted()
{
    qsizetype dropped = 0;
    while (m_departed > m_departedLimit && !m_departures.empty()) {
        Inbox *const inbox = m_departures.begin()->second;
        removeFirst(inbox);
        ++dropped;
        if (inbox->items.empty())
            m_inboxes.erase(inbox->connectionId);
    }
    return dropped;
}

} // namespace GipcCore
