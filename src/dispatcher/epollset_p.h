// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/qglobal.h>

#include <array>
#include <span>

#include <sys/epoll.h>

namespace GipcDispatcher {

/*! What the kernel watches for us, if it gives us a descriptor to say it with; without, everything
    is refused. It knows nothing of notifiers. */
class EpollSet
{
public:
    enum class Answer {
        Watched,
        NotOpen, ///< there is no such descriptor
        NotWatchable, ///< a file, /dev/null and the like: nothing that one waits for
        Failed, ///< out of memory or watches; another time it may work
    };

    /*! How many events one wait brings. The kernel goes on with the others in the next one. */
    static constexpr int BatchSize = 256;

    EpollSet();
    ~EpollSet();
    Q_DISABLE_COPY_MOVE(EpollSet)

    /*! Whether the kernel would give one. */
    static bool isSupported();

    bool isOpen() const { return m_descriptor >= 0; }
    /*! Readable when wait() would bring something; -1 without. */
    int descriptor() const { return m_descriptor; }

    /*! Watches the file behind \a descriptor; \a key comes back with its events. \a isKnown: it is
        probably watched already. Only a guess, since the kernel forgets a file when it is closed.
     */
    Answer watch(int descriptor, quint32 events, quint64 key, bool isKnown);

    /*! Also of one that is closed. If its file is open under another number, the kernel goes on to
        report it and there is no way to say that it should not, other than renew(). */
    void forget(int descriptor);

    /*! Begins anew: nothing is watched. False: and nothing will be, until another call succeeds. */
    bool renew();

    /*! Returns at once without a descriptor. */
    std::span<const epoll_event> wait(Deadline deadline);

private:
    int m_descriptor;
    std::array<epoll_event, BatchSize> m_events;
};

} // namespace GipcDispatcher
