// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "crossthreadqueue_p.h"

#include <QtCore/QDeadlineTimer>

#include <algorithm>
#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;
using Gipc::Overflow;

qint64 CrossThreadQueue::limitNow() const
{
    return m_limits.now(m_memory->bytes() + m_pending, m_accounts.size());
}

bool CrossThreadQueue::hasRoom(const Account &account, qint64 cost) const
{
    switch (m_overflow) {
    case Overflow::Block:
        return true; // the writer waits afterwards
    case Overflow::DropOldest:
        // The owner makes room in the outbox. Until it does, there is a limit here as well.
        return account.bytes == 0
            || (account.bytes + cost <= m_limits.each() && m_pending + cost <= m_limits.total());
    case Overflow::Reject:
    case Overflow::Disconnect:
        break;
    }
    return account.waiting() == 0 || account.waiting() + cost <= limitNow();
}

void CrossThreadQueue::noteRefused(quint64 id)
{
    const bool isNew = m_refused.insert(id).second;
    if (isNew && m_overflow == Overflow::Disconnect)
        m_limits.addLeaving(m_accounts.at(id).waiting());
}

CrossThreadQueue::Outcome CrossThreadQueue::push(quint64 to, int type, const QByteArray &data)
{
    const QMutexLocker lock(&m_mutex);
    const auto addressed = to == Everyone ? m_accounts.begin() : m_accounts.find(to);
    const auto end
        = to == Everyone || addressed == m_accounts.end() ? m_accounts.end() : std::next(addressed);
    if (addressed == m_accounts.end())
        return { ErrorCode::NotConnected };
    if (data.size() > m_maxDataSize)
        return { ErrorCode::MessageTooLarge };

    Outcome outcome;
    Entry entry { to, {}, type, data };
    bool taken = false;
    for (auto it = addressed; it != end; ++it) {
        auto &[id, account] = *it;
        // A recipient that is to go gets nothing more: it has missed a message.
        const bool isLeaving = m_overflow == Overflow::Disconnect && m_refused.contains(id);
        if (!isLeaving && hasRoom(account, entry.cost())) {
            const bool isFirst = account.waiting() == 0; // is taken whatever its size
            account.bytes += entry.cost();
            ++entry.recipients;
            // All recipients share the memory of large data.
            m_pending += taken && FrameQueue::isLarge(data) ? MessageOverhead : entry.cost();
            taken = true;
            if (m_overflow == Overflow::Block && !isFirst && account.waiting() > limitNow())
                entry.tickets.emplace(account.outbox, std::make_shared<Ticket>(account.outbox));
            continue;
        }
        entry.except.insert(id);
        outcome.error = ErrorCode::QueueFull;
        if (to == Everyone || m_overflow == Overflow::Disconnect) {
            outcome.ownerIsNeeded |= m_refused.empty();
            noteRefused(id);
        }
    }
    outcome.tickets = entry.tickets;
    if (taken) {
        m_entries.push_back(std::move(entry));
        outcome.ownerIsNeeded |= !m_hasEntries.exchange(true, std::memory_order_release);
    }
    outcome.mustWait = m_overflow == Overflow::Block && isOverLimit(to);
    return outcome;
}

CrossThreadQueue::Outcome CrossThreadQueue::push(const Answer &answer)
{
    const QMutexLocker lock(&m_mutex);
    if (answer.isLimited() && answer.data.size() > m_maxDataSize)
        return { ErrorCode::MessageTooLarge };
    const qint64 waiting = answer.to.outbox->load() + m_pending;
    if (answer.isLimited() && waiting > 0 && waiting + answer.cost() > limitNow())
        return { ErrorCode::QueueFull };
    m_pending += answer.cost();
    Entry entry;
    entry.answer = std::make_shared<const Answer>(answer);
    m_entries.push_back(std::move(entry));
    return { ErrorCode::NoError, !m_hasEntries.exchange(true, std::memory_order_release) };
}

bool CrossThreadQueue::isOverLimit(quint64 to) const
{
    if (to != Everyone) {
        const auto found = m_accounts.find(to);
        return found != m_accounts.end() && found->second.waiting() > limitNow();
    }
    return std::any_of(m_accounts.begin(), m_accounts.end(),
                       [&](const auto &entry) { return entry.second.waiting() > limitNow(); });
}

ErrorCode CrossThreadQueue::waitForRoom(quint64 to, const Tickets &tickets)
{
    const QMutexLocker lock(&m_mutex);
    const QDeadlineTimer deadline(m_blockTimeout);
    const auto mustWait = [&] { return m_overflow == Overflow::Block && isOverLimit(to); };
    ++m_waiters; // before the check, as roomMade() looks at it after room was made
    while (mustWait() && !deadline.hasExpired())
        m_room.wait(&m_mutex, deadline);
    --m_waiters;
    return mustWait() ? withdraw(to, tickets) : ErrorCode::NoError;
}

/*! Withdraws the message from recipients that are still over the limit. What the owner has not
    taken yet is removed at once: a busy owner must not let it pile up. */
ErrorCode CrossThreadQueue::withdraw(quint64 to, const Tickets &tickets)
{
    ErrorCode error = ErrorCode::NoError;
    const auto entry = entryWith(tickets);
    const bool isHere = entry != m_entries.end();
    for (auto &[id, account] : m_accounts) {
        const auto ticket = tickets.find(account.outbox);
        const bool isOver = ticket != tickets.end() && account.waiting() > limitNow();
        if (!isOver || !ticket->second->withdraw())
            continue;
        error = ErrorCode::QueueFull;
        if (to == Everyone)
            m_refused.insert(id);
        if (!isHere)
            continue;
        account.bytes -= entry->cost();
        entry->except.insert(id);
        entry->tickets.erase(account.outbox);
        --entry->recipients;
    }
    if (error == ErrorCode::NoError)
        return error;
    if (isHere && entry->recipients == 0)
        m_entries.erase(entry);
    m_hasWithdrawn = true;
    m_hasEntries.store(true, std::memory_order_release);
    if (m_wakeOwner)
        m_wakeOwner(); // under the lock, as the owner resets it before it goes
    return error;
}

/*! The entry that has these tickets. The end if the owner has taken it. */
std::vector<CrossThreadQueue::Entry>::iterator CrossThreadQueue::entryWith(const Tickets &tickets)
{
    if (tickets.empty())
        return m_entries.end();
    const auto &[outbox, first] = *tickets.begin();
    return std::find_if(m_entries.begin(), m_entries.end(),
                        [&outbox = outbox, &first = first](const Entry &candidate) {
                            const auto found = candidate.tickets.find(outbox);
                            return found != candidate.tickets.end() && found->second == first;
                        });
}

void CrossThreadQueue::roomMade()
{
    if (m_waiters == 0)
        return;
    const QMutexLocker lock(&m_mutex);
    m_room.wakeAll();
}

void CrossThreadQueue::add(quint64 id, const Outbox::Gauge &bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_accounts.try_emplace(id, Account { bytes });
    // Messages that were pushed before are not for it, and not counted for it.
    for (Entry &entry : m_entries) {
        if (entry.to == Everyone)
            entry.except.insert(id);
    }
}

void CrossThreadQueue::remove(quint64 id)
{
    const QMutexLocker lock(&m_mutex);
    m_accounts.erase(id);
    m_room.wakeAll();
}

void CrossThreadQueue::rename(quint64 from, quint64 to)
{
    const QMutexLocker lock(&m_mutex);
    auto node = m_accounts.extract(from);
    node.key() = to;
    m_accounts.insert(std::move(node));
}

void CrossThreadQueue::setMaxDataSize(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_maxDataSize = bytes;
}

void CrossThreadQueue::setLimit(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limits.setEach(bytes);
    m_room.wakeAll();
}

void CrossThreadQueue::setTotalLimit(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limits.setTotal(bytes);
    m_room.wakeAll();
}

void CrossThreadQueue::setMemory(const std::shared_ptr<const MemoryTotal> &ofOutboxes)
{
    const QMutexLocker lock(&m_mutex);
    m_memory = ofOutboxes;
}

void CrossThreadQueue::setOverflow(Overflow overflow)
{
    const QMutexLocker lock(&m_mutex);
    m_overflow = overflow;
    m_room.wakeAll();
}

void CrossThreadQueue::setBlockTimeout(std::chrono::milliseconds timeout)
{
    const QMutexLocker lock(&m_mutex);
    m_blockTimeout = timeout;
}

void CrossThreadQueue::setWakeOwner(std::function<void()> wakeOwner)
{
    const QMutexLocker lock(&m_mutex);
    m_wakeOwner = std::move(wakeOwner);
}

bool CrossThreadQueue::takeWithdrawn()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_hasWithdrawn, false);
}

std::vector<CrossThreadQueue::Entry> CrossThreadQueue::takeEntries()
{
    const QMutexLocker lock(&m_mutex);
    m_hasEntries.store(false, std::memory_order_relaxed);
    m_merging = m_pending;
    return std::exchange(m_entries, {});
}

void CrossThreadQueue::merged()
{
    const QMutexLocker lock(&m_mutex);
    const qint64 bytes = std::exchange(m_merging, 0);
    m_pending -= bytes;
    if (bytes > 0 && m_waiters > 0)
        m_room.wakeAll(); // limitNow() may be higher
}

void CrossThreadQueue::deliver(const Entry &entry, quint64 recipient, Outbox *outbox)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto account = m_accounts.find(recipient); account != m_accounts.end())
        account->second.bytes -= entry.cost();
    const auto ticket = entry.tickets.find(outbox->gauge());
    const bool hasTicket = ticket != entry.tickets.end();
    if (hasTicket && ticket->second->isWithdrawn())
        return;
    if (m_overflow == Overflow::DropOldest)
        outbox->dropOldest(entry.cost(), limitNow());
    // At the end even while announcing: it must not overtake what its thread has written before.
    outbox->appendLast(entry.type, entry.data, hasTicket ? ticket->second : nullptr);
}

std::set<quint64> CrossThreadQueue::takeRefused()
{
    const QMutexLocker lock(&m_mutex);
    m_limits.clearLeaving();
    return std::exchange(m_refused, {});
}

} // namespace GipcCore
