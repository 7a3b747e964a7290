// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/qglobal.h>

#include <atomic>

namespace GipcDispatcher {

/*! Gets a thread out of its wait. It costs a system call only if the thread is waiting. */
class Waker
{
public:
    Waker();
    ~Waker();
    Q_DISABLE_COPY_MOVE(Waker)

    /*! Whether the kernel would give one. */
    static bool isSupported();

    /*! Readable when the thread is to wake; to be waited for, and drained when it was. -1 while the
        kernel gives none: then no wait may be longer than longestWait(). */
    int descriptor() const { return m_descriptor; }

    /*! From any thread: ends the wait, or if there is none the next one. */
    void wakeUp();

    // The rest is for the thread that waits, in this order.

    /*! Posted events are about to be sent: those posted before are no reason to wake. Whether there
        were some, or somebody called without. */
    bool forgetNews();
    /*! Whether something was posted since. Also if the call to wake was spent meanwhile, in a
        nested event loop. */
    bool hasNews() const;

    /*! Asks the kernel again if it refused; whether there is a descriptor now. */
    bool ensureDescriptor();
    Deadline longestWait() const;

    /*! To be called before waiting. False: do not wait, there was a call already. */
    bool fallAsleep();
    /*! Waits for nothing but the call. */
    void wait(Deadline deadline) const;
    /*! After the wait. Whether there was a call; it is spent now. */
    bool awaken();
    /*! To be called when the descriptor was readable. */
    void drain() const;

private:
    // Of m_state
    static constexpr int Called = 1;
    static constexpr int News = 2;
    static constexpr int Asleep = 4;

    std::atomic<int> m_descriptor;
    std::atomic<int> m_state = 0;
};

} // namespace GipcDispatcher
