// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <vector>

namespace GipcCore {

/*! How blocking calls sleep and wake: wait() runs an event loop until its condition holds,
    wake() lets all waiting calls look at their conditions again. For one thread.

    When it is destroyed, all calls end with Destroyed and touch nothing of its owner any
    more. */
class Waiter
{
public:
    enum class Outcome { Done, TimedOut, Interrupted, Destroyed };

    Waiter() = default;
    ~Waiter();
    Waiter(const Waiter &) = delete;
    Waiter &operator=(const Waiter &) = delete;

    void wake()
    {
        if (!m_waits.empty()) // seldom, and asked for each message
            wakeAll();
    }

    /*! \a msecs < 0: for ever; 0: one look at what is pending. While it lasts, the messages of those
        whose slots or handlers it runs in are held. Interrupted: somebody ended the event loops of
        this thread, and further loops would return at once; or there are too many of them inside
        each other, or there is no application. */
    Outcome wait(int msecs, const std::function<bool()> &isDone);

private:
    struct Wait;

    void wakeAll();

    std::vector<Wait *> m_waits;
};

} // namespace GipcCore
