// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "reportlimiter_p.h"

#include <utility>
#include <vector>

namespace GipcCore {

ReportLimiter::ReportLimiter(AlarmClock *clock, std::function<void(int, int)> summarize)
    : m_clock(clock)
    , m_summarize(std::move(summarize))
    , m_alarm(clock, [this] { onPeriodOver(); })
{ }

bool ReportLimiter::wouldAdmit(int kind) const
{
    const auto found = m_records.find(kind);
    return found == m_records.end() || found->second.said < MostInFull
        || (found->second.notSaid == 0 && m_clock->now() - found->second.since >= period.count());
}

bool ReportLimiter::admits(int kind)
{
    const qint64 now = m_clock->now();
    Record &record = m_records[kind];
    if (record.notSaid == 0 && (record.said == 0 || now - record.since >= period.count()))
        record = { now };
    if (record.said < MostInFull) {
        ++record.said;
        return true;
    }
    ++record.notSaid;
    if (!m_alarm.isActive())
        m_alarm.start(std::chrono::milliseconds(record.since + period.count() - now));
    return false;
}

void ReportLimiter::onPeriodOver()
{
    const qint64 now = m_clock->now();
    std::vector<std::pair<int, int>> due;
    qint64 next = -1;
    for (auto &[kind, record] : m_records) {
        if (record.notSaid == 0)
            continue;
        const qint64 left = record.since + period.count() - now;
        if (left > 0) {
            next = next < 0 ? left : std::min(next, left);
            continue;
        }
        due.emplace_back(kind, record.notSaid);
        record = {};
    }
    if (next > 0)
        m_alarm.start(std::chrono::milliseconds(next));
    const auto summarize = m_summarize; // a copy: we may be gone afterwards
    for (const auto &[kind, count] : due)
        summarize(kind, count);
}

void ReportLimiter::flush()
{
    m_alarm.stop();
    for (const auto &[kind, record] : std::exchange(m_records, {})) {
        if (record.notSaid > 0)
            m_summarize(kind, record.notSaid);
    }
}

} // namespace GipcCore
