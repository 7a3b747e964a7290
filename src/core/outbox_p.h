// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framequeue_p.h"

#include <QtCore/QByteArray>

#include <atomic>
#include <deque>
#include <memory>

namespace GipcCore {

constexpr qint64 DefaultQueueLimit = 8 * 1024 * 1024;

/*! Messages that wait to be sealed and sent, in order. It outlives connections: what was not
    sent on one is put back and goes out on the next. For the owner's thread only; SideQueue is
    for others. */
class Outbox
{
public:
    /*! What its messages cost, readable from any thread, longer than the box lives. */
    using Gauge = std::shared_ptr<const std::atomic<qint64>>;

    Outbox();
    Outbox(const Outbox &) = delete;
    Outbox &operator=(const Outbox &) = delete;

    /*! While a new connection is announced, what is appended goes before what waited, and only
        that is taken: a program logs in or subscribes before its old messages are sent. */
    void setAnnouncing(bool announcing);

    /*! Whether a message of this cost may be added: any may to an empty box. */
    bool hasRoom(qint64 cost, qint64 limit) const;
    /*! Whether more is in it than the limit, of what can be sent now. */
    bool isOver(qint64 limit) const;
    void append(int type, const QByteArray &data);
    /*! Behind everything, also while announcing. */
    void appendLast(int type, const QByteArray &data);
    /*! Drops the oldest messages that nobody has taken until there is room for one of this cost, or
        there are no more. */
    void dropOldest(qint64 cost, qint64 limit);

    bool hasNext() const;
    /*! The next messages, at least one and not more than \a most. They still count until settle(). */
    FrameQueue::Block takeNext(qsizetype most);
    void settle(qint64 cost);
    /*! Messages that were taken and not sent, in order, to the front. */
    void putBack(std::deque<FrameQueue::Block> blocks);

    /*! Bytes and number of all messages not settled yet. */
    qint64 bytes() const { return m_bytes; }
    qsizetype waiting() const { return m_ahead.count() + m_queue.count(); }
    void clear();
    /*! How many messages dropOldest() has dropped. */
    quint64 dropped() const { return m_dropped; }
    Gauge gauge() const { return m_gauge; }

private:
    void count(qint64 bytes);

    const std::shared_ptr<std::atomic<qint64>> m_gauge;
    FrameQueue m_queue;
    FrameQueue m_ahead;
    qint64 m_bytes = 0;
    qint64 m_aheadBytes = 0;
    quint64 m_dropped = 0;
    bool m_announcing = false;
};

} // namespace GipcCore
