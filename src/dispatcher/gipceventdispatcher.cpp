// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipceventdispatcher.h>

#include "reactor_p.h"
#include "timerqueue_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>

#include <atomic>

using namespace GipcDispatcher;

class GipcEventDispatcherPrivate
{
public:
    Reactor reactor;
    TimerQueue timers;
    std::atomic<bool> isInterrupted = false;
};

namespace {

/*! Timers and notifiers belong to the thread, which alone may touch them. */
bool isOurs(const QObject *object, const QAbstractEventDispatcher *dispatcher, const char *deed)
{
    if (object->thread() == dispatcher->thread() && object->thread() == QThread::currentThread())
        return true;
    qWarning("GipcEventDispatcher: %s from another thread", deed);
    return false;
}

bool isArgument(bool isGood, const char *function)
{
    if (!isGood)
        qWarning("GipcEventDispatcher::%s: invalid argument", function);
    return isGood;
}

} // namespace

GipcEventDispatcher::GipcEventDispatcher(QObject *parent)
    : QAbstractEventDispatcher(parent)
    , d(std::make_unique<GipcEventDispatcherPrivate>())
{ }

GipcEventDispatcher::~GipcEventDispatcher() = default;

bool GipcEventDispatcher::isSupported()
{
    return EpollSet::isSupported() && Waker::isSupported();
}

bool GipcEventDispatcher::processEvents(QEventLoop::ProcessEventsFlags flags)
{
    d->isInterrupted = false;
    Q_EMIT awake();
    const bool hadNews = d->reactor.waker().forgetNews();
    QCoreApplication::sendPostedEvents();

    const bool withTimers = !flags.testFlag(QEventLoop::X11ExcludeTimers);
    const bool withSockets = !flags.testFlag(QEventLoop::ExcludeSocketNotifiers);
    // A caller that waits for events has some if posted ones were delivered just now. exec() calls
    // again at once in this case, so it may wait here.
    const bool hasSome = hadNews && !flags.testFlag(QEventLoop::EventLoopExec);
    const bool mayWait = flags.testFlag(QEventLoop::WaitForMoreEvents) && !d->isInterrupted
        && !hasSome && !d->reactor.waker().hasNews();
    if (mayWait)
        Q_EMIT aboutToBlock();
    if (d->isInterrupted)
        return false;

    Deadline deadline = NotAtAll;
    if (mayWait)
        deadline = withTimers ? d->timers.next() : Deadline();
    int handled = d->reactor.wait(deadline, withSockets) ? 1 : 0;
    if (withSockets)
        handled += d->reactor.notifiers().activate();
    if (withTimers)
        handled += d->timers.activate();
    return handled > 0;
}

void GipcEventDispatcher::registerSocketNotifier(QSocketNotifier *notifier)
{
    if (isOurs(notifier, this, "a socket notifier cannot be enabled"))
        d->reactor.notifiers().add(notifier);
}

void GipcEventDispatcher::unregisterSocketNotifier(QSocketNotifier *notifier)
{
    if (isOurs(notifier, this, "a socket notifier cannot be disabled"))
        d->reactor.notifiers().remove(notifier);
}

void GipcEventDispatcher::registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                                        QObject *object)
{
    if (isArgument(timerId > 0 && interval >= 0 && object, "registerTimer")
        && isOurs(object, this, "a timer cannot be started"))
        d->timers.add(timerId, Milliseconds(interval), timerType, object);
}

bool GipcEventDispatcher::unregisterTimer(int timerId)
{
    return isArgument(timerId > 0, "unregisterTimer")
        && isOurs(this, this, "a timer cannot be stopped") && d->timers.remove(timerId);
}

bool GipcEventDispatcher::unregisterTimers(QObject *object)
{
    return isArgument(object, "unregisterTimers")
        && isOurs(object, this, "timers cannot be stopped") && d->timers.removeAllOf(object);
}

QList<QAbstractEventDispatcher::TimerInfo>
GipcEventDispatcher::registeredTimers(QObject *object) const
{
    if (!isArgument(object, "registeredTimers"))
        return {};
    return d->timers.timersOf(object);
}

int GipcEventDispatcher::remainingTime(int timerId)
{
    return isArgument(timerId > 0, "remainingTime") ? d->timers.remainingTime(timerId) : -1;
}

void GipcEventDispatcher::wakeUp()
{
    d->reactor.waker().wakeUp();
}

void GipcEventDispatcher::interrupt()
{
    d->isInterrupted = true;
    wakeUp();
}
