// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "reactor_p.h"

#include <QtCore/qlogging.h>

#include <limits>

namespace GipcDispatcher {

constexpr quint64 WakerKey = std::numeric_limits<quint64>::max(); // of no descriptor

Reactor::Reactor()
{
    watchWaker();
}

void Reactor::watchWaker()
{
    if (m_kernel.watch(m_waker.descriptor(), EPOLLIN, WakerKey, false) != EpollSet::Answer::Watched)
        qFatal("GipcEventDispatcher: epoll does not take the eventfd");
}

bool Reactor::wait(Deadline deadline, bool forSockets)
{
    if (forSockets)
        deadline = earlier(deadline, m_notifiers.prepare());
    if (deadline != NotAtAll && !m_waker.fallAsleep())
        deadline = NotAtAll;
    if (forSockets)
        collect(m_kernel.wait(deadline));
    else if (deadline != NotAtAll)
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
    if (!isStale)
        return;
    m_kernel.renew();
    watchWaker();
    m_notifiers.forgetKernel();
}

} // namespace GipcDispatcher
