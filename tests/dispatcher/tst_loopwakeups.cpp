// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QSemaphore>
#include <QtCore/QThread>

#include <atomic>
#include <memory>

/*! Posted events, calls from other threads, and the ways to end a wait. */
class tst_LoopWakeups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wakeUpBeforeTheWait();
    void wakeUpEndsTheWait();
    void interruptEndsTheWait();
    void interruptInASlotEndsTheCall();
    void interruptBeforeTheCallWakesOnly();
    void postedComesBeforeSocketsAndTimers();
    void postedWhilePostedIsSent();
    void postedInANestedLoop();
    void callsOfOtherThreadsKeepTheirOrder();
    void talksWithAnotherThread();
    void saysWhetherSomethingHappened();
    void quitFromAnotherThread();
};

namespace {

bool wait()
{
    return iterate(QEventLoop::WaitForMoreEvents);
}

/*! Runs a function in another thread, now, while the scope goes on. */
class Meanwhile
{
public:
    template <typename Function>
    explicit Meanwhile(Function function)
        : m_thread(QThread::create(function))
    {
        m_thread->start();
    }
    ~Meanwhile() { m_thread->wait(); }
    Q_DISABLE_COPY_MOVE(Meanwhile)

private:
    const std::unique_ptr<QThread> m_thread;
};

} // namespace

void tst_LoopWakeups::init()
{
    while (iterate()) { } // nothing is left of the test before
}

void tst_LoopWakeups::wakeUpBeforeTheWait()
{
    for (int round = 0; round < 3; ++round) {
        dispatcher()->wakeUp();
        dispatcher()->wakeUp();
        QVERIFY(wait()); // or it would never return
    }
    QVERIFY(wakesWithin(20) < Idle); // they are spent
}

void tst_LoopWakeups::wakeUpEndsTheWait()
{
    QAbstractEventDispatcher *const us = dispatcher();
    for (int round = 0; round < 100; ++round) {
        std::atomic<bool> isDone = false;
        const Meanwhile waking([&] {
            isDone = true;
            us->wakeUp();
        });
        while (!isDone)
            wait();
    }
}

void tst_LoopWakeups::interruptEndsTheWait()
{
    QAbstractEventDispatcher *const us = dispatcher();
    QSemaphore waiting;
    QObject::connect(us, &QAbstractEventDispatcher::aboutToBlock, this, [&] { waiting.release(); });
    const Meanwhile interrupting([&] {
        waiting.acquire();
        us->interrupt();
    });
    wait();
    QObject::disconnect(us, nullptr, this, nullptr);
}

void tst_LoopWakeups::interruptInASlotEndsTheCall()
{
    const SocketPair sockets;
    sockets.makeReadable();
    const CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    post(this, [] { dispatcher()->interrupt(); });
    QVERIFY(!wait());
    QCOMPARE(notifier.count, 0);
    QVERIFY(wait());
    QCOMPARE(notifier.count, 1);
}

void tst_LoopWakeups::interruptBeforeTheCallWakesOnly()
{
    const SocketPair sockets;
    sockets.makeReadable();
    const CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    dispatcher()->interrupt();
    QVERIFY(wait());
    QCOMPARE(notifier.count, 1);
}

void tst_LoopWakeups::postedComesBeforeSocketsAndTimers()
{
    QByteArrayList happened;
    const SocketPair sockets;
    sockets.makeReadable();
    const CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] { happened << "socket"; });
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] { happened << "timer"; });
    timer.start(0);
    post(this, [&] { happened << "posted"; });
    wait();
    QCOMPARE(happened, QByteArrayList({ "posted", "socket", "timer" }));
}

void tst_LoopWakeups::postedWhilePostedIsSent()
{
    int count = 0;
    std::function<void()> again = [&] {
        if (++count < 1000)
            post(this, again);
        else
            dispatcher()->wakeUp();
    };
    post(this, again);
    while (count < 1000) // each wait would be the last if the event were not known
        wait();
}

void tst_LoopWakeups::postedInANestedLoop()
{
    bool isSent = false;
    // While an event is sent a nested iteration sends another, which posts a third; and it has
    // spent the call to wake when the outer one comes to its wait.
    post(this, [&] {
        post(this, [&] {
            post(this, [&] {
                isSent = true;
                dispatcher()->wakeUp();
            });
        });
        iterate();
    });
    while (!isSent)
        wait();
}

void tst_LoopWakeups::callsOfOtherThreadsKeepTheirOrder()
{
    constexpr int Count = 10'000;
    constexpr int Threads = 3;
    std::array<QList<int>, Threads> received;
    int total = 0;
    const auto sender = [&](size_t number) {
        return [&, number] {
            for (int i = 0; i < Count; ++i) {
                post(this, [&, number, i] {
                    received[number] << i;
                    ++total;
                });
            }
        };
    };
    const Meanwhile one(sender(0));
    const Meanwhile two(sender(1));
    const Meanwhile three(sender(2));
    QTRY_COMPARE_WITH_TIMEOUT(total, Threads * Count, Patience);
    for (const QList<int> &list : received)
        QVERIFY(std::is_sorted(list.begin(), list.end()));
}

void tst_LoopWakeups::talksWithAnotherThread()
{
    constexpr int Rounds = 5000;
    QThread thread;
    equip(&thread);
    QObject far;
    far.moveToThread(&thread);
    thread.start();
    int round = 0;
    QEventLoop loop;
    std::function<void()> ping = [&] {
        if (++round < Rounds)
            post(&far, [&] { post(this, ping); });
        else
            loop.quit();
    };
    post(this, ping);
    QTimer::singleShot(10 * Patience, &loop, &QEventLoop::quit); // each has to wait for its turn
    loop.exec();
    QCOMPARE(round, Rounds);
    thread.quit();
    QVERIFY(thread.wait(Patience));
}

void tst_LoopWakeups::saysWhetherSomethingHappened()
{
    QVERIFY(!iterate());
    dispatcher()->wakeUp();
    QVERIFY(iterate());
    QVERIFY(!iterate());
    post(this, [] {});
    QVERIFY(iterate());
    QVERIFY(!iterate());
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    QVERIFY(iterate());
    notifier.setEnabled(false);
    QVERIFY(!iterate());
    QTimer timer;
    timer.start(1);
    stall(3);
    QVERIFY(iterate());
}

void tst_LoopWakeups::quitFromAnotherThread()
{
    for (int round = 0; round < 200; ++round) {
        QEventLoop loop;
        const Meanwhile quitting([&] { post(&loop, [&] { loop.quit(); }); });
        QTimer::singleShot(Patience, &loop, [&] { loop.exit(1); });
        QCOMPARE(loop.exec(), 0);
    }
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopWakeups)
#include "tst_loopwakeups.moc"
