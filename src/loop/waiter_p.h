// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>
#include <vector>

namespace GipcCore {

/*! How blocking calls sleep and wake. wait() runs an event loop until its condition holds; wake()
    makes all waiting calls look at their conditions again. For one thread.

    When the waiter is destroyed, all calls return Destroyed and do not touch its owner any more. */
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

    /*! Waits for ever if \a msecs is negative, and only handles what is pending if it is 0. If it
        is called inside a slot or a handler, the messages for that one's object are held until it
        returns.

        Interrupted means one of three things: somebody ended the event loops of this thread, so
        that further loops would return at once; too many waits run inside each other; there is no
        application. */
    Outcome wait(int msecs, const std::function<bool()> &isDone);

private:
    struct Wait;

    void wakeAll();

    std::vector<Wait *> m_waits;
};

} // namespace GipcCore
