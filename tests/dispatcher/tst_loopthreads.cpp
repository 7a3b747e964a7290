// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QSemaphore>
#include <QtCore/QThread>

#include <atomic>
#include <memory>

/*! Threads with a dispatcher of their own. */
class tst_LoopThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threadHasIt();
    void manyThreadsTalk();
    void endsWithNotifiersAndTimers();
    void startsAgain();
    void timersMoveWithTheirObject();
    void notifiersMoveWithTheirObject();
    void threadsAreKeptApart();
};

namespace {

/*! A thread with an object in it. */
class Worker : public QObject
{
public:
    Worker()
    {
        equip(&m_thread);
        moveToThread(&m_thread);
        m_thread.start();
    }
    ~Worker() override { end(); }

    void end()
    {
        m_thread.quit();
        m_thread.wait();
    }
    QThread *workerThread() { return &m_thread; }

    template <typename Function> void call(Function function)
    {
        QMetaObject::invokeMethod(this, function, Qt::BlockingQueuedConnection);
    }

private:
    QThread m_thread;
};

} // namespace

void tst_LoopThreads::threadHasIt()
{
    Worker worker;
    QByteArray name;
    worker.call([&] { name = dispatcher()->metaObject()->className(); });
    QCOMPARE(name, QByteArray(isModel() ? "QEventDispatcherUNIX" : "GipcEventDispatcher"));
}

void tst_LoopThreads::manyThreadsTalk()
{
    constexpr size_t Threads = 8;
    constexpr int Rounds = 500;
    // A ring: each reads from the pair with its number and writes to the next.
    std::vector<SocketPair> ring(Threads);
    std::vector<std::unique_ptr<Worker>> workers;
    std::vector<std::unique_ptr<CountingNotifier>> notifiers(Threads);
    QSemaphore done;
    for (size_t i = 0; i < Threads; ++i) {
        workers.push_back(std::make_unique<Worker>());
        workers[i]->call([&, i] {
            notifiers[i]
                = std::make_unique<CountingNotifier>(ring[i].near(), QSocketNotifier::Read);
            QObject::connect(notifiers[i].get(), &QSocketNotifier::activated, workers[i].get(),
                             [&, i] {
                                 ring[i].read();
                                 if (i == 0 && notifiers[i]->count > Rounds)
                                     done.release();
                                 else
                                     ring[(i + 1) % Threads].makeReadable();
                             });
        });
    }
    ring[0].makeReadable();
    QVERIFY(done.tryAcquire(1, Patience));
    for (size_t i = 0; i < Threads; ++i)
        workers[i]->call([&] { notifiers[i].reset(); });
}

void tst_LoopThreads::endsWithNotifiersAndTimers()
{
    const SocketPair sockets;
    auto worker = std::make_unique<Worker>();
    QSocketNotifier *notifier = nullptr;
    QSemaphore activated;
    worker->call([&] {
        notifier = new QSocketNotifier(sockets.near(), QSocketNotifier::Write);
        QObject::connect(notifier, &QSocketNotifier::activated, worker.get(),
                         [&] { activated.release(); });
        worker->startTimer(0);
        worker->startTimer(100'000);
    });
    QVERIFY(activated.tryAcquire(3, Patience));
    worker->end();
    delete notifier; // whose dispatcher is gone
}

void tst_LoopThreads::startsAgain()
{
    QThread thread;
    for (int round = 0; round < 5; ++round) {
        equip(&thread);
        std::atomic<bool> fired = false;
        QTimer timer;
        timer.setSingleShot(true);
        timer.moveToThread(&thread);
        QObject::connect(&thread, &QThread::started, &timer, [&] { timer.start(1); });
        QObject::connect(
            &timer, &QTimer::timeout, &timer,
            [&] {
                fired = true;
                thread.quit();
            },
            Qt::DirectConnection);
        thread.start();
        QVERIFY(thread.wait(Patience));
        QVERIFY(fired);
        QObject::disconnect(&thread, nullptr, &timer, nullptr);
    }
}

void tst_LoopThreads::timersMoveWithTheirObject()
{
    Worker worker;
    std::atomic<int> here = 0;
    std::atomic<int> there = 0;
    auto timer = std::make_unique<QTimer>();
    QObject::connect(timer.get(), &QTimer::timeout, timer.get(),
                     [&] { ++(QThread::currentThread() == worker.workerThread() ? there : here); });
    timer->setTimerType(Qt::PreciseTimer);
    timer->start(2);
    QTRY_VERIFY_WITH_TIMEOUT(here > 2, Patience);
    timer->moveToThread(worker.workerThread());
    const int before = here;
    QTRY_VERIFY_WITH_TIMEOUT(there > 2, Patience);
    QCOMPARE(here, before);
    QVERIFY(dispatcher()->registeredTimers(timer.get()).isEmpty());

    QThread *const home = QThread::currentThread(); // and back
    worker.call([&] { timer->moveToThread(home); });
    const int after = there;
    QTRY_VERIFY_WITH_TIMEOUT(here > before + 2, Patience);
    QCOMPARE(there, after);
    QCOMPARE(dispatcher()->registeredTimers(timer.get()).size(), 1);
    QCOMPARE(dispatcher()->registeredTimers(timer.get()).first().interval, 2);
}

void tst_LoopThreads::notifiersMoveWithTheirObject()
{
    Worker worker;
    const SocketPair sockets;
    auto notifier = std::make_unique<QSocketNotifier>(sockets.near(), QSocketNotifier::Read);
    std::atomic<int> here = 0;
    QSemaphore there;
    QObject::connect(notifier.get(), &QSocketNotifier::activated, notifier.get(), [&] {
        sockets.read();
        if (QThread::currentThread() == worker.workerThread())
            there.release();
        else
            ++here;
    });
    sockets.makeReadable();
    QTRY_VERIFY_WITH_TIMEOUT(here == 1, Patience);
    notifier->moveToThread(worker.workerThread());
    sockets.makeReadable();
    QVERIFY(there.tryAcquire(1, Patience));
    QVERIFY(wakesWithin(20) < Idle);
    QCOMPARE(here, 1);
    worker.call([&] { notifier.reset(); });
}

void tst_LoopThreads::threadsAreKeptApart()
{
    if (isModel())
        return; // the release build of Qt does not look
    Worker worker;
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    const int timer = dispatcher()->registerTimer(1000, Qt::CoarseTimer, this);
    QAbstractEventDispatcher *const us = dispatcher();
    worker.call([&] {
        QTest::ignoreMessage(QtWarningMsg,
                             "GipcEventDispatcher: a socket notifier cannot be "
                             "disabled from another thread");
        us->unregisterSocketNotifier(&notifier);
        QTest::ignoreMessage(QtWarningMsg,
                             "GipcEventDispatcher: a socket notifier cannot be "
                             "enabled from another thread");
        us->registerSocketNotifier(&notifier);
        QTest::ignoreMessage(QtWarningMsg,
                             "GipcEventDispatcher: a timer cannot be stopped from "
                             "another thread");
        us->unregisterTimer(timer);
        QTest::ignoreMessage(QtWarningMsg,
                             "GipcEventDispatcher: a timer cannot be started from "
                             "another thread");
        us->registerTimer(1, Qt::CoarseTimer, this);
        QTest::ignoreMessage(QtWarningMsg,
                             "GipcEventDispatcher: timers cannot be stopped from "
                             "another thread");
        us->unregisterTimers(this);
    });
    sockets.makeReadable();
    us->processEvents(QEventLoop::AllEvents);
    QCOMPARE(notifier.count, 1);
    QCOMPARE(us->registeredTimers(this).size(), 1);
    QVERIFY(us->unregisterTimer(timer));
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopThreads)
#include "tst_loopthreads.moc"
