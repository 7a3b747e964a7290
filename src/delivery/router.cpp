// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "router_p.h"

#include "routerlink_p.h"

#include <QtCore/QPointer>
#include <QtCore/QThread>

#include <iterator>

namespace GipcCore {

using Gipc::ErrorCode;
using Gipc::Overflow;

Router::Router(std::function<void(quint64)> wrote, Waiter *waiter, QObject *parent)
    : QObject(parent)
    , m_wrote(std::move(wrote))
    , m_link(std::make_shared<RouterLink>(this))
    , m_waiter(waiter)
    , m_crossThread(std::make_shared<CrossThreadQueue>())
    , m_memory(std::make_shared<MemoryTotal>([this] { Q_EMIT memoryFreed(); }))
{
    m_crossThread->setMemory(m_memory);
    m_crossThread->setWakeOwner([this] { scheduleTurn(); });
}

Router::~Router()
{
    m_link->cut();
    m_crossThread->setWakeOwner({});
    removeAll(); // so that no thread waits for us
    m_memory->forgetOwner();
}

bool Router::isOwnThread() const
{
    return QThread::currentThread() == thread();
}

bool Router::write(quint64 to, int type, const QByteArray &data, ErrorCode *why)
{
    ErrorCode error = ErrorCode::ReservedType;
    if (type > 0)
        error = isOwnThread() ? writeHere(to, type, data) : writeThere(to, type, data);
    if (why)
        *why = error;
    return error == ErrorCode::NoError;
}

ErrorCode Router::writeHere(quint64 to, int type, const QByteArray &data)
{
    merge(); // a message another thread wrote before this one stays before it
    const auto first = to == Everyone ? m_recipients.begin() : m_recipients.find(to);
    if (first == m_recipients.end())
        return ErrorCode::NotConnected;
    if (data.size() > m_maxDataSize)
        return ErrorCode::MessageTooLarge;
    return m_overflow == Overflow::Block ? putAndWait(first, to, type, data)
                                         : put(first, to, type, data, nullptr);
}

/*! False if it is full. */
inline bool Router::putInto(quint64 id, Outbox *outbox, int type, const QByteArray &data,
                            Tickets *tickets)
{
    const qint64 cost = FrameQueue::costOf(data.size());
    // One that is to go gets nothing behind what it missed.
    const bool isLeaving = m_overflow == Overflow::Disconnect && m_refused.contains(id);
    const bool isFull = isLeaving || !outbox->hasRoom(cost, limitNow());
    if (isFull) [[unlikely]] {
        if (m_overflow == Overflow::Reject || m_overflow == Overflow::Disconnect)
            return false;
        if (tickets) { // Overflow::Block
            putBeyond(id, outbox, type, data, tickets);
            return true;
        }
        outbox->dropOldest(cost, limitNow());
    }
    if (outbox->append(type, data))
        m_wrote(id);
    return true;
}

/*! Into the outboxes of all it is for. \a tickets are needed for Overflow::Block. */
ErrorCode Router::put(Recipients::iterator recipient, quint64 to, int type, const QByteArray &data,
                      Tickets *tickets)
{
    ErrorCode error = ErrorCode::NoError;
    const bool isLarge = FrameQueue::isLarge(data);
    if (isLarge)
        setCommon(to, data);
    for (size_t count = to == Everyone ? m_recipients.size() : 1;;) {
        const auto &[id, outbox] = *recipient;
        if (!putInto(id, outbox.get(), type, data, tickets)) {
            error = ErrorCode::QueueFull;
            if (to == Everyone || m_overflow == Overflow::Disconnect)
                noteRefused(id);
        }
        if (--count == 0)
            break;
        ++recipient;
    }
    if (isLarge)
        m_memory->common.reset();
    return error;
}

void Router::noteRefused(quint64 id)
{
    if (m_refused.empty())
        scheduleTurn();
    const bool isNew = m_refused.insert(id).second;
    if (isNew && m_overflow == Overflow::Disconnect)
        m_limits.addLeaving(m_recipients.at(id)->bytes());
}

/*! Large data is the same memory for all who get it. */
void Router::setCommon(quint64 to, const QByteArray &data)
{
    if (to != Everyone || m_recipients.size() < 2 || !FrameQueue::isLarge(data))
        return;
    auto share = std::make_shared<MemoryShare>(m_memory, data.size());
    m_memory->common = std::move(share);
}

ErrorCode Router::writeThere(quint64 to, int type, const QByteArray &data)
{
    const std::shared_ptr<CrossThreadQueue> queue = m_crossThread;
    const auto outcome = queue->push(to, type, data);
    if (outcome.ownerIsNeeded)
        scheduleTurn();
    return outcome.mustWait ? queue->waitForRoom(to, outcome.tickets) : outcome.error;
}

/*! Any thread. */
void Router::scheduleTurn()
{
    const auto turn = [this] {
        merge();
        handleRefused();
    };
    QMetaObject::invokeMethod(this, turn, Qt::QueuedConnection);
}

void Router::handleRefused()
{
    const QPointer<Router> self(this);
    std::set<quint64> ids = m_crossThread->takeRefused();
    ids.merge(m_refused);
    m_refused.clear();
    m_limits.clearLeaving();
    for (const quint64 id : ids) {
        if (!m_recipients.contains(id))
            continue;
        if (m_overflow == Overflow::Disconnect) {
            remove(id);
            Q_EMIT overflowed(id);
        } else {
            Q_EMIT refused(id, ErrorCode::QueueFull);
        }
        if (!self)
            return;
    }
}

void Router::merge()
{
    if (!m_crossThread->hasEntries())
        return;
    const std::vector<CrossThreadQueue::Entry> entries = m_crossThread->takeEntries();
    if (m_crossThread->takeWithdrawn()) {
        for (const auto &[id, outbox] : m_recipients)
            outbox->dropWithdrawn();
        m_waiter->wake();
        roomMade();
    }
    for (const CrossThreadQueue::Entry &entry : entries)
        deliver(entry);
    m_crossThread->merged();
}

/*! Limits were checked when it was taken in, and recipients come and go through add() and remove(),
    which merge before. */
void Router::deliver(const CrossThreadQueue::Entry &entry)
{
    if (entry.answer) {
        sendAnswer(*entry.answer);
        return;
    }
    setCommon(entry.to, entry.data);
    const bool isForAll = entry.to == Everyone;
    auto recipient = isForAll ? m_recipients.begin() : m_recipients.find(entry.to);
    const bool isForNobody = recipient == m_recipients.end();
    const auto end = isForAll || isForNobody ? m_recipients.end() : std::next(recipient);
    for (; recipient != end; ++recipient) {
        const auto &[id, outbox] = *recipient;
        if (entry.except.contains(id))
            continue;
        m_crossThread->deliver(entry, id, outbox.get());
        m_wrote(id);
    }
    m_memory->common.reset();
}

void Router::add(quint64 id, const std::shared_ptr<Outbox> &outbox)
{
    if (m_recipients.contains(id))
        return;
    merge();
    m_recipients.emplace(id, outbox);
    m_crossThread->add(id, outbox->gauge());
}

void Router::remove(quint64 id)
{
    if (!m_recipients.contains(id))
        return;
    m_crossThread->remove(id); // first: what gets in was told that it would be sent
    merge();
    m_recipients.erase(id);
    m_waiter->wake();
}

void Router::removeAll()
{
    while (!m_recipients.empty())
        remove(m_recipients.begin()->first);
}

void Router::rename(quint64 from, quint64 to)
{
    auto node = m_recipients.extract(from);
    if (node.empty())
        return;
    node.key() = to;
    m_recipients.insert(std::move(node));
    m_crossThread->rename(from, to);
}

void Router::setMaxDataSize(qint64 bytes)
{
    m_maxDataSize = bytes;
    m_crossThread->setMaxDataSize(bytes);
}

void Router::setLimit(qint64 bytes)
{
    m_limits.setEach(bytes);
    m_crossThread->setLimit(bytes);
    m_waiter->wake();
}

void Router::setTotalLimit(qint64 bytes)
{
    m_limits.setTotal(bytes);
    m_crossThread->setTotalLimit(bytes);
    m_waiter->wake();
}

void Router::setOverflow(Overflow overflow)
{
    m_overflow = overflow;
    m_crossThread->setOverflow(overflow);
    m_waiter->wake();
}

void Router::setBlockTimeout(std::chrono::milliseconds timeout)
{
    m_blockTimeout = timeout;
    m_crossThread->setBlockTimeout(timeout);
}

} // namespace GipcCore
