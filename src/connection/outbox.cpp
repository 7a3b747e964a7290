// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "outbox_p.h"

#include <utility>

namespace GipcCore {

Outbox::Outbox(const std::shared_ptr<MemoryTotal> &total)
    : m_gauge(std::make_shared<std::atomic<qint64>>(0))
    , m_memory(total)
    , m_queue(total)
    , m_ahead(total)
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

bool Outbox::append(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket)
{
    const qint64 cost = FrameQueue::costOf(data.size());
    add(cost);
    if (m_announcing)
        m_aheadBytes += cost;
    FrameQueue &queue = m_announcing ? m_ahead : m_queue;
    const bool isFirst = queue.isEmpty();
    queue.append(type, data, ticket);
    return isFirst || hasBatch();
}

void Outbox::appendLast(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket)
{
    const qint64 cost = FrameQueue::costOf(data.size());
    add(cost);
    if (ticket)
        m_queue.append(type, data, ticket);
    else
        m_queue.append(type, data);
}

void Outbox::dropWithdrawn()
{
    if (const qint64 cost = m_queue.dropWithdrawn(); cost > 0)
        subtract(cost);
    if (const qint64 cost = m_ahead.dropWithdrawn(); cost > 0)
        release(cost);
}

void Outbox::dropOldest(qint64 cost, qint64 limit)
{
    // What waited before an announcement is older than what its slots write.
    while (m_bytes + cost > limit) {
        const qint64 freed = m_queue.dropFirst();
        if (freed == 0)
            break; // what is left are requests and answers
        subtract(freed);
        ++m_dropped;
    }
    while (!hasRoom(cost, limit)) {
        const qint64 freed = m_ahead.dropFirst();
        if (freed == 0)
            break;
        release(freed);
        ++m_dropped;
    }
}

FrameQueue::Block Outbox::takeNext(qsizetype most)
{
    FrameQueue &queue = m_announcing ? m_ahead : m_queue;
    if (queue.isSlotNext()) [[unlikely]]
        return takeLatest(&queue, most);
    FrameQueue::Block block = queue.take(most);
    if (!block.ticket || block.ticket->take())
        return block;
    release(block.cost());
    return {};
}

bool Outbox::append(FrameQueue::Kind kind, QByteArrayView fields, const QByteArray &data)
{
    const qint64 cost = FrameQueue::costOf(fields.size() + data.size());
    add(cost);
    if (m_announcing)
        m_aheadBytes += cost;
    FrameQueue &queue = m_announcing ? m_ahead : m_queue;
    const bool isFirst = queue.isEmpty();
    queue.append(kind, fields, data);
    return isFirst || hasBatch();
}

void Outbox::withdrawRequests(const QSet<quint64> &handles)
{
    const auto stays = [&handles](quint64 handle, qsizetype) { return !handles.contains(handle); };
    if (const qint64 cost = m_queue.keepIf(FrameQueue::Kind::Requests, stays); cost > 0)
        subtract(cost);
    if (const qint64 cost = m_ahead.keepIf(FrameQueue::Kind::Requests, stays); cost > 0)
        release(cost);
}

void Outbox::dropAnswers()
{
    for (const FrameQueue::Kind kind : { FrameQueue::Kind::Replies, FrameQueue::Kind::Cancels }) {
        if (const qint64 cost = m_queue.drop(kind); cost > 0)
            subtract(cost);
        if (const qint64 cost = m_ahead.drop(kind); cost > 0)
            release(cost);
    }
}

bool Outbox::hasAnswers() const
{
    return m_ahead.hasAnswers() || m_queue.hasAnswers();
}

std::optional<FrameQueue::Block> Outbox::takeAnswers()
{
    std::optional<FrameQueue::Block> block = m_ahead.takeAnswers();
    return block ? std::move(block) : m_queue.takeAnswers();
}

void Outbox::release(qint64 cost)
{
    subtract(cost);
    if (m_announcing)
        m_aheadBytes -= cost;
}

void Outbox::putBack(std::deque<FrameQueue::Block> blocks)
{
    std::erase_if(blocks, [](const FrameQueue::Block &block) { return block.isLatest; });
    (m_announcing ? m_ahead : m_queue).prepend(std::move(blocks)); // they came from there
}

void Outbox::clear()
{
    subtract(m_bytes);
    m_queue.takeAll();
    m_ahead.takeAll();
    m_aheadBytes = 0;
    m_latest.clear();
}

} // namespace GipcCore
