// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

#include <chrono>

/*! A clock whose time passes when a test says so: hours take no time, and nothing depends on how busy
    the machine is. */
class ManualClock final : public GipcCore::AlarmClock
{
public:
    using AlarmClock::AlarmClock;

    qint64 now() const override { return m_now; }

    /*! Alarms fire at their time, in order, also those that are started meanwhile. */
    void advance(std::chrono::milliseconds time)
    {
        const qint64 end = m_now + time.count();
        const QPointer<ManualClock> self(this);
        while (m_due >= 0 && m_due <= end) {
            m_now = m_due;
            m_due = -1;
            fireDue();
            if (!self)
                return;
        }
        m_now = end;
    }

    /*! Whether it would be woken. */
    bool isAsleep() const { return m_due < 0; }

protected:
    void wakeAt(qint64 due) override { m_due = due; }
    void sleep() override { m_due = -1; }

private:
    qint64 m_now = 0;
    qint64 m_due = -1;
};
