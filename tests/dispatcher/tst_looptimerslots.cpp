// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"

#include <QtCore/QPointer>

#include <memory>

/*! What slots of timers may do: stop, start and delete timers, and run an event loop. */
class tst_LoopTimerSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopsItself();
    void stopsAnother();
    void deletesItself();
    void deletesAnother();
    void restartsItself();
    void startsAnotherForLater();
    void seesItsNextTime();
    void doesNotRecurse_data();
    void doesNotRecurse();
    void firesAgainAfterItsEventLoop();
    void isRestartedInItsEventLoop();
    void mayBeRegisteredAnewWithItsNumber();
    void eachInTheOthersEventLoop();
};

namespace {

/*! Two timers that are due now. */
struct Twins
{
    Twins()
    {
        for (QTimer *const timer : { &one, &two }) {
            timer->setTimerType(Qt::PreciseTimer);
            timer->start(1);
        }
        stall(3);
    }
    QTimer one;
    QTimer two;
};

} // namespace

void tst_LoopTimerSlots::stopsItself()
{
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        ++count;
        timer.stop();
    });
    timer.start(0);
    for (int i = 0; i < 3; ++i)
        iterate();
    QCOMPARE(count, 1);
}

void tst_LoopTimerSlots::stopsAnother()
{
    Twins twins;
    int count = 0;
    QObject::connect(&twins.one, &QTimer::timeout, this, [&] {
        ++count;
        twins.two.stop();
    });
    QObject::connect(&twins.two, &QTimer::timeout, this, [&] {
        ++count;
        twins.one.stop();
    });
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopTimerSlots::deletesItself()
{
    int count = 0;
    auto *const timer = new QTimer;
    const QPointer<QTimer> guard(timer);
    QObject::connect(timer, &QTimer::timeout, this, [&] {
        ++count;
        delete timer;
    });
    timer->start(0);
    iterate();
    QVERIFY(!guard);
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopTimerSlots::deletesAnother()
{
    auto twins = std::make_unique<Twins>();
    int count = 0;
    for (QTimer *const timer : { &twins->one, &twins->two }) {
        QObject::connect(timer, &QTimer::timeout, this, [&] {
            ++count;
            twins.reset();
        });
    }
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopTimerSlots::restartsItself()
{
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        ++count;
        timer.start(0);
    });
    timer.start(0);
    for (int iteration = 1; iteration <= 3; ++iteration) {
        iterate();
        QCOMPARE(count, iteration);
    }
}

void tst_LoopTimerSlots::startsAnotherForLater()
{
    int count = 0;
    QTimer::singleShot(0, this, [&] { QTimer::singleShot(0, this, [&] { ++count; }); });
    QObject object;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        timer.stop();
        auto *const another = new QTimer(&object);
        QObject::connect(another, &QTimer::timeout, this, [&] { ++count; });
        another->start(0);
    });
    timer.start(0);
    iterate();
    QCOMPARE(count, 0); // in this iteration it would be its second round
    QTRY_VERIFY_WITH_TIMEOUT(count > 2, Patience);
}

void tst_LoopTimerSlots::seesItsNextTime()
{
    constexpr int Interval = 50;
    int remaining = -1;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        remaining = timer.remainingTime();
        timer.stop();
    });
    timer.start(Interval);
    stall(Interval * 3);
    iterate();
    QVERIFY(remaining >= 0);
    QVERIFY(remaining <= Interval + 1);
}

void tst_LoopTimerSlots::doesNotRecurse_data()
{
    QTest::addColumn<int>("interval");
    QTest::newRow("0") << 0;
    QTest::newRow("1 ms") << 1;
}

void tst_LoopTimerSlots::doesNotRecurse()
{
    QFETCH(int, interval);
    int depth = 0;
    int deepest = 0;
    int others = 0;
    QTimer other;
    QTimer timer;
    QObject::connect(&other, &QTimer::timeout, this, [&] { ++others; });
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        deepest = qMax(deepest, ++depth);
        const int before = others;
        while (others < before + 5)
            iterate(QEventLoop::WaitForMoreEvents);
        --depth;
        timer.stop();
    });
    timer.start(interval);
    other.start(3);
    QTRY_VERIFY_WITH_TIMEOUT(!timer.isActive(), Patience);
    QCOMPARE(deepest, 1);

    timer.start(interval); // alone it does not keep a loop in its slot busy either
    other.stop();
    int wakes = 0;
    QObject::disconnect(&timer, nullptr, this, nullptr);
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        wakes = wakesWithin(50);
        timer.stop();
    });
    QTRY_VERIFY_WITH_TIMEOUT(!timer.isActive(), Patience);
    QVERIFY2(wakes < Idle, QByteArray::number(wakes).constData());
}

void tst_LoopTimerSlots::firesAgainAfterItsEventLoop()
{
    int count = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        ++count;
        wakesWithin(5);
    });
    timer.start(1);
    QTRY_VERIFY_WITH_TIMEOUT(count >= 3, Patience);
}

void tst_LoopTimerSlots::isRestartedInItsEventLoop()
{
    int count = 0;
    QEventLoop loop;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        if (++count == 1) {
            timer.start(1); // a new one, that is, and not the one whose slot this is
            loop.exec();
            timer.stop();
        } else {
            loop.quit();
        }
    });
    timer.start(0);
    QTRY_VERIFY_WITH_TIMEOUT(!timer.isActive(), Patience);
    QCOMPARE(count, 2);
}

void tst_LoopTimerSlots::mayBeRegisteredAnewWithItsNumber()
{
    int count = 0;
    int inside = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, this, [&] {
        if (++count > 1)
            return;
        const int id = timer.timerId();
        QVERIFY(dispatcher()->unregisterTimer(id)); // as moveToThread() does
        dispatcher()->registerTimer(id, 1, Qt::PreciseTimer, &timer);
        QTRY_VERIFY_WITH_TIMEOUT(count > 1, Patience);
        inside = count;
    });
    timer.start(0);
    iterate();
    QVERIFY(inside > 1);
    QTRY_VERIFY_WITH_TIMEOUT(count > inside, Patience);
}

void tst_LoopTimerSlots::eachInTheOthersEventLoop()
{
    Twins twins;
    int depth = 0;
    const auto nest = [&] {
        if (++depth == 1) {
            QTRY_COMPARE_WITH_TIMEOUT(depth, 2, Patience);
        } else {
            twins.one.stop();
            twins.two.stop();
        }
    };
    QObject::connect(&twins.one, &QTimer::timeout, this, nest);
    QObject::connect(&twins.two, &QTimer::timeout, this, nest);
    iterate();
    QCOMPARE(depth, 2);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopTimerSlots)
#include "tst_looptimerslots.moc"
