// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "nesting_p.h"
#include "pendingrequests_p.h"
#include "waiter_p.h"

#include <Gipc/gipcmessage.h>

#include <QtCore/QFuture>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <chrono>
#include <functional>
#include <memory>

namespace GipcCore {

/*! The program's requests that are not answered yet, by handle, in order. It tells time-outs and
    futures that were cancelled from all others by looking at them now and then, rather than with a
    timer and a watcher for each.

    Finishing a future runs what the program has attached to it: anything may be gone afterwards. It
    does so as a delivery of \a gate. */
class Requests
{
public:
    /*! \a giveUp: the answers to these, which are for the same recipient, are not awaited any more.
        Nothing of the program's may run there. */
    using GiveUp = std::function<void(quint64 to, const QSet<quint64> &handles)>;

    Requests(AlarmClock *clock, DeliveryGate *gate, Waiter *waiter, GiveUp giveUp);

    /*! Futures that were cancelled, and what has been awaited long enough, are seen so often. */
    static constexpr std::chrono::milliseconds SweepInterval { 100 };

    struct Begun
    {
        quint64 handle = 0; ///< 0: it was refused, and the future has finished
        QFuture<GipcMessage> future;
    };
    /*! A request to the recipient \a to; it is answered TimedOut after \a msecs, less than 0:
        never. After end() it is finished already. With \a isWaitedFor somebody blocks until it is
        answered. */
    Begun begin(quint64 to, int msecs, bool isWaitedFor = false);
    /*! A future that is answered \a why already. */
    static QFuture<GipcMessage> refused(Gipc::ErrorCode why, quint64 connectionId);

    bool isWaitedFor(quint64 handle);
    /*! Its answer is there and finish() follows: its time is not over any more. */
    void setAnswered(quint64 handle);
    /*! Those that this recipient has not answered, in order. */
    QList<quint64> openTo(quint64 to) const;

    /*! Nothing happens if it was answered or given up meanwhile. */
    void finish(quint64 handle, GipcMessage answer);
    void finish(const QList<quint64> &handles, Gipc::ErrorCode why);
    /*! Nobody wants to know any more, not even that. */
    void giveUp(quint64 handle);
    /*! Destroyed; and so are all that are begun later. */
    void end();

    static GipcMessage error(Gipc::ErrorCode why, quint64 connectionId,
                             const QByteArray &words = {});

private:
    void sweepAt(qint64 time, qint64 now);
    void sweep();

    AlarmClock *const m_clock;
    DeliveryGate *const m_gate;
    Waiter *const m_waiter;
    const GiveUp m_giveUp;
    PendingRequests m_pending;
    bool m_hasEnded = false;
    const std::shared_ptr<const char> m_guard
        = std::make_shared<const char>(); ///< gone when we are
    Alarm m_sweep; ///< while somebody may cancel, or time may be over
    qint64 m_sweepDue = 0; ///< while it is active
};

} // namespace GipcCore
