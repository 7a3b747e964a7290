// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sidequeue_p.h"

#include <algorithm>
#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;
using Gipc::Overflow;

bool SideQueue::hasRoom(const Account &account, qint64 cost) const
{
    switch (m_overflow) {
    case Overflow::Block:
        return true; // the writer waits afterwards
    case Overflow::DropOldest:
        // The owner makes room in the outbox; what it has not seen yet must not pile up here.
        return account.bytes == 0 || account.bytes + cost <= m_limit;
    case Overflow::Reject:
    case Overflow::Disconnect:
        break;
    }
    return account.waiting() == 0 || account.waiting() + cost <= m_limit;
}

SideQueue::Answer SideQueue::push(quint64 to, int type, const QByteArray &data)
{
    const QMutexLocker lock(&m_mutex);
    const auto addressed = to == Everyone ? m_accounts.begin() : m_accounts.find(to);
    const auto end
        = to == Everyone || addressed == m_accounts.end() ? m_accounts.end() : std::next(addressed);
    if (addressed == m_accounts.end())
        return { ErrorCode::NotConnected };
    if (data.size() > m_maxDataSize)
        return { ErrorCode::MessageTooLarge };

    Answer answer;
    Entry entry { to, {}, type, data };
    bool taken = false;
    for (auto it = addressed; it != end; ++it) {
        auto &[id, account] = *it;
        // One that is to go gets nothing behind what it missed.
        const bool isLeaving = m_overflow == Overflow::Disconnect && m_refused.contains(id);
        if (!isLeaving && hasRoom(account, entry.cost())) {
            account.bytes += entry.cost();
            taken = true;
            continue;
        }
        entry.except.push_back(id);
        answer.error = ErrorCode::QueueFull;
        if (to == Everyone || m_overflow == Overflow::Disconnect) {
            answer.ownerIsNeeded |= m_refused.empty();
            m_refused.insert(id);
        }
    }
    if (taken) {
        m_entries.push_back(std::move(entry));
        answer.ownerIsNeeded |= !m_hasEntries.exchange(true, std::memory_order_release);
    }
    answer.mustWait = m_overflow == Overflow::Block && isOverLimit(to);
    return answer;
}

bool SideQueue::isOverLimit(quint64 to) const
{
    return std::any_of(m_accounts.begin(), m_accounts.end(), [&](const auto &entry) {
        return (to == Everyone || to == entry.first) && entry.second.waiting() > m_limit;
    });
}

void SideQueue::waitForRoom(quint64 to)
{
    const QMutexLocker lock(&m_mutex);
    ++m_waiters; // before looking: who makes room looks for waiters afterwards
    while (m_overflow == Overflow::Block && isOverLimit(to))
        m_room.wait(&m_mutex);
    --m_waiters;
}

void SideQueue::roomMade()
{
    if (m_waiters == 0)
        return;
    const QMutexLocker lock(&m_mutex);
    m_room.wakeAll();
}

void SideQueue::add(quint64 id, const Outbox::Gauge &bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_accounts.try_emplace(id, Account { bytes });
    // What was pushed before is not for it: nothing of it is in its account.
    for (Entry &entry : m_entries) {
        if (entry.to == Everyone)
            entry.except.push_back(id);
    }
}

void SideQueue::remove(quint64 id)
{
    const QMutexLocker lock(&m_mutex);
    m_accounts.erase(id);
    m_room.wakeAll();
}

void SideQueue::rename(quint64 from, quint64 to)
{
    const QMutexLocker lock(&m_mutex);
    auto node = m_accounts.extract(from);
    node.key() = to;
    m_accounts.insert(std::move(node));
}

void SideQueue::setMaxDataSize(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_maxDataSize = bytes;
}

void SideQueue::setLimit(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limit = bytes;
    m_room.wakeAll();
}

void SideQueue::setOverflow(Overflow overflow)
{
    const QMutexLocker lock(&m_mutex);
    m_overflow = overflow;
    m_room.wakeAll();
}

std::vector<SideQueue::Entry> SideQueue::takeEntries()
{
    const QMutexLocker lock(&m_mutex);
    m_hasEntries.store(false, std::memory_order_relaxed);
    return std::exchange(m_entries, {});
}

void SideQueue::settle(const Entry &entry, quint64 recipient, Outbox *outbox)
{
    const QMutexLocker lock(&m_mutex);
    if (const auto account = m_accounts.find(recipient); account != m_accounts.end())
        account->second.bytes -= entry.cost();
    if (m_overflow == Overflow::DropOldest)
        outbox->dropOldest(entry.cost(), m_limit);
    // Last even while announcing, or it would overtake what its thread wrote before.
    outbox->appendLast(entry.type, entry.data);
}

std::set<quint64> SideQueue::takeRefused()
{
    const QMutexLocker lock(&m_mutex);
    return std::exchange(m_refused, {});
}

} // namespace GipcCore
