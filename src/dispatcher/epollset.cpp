// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "epollset_p.h"

#include <QtCore/qlogging.h>
#include <QtCore/QString>

#include <cerrno>

#include <unistd.h>

namespace GipcDispatcher {
namespace {

EpollSet::Answer answerFromErrno(int error)
{
    switch (error) {
    case EBADF:
        return EpollSet::Answer::NotOpen;
    case EPERM:
        return EpollSet::Answer::NotWatchable;
    default:
        return EpollSet::Answer::Failed;
    }
}

} // namespace

EpollSet::EpollSet()
    : m_descriptor(epoll_create1(EPOLL_CLOEXEC))
{ }

EpollSet::~EpollSet()
{
    if (isOpen())
        close(m_descriptor);
}

bool EpollSet::isSupported()
{
    const int descriptor = epoll_create1(EPOLL_CLOEXEC);
    if (descriptor >= 0)
        close(descriptor);
    return descriptor >= 0;
}

EpollSet::Answer EpollSet::watch(int descriptor, quint32 events, quint64 key, bool isKnown)
{
    if (!isOpen())
        return Answer::Failed;
    epoll_event event {};
    event.events = events;
    event.data.u64 = key;
    const auto control = [&](int operation) {
        return epoll_ctl(m_descriptor, operation, descriptor, &event) == 0 ? 0 : errno;
    };
    int error = control(isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD);
    if (error == ENOENT) // the known file was closed, and its number used again
        error = control(EPOLL_CTL_ADD);
    else if (error == EEXIST) // still watched: the same file was opened again
        error = control(EPOLL_CTL_MOD);
    return error == 0 ? Answer::Watched : answerFromErrno(error);
}

void EpollSet::forget(int descriptor)
{
    if (isOpen())
        epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
}

bool EpollSet::renew()
{
    int fresh = epoll_create1(EPOLL_CLOEXEC);
    if (isOpen())
        close(m_descriptor);
    if (fresh < 0) // there may have been no descriptor; close() made one free
        fresh = epoll_create1(EPOLL_CLOEXEC);
    m_descriptor = fresh;
    return isOpen();
}

std::span<const epoll_event> EpollSet::wait(Deadline deadline)
{
    if (!isOpen())
        return {};
    for (;;) {
        const int count = epoll_wait(m_descriptor, m_events.data(), BatchSize,
                                     msecsUntil(deadline, Clock::now()));
        if (count >= 0)
            return std::span<const epoll_event>(m_events).first(size_t(count));
        if (errno != EINTR) {
            qErrnoWarning("GipcEventDispatcher: epoll_wait");
            return {};
        }
    }
}

} // namespace GipcDispatcher
