// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framequeue_p.h"

#include <QtCore/QSet>

#include <deque>
#include <optional>

namespace GipcWire {
class Exchange;
}

namespace GipcCore {

/*! Requests, answers and counts between the outbox and the in-flight buffer of one connection:
    REQUEST gets its id here, and waits while the peer holds as many open as it will. */
class RequestFlow
{
public:
    /*! What may go on of a block of the outbox; it has numbers then. REQUESTs beyond the peer's
        limit, and all after stop(), stay here. Nothing if that is all of it. */
    std::optional<FrameQueue::Block> pass(FrameQueue::Block block, GipcWire::Exchange *exchange);
    /*! No REQUEST may go any more. */
    void stop() { m_isStopped = true; }

    /*! REQUESTs wait here that may go on now; takeHeld() has some. */
    bool hasPassable(const GipcWire::Exchange &exchange) const;
    FrameQueue::Block takeHeld(GipcWire::Exchange *exchange);
    /*! Requests that wait here are not sent. What they cost. */
    qint64 withdraw(const QSet<quint64> &handles);

    /*! The session is over: what of \a unsent goes back to the outbox, in order, with what waited
        here. REQUESTs have their handles again, and answers are not among them: \a dropped is what
        they cost. */
    std::deque<FrameQueue::Block> putBack(std::deque<FrameQueue::Block> unsent,
                                          GipcWire::Exchange *exchange, qint64 *dropped);

private:
    std::deque<FrameQueue::Block> m_held;
    bool m_isStopped = false;
};

} // namespace GipcCore
