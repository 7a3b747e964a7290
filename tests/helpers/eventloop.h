// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <chrono>

/*! One turn of the event loop. Where there is nothing to do it waits, but only for a moment: peers on bare sockets
    wake nobody. */
inline void turnLoop()
{
    using namespace std::chrono_literals;
    QAbstractEventDispatcher *const loop = QAbstractEventDispatcher::instance();
    if (!loop) { // a thread without one
        QThread::msleep(1);
    } else if (!loop->processEvents(QEventLoop::AllEvents)) {
        QTimer moment;
        moment.setTimerType(Qt::PreciseTimer);
        moment.start(1ms);
        loop->processEvents(QEventLoop::WaitForMoreEvents);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

/*! Runs the event loop until \a isDone, but not for ever; says whether it is. */
template <typename Predicate> bool eventually(Predicate isDone, int patience = Patience)
{
    const QDeadlineTimer deadline(patience);
    while (!isDone()) {
        if (deadline.hasExpired())
            return false;
        turnLoop();
    }
    return true;
}

/*! Runs the event loop once, and on for so long: for what must not happen. With others at work the
    time can be over before anything was done, so it is several turns at least. */
inline void spin(int msecs)
{
    const QDeadlineTimer deadline(msecs);
    for (int left = msecs > 0 ? FewestTurns : 1; left > 0 || !deadline.hasExpired(); --left) {
        if (deadline.hasExpired()) {
            QCoreApplication::processEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        } else {
            turnLoop();
        }
    }
}
