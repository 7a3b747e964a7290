// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "answer_p.h"
#include "outbox_p.h"
#include "outboxlimits_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QMutex>
#include <QtCore/QWaitCondition>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace GipcCore {

constexpr std::chrono::milliseconds DefaultBlockTimeout { 30000 };

/*! Takes messages from threads other than the owner's. It knows the recipients and how much waits
    for each, so that a writer gets a reliable answer at once. The owner moves the messages to the
    outboxes. */
class CrossThreadQueue
{
public:
    /*! Instead of a recipient's id: all recipients. */
    static constexpr quint64 Everyone = 0;

    struct Entry
    {
        quint64 to = Everyone;
        std::set<quint64> except = {}; ///< who does not get it: had no room, or was added later
        int type = 0;
        QByteArray data = {};
        Tickets tickets = {}; ///< for recipients where it is beyond the limit
        qsizetype recipients = 0; ///< for how many it was taken and not withdrawn
        std::shared_ptr<const Answer> answer = {}; ///< instead of all of the above

        qint64 cost() const { return FrameQueue::costOf(data.size()); }
    };

    // Any thread.
    struct Outcome
    {
        Gipc::ErrorCode error = Gipc::ErrorCode::NoError;
        bool ownerIsNeeded = false; ///< the owner must be told, and nobody has done so yet
        bool mustWait = false; ///< Overflow::Block: waitForRoom() has to follow
        Tickets tickets = {}; ///< for waitForRoom()
    };
    Outcome push(quint64 to, int type, const QByteArray &data);
    /*! An answer never waits for room: QueueFull. */
    Outcome push(const Answer &answer);
    /*! Returns when the recipients are within the limit or gone, or when the time to block is over.
        In the last case the message is withdrawn where that is still possible, and the result is
        QueueFull. The caller keeps the queue alive meanwhile. */
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
    /*! \a wakeOwner is called from other threads when something was withdrawn. Null when the owner
        goes. */
    void setWakeOwner(std::function<void()> wakeOwner);
    bool hasEntries() const { return m_hasEntries.load(std::memory_order_acquire); }
    /*! Whether a message was withdrawn since the last call: outboxes may still have it. */
    bool takeWithdrawn();
    /*! Takes all. They count until deliver(). */
    std::vector<Entry> takeEntries();
    /*! Puts one of them into the outbox of one of its recipients, unless it was withdrawn. Under
        the lock, so that no writer sees it counted twice or not at all. */
    void deliver(const Entry &entry, quint64 recipient, Outbox *outbox);
    /*! To be called when all that takeEntries() has returned was delivered. */
    void merged();
    /*! Recipients that have missed a message for Everyone since the last call; with
        Overflow::Disconnect, any message. */
    std::set<quint64> takeRefused();
    /*! To be called when outboxes have got room. */
    void roomMade();

private:
    struct Account
    {
        Outbox::Gauge outbox;
        qint64 bytes = 0; ///< the cost of the entries for it
        qint64 waiting() const { return bytes + outbox->load(); }
    };

    qint64 limitNow() const;
    bool hasRoom(const Account &account, qint64 cost) const;
    void noteRefused(quint64 id);
    bool isOverLimit(quint64 to) const;
    Gipc::ErrorCode withdraw(quint64 to, const Tickets &tickets);
    std::vector<Entry>::iterator entryWith(const Tickets &tickets);

    mutable QMutex m_mutex;
    QWaitCondition m_room;
    std::atomic<int> m_waiters = 0;
    std::map<quint64, Account> m_accounts;
    OutboxLimits m_limits;
    std::shared_ptr<const MemoryTotal> m_memory; ///< of the outboxes
    qint64 m_pending = 0; ///< what the entries will take there
    qint64 m_merging = 0; ///< those of them that the owner has taken
    qint64 m_maxDataSize = 0;
    Gipc::Overflow m_overflow = Gipc::Overflow::Reject;
    std::vector<Entry> m_entries;
    std::set<quint64> m_refused;
    std::atomic<bool> m_hasEntries = false; ///< there are entries, or m_hasWithdrawn is set
    bool m_hasWithdrawn = false; ///< since takeWithdrawn()
    std::chrono::milliseconds m_blockTimeout = DefaultBlockTimeout;
    std::function<void()> m_wakeOwner;
};

} // namespace GipcCore
