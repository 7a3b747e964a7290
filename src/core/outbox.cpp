// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "outbox_p.h"

#include <utility>

namespace GipcCore {

Outbox::Outbox()
    : m_gauge(std::make_shared<std::atomic<qint64>>(0))
{ }

void Outbox::setAnnouncing(bool announcing)
{
    m_announcing = announcing;
    if (announcing)
        return;
    m_queue.prepend(m_ahead.takeAll());
    m_aheadBytes = 0;
}

bool Outbox::isOver(qint64 limit) const
{
    return (m_announcing ? m_aheadBytes : m_bytes) > limit;
}

void Outbox::appendLast(int type, const QByteArray &data)
{
    const qint64 cost = FrameQueue::costOf(data.size());
    count(cost);
    m_unseen += cost;
    m_queue.append(type, data);
}

void Outbox::dropOldest(qint64 cost, qint64 limit)
{
    // What waited before an announcement is older than what its slots write.
    while (m_bytes + cost > limit && !m_queue.isEmpty()) {
        count(-m_queue.dropFirst());
        ++m_dropped;
    }
    while (!hasRoom(cost, limit) && !m_ahead.isEmpty()) {
        settle(m_ahead.dropFirst());
        ++m_dropped;
    }
}

bool Outbox::hasNext() const
{
    return m_announcing ? !m_ahead.isEmpty() : !m_queue.isEmpty();
}

FrameQueue::Block Outbox::takeNext(qsizetype most)
{
    return (m_announcing ? m_ahead : m_queue).take(most);
}

void Outbox::settle(qint64 cost)
{
    count(-cost);
    if (m_announcing)
        m_aheadBytes -= cost;
}

void Outbox::putBack(std::deque<FrameQueue::Block> blocks)
{
    (m_announcing ? m_ahead : m_queue).prepend(std::move(blocks)); // they came from there
}

void Outbox::clear()
{
    count(-m_bytes);
    m_queue = {};
    m_ahead = {};
    m_aheadBytes = 0;
}

} // namespace GipcCore
