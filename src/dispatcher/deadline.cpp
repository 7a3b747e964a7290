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

constexpr Milliseconds CoarsestPrecise { 20 }; // 5 % of a shorter one are less than 1 ms
constexpr Milliseconds FinestVeryCoarse { 20'000 }; // 5 % of a longer one are more than 1 s
constexpr Milliseconds ForEver = std::chrono::hours(24) * 365 * 100; // no sum overflows

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

/*! The nearest multiple of the longest step of which a half is within 5 % of the interval. */
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
    if (*deadline <= now) // checked first: the difference to NotAtAll overflows
        return 0;
    constexpr Milliseconds Longest(std::numeric_limits<int>::max());
    return int(std::min(ceil<Milliseconds>(*deadline - now), Longest).count());
}

} // namespace GipcDispatcher
