// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "heaptrimmer_p.h"

#include <atomic>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

/*! Then the rest of what is being dropped is dropped, too. */
constexpr auto Delay = 200ms;

/*! Of the process, between two times. */
constexpr qint64 LeastInterval = 1000;

std::atomic<qint64> lastTrim = -LeastInterval;

void returnMemory()
{
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

} // namespace

HeapTrimmer::HeapTrimmer(AlarmClock *clock)
    : m_clock(clock)
    , m_alarm(clock, [this] { trim(); })
{ }

HeapTrimmer::~HeapTrimmer()
{
    if (m_isDue)
        returnMemory();
}

void HeapTrimmer::trimSoon()
{
    if (!std::exchange(m_isDue, true))
        m_alarm.start(Delay);
}

void HeapTrimmer::trim()
{
    const qint64 now = m_clock->now();
    const qint64 last = lastTrim.load();
    if (now - last < LeastInterval) {
        m_alarm.start(std::chrono::milliseconds(LeastInterval - (now - last)));
        return;
    }
    lastTrim = now;
    m_isDue = false;
    returnMemory();
}

} // namespace GipcCore
