// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"

#include <chrono>
#include <functional>

namespace GipcCore {

/*! Tells when a session has to send something, and when its peer was silent for too long.

    Silence is counted in ticks of a timer, not by the clock: a process that was stopped for a
    minute gets one tick afterwards, as it could not hear anything meanwhile. */
class Heartbeat
{
public:
    /*! The state of the session at a tick. */
    struct Look
    {
        bool listens; ///< it reads; it does not while its inbox is full
        bool hasInput; ///< something has arrived that was not read yet
        bool isWriting; ///< something waits for the peer to read
    };
    enum class Need { Nothing, Ping, GiveUp };

    Heartbeat(AlarmClock *clock, std::function<void()> tick);

    /*! Something is to be sent at least every \a interval. After \a idleLimit without a byte from
        it the peer is given up. 0 means never, for each. */
    void start(std::chrono::milliseconds interval, std::chrono::milliseconds idleLimit);
    void stop() { m_alarm.stop(); }

    void heard() { m_silentTicks = 0; }
    void spoke() { m_spoke = true; }

    /*! To be called at each tick: what has to be done. */
    Need tick(const Look &look);

private:
    Alarm m_alarm;
    std::chrono::milliseconds m_period {};
    int m_ticksToPing = 0; ///< 0: never
    int m_ticksToGiveUp = 0; ///< 0: never
    bool m_spoke = false; ///< since the last tick
    int m_quietTicks = 0; ///< in a row, without a byte from us
    int m_silentTicks = 0; ///< in a row, without a byte from the peer
};

} // namespace GipcCore
