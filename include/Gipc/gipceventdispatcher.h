// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipceventdispatcher_export.h>

#include <QtCore/QAbstractEventDispatcher>

#include <memory>

#ifndef Q_OS_LINUX
#error "GipcEventDispatcher needs epoll, which is Linux's: include it where Q_OS_LINUX is defined."
#endif

class GipcEventDispatcherPrivate;

/*! An event loop for threads with very many sockets: Qt's event dispatcher for Linux's epoll.

    Qt's own dispatchers hand all sockets to the kernel whenever a thread goes to sleep, so that
    each wake costs time for every socket there is, ready or not: a tenth of a millisecond with a
    thousand. This one tells the kernel once, and a wake costs what the ready ones cost.

        int main(int argc, char **argv)
        {
            if (GipcEventDispatcher::isSupported())
                QCoreApplication::setEventDispatcher(new GipcEventDispatcher);
            QCoreApplication app(argc, argv);
            ...

    before there is a QCoreApplication, or for a thread before it is started:

        thread.setEventDispatcher(new GipcEventDispatcher);

    Application and thread delete it. Nothing else changes: QTimer, QSocketNotifier, QTcpSocket,
    QLocalSocket, QProcess, queued calls and nested event loops behave as with Qt's dispatcher for
    Unix, on which it is modelled and with which it shares its tests. It has nothing to do with
    Gipc's other classes, and is a library of its own, Gipc::EventDispatcher in CMake; a program
    that links Gipc::Gipc has it, too.

    \b When: daemons and worker threads with hundreds of sockets or thousands of timers. With a few
    it is as good as Qt's. \b Not in a GUI's main thread: there the platform's events come with the
    dispatcher that QGuiApplication brings. Other threads of a GUI may have it. Libraries that run
    on GLib's main loop in the same thread need Qt's dispatcher for GLib.

    \b Costs: two descriptors and a few kilobytes, some hundred bytes per socket, a system call when
    a socket gets or loses a notifier (not when one of two is switched off and on again between two
    waits), and none for a wake that comes from the thread itself. An iteration handles up to 256
    ready sockets, those that have waited longest first.

    \b Posted events: processEvents() with WaitForMoreEvents does not wait when it has delivered
    some, as Qt documents and its dispatcher for GLib does; the one for Unix waits.

    \b Timers are kept in order, so that ten thousand are no burden. Precise ones are rounded up to
    the millisecond, coarse ones are up to 5 % of their interval early or late so that they meet,
    very coarse ones fire on whole seconds, of at least one.

    \b Descriptors that epoll does not take, files and /dev/null for instance, are always ready, as
    for Qt, and polled. A notifier on a descriptor that is not open is disabled with a warning; one
    whose descriptor is closed later just falls silent. Better disable it first.

    \b Limits: Linux only. One thread, the one it was set for, but for wakeUp() and interrupt().
    Child processes made by fork() without exec() must not run it. The native event filters of
    QAbstractEventDispatcher are never called: there are no native events.

    \since 0.1 */
class GIPC_EVENTDISPATCHER_EXPORT GipcEventDispatcher : public QAbstractEventDispatcher
{
    Q_OBJECT

public:
    /*! Where Qt's dispatchers end the program, this one goes on: while the kernel refuses it one of
        its two descriptors or memory, now or later, it waits with poll(), and without an eventfd it
        looks every 10 ms whether another thread has called. */
    explicit GipcEventDispatcher(QObject *parent = nullptr);
    ~GipcEventDispatcher() override;

    /*! Whether this process can have one, now: sandboxes may forbid epoll, and descriptors run out.
        From any thread. */
    static bool isSupported();

    // QAbstractEventDispatcher. Called by Qt; programs need none of them.

    bool processEvents(QEventLoop::ProcessEventsFlags flags) override;

    void registerSocketNotifier(QSocketNotifier *notifier) override;
    void unregisterSocketNotifier(QSocketNotifier *notifier) override;

    using QAbstractEventDispatcher::registerTimer;
    void registerTimer(int timerId, qint64 interval, Qt::TimerType timerType,
                       QObject *object) override;
    bool unregisterTimer(int timerId) override;
    bool unregisterTimers(QObject *object) override;
    QList<TimerInfo> registeredTimers(QObject *object) const override;
    int remainingTime(int timerId) override;

    void wakeUp() override;
    void interrupt() override;

private:
    std::unique_ptr<GipcEventDispatcherPrivate> const d;
};
