// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

#include <chrono>
#include <functional>

namespace GipcCore {

/*! When a session has to say that it is still there, and when its peer has been silent for too long.

    Silence is counted in ticks of a timer of our own, one at most for each time it fires: a process
    that was stopped for a minute has not listened for a minute, so it cannot know. */
class Heartbeat
{
public:
    /*! What the session looks like when a tick is due. */
    struct Look
    {
        bool listens; ///< it reads; not while its inbox is full
        bool hasInput; ///< something has arrived that was not read yet
        bool isWriting; ///< something waits for the peer to read
    };
    enum class Need { Nothing, Ping, GiveUp };

    Heartbeat(AlarmClock *clock, std::function<void()> tick);

    /*! Something has to be said at least every \a interval; after \a idleLimit without a sign of life
        the peer is given up. 0 each: never. */
    void start(std::chrono::milliseconds interval, std::chrono::milliseconds idleLimit);
    void stop() { m_alarm.stop(); }

    void heard() { m_silentTicks = 0; }
    void spoke() { m_spoke = true; }

    /*! For each tick: what has to be done. */
    Need tick(const Look &look);

private:
    Alarm m_alarm;
    std::chrono::milliseconds m_period {};
    int m_ticksToPing = 0; ///< 0: never, as below
    int m_ticksToGiveUp = 0;
    bool m_spoke = false; ///< since the last tick
    int m_quietTicks = 0;
    int m_silentTicks = 0;
};

} // namespace GipcCore
