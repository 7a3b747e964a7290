// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

#include <chrono>
#include <functional>
#include <map>

namespace GipcCore {

/*! Keeps reports short that somebody else can cause again and again. Of each kind a few are said in
    full within a minute. The rest is counted, and the count is said when the minute is over. */
class ReportLimiter
{
public:
    static constexpr int MostInFull = 10;
    /*! A minute. Tests do not wait as long. */
    inline static std::chrono::milliseconds period { 60000 };

    /*! \a summarize is called with a kind and how many of it were not said. */
    ReportLimiter(AlarmClock *clock, std::function<void(int kind, int count)> summarize);

    /*! Whether another report of this kind is to be said in full. Each call counts as one. There
        are few kinds. */
    bool admits(int kind);
    /*! The same, but the call does not count. */
    bool wouldAdmit(int kind) const;
    /*! Says all counts now. */
    void flush();

private:
    struct Record
    {
        qint64 since = 0;
        int said = 0;
        int notSaid = 0;
    };

    void onPeriodOver();

    AlarmClock *const m_clock;
    const std::function<void(int, int)> m_summarize;
    std::map<int, Record> m_records;
    Alarm m_alarm; ///< active while something was not said
};

} // namespace GipcCore
