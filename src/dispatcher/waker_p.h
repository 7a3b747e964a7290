// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/qglobal.h>

#include <atomic>

namespace GipcDispatcher {

/*! Ends the wait of a thread, from any thread. That costs a system call only if the thread waits.

    m_state has three bits: Called, wakeUp() was called and no wait has ended for it yet; News, it
    was called since forgetNews(); Asleep, the thread is between fallAsleep() and awaken(). */
class Waker
{
public:
    Waker();
    ~Waker();
    Q_DISABLE_COPY_MOVE(Waker)

    /*! Whether the kernel can make the descriptor now. */
    static bool isSupported();

    /*! Readable when the thread is to wake; drain() is to be called then. -1 while the kernel has
        none left: then no wait may be longer than longestWait(). */
    int descriptor() const { return m_descriptor; }

    /*! From any thread: ends the wait. If there is none, the next one ends at once. */
    void wakeUp();

    // The rest is for the thread that waits, in this order.

    /*! To be called before posted events are sent: those are no reason to wake any more. True if
        wakeUp() was called since the last time. */
    bool forgetNews();
    /*! Whether wakeUp() was called since forgetNews(), even if a wait in a nested event loop has
        ended for it. */
    bool hasNews() const;

    /*! Tries again to get a descriptor if there is none. Whether there is one now. */
    bool ensureDescriptor();
    Deadline longestWait() const;

    /*! To be called before waiting. False: wakeUp() was called already, so do not wait. */
    bool fallAsleep();
    /*! Waits for wakeUp() only. */
    void wait(Deadline deadline) const;
    /*! To be called after the wait. True if wakeUp() was called; the next wait does not end for
        that any more. */
    bool awaken();
    /*! To be called when the descriptor was readable. */
    void drain() const;

private:
    // Bits of m_state.
    static constexpr int Called = 1;
    static constexpr int News = 2;
    static constexpr int Asleep = 4;

    std::atomic<int> m_descriptor;
    std::atomic<int> m_state = 0;
};

} // namespace GipcDispatcher
