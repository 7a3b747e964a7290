// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "deadline_p.h"

#include <QtCore/QAbstractEventDispatcher>

#include <set>
#include <unordered_map>
#include <utility>

namespace GipcDispatcher {

/*! The timers of one thread, in the order in which they are due. Starting, stopping and firing one
    takes time in proportion to the logarithm of their number. */
class TimerQueue
{
public:
    void add(int id, Milliseconds interval, Qt::TimerType type, QObject *object);
    bool remove(int id);
    bool removeAllOf(QObject *object);

    /*! With the interval and type that they were started with, so that the dispatcher of another
        thread can start them again. */
    QList<QAbstractEventDispatcher::TimerInfo> timersOf(QObject *object) const;

    /*! In milliseconds, rounded up. 0 if it is due, -1 if there is no such timer. */
    int remainingTime(int id) const;

    /*! When the next timer is due; no value if there is none. Timers whose slot is running do not
        count. */
    Deadline next() const;

    /*! Fires each timer that is due now, once. Timers that are started or due again meanwhile wait
        for the next call. Slots may start and stop timers and run an event loop. A timer whose slot
        is running does not fire again; it misses its turn.

        Returns how many fired. Those of interval 0 are not counted: they are always due, and a
        caller that goes on until nothing happens would never end. */
    int activate();

private:
    struct Timer
    {
        int id;
        Milliseconds interval;
        Qt::TimerType type;
        QObject *object;
        TimePoint deadline;
        quint64 order; ///< counts insertions; decides between equal deadlines
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
    std::set<std::pair<QObject *, int>> m_owners; ///< an object and the number of a timer of it
    quint64 m_lastOrder = 0;
};

} // namespace GipcDispatcher
