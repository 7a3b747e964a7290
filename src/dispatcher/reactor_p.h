// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "epollset_p.h"
#include "notifiertable_p.h"
#include "waker_p.h"

namespace GipcDispatcher {

/*! Where a thread waits: for its sockets, for whoever wakes it, until a time. What the kernel cannot
    watch, for want of a descriptor or of memory, is waited for with poll(), which is slower. */
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
    void ensureKernel();
    void renewKernel();
    void watchWaker();
    void poll(Deadline deadline);
    void collect(std::span<const epoll_event> events);

    Waker m_waker;
    bool m_isWakerWatched = false; ///< by the kernel
    EpollSet m_kernel;
    NotifierTable m_notifiers { &m_kernel };
};

} // namespace GipcDispatcher
