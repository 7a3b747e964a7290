// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <chrono>
#include <functional>
#include <set>
#include <utility>

namespace GipcCore {

class Alarm;

/*! Any number of deadlines on a single timer: a server with thousands of connections has one timer,
    not one for each. For one thread. An alarm whose clock is gone does not fire.

    Whoever asks for the time in the library's rooms above asks it; tests replace it by one that
    they move on themselves. */
class AlarmClock : public QObject
{
    Q_OBJECT

public:
    explicit AlarmClock(QObject *parent);
    ~AlarmClock() override;

    /*! Monotonic, in milliseconds. */
    virtual qint64 now() const;

protected:
    /*! Fires what is due by now(). Anything may be gone afterwards. */
    void fireDue();
    /*! See to it that fireDue() is called at \a due, by now(). */
    virtual void wakeAt(qint64 due);
    /*! There is nothing to be called for. */
    virtual void sleep();

private:
    friend class Alarm;

    void insert(Alarm *alarm);
    void remove(Alarm *alarm);
    void arm();

    std::set<std::pair<qint64, Alarm *>> m_alarms; ///< by the time they are due
    QTimer m_timer;
    qint64 m_armedFor = -1; ///< when the timer ends
};

/*! One deadline. After start() it fires once, unless stop() comes first. What it calls may delete
    it, and the clock. */
class Alarm
{
public:
    Alarm(AlarmClock *clock, std::function<void()> act);
    ~Alarm();
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

    /*! Starts it anew if it is active. */
    void start(std::chrono::milliseconds delay);
    void stop();
    bool isActive() const { return m_due >= 0; }

private:
    friend class AlarmClock;

    const QPointer<AlarmClock> m_clock;
    const std::function<void()> m_act;
    qint64 m_due = -1; ///< by the clock's now(); -1: not active
};

} // namespace GipcCore
