// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QBasicTimer>
#include <QtCore/QRandomGenerator>

#include <memory>

/*! Timers: when and in which order they fire, and what is said of them. */
class tst_LoopTimers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesNotTooEarly_data();
    void firesNotTooEarly();
    void firesAgainAndAgain();
    void firesInTheOrderOfDeadlines();
    void zeroFiresOncePerIteration();
    void zeroIsNoReasonToGoOn();
    void zeroDoesNotStarveSockets();
    void doesNotMakeUpForAStall();
    void tellsRemainingTime();
    void tellsRegisteredTimers();
    void forgetsTimersOfOneObject();
    void unknownTimers();
    void staysQuietWhenExcluded();
    void tenThousand();
    void startsAndStopsTenThousand();
};

void tst_LoopTimers::firesNotTooEarly_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("earliest");
    for (const int interval : { 0, 1, 2, 20, 100 })
        QTest::addRow("precise, %d ms", interval) << Qt::PreciseTimer << interval << interval;
    QTest::newRow("coarse, 20 ms") << Qt::CoarseTimer << 20 << 20;
    // 5 % before its time. Qt reckons from the last whole millisecond, so up to one more.
    QTest::newRow("coarse, 200 ms") << Qt::CoarseTimer << 200 << (isModel() ? 189 : 190);
    QTest::newRow("very coarse, 1 s") << Qt::VeryCoarseTimer << 1000 << 500;
}

void tst_LoopTimers::firesNotTooEarly()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QFETCH(int, earliest);
    QElapsedTimer time;
    QEventLoop loop;
    time.start();
    QTimer::singleShot(interval, type, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY2(time.elapsed() >= earliest, QByteArray::number(time.elapsed()).constData());
}

void tst_LoopTimers::firesAgainAndAgain()
{
    int count = 0;
    QElapsedTimer time;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++count; });
    timer.setTimerType(Qt::PreciseTimer);
    time.start();
    timer.start(5);
    QTRY_VERIFY_WITH_TIMEOUT(count >= 20, Patience);
    QVERIFY(time.elapsed() >= 20 * 5);
}

void tst_LoopTimers::firesInTheOrderOfDeadlines()
{
    QList<int> fired;
    QElapsedTimer time;
    std::unique_ptr<QObject> context;
    do { // until all are started before the shortest difference is over
        context = std::make_unique<QObject>();
        time.start();
        for (const int interval : { 40, 10, 30, 20, 10 }) {
            QTimer::singleShot(interval, Qt::PreciseTimer, context.get(),
                               [&, interval] { fired << interval; });
        }
    } while (time.hasExpired(9));
    stall(60);
    QTRY_COMPARE_WITH_TIMEOUT(fired, QList({ 10, 10, 20, 30, 40 }), Patience);
}

void tst_LoopTimers::zeroFiresOncePerIteration()
{
    QList<int> fired;
    QTimer one;
    QTimer two;
    QObject::connect(&one, &QTimer::timeout, &one, [&] { fired << 1; });
    QObject::connect(&two, &QTimer::timeout, &two, [&] { fired << 2; });
    one.start(0);
    two.start(0);
    for (int iteration = 0; iteration < 3; ++iteration) {
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(fired, QList({ 1, 2 }));
        fired.clear();
    }
}

void tst_LoopTimers::zeroIsNoReasonToGoOn()
{
    QTimer timer;
    timer.start(0);
    while (iterate()) { } // what there was before
    QVERIFY(!iterate());
    QCoreApplication::processEvents(); // ends, that is
}

void tst_LoopTimers::zeroDoesNotStarveSockets()
{
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    QTimer timer;
    timer.start(0);
    sockets.makeReadable();
    for (int iteration = 1; iteration <= 3; ++iteration) {
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(notifier.count, iteration);
    }
}

void tst_LoopTimers::doesNotMakeUpForAStall()
{
    constexpr int Interval = 20;
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++count; });
    timer.setTimerType(Qt::PreciseTimer);
    timer.start(Interval);
    stall(20 * Interval);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 20; ++i)
        iterate();
    QVERIFY(count >= 1);
    QVERIFY(count <= 1 + time.elapsed() / Interval + 1);
}

void tst_LoopTimers::tellsRemainingTime()
{
    constexpr int Interval = 100'000;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QCOMPARE(timer.remainingTime(), -1);
    QElapsedTimer time;
    time.start();
    timer.start(Interval);
    const int remaining = timer.remainingTime();
    QVERIFY(remaining >= Interval - time.elapsed() - 1);
    QVERIFY(remaining <= Interval + 1); // Qt rounds up even what is round
    timer.start(1);
    stall(3);
    QCOMPARE(timer.remainingTime(), 0);
}

void tst_LoopTimers::tellsRegisteredTimers()
{
    QObject object;
    QObject other;
    QVERIFY(dispatcher()->registeredTimers(&object).isEmpty());
    QMap<int, int> expected;
    for (const int interval : { 1000, 50, 0, 200'000 })
        expected[object.startTimer(interval, Qt::PreciseTimer)] = interval;
    other.startTimer(1);
    QMap<int, int> actual;
    for (const auto &info : dispatcher()->registeredTimers(&object)) {
        QCOMPARE(info.timerType, Qt::PreciseTimer);
        actual[info.timerId] = info.interval;
    }
    QCOMPARE(actual, expected);
    object.killTimer(expected.firstKey());
    QCOMPARE(dispatcher()->registeredTimers(&object).size(), expected.size() - 1);
}

void tst_LoopTimers::forgetsTimersOfOneObject()
{
    QObject object;
    QObject other;
    for (QObject *const owner : { &object, &other, &object })
        dispatcher()->registerTimer(1, Qt::PreciseTimer, owner);
    QVERIFY(dispatcher()->unregisterTimers(&object));
    QVERIFY(dispatcher()->registeredTimers(&object).isEmpty());
    QCOMPARE(dispatcher()->registeredTimers(&other).size(), 1);
    QVERIFY(dispatcher()->unregisterTimers(&other));
}

void tst_LoopTimers::unknownTimers()
{
    constexpr int Unknown = 0x00abcdef;
    QVERIFY(!dispatcher()->unregisterTimer(Unknown));
    const int remaining = dispatcher()->remainingTime(Unknown);
    if (isModel())
        QVERIFY(remaining < 0); // since Qt 6.8 it is the least number, and not -1
    else
        QCOMPARE(remaining, -1);
}

void tst_LoopTimers::staysQuietWhenExcluded()
{
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] { ++count; });
    timer.start(0);
    for (int i = 0; i < 3; ++i)
        iterate(QEventLoop::X11ExcludeTimers);
    QCOMPARE(count, 0);
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopTimers::tenThousand()
{
    constexpr int Count = 10'000;
    QList<int> fired(Count, 0);
    for (int i = 0; i < Count; ++i) {
        const auto type = i % 2 ? Qt::PreciseTimer : Qt::CoarseTimer;
        QTimer::singleShot(QRandomGenerator::global()->bounded(100), type, this,
                           [&fired, i] { ++fired[i]; });
    }
    QTRY_VERIFY_WITH_TIMEOUT(!fired.contains(0), Patience);
    QCOMPARE(fired.count(1), Count);
}

void tst_LoopTimers::startsAndStopsTenThousand()
{
    constexpr int Count = 10'000;
    std::vector<QBasicTimer> timers(Count);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < Count; ++i)
            timers[size_t(i)].start(1'000'000 + i, Qt::PreciseTimer, this);
    }
    QCOMPARE(dispatcher()->registeredTimers(this).size(), Count);
    for (QBasicTimer &timer : timers)
        timer.stop();
    QVERIFY(dispatcher()->registeredTimers(this).isEmpty());
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopTimers)
#include "tst_looptimers.moc"
