// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "epollset_p.h"
#include "notifiertable_p.h"
#include "waker_p.h"

namespace GipcDispatcher {

/*! Waits for a thread's sockets, for a call of wakeUp(), and until a time. poll(), which is slower,
    waits for what epoll cannot watch because a descriptor or memory is missing. */
class Reactor
{
public:
    Reactor();

    Waker &waker() { return m_waker; }
    NotifierTable &notifiers() { return m_notifiers; }

    /*! Waits until \a deadline at most, and not at all if the thread was woken already. With
        \a forSockets it collects the events of the notifiers. True if the thread was woken, now or
        before. */
    bool wait(Deadline deadline, bool forSockets);

private:
    void ensureKernel();
    void renewKernel();
    void watchWaker();
    void poll(Deadline deadline);
    void collect(std::span<const epoll_event> events);

    Waker m_waker;
    bool m_isWakerWatched = false; ///< by the epoll instance
    EpollSet m_kernel;
    NotifierTable m_notifiers { &m_kernel };
};

} // namespace GipcDispatcher
