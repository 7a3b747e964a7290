// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framequeue_p.h"
#include "latestqueue_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QSet>

#include <atomic>
#include <deque>
#include <memory>
#include <optional>

namespace GipcCore {

constexpr qint64 DefaultQueueLimit = 8 * 1024 * 1024;

/*! Messages that wait to be sealed and sent, in order. It outlives connections: what was not
    sent on one is put back and goes out on the next. For the owner's thread only; CrossThreadQueue
    is for others. */
class Outbox
{
public:
    /*! What its messages cost, readable from any thread, longer than the box lives. */
    using Gauge = Ticket::Gauge;

    /*! Its memory counts in \a total; null: nowhere. */
    explicit Outbox(const std::shared_ptr<MemoryTotal> &total = {});
    Outbox(const Outbox &) = delete;
    Outbox &operator=(const Outbox &) = delete;

    /*! While a new connection is announced, what is appended goes before what waited, and only
        that is taken: a program logs in or subscribes before its old messages are sent. */
    void setAnnouncing(bool announcing);

    /*! Whether a message of this cost may be added: any may to an empty box. */
    bool hasRoom(qint64 cost, qint64 limit) const
    {
        // What waited before the announcement must not keep the announcement's own messages out.
        const qint64 bytes = m_announcing ? m_aheadBytes : m_bytes;
        return bytes == 0 || bytes + cost <= limit;
    }
    /*! Whether more is in it than the limit, of what can be sent now. */
    bool isOver(qint64 limit) const;
    /*! True if whoever sends should know: it is the first, or there is a batch. */
    bool append(int type, const QByteArray &data)
    {
        const qint64 cost = FrameQueue::costOf(data.size());
        add(cost);
        if (m_announcing)
            m_aheadBytes += cost;
        FrameQueue &queue = m_announcing ? m_ahead : m_queue;
        const bool isFirst = queue.isEmpty();
        queue.append(type, data);
        return isFirst || hasBatch();
    }
    /*! What was appended since markSeen() is worth to be sent now rather than with what follows. */
    bool hasBatch() const { return m_unseen >= BatchSize; }
    void markSeen() { m_unseen = 0; }
    /*! The same of one whose writer waits and may withdraw it. */
    bool append(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket);
    /*! A REQUEST, REPLY or CANCEL, whose data begins with \a fields. */
    bool append(FrameQueue::Kind kind, QByteArrayView fields, const QByteArray &data = {});
    /*! Requests that wait, by handle, are not sent. */
    void withdrawRequests(const QSet<quint64> &handles);
    /*! The session that REPLY and CANCEL belong to is over. */
    void dropAnswers();
    /*! Behind everything, also while announcing; \a ticket may be null. */
    void appendLast(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket = {});
    void dropWithdrawn();
    /*! Drops the oldest messages that nobody has taken until there is room for one of this cost, or
        there are no more. */
    void dropOldest(qint64 cost, qint64 limit);

    bool hasNext() const { return m_announcing ? m_ahead.hasNext() : m_queue.hasNext(); }
    /*! The next messages, at least one and not more than \a most; none if what was next had been
        withdrawn. They still count until release(). */
    FrameQueue::Block takeNext(qsizetype most);
    /*! The next REPLY or CANCEL, as takeNext(), whatever waits before them. */
    std::optional<FrameQueue::Block> takeAnswers();
    bool hasAnswers() const;
    void release(qint64 cost);
    /*! Messages that were taken and not sent, in order, to the front. Latest values are not among
        them: the next connection begins with all that there are. */
    void putBack(std::deque<FrameQueue::Block> blocks);

    /*! Bytes and number of all messages not released yet. */
    qint64 bytes() const { return m_bytes; }
    qsizetype waiting() const { return m_ahead.count() + m_queue.count() + waitingLatest(); }
    void clear();
    /*! How many messages dropOldest() has dropped. */
    quint64 dropped() const { return m_dropped; }
    Gauge gauge() const { return m_gauge; }
    const std::shared_ptr<MemoryTotal> &memory() const { return m_memory; }

    // Latest values wait in the order of messages, and no limit counts them: of each type there is
    // one at most. It is looked up when it is taken; until then a newer one takes its place.

    /*! From now on. */
    void followLatest(const std::shared_ptr<const LatestValues> &values);
    /*! A value was set. True if whoever sends should know. */
    bool addLatest(LatestValues::Slot slot);
    /*! A value is to be removed, and not sent. */
    void withdrawLatest(LatestValues::Slot slot);
    /*! Only what waits is still sent. */
    void stopLatest() { m_latest.stop(); }
    /*! Nothing that waits is sent. */
    void dropLatest();
    /*! One that was taken is not sent. */
    void skipLatest() { m_latest.skip(); }
    qsizetype waitingLatest() const { return m_ahead.slotCount() + m_queue.slotCount(); }
    qint64 latestCost() const { return m_latest.cost(); }
    /*! Values that were set and not sent, and do not wait either. */
    quint64 skippedLatest() const { return m_latest.skipped(); }

private:
    FrameQueue::Block takeLatest(FrameQueue *queue, qsizetype most);
    static constexpr qint64 BatchSize = 64 * 1024;

    void add(qint64 cost)
    {
        m_bytes += cost;
        m_unseen += cost;
        m_gauge->store(m_bytes, std::memory_order_relaxed);
    }
    /*! Who makes room looks for waiting threads afterwards, and must not do so before. */
    void subtract(qint64 cost)
    {
        m_bytes -= cost;
        m_gauge->store(m_bytes, std::memory_order_seq_cst);
    }

    const std::shared_ptr<std::atomic<qint64>> m_gauge;
    const std::shared_ptr<MemoryTotal> m_memory;
    FrameQueue m_queue;
    FrameQueue m_ahead;
    qint64 m_bytes = 0;
    qint64 m_aheadBytes = 0;
    qint64 m_unseen = 0;
    quint64 m_dropped = 0;
    LatestQueue m_latest;
    bool m_announcing = false;
};

} // namespace GipcCore
