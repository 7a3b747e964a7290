// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "heartbeat_p.h"

#include <algorithm>
#include <utility>

namespace GipcCore {

using std::chrono::milliseconds;

namespace {

/*! Bytes at the begin of one tick and a ping at the end of the next are two ticks apart: so two
    ticks must not be longer than the interval. */
constexpr int TicksPerInterval = 2;

/*! The first silent tick may have begun with a byte and does not count. So the limit is exceeded by
    up to one tick, which is a fifth. */
constexpr int TicksPerIdleLimit = 5;

constexpr milliseconds ShortestPeriod { 20 };

} // namespace

Heartbeat::Heartbeat(AlarmClock *clock, std::function<void()> tick)
    : m_alarm(clock, std::move(tick))
{ }

void Heartbeat::start(milliseconds interval, milliseconds idleLimit)
{
    m_period = milliseconds::max();
    if (interval.count() > 0)
        m_period = interval / TicksPerInterval;
    if (idleLimit.count() > 0)
        m_period = std::min(m_period, idleLimit / TicksPerIdleLimit);
    if (m_period == milliseconds::max())
        return;
    m_period = std::max(m_period, ShortestPeriod);
    if (interval.count() > 0)
        m_ticksToPing = std::max(1, int(interval / m_period) - 1);
    if (idleLimit.count() > 0)
        m_ticksToGiveUp = 1 + int((idleLimit + m_period - milliseconds(1)) / m_period);
    m_alarm.start(m_period);
}

Heartbeat::Need Heartbeat::tick(const Look &look)
{
    m_alarm.start(m_period);
    if (!look.listens || look.hasInput)
        m_silentTicks = 0;
    else if (m_ticksToGiveUp > 0 && ++m_silentTicks >= m_ticksToGiveUp)
        return Need::GiveUp;
    // While bytes wait for the peer to read, a ping would only wait behind them.
    if (std::exchange(m_spoke, false) || look.isWriting)
        m_quietTicks = 0;
    else if (m_ticksToPing > 0 && ++m_quietTicks >= m_ticksToPing)
        return Need::Ping;
    return Need::Nothing;
}

} // namespace GipcCore
