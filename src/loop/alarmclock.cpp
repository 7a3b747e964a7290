// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "alarmclock_p.h"

#include <QtCore/QAbstractEventDispatcher>

#include <algorithm>

namespace GipcCore {

AlarmClock::AlarmClock(QObject *parent)
    : QObject(parent)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &AlarmClock::fireDue);
}

AlarmClock::~AlarmClock()
{
    for (const auto &[due, alarm] : m_alarms)
        alarm->m_due = -1;
}

qint64 AlarmClock::now() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void AlarmClock::insert(Alarm *alarm)
{
    m_alarms.emplace(alarm->m_due, alarm);
    if (m_armedFor < 0 || alarm->m_due < m_armedFor)
        arm();
}

/*! Leaves the timer alone while other alarms are active. That it may then end too early costs less
    than setting it anew for each alarm that was stopped. */
void AlarmClock::remove(Alarm *alarm)
{
    m_alarms.erase({ alarm->m_due, alarm });
    alarm->m_due = -1;
    if (!m_alarms.empty())
        return;
    sleep();
    m_armedFor = -1;
}

void AlarmClock::fireDue()
{
    const QPointer<AlarmClock> self(this);
    const qint64 time = now();
    m_armedFor = -1;
    // What a firing alarm starts is due later than this, so it cannot keep us here.
    while (self && !m_alarms.empty() && m_alarms.begin()->first <= time) {
        Alarm *const alarm = m_alarms.begin()->second;
        remove(alarm);
        const auto act = alarm->m_act; // a copy: it may delete the alarm
        if (!m_alarms.empty())
            arm(); // what fires may run an event loop
        act();
    }
    if (self && m_armedFor < 0 && !m_alarms.empty())
        arm();
}

void AlarmClock::arm()
{
    if (!QAbstractEventDispatcher::instance(thread()))
        return; // the application is gone, so nothing could fire
    m_armedFor = m_alarms.begin()->first;
    wakeAt(m_armedFor);
}

void AlarmClock::wakeAt(qint64 due)
{
    m_timer.start(std::chrono::milliseconds(std::max<qint64>(0, due - now())));
}

void AlarmClock::sleep()
{
    m_timer.stop(); // an object with a running timer leaks when it is moved to a thread that ends
}

Alarm::Alarm(AlarmClock *clock, std::function<void()> act)
    : m_clock(clock)
    , m_act(std::move(act))
{ }

Alarm::~Alarm()
{
    stop();
}

void Alarm::start(std::chrono::milliseconds delay)
{
    stop();
    if (!m_clock)
        return;
    m_due = m_clock->now() + std::max<qint64>(1, delay.count());
    m_clock->insert(this);
}

void Alarm::stop()
{
    if (isActive())
        m_clock->remove(this);
}

} // namespace GipcCore
