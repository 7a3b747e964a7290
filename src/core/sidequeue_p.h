// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "outbox_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QMutex>

#include <atomic>
#include <vector>

namespace GipcCore {

/*! Where threads other than the owner's leave their messages. The owner keeps the gate up to
    date, so that a writer gets a true answer at once, and merges what came into its outboxes. */
class SideQueue
{
public:
    /*! Every connection, or the first one that comes. */
    static constexpr quint64 Everyone = 0;

    struct Gate
    {
        bool isOpen = false;
        quint64 connection = Everyone; ///< the one that may be addressed by its id
        qint64 maxDataSize = 0;
    };

    struct Entry
    {
        quint64 connection;
        OutMessage message;
    };

    explicit SideQueue(Outbox::Gauge outboxBytes);

    // Any thread.
    struct Answer
    {
        Gipc::ErrorCode error;
        bool isFirst; ///< the owner has to be told
    };
    Answer push(quint64 connection, const OutMessage &message);

    // The owner's thread.
    void setGate(const Gate &gate);
    void setLimit(qint64 bytes);
    bool hasEntries() const { return m_hasEntries.load(std::memory_order_acquire); }
    /*! They count until settle(). */
    std::vector<Entry> takeAll();
    /*! Puts one of them into an outbox, or nowhere. No writer sees it counted twice, or not at all. */
    void settle(const Entry &entry, Outbox *outbox);

private:
    QMutex m_mutex;
    Gate m_gate;
    qint64 m_limit = DefaultQueueLimit;
    qint64 m_bytes = 0;
    std::vector<Entry> m_entries;
    const Outbox::Gauge m_outboxBytes;
    std::atomic<bool> m_hasEntries = false;
};

} // namespace GipcCore
