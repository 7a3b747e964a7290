// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "deadline_p.h"

#include <QtCore/qglobal.h>

#include <array>
#include <limits>

namespace GipcDispatcher {

using std::chrono::ceil;
using std::chrono::round;
using std::chrono::seconds;

namespace {

constexpr Milliseconds CoarsestPrecise { 20 }; // 5 % of less are below a millisecond
constexpr Milliseconds FinestVeryCoarse { 20'000 }; // 5 % of more are above a second
constexpr Milliseconds ForEver = std::chrono::hours(24) * 365 * 100; // and no sum overflows

Qt::TimerType effectiveType(Milliseconds interval, Qt::TimerType type)
{
    if (interval == Milliseconds::zero())
        return Qt::PreciseTimer;
    if (type != Qt::CoarseTimer)
        return type;
    if (interval <= CoarsestPrecise)
        return Qt::PreciseTimer;
    return interval >= FinestVeryCoarse ? Qt::VeryCoarseTimer : Qt::CoarseTimer;
}

/*! The nearest point of the coarsest grid of which half a step is within 5 % of the interval. */
TimePoint aligned(TimePoint time, Milliseconds interval)
{
    constexpr std::array Grids { 1000, 500, 100, 50, 10, 2 };
    const auto *const grid = std::find_if(Grids.begin(), Grids.end(), [interval](int step) {
        return Milliseconds(step) <= interval / 10;
    });
    Q_ASSERT(grid != Grids.end());
    const std::chrono::nanoseconds step = Milliseconds(*grid);
    return TimePoint((time.time_since_epoch() + step / 2) / step * step);
}

TimePoint wholeSecond(TimePoint now, Milliseconds interval)
{
    return round<seconds>(now + std::max<Milliseconds>(interval, seconds(1)));
}

} // namespace

TimePoint firstDeadline(TimePoint now, Milliseconds interval, Qt::TimerType type)
{
    interval = std::min(interval, ForEver);
    switch (effectiveType(interval, type)) {
    case Qt::PreciseTimer:
        return now + interval;
    case Qt::CoarseTimer:
        return aligned(now + interval, interval);
    case Qt::VeryCoarseTimer:
        return wholeSecond(now, interval);
    }
    Q_UNREACHABLE();
    return now;
}

TimePoint nextDeadline(TimePoint previous, TimePoint now, Milliseconds interval, Qt::TimerType type)
{
    interval = std::min(interval, ForEver);
    const bool isMissed = previous + interval < now;
    return firstDeadline(isMissed ? now : previous, interval, type);
}

int msecsUntil(Deadline deadline, TimePoint now)
{
    if (!deadline)
        return -1;
    if (*deadline <= now) // first: the difference to NotAtAll has no number
        return 0;
    constexpr Milliseconds Longest(std::numeric_limits<int>::max());
    return int(std::min(ceil<Milliseconds>(*deadline - now), Longest).count());
}

} // namespace GipcDispatcher
