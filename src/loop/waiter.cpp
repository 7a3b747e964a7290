// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "waiter_p.h"

#include "logging_p.h"
#include "nesting_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QTimer>

#include <algorithm>

namespace GipcCore {

struct Waiter::Wait
{
    QEventLoop loop;
    bool woken = false;
    bool timedOut = false;
    bool destroyed = false;
};

Waiter::~Waiter()
{
    for (Wait *wait : m_waits) {
        wait->destroyed = true;
        wait->loop.quit();
    }
}

void Waiter::wakeAll()
{
    for (Wait *wait : m_waits) {
        wait->woken = true;
        wait->loop.quit();
    }
}

Waiter::Outcome Waiter::wait(int msecs, const std::function<bool()> &isDone)
{
    if (isDone())
        return Outcome::Done;
    if (!QCoreApplication::instance()) {
        qCWarning(lcGipc) << "nothing can be waited for without a QCoreApplication";
        return Outcome::Interrupted;
    }
    if (!NestedWait::isPossible()) {
        NestedWait::complain();
        return Outcome::Interrupted;
    }

    const NestedWait nested;
    Wait wait;
    m_waits.push_back(&wait);
    QTimer timer;
    if (msecs > 0) {
        timer.setSingleShot(true);
        timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&timer, &QTimer::timeout, &wait.loop, [&wait] {
            wait.timedOut = true;
            wait.loop.quit();
        });
        timer.start(msecs);
    }

    auto outcome = Outcome::Interrupted;
    for (;;) {
        wait.woken = false;
        if (msecs == 0) {
            wait.loop.processEvents();
            if (wait.destroyed)
                return Outcome::Destroyed;
            // Only exec() shows whether the thread was told to exit, so it runs here, too.
            const auto timeIsUp = [&wait] {
                wait.timedOut = true;
                wait.loop.quit();
            };
            QMetaObject::invokeMethod(&wait.loop, timeIsUp, Qt::QueuedConnection);
        }
        wait.loop.exec();
        if (wait.destroyed)
            return Outcome::Destroyed;
        if (isDone()) {
            outcome = Outcome::Done;
            break;
        }
        if (wait.timedOut) {
            outcome = Outcome::TimedOut;
            break;
        }
        // Neither wake() nor the timer ended the loop, so QCoreApplication or QThread was told to
        // exit. From now on loops return at once: to go on would be to spin.
        if (!wait.woken)
            break;
    }
    m_waits.erase(std::find(m_waits.begin(), m_waits.end(), &wait));
    return outcome;
}

} // namespace GipcCore
