// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Overflow::Block: writes of the owner's thread that wait until there is room.

#include "router_p.h"

#include "nesting_p.h"

#include <algorithm>

namespace GipcCore {

using Gipc::ErrorCode;
using Gipc::Overflow;

/*! We may be gone afterwards. */
ErrorCode Router::putAndWait(Recipients::iterator first, quint64 to, int type,
                             const QByteArray &data)
{
    if (!NestedWait::isPossible() && wouldWait(to, data.size())) {
        NestedWait::complain();
        return ErrorCode::QueueFull;
    }
    Tickets tickets;
    const ErrorCode error = put(first, to, type, data, &tickets);
    // Taken already, so that messages of slots that run meanwhile come after this one.
    return isOverLimit(to) ? waitForRoom(to, tickets) : error;
}

/*! Its writer waits afterwards, and may withdraw it. */
void Router::putBeyond(quint64 id, Outbox *outbox, int type, const QByteArray &data,
                       Tickets *tickets)
{
    const auto ticket = std::make_shared<Ticket>(outbox->gauge());
    tickets->emplace(outbox->gauge(), ticket);
    if (outbox->append(type, data, ticket))
        m_wrote(id);
}

/*! Whether somebody has no room for it. */
bool Router::wouldWait(quint64 to, qsizetype dataSize) const
{
    const auto isFull = [&](const auto &entry) {
        return !entry.second->hasRoom(FrameQueue::costOf(dataSize), limitNow());
    };
    if (to == Everyone)
        return std::any_of(m_recipients.begin(), m_recipients.end(), isFull);
    const auto found = m_recipients.find(to);
    return found != m_recipients.end() && isFull(*found);
}

bool Router::isOverLimit(quint64 to) const
{
    if (to != Everyone) {
        const auto found = m_recipients.find(to);
        return found != m_recipients.end() && found->second->isOver(limitNow());
    }
    return std::any_of(m_recipients.begin(), m_recipients.end(),
                       [&](const auto &entry) { return entry.second->isOver(limitNow()); });
}

/*! We may be gone afterwards. */
ErrorCode Router::waitForRoom(quint64 to, const Tickets &tickets)
{
    const auto hasRoom = [this, to] { return m_overflow != Overflow::Block || !isOverLimit(to); };
    const auto timeout = int(m_blockTimeout.count());
    const auto outcome = timeout > 0 ? m_waiter->wait(timeout, hasRoom) : Waiter::Outcome::TimedOut;
    if (outcome == Waiter::Outcome::Done || outcome == Waiter::Outcome::Destroyed)
        return ErrorCode::NoError;

    ErrorCode error = ErrorCode::NoError;
    for (const auto &[id, outbox] : m_recipients) {
        const auto ticket = tickets.find(outbox->gauge());
        if (ticket == tickets.end() || !outbox->isOver(limitNow()) || !ticket->second->withdraw())
            continue;
        error = ErrorCode::QueueFull;
        outbox->dropWithdrawn();
        if (to == Everyone)
            noteRefused(id);
    }
    if (error != ErrorCode::NoError) {
        m_waiter->wake(); // there is a little more room for others
        roomMade();
    }
    return error;
}

} // namespace GipcCore
