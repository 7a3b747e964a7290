// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "waker_p.h"

#include <QtCore/qlogging.h>
#include <QtCore/QString>

#include <cerrno>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace GipcDispatcher {

Waker::Waker()
    : m_descriptor(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_descriptor < 0)
        qFatal("GipcEventDispatcher: no eventfd: %s", qPrintable(qt_error_string(errno)));
}

Waker::~Waker()
{
    close(m_descriptor);
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
    if ((before & Asleep) != 0 && (before & Called) == 0)
        eventfd_write(m_descriptor, 1);
}

void Waker::forgetNews()
{
    m_state.fetch_and(~News);
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
    pollfd entry { m_descriptor, POLLIN, 0 };
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
