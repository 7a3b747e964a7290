// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/QAbstractEventDispatcher>

#include <set>
#include <unordered_map>
#include <utility>

namespace GipcDispatcher {

/*! The timers of one thread, in the order in which they are due: starting, stopping and firing one
    takes the logarithm of their number. */
class TimerQueue
{
public:
    void add(int id, Milliseconds interval, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAllOf(QObject *object);

    /*! With the interval and type they were started with, so that another thread can go on with
        them. */
    QList<QAbstractEventDispatcher::TimerInfo> timersOf(QObject *object) const;

    /*! Milliseconds, rounded up; 0 if it is due; -1 if there is no such timer. */
    int remainingTime(int id) const;

    /*! When the next timer is due, or nothing. Timers whose slot is running do not count. */
    Deadline next() const;

    /*! Fires each timer that is due now, once; timers started or due again meanwhile wait for the
        next call. Slots may start and stop timers and run an event loop; a timer whose slot is
        running is not fired again, but misses its turn. Returns how many fired, without those of
        interval 0: they are always due, and who goes on until nothing happened would never end. */
    int activate();

private:
    struct Timer
    {
        int id;
        Milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        TimePoint deadline;
        quint64 order; ///< of being put in the queue; settles who is first, unique
        bool isActive = false; ///< its slot is running
    };
    struct IsDueEarlier
    {
        bool operator()(const Timer *a, const Timer *b) const
        {
            return std::pair(a->deadline, a->order) < std::pair(b->deadline, b->order);
        }
    };

    void reschedule(Timer *timer, TimePoint now);
    void fire(Timer *timer);

    std::unordered_map<int, Timer> m_timers;
    std::set<Timer *, IsDueEarlier> m_queue;
    std::set<std::pair<QObject *, int>> m_owners; ///< and the timer's number
    quint64 m_lastOrder = 0;
};

} // namespace GipcDispatcher
