// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "outbox_p.h"

#include "protocol_p.h"

#include <iterator>

namespace GipcCore {

qsizetype OutMessage::size() const
{
    return frame.isEmpty() ? data.size()
                           : frame.size() - GipcWire::LengthSize - qsizetype(GipcWire::TypeSize);
}

Outbox::Outbox()
    : m_gauge(std::make_shared<std::atomic<qint64>>(0))
{ }

void Outbox::count(qint64 bytes)
{
    m_bytes += bytes;
    m_gauge->store(m_bytes);
}

void Outbox::setAnnouncing(bool announcing)
{
    m_announcing = announcing;
    if (announcing)
        return;
    m_queue.insert(m_queue.begin(), std::make_move_iterator(m_ahead.begin()),
                   std::make_move_iterator(m_ahead.end()));
    m_ahead.clear();
    m_aheadBytes = 0;
}

bool Outbox::hasRoom(qint64 cost, qint64 limit) const
{
    // What waited before the announcement must not keep the announcement's own messages out.
    const qint64 bytes = m_announcing ? m_aheadBytes : m_bytes;
    return bytes == 0 || bytes + cost <= limit;
}

bool Outbox::isOver(qint64 limit) const
{
    return (m_announcing ? m_aheadBytes : m_bytes) > limit;
}

void Outbox::append(const OutMessage &message)
{
    count(message.cost());
    if (m_announcing)
        m_aheadBytes += message.cost();
    (m_announcing ? m_ahead : m_queue).push_back(message);
}

void Outbox::appendLast(const OutMessage &message)
{
    count(message.cost());
    m_queue.push_back(message);
}

void Outbox::dropOldest(qint64 cost, qint64 limit)
{
    // What waited before an announcement is older than what its slots write.
    while (m_bytes + cost > limit && !m_queue.empty()) {
        count(-m_queue.front().cost());
        m_queue.pop_front();
        ++m_dropped;
    }
    while (!hasRoom(cost, limit) && !m_ahead.empty()) {
        settle(m_ahead.front().cost());
        m_ahead.pop_front();
        ++m_dropped;
    }
}

bool Outbox::hasNext() const
{
    return m_announcing ? !m_ahead.empty() : !m_queue.empty();
}

OutMessage Outbox::takeNext()
{
    auto &from = m_announcing ? m_ahead : m_queue;
    OutMessage message = std::move(from.front());
    from.pop_front();
    return message;
}

void Outbox::settle(qint64 cost)
{
    count(-cost);
    if (m_announcing)
        m_aheadBytes -= cost;
}

void Outbox::putBack(std::deque<OutMessage> messages)
{
    auto &to = m_announcing ? m_ahead : m_queue; // they came from there
    to.insert(to.begin(), std::make_move_iterator(messages.begin()),
              std::make_move_iterator(messages.end()));
}

void Outbox::clear()
{
    count(-m_bytes);
    m_queue.clear();
    m_ahead.clear();
    m_aheadBytes = 0;
}

} // namespace GipcCore
