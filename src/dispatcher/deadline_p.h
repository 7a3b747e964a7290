// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/qnamespace.h>

#include <algorithm>
#include <chrono>
#include <optional>

/*! Computes when timers are due. It reads no clock: callers pass the time. */
namespace GipcDispatcher {

using Clock = std::chrono::steady_clock;
using TimePoint = std::chrono::time_point<Clock, std::chrono::nanoseconds>;
using Milliseconds = std::chrono::milliseconds;

/*! Until when to wait. No value: for ever. A time that has passed, as NotAtAll: do not wait. */
using Deadline = std::optional<TimePoint>;
constexpr TimePoint NotAtAll = TimePoint::min();
constexpr Deadline earlier(Deadline a, Deadline b)
{
    return a && b ? std::min(*a, *b) : a ? a : b;
}

/*! When a timer that is started \a now is due for the first time.

    Precise: to the nanosecond.
    Coarse: up to 5 % of the interval earlier or later, so that several timers can fire together.
    They fire at multiples of a step. Long intervals have long steps, and each step is a multiple of
    the shorter ones.
    VeryCoarse: on a whole second.

    As in Qt, a coarse timer of 20 ms or less is precise, and one of 20 s or more is very coarse. */
TimePoint firstDeadline(TimePoint now, Milliseconds interval, Qt::TimerType type);

/*! When a timer that was due at \a previous and fires \a now is due again: an interval after
    \a previous. If that has passed, an interval after \a now: the timer does not fire more often to
    make up for a delay. */
TimePoint nextDeadline(TimePoint previous, TimePoint now, Milliseconds interval,
                       Qt::TimerType type);

/*! The milliseconds from \a now until \a deadline, as poll() and epoll_wait() take them. Rounded
    up, so that a wait does not end early. 0 if it has passed, at most INT_MAX, -1 for ever. */
int msecsUntil(Deadline deadline, TimePoint now);

} // namespace GipcDispatcher
