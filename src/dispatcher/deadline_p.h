// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qnamespace.h>

#include <algorithm>
#include <chrono>
#include <optional>

/*! When timers are due. Pure arithmetic: no clock is read here, but by whoever calls. */
namespace GipcDispatcher {

using Clock = std::chrono::steady_clock;
using TimePoint = std::chrono::time_point<Clock, std::chrono::nanoseconds>;
using Milliseconds = std::chrono::milliseconds;

/*! What waiting is for: nothing means for ever, a point that has passed means not at all. */
using Deadline = std::optional<TimePoint>;
constexpr TimePoint NotAtAll = TimePoint::min();
constexpr Deadline earlier(Deadline a, Deadline b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

/*! When a timer that is started \a now is due for the first time.

    Precise: to the nanosecond. Coarse: up to 5 % of the interval earlier or later, on a grid that
    is the coarser the longer the interval, and each grid a part of the next finer one, so that
    timers meet. VeryCoarse: on a whole second. As Qt does, a coarse timer of 20 ms or less is
    precise and one of 20 s or more very coarse. */
TimePoint firstDeadline(TimePoint now, Milliseconds interval, Qt::TimerType type);

/*! When a timer that was due at \a previous and fires \a now is due again: an interval later, or
    an interval from now if that has passed; what was missed in a stall is not made up for. */
TimePoint nextDeadline(TimePoint previous, TimePoint now, Milliseconds interval,
                       Qt::TimerType type);

/*! Milliseconds from \a now on, rounded up: whoever waits so long does not wake early. 0 if it has
    passed, at most INT_MAX, -1 for ever; what poll() and epoll_wait() take. */
int msecsUntil(Deadline deadline, TimePoint now);

} // namespace GipcDispatcher
