// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "epollset_p.h"
#include "notifiertable_p.h"
#include "waker_p.h"

namespace GipcDispatcher {

/*! Where a thread waits: for its sockets, for whoever wakes it, until a time. */
class Reactor
{
public:
    Reactor();

    Waker &waker() { return m_waker; }
    NotifierTable &notifiers() { return m_notifiers; }

    /*! Waits until \a deadline at most, and not at all if the thread was woken already; collects
        what the notifiers are to be told. True if it was woken, now or before. */
    bool wait(Deadline deadline, bool forSockets);

private:
    void watchWaker();
    void collect(std::span<const epoll_event> events);

    Waker m_waker;
    EpollSet m_kernel;
    NotifierTable m_notifiers { &m_kernel };
};

} // namespace GipcDispatcher
