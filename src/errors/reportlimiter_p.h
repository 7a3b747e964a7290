// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

#include <chrono>
#include <functional>
#include <map>

namespace GipcCore {

/*! What somebody else can cause again and again is said in full a few times within a minute. The rest is
    counted, and the count said when the minute is over. */
class ReportLimiter
{
public:
    static constexpr int MostInFull = 10;
    /*! A minute. Tests do not wait as long. */
    inline static std::chrono::milliseconds period { 60000 };

    /*! \a summarize is called for a kind of which so many were not said. */
    ReportLimiter(AlarmClock *clock, std::function<void(int kind, int count)> summarize);

    /*! Whether another one of this kind is said. There are few kinds. */
    bool admits(int kind);
    /*! Whether it would be. */
    bool wouldAdmit(int kind) const;
    /*! All counts are said now. */
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
