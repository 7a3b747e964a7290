// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "outbox_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QMutex>
#include <QtCore/QWaitCondition>

#include <atomic>
#include <chrono>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <vector>

namespace GipcCore {

constexpr std::chrono::milliseconds DefaultBlockTimeout { 30000 };

/*! Where threads other than the owner's leave their messages. It knows who may be written to and how
    much waits for each, so that a writer gets a true answer at once; the owner merges what came
    into the outboxes. */
class CrossThreadQueue
{
public:
    /*! In the place of a recipient's id: all there are. */
    static constexpr quint64 Everyone = 0;

    struct Entry
    {
        quint64 to;
        std::set<quint64> except; ///< those who are not of Everyone: no room, or not yet there
        int type;
        QByteArray data;
        Tickets tickets; ///< of those for whom it is beyond the limit
        qsizetype recipients = 0; ///< those who took it and have not withdrawn it

        qint64 cost() const { return FrameQueue::costOf(data.size()); }
    };

    // Any thread.
    struct Answer
    {
        Gipc::ErrorCode error = Gipc::ErrorCode::NoError;
        bool ownerIsNeeded = false; ///< nobody has told it yet that there is something
        bool mustWait = false; ///< Overflow::Block: waitForRoom() before the next
        Tickets tickets = {}; ///< for it
    };
    Answer push(quint64 to, int type, const QByteArray &data);
    /*! Returns when the recipients are within the limit, or gone, or the time to block is over. Then the
        message is withdrawn where it can be, and the answer is QueueFull. The queue must be kept
        meanwhile. */
    Gipc::ErrorCode waitForRoom(quint64 to, const Tickets &tickets);

    // The owner's thread.
    void add(quint64 id, const Outbox::Gauge &bytes);
    void remove(quint64 id);
    void rename(quint64 from, quint64 to);
    void setMaxDataSize(qint64 bytes);
    void setLimit(qint64 bytes);
    void setTotalLimit(qint64 bytes);
    void setMemory(const std::shared_ptr<const MemoryTotal> &ofOutboxes);
    void setOverflow(Gipc::Overflow overflow);
    void setBlockTimeout(std::chrono::milliseconds timeout);
    /*! How another thread says that there is something to do. Null when the owner goes. */
    void setWakeOwner(std::function<void()> wakeOwner);
    bool hasEntries() const { return m_hasEntries.load(std::memory_order_acquire); }
    /*! Something in the outboxes was withdrawn, since the last call. */
    bool takeWithdrawn();
    /*! They count until deliver(). */
    std::vector<Entry> takeEntries();
    /*! Puts one of them into the outbox of one of its recipients, or nowhere. No writer sees it counted
        twice, or not at all. */
    void deliver(const Entry &entry, quint64 recipient, Outbox *outbox);
    /*! All that takeEntries() returned is where it belongs. */
    void merged();
    /*! Recipients to which not everything for Everyone went, since the last call. */
    std::set<quint64> takeRefused();
    /*! Outboxes have less in them than before. */
    void roomMade();

private:
    struct Account
    {
        Outbox::Gauge outbox;
        qint64 bytes = 0; ///< of the entries that go there
        qint64 waiting() const { return bytes + outbox->load(); }
    };

    qint64 limitNow() const;
    qint64 soonFree() const { return std::min(m_leaving, m_totalLimit / LeavingPart); }
    bool hasRoom(const Account &account, qint64 cost) const;
    void noteRefused(quint64 id);
    bool isOverLimit(quint64 to) const;
    Gipc::ErrorCode withdraw(quint64 to, const Tickets &tickets);
    std::vector<Entry>::iterator entryWith(const Tickets &tickets);

    mutable QMutex m_mutex;
    QWaitCondition m_room;
    std::atomic<int> m_waiters = 0;
    std::map<quint64, Account> m_accounts;
    qint64 m_limit = DefaultQueueLimit;
    std::shared_ptr<const MemoryTotal> m_memory; ///< of the outboxes
    qint64 m_totalLimit = std::numeric_limits<qint64>::max();
    qint64 m_pending = 0; ///< what the entries will take there
    qint64 m_merging = 0; ///< those of them that the owner has taken
    qint64 m_leaving = 0; ///< of those that are to go with Overflow::Disconnect
    qint64 m_maxDataSize = 0;
    Gipc::Overflow m_overflow = Gipc::Overflow::Reject;
    std::vector<Entry> m_entries;
    std::set<quint64> m_refused;
    std::atomic<bool> m_hasEntries = false; ///< or m_hasWithdrawn
    bool m_hasWithdrawn = false;
    std::chrono::milliseconds m_blockTimeout = DefaultBlockTimeout;
    std::function<void()> m_wakeOwner;
};

} // namespace GipcCore
