// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "waker_p.h"

#include <cerrno>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace GipcDispatcher {

Waker::Waker()
    : m_descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{ }

Waker::~Waker()
{
    if (m_descriptor >= 0)
        close(m_descriptor);
}

bool Waker::ensureDescriptor()
{
    if (m_descriptor < 0)
        m_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    return m_descriptor >= 0;
}

Deadline Waker::longestWait() const
{
    constexpr Milliseconds Unwoken { 10 };
    return m_descriptor >= 0 ? Deadline() : Clock::now() + Unwoken;
}

bool Waker::isSupported()
{
    const int descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0;
}

void Waker::wakeUp()
{
    const int before = m_state.fetch_or(Called | News);
    if ((before & Asleep) != 0 && (before & Called) == 0 && m_descriptor >= 0)
        eventfd_write(m_descriptor, 1);
}

bool Waker::forgetNews()
{
    return (m_state.fetch_and(~News) & News) != 0;
}

bool Waker::hasNews() const
{
    return (m_state.load() & News) != 0;
}

bool Waker::fallAsleep()
{
    return (m_state.fetch_or(Asleep) & (Called | News)) == 0;
}

void Waker::wait(Deadline deadline) const
{
    pollfd entry { m_descriptor, POLLIN, 0 }; // poll() ignores an entry of -1
    int ready = 0;
    do {
        ready = poll(&entry, 1, msecsUntil(deadline, Clock::now()));
    } while (ready < 0 && errno == EINTR);
    if (ready > 0)
        drain();
}

bool Waker::awaken()
{
    return (m_state.fetch_and(~(Asleep | Called)) & Called) != 0;
}

void Waker::drain() const
{
    eventfd_t count = 0;
    eventfd_read(m_descriptor, &count);
}

} // namespace GipcDispatcher
