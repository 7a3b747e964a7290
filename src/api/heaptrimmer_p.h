// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

namespace GipcCore {

/*! Gives memory that was freed back to the system, which malloc() does not do while anything small
    lies behind it. Trimming looks at all memory that is free, so it comes a little later, and not
    often. */
class HeapTrimmer
{
public:
    explicit HeapTrimmer(AlarmClock *clock);
    /*! Trims if that was still to come. */
    ~HeapTrimmer();
    HeapTrimmer(const HeapTrimmer &) = delete;
    HeapTrimmer &operator=(const HeapTrimmer &) = delete;

    /*! Much was freed, or will have been when this turn of the event loop is over. */
    void trimSoon();

private:
    void trim();

    AlarmClock *const m_clock;
    Alarm m_alarm;
    bool m_isDue = false;
};

} // namespace GipcCore
