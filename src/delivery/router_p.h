// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "crossthreadqueue_p.h"
#include "outbox_p.h"
#include "outboxlimits_p.h"
#include "waiter_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <set>

namespace GipcCore {

class RouterLink;

/*! Where what is written goes: into the outbox of one recipient, or of everyone, at once from the
    owner's thread and by way of a CrossThreadQueue from others. Gipc::Overflow says what happens
    when an outbox is full. The router sends nothing: whoever empties an outbox does. */
class Router final : public QObject
{
    Q_OBJECT

public:
    static constexpr quint64 Everyone = CrossThreadQueue::Everyone;

    /*! \a wrote is called when something worth a look was put into an outbox, in the middle of a
        write: nothing of the program's may run there. \a waiter is woken, and roomMade() is called,
        whenever an outbox gets emptier. */
    Router(std::function<void(quint64 id)> wrote, Waiter *waiter, QObject *parent);
    /*! \a send brings an answer into the outbox of its connection, or says why it cannot; nothing of the
        program's may run there. */
    void setSendAnswer(std::function<Gipc::ErrorCode(const Answer &)> send)
    {
        m_sendAnswer = std::move(send);
    }
    ~Router() override;

    /*! Any thread. True if all it is for took it. */
    bool write(quint64 to, int type, const QByteArray &data, Gipc::ErrorCode *why);

    // The owner's thread.

    /*! Adding one that is there changes nothing, as does removing one that is not. */
    void add(quint64 id, const std::shared_ptr<Outbox> &outbox);
    void remove(quint64 id);
    void removeAll();
    /*! What was written to the one is the other's; nothing if it is not there. */
    void rename(quint64 from, quint64 to);
    void setMaxDataSize(qint64 bytes);
    void setLimit(qint64 bytes);
    qint64 limit() const { return m_limits.each(); }
    /*! For all outboxes together. The closer they come to it, the lower the limit of each. */
    void setTotalLimit(qint64 bytes);
    qint64 totalLimit() const { return m_limits.total(); }
    /*! Whether an outbox has room for data of this size. */
    bool hasRoom(const Outbox &outbox, qsizetype dataSize) const
    {
        return outbox.hasRoom(FrameQueue::costOf(dataSize), limitNow());
    }
    /*! One whose memory counts. */
    std::shared_ptr<Outbox> newOutbox() const { return std::make_shared<Outbox>(m_memory); }
    void setOverflow(Gipc::Overflow overflow);
    Gipc::Overflow overflow() const { return m_overflow; }
    /*! How long a write with Overflow::Block waits; 0: not at all. */
    void setBlockTimeout(std::chrono::milliseconds timeout);
    std::chrono::milliseconds blockTimeout() const { return m_blockTimeout; }

    /*! For those who answer requests. */
    const std::shared_ptr<RouterLink> &link() const { return m_link; }

    /*! Brings messages of other threads into the outboxes. */
    void merge();
    void roomMade() { m_crossThread->roomMade(); }

Q_SIGNALS:
    /*! Of a message for everyone, this one took nothing. From the event loop. */
    void refused(quint64 id, Gipc::ErrorCode why);
    /*! Overflow::Disconnect: it is removed from here already. From the event loop. */
    void overflowed(quint64 id);
    /*! Outboxes have much less in them than before. */
    void memoryFreed();

private:
    friend class RouterLink;

    using Recipients = std::map<quint64, std::shared_ptr<Outbox>>;

    Gipc::ErrorCode writeHere(quint64 to, int type, const QByteArray &data);
    Gipc::ErrorCode writeThere(quint64 to, int type, const QByteArray &data);
    Gipc::ErrorCode put(Recipients::iterator recipient, quint64 to, int type,
                        const QByteArray &data, Tickets *tickets);
    bool putInto(quint64 id, Outbox *outbox, int type, const QByteArray &data, Tickets *tickets);
    qint64 limitNow() const { return m_limits.now(m_memory->bytes(), m_recipients.size()); }
    void setCommon(quint64 to, const QByteArray &data);
    void noteRefused(quint64 id);
    void deliver(const CrossThreadQueue::Entry &entry);
    void scheduleTurn();
    void handleRefused();
    bool isOwnThread() const;

    // Answers, in routeranswers.cpp
    Gipc::ErrorCode answerHere(const Answer &answer);
    Gipc::ErrorCode answerThere(const Answer &answer);
    void sendAnswer(const Answer &answer);

    // Overflow::Block, in routerblocking.cpp
    Gipc::ErrorCode putAndWait(Recipients::iterator first, quint64 to, int type,
                               const QByteArray &data);
    void putBeyond(quint64 id, Outbox *outbox, int type, const QByteArray &data, Tickets *tickets);
    bool wouldWait(quint64 to, qsizetype dataSize) const;
    bool isOverLimit(quint64 to) const;
    Gipc::ErrorCode waitForRoom(quint64 to, const Tickets &tickets);

    const std::function<void(quint64)> m_wrote;
    std::function<Gipc::ErrorCode(const Answer &)> m_sendAnswer;
    const std::shared_ptr<RouterLink> m_link;
    Waiter *const m_waiter;
    const std::shared_ptr<CrossThreadQueue> m_crossThread; ///< kept by waiting threads, too
    Recipients m_recipients;
    std::set<quint64> m_refused;
    OutboxLimits m_limits;
    const std::shared_ptr<MemoryTotal> m_memory; ///< of the outboxes
    qint64 m_maxDataSize = 0;
    Gipc::Overflow m_overflow = Gipc::Overflow::Reject;
    std::chrono::milliseconds m_blockTimeout = DefaultBlockTimeout;
};

} // namespace GipcCore
