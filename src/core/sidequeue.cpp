// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "sidequeue_p.h"

namespace GipcCore {

using Gipc::ErrorCode;

SideQueue::SideQueue(Outbox::Gauge outboxBytes)
    : m_outboxBytes(std::move(outboxBytes))
{ }

SideQueue::Answer SideQueue::push(quint64 connection, const OutMessage &message)
{
    const QMutexLocker lock(&m_mutex);
    if (!m_gate.isOpen || (connection != Everyone && connection != m_gate.connection))
        return { ErrorCode::NotConnected, false };
    if (message.data.size() > m_gate.maxDataSize)
        return { ErrorCode::MessageTooLarge, false };
    const qint64 waiting = m_bytes + m_outboxBytes->load(std::memory_order_relaxed);
    if (waiting > 0 && waiting + message.cost() > m_limit)
        return { ErrorCode::QueueFull, false };
    m_bytes += message.cost();
    m_entries.push_back({ connection, message });
    return { ErrorCode::NoError, !m_hasEntries.exchange(true, std::memory_order_release) };
}

void SideQueue::setGate(const Gate &gate)
{
    const QMutexLocker lock(&m_mutex);
    m_gate = gate;
}

void SideQueue::setLimit(qint64 bytes)
{
    const QMutexLocker lock(&m_mutex);
    m_limit = bytes;
}

std::vector<SideQueue::Entry> SideQueue::takeAll()
{
    const QMutexLocker lock(&m_mutex);
    m_hasEntries.store(false, std::memory_order_relaxed);
    return std::exchange(m_entries, {});
}

void SideQueue::settle(const Entry &entry, Outbox *outbox)
{
    const QMutexLocker lock(&m_mutex);
    m_bytes -= entry.message.cost();
    // Last even while announcing, or it would overtake what its thread wrote before.
    if (outbox)
        outbox->appendLast(entry.message);
}

} // namespace GipcCore
