// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/qglobal.h>

#include <array>
#include <span>

#include <sys/epoll.h>

namespace GipcDispatcher {

/*! The descriptors that the kernel watches for us: an epoll instance. The kernel may have no
    descriptor left for it; then it is not open, and every call fails until renew() succeeds. It
    knows nothing of notifiers. */
class EpollSet
{
public:
    enum class Answer {
        Watched,
        NotOpen, ///< there is no such descriptor
        NotWatchable, ///< a file, /dev/null and the like, which are always ready
        Failed, ///< no memory or no watches left; it may succeed later
    };

    /*! How many events one wait() returns at most. The next one returns others. */
    static constexpr int BatchSize = 256;

    EpollSet();
    ~EpollSet();
    Q_DISABLE_COPY_MOVE(EpollSet)

    /*! Whether the kernel can make one now. */
    static bool isSupported();

    bool isOpen() const { return m_descriptor >= 0; }
    /*! Readable when wait() would return events. -1 if it is not open. */
    int descriptor() const { return m_descriptor; }

    /*! Watches the open file of \a descriptor. Its events carry \a key. \a isKnown: it is probably
        watched already. That is only a guess: the kernel forgets a file that is closed and does not
        say so. */
    Answer watch(int descriptor, quint32 events, quint64 key, bool isKnown);

    /*! Ends the watch. \a descriptor may be closed already. If its file is still open under another
        number, the kernel goes on reporting it, and only renew() ends that. */
    void forget(int descriptor);

    /*! Replaces the instance by a new one that watches nothing. False: there is none now. */
    bool renew();

    /*! Returns nothing, at once, if it is not open. */
    std::span<const epoll_event> wait(Deadline deadline);

private:
    int m_descriptor;
    std::array<epoll_event, BatchSize> m_events;
};

} // namespace GipcDispatcher
