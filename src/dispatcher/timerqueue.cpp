// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "timerqueue_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QTimerEvent>

#include <algorithm>
#include <limits>

namespace GipcDispatcher {

void TimerQueue::add(int id, Milliseconds interval, Qt::TimerType type, QObject *object)
{
    const TimePoint deadline = firstDeadline(Clock::now(), interval, type);
    const auto [it, isNew]
        = m_timers.try_emplace(id, Timer { id, interval, type, object, deadline, ++m_lastOrder });
    Q_ASSERT_X(isNew, "GipcEventDispatcher", "the timer is registered already");
    m_queue.insert(&it->second);
    m_owners.emplace(object, id);
}

bool TimerQueue::remove(int id)
{
    const auto it = m_timers.find(id);
    if (it == m_timers.end())
        return false;
    m_queue.erase(&it->second);
    m_owners.erase({ it->second.object, id });
    m_timers.erase(it);
    return true;
}

bool TimerQueue::removeAllOf(QObject *object)
{
    bool hadAny = false;
    for (;;) {
        const auto it = m_owners.lower_bound({ object, 0 });
        if (it == m_owners.end() || it->first != object)
            return hadAny;
        hadAny = remove(it->second);
    }
}

QList<QAbstractEventDispatcher::TimerInfo> TimerQueue::timersOf(QObject *object) const
{
    constexpr qint64 Longest = std::numeric_limits<int>::max();
    QList<QAbstractEventDispatcher::TimerInfo> list;
    for (auto it = m_owners.lower_bound({ object, 0 }); it != m_owners.end() && it->first == object;
         ++it) {
        const Timer &timer = m_timers.at(it->second);
        const qint64 interval = timer.interval.count();
        list.emplaceBack(timer.id, int(std::min(interval, Longest)), timer.type);
    }
    return list;
}

int TimerQueue::remainingTime(int id) const
{
    const auto it = m_timers.find(id);
    return it == m_timers.end() ? -1 : msecsUntil(it->second.deadline, Clock::now());
}

Deadline TimerQueue::next() const
{
    const auto isIdle = [](const Timer *timer) { return !timer->isActive; };
    const auto it = std::find_if(m_queue.begin(), m_queue.end(), isIdle);
    return it == m_queue.end() ? Deadline() : (*it)->deadline;
}

int TimerQueue::activate()
{
    int fired = 0;
    const TimePoint now = Clock::now();
    // Timers that are put in the queue from here on are due now or later, behind those due before.
    const quint64 lastOrder = m_lastOrder;
    while (!m_queue.empty()) {
        Timer *const timer = *m_queue.begin();
        if (timer->deadline > now || timer->order > lastOrder)
            break;
        reschedule(timer, now); // before its slot runs, which may ask for remainingTime()
        if (timer->isActive)
            continue;
        if (timer->interval > Milliseconds::zero())
            ++fired;
        fire(timer);
    }
    return fired;
}

void TimerQueue::reschedule(Timer *timer, TimePoint now)
{
    auto node = m_queue.extract(timer);
    timer->deadline = nextDeadline(timer->deadline, now, timer->interval, timer->type);
    timer->order = ++m_lastOrder;
    m_queue.insert(std::move(node));
}

void TimerQueue::fire(Timer *timer)
{
    const int id = timer->id;
    timer->isActive = true;
    QTimerEvent event(id);
    QCoreApplication::sendEvent(timer->object, &event);
    // The slot may have stopped it, and started another one of the same number. That one may have
    // fired in a nested event loop, which has ended by now.
    const auto it = m_timers.find(id);
    if (it != m_timers.end())
        it->second.isActive = false;
}

} // namespace GipcDispatcher
