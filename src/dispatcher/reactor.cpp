// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "reactor_p.h"

#include <cerrno>
#include <limits>

namespace GipcDispatcher {

constexpr Milliseconds Pause { 10 };
constexpr quint64 WakerKey = std::numeric_limits<quint64>::max(); // no descriptor has this key

Reactor::Reactor()
{
    watchWaker();
}

void Reactor::watchWaker()
{
    m_isWakerWatched = m_waker.ensureDescriptor()
        && m_kernel.watch(m_waker.descriptor(), EPOLLIN, WakerKey, false)
            == EpollSet::Answer::Watched;
}

void Reactor::renewKernel()
{
    m_kernel.renew();
    watchWaker();
    m_notifiers.forgetKernel();
}

/*! Tries again what the kernel refused before. */
void Reactor::ensureKernel()
{
    if (!m_kernel.isOpen())
        renewKernel();
    else if (!m_isWakerWatched)
        watchWaker();
}

bool Reactor::wait(Deadline deadline, bool forSockets)
{
    ensureKernel();
    if (forSockets)
        deadline = earlier(deadline, m_notifiers.prepare());
    if (deadline != NotAtAll)
        deadline = earlier(deadline, m_waker.longestWait());
    if (deadline != NotAtAll && !m_waker.fallAsleep())
        deadline = NotAtAll;
    if (forSockets) {
        if (deadline != NotAtAll && (!m_isWakerWatched || m_notifiers.hasOthers())) {
            poll(deadline);
            deadline = NotAtAll;
        }
        collect(m_kernel.wait(deadline));
    } else if (deadline != NotAtAll)
        m_waker.wait(deadline);
    return m_waker.awaken();
}

void Reactor::collect(std::span<const epoll_event> events)
{
    bool isStale = false;
    for (const epoll_event &event : events) {
        if (event.data.u64 == WakerKey)
            m_waker.drain();
        else if (!m_notifiers.collect(event))
            isStale = true;
    }
    if (isStale)
        renewKernel();
}

/*! Waits only. Which descriptors are ready is looked up afterwards. */
void Reactor::poll(Deadline deadline)
{
    std::vector<pollfd> entries = m_notifiers.others(2);
    entries.push_back({ m_kernel.descriptor(), POLLIN, 0 }); // poll() ignores entries of -1
    entries.push_back({ m_waker.descriptor(), POLLIN, 0 });
    int ready = 0;
    do {
        ready = ::poll(entries.data(), entries.size(), msecsUntil(deadline, Clock::now()));
    } while (ready < 0 && errno == EINTR);
    if (ready < 0) // no memory, or more entries than RLIMIT_NOFILE allows
        m_waker.wait(earlier(deadline, Clock::now() + Pause));
    else if (entries.back().revents != 0)
        m_waker.drain();
}

} // namespace GipcDispatcher
