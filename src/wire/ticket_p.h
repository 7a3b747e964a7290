// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <atomic>
#include <map>
#include <memory>
#include <utility>

namespace GipcCore {

/*! Belongs to a message beyond the limit, in the queue of one recipient, whose writer waits.

        Waiting ─► Taken        by the recipient's side, to be sealed
              └──► Withdrawn    by the writer

    Only the first of both succeeds. From any thread. */
class Ticket
{
public:
    using Gauge = std::shared_ptr<const std::atomic<qint64>>;

    explicit Ticket(Gauge outbox)
        : queue(std::move(outbox))
    { }

    /*! False if it was withdrawn. */
    bool take() { return change(State::Taken) || m_state.load() == State::Taken; }
    /*! False if it was taken. */
    bool withdraw() { return change(State::Withdrawn); }
    bool isWithdrawn() const { return m_state.load() == State::Withdrawn; }

    const Gauge queue; ///< tells the recipients apart

private:
    enum class State { Waiting, Taken, Withdrawn };

    bool change(State state)
    {
        State expected = State::Waiting;
        return m_state.compare_exchange_strong(expected, state);
    }

    std::atomic<State> m_state = State::Waiting;
};

/*! The tickets of one message: one for each recipient that had no room, by its queue. */
using Tickets = std::map<Ticket::Gauge, std::shared_ptr<Ticket>>;

} // namespace GipcCore
