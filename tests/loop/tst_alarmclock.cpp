// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "manualclock.h"

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

#include <list>
#include <memory>
#include <string>

using GipcCore::Alarm;
using GipcCore::AlarmClock;
using namespace std::chrono_literals;

/*! Many deadlines on one timer. */
class tst_AlarmClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firesInOrder();
    void firesNothingThatWasStopped();
    void firesLaterWhatIsStartedMeanwhile();
    void sleepsWithoutAlarms();
    void deletesWhileItFires_data();
    void deletesWhileItFires();
    void followsTheSystemsTime();

private:
    /*! Clock and alarms that write down their names. */
    struct Scene
    {
        std::unique_ptr<ManualClock> clock = std::make_unique<ManualClock>(nullptr);
        std::list<Alarm> alarms;
        std::string fired;

        Alarm *add(char name)
        {
            return &alarms.emplace_back(clock.get(), [this, name] { fired += name; });
        }
    };
};

void tst_AlarmClock::firesInOrder()
{
    Scene scene;
    Alarm *const c = scene.add('c');
    Alarm *const a = scene.add('a');
    Alarm *const b = scene.add('b');
    c->start(3h);
    a->start(1h);
    b->start(2h);
    scene.clock->advance(1h - 1ms);
    QCOMPARE(scene.fired, "");
    scene.clock->advance(1ms);
    QCOMPARE(scene.fired, "a");
    QVERIFY(!a->isActive());
    QVERIFY(b->isActive());
    scene.clock->advance(24h);
    QCOMPARE(scene.fired, "abc");
}

void tst_AlarmClock::firesNothingThatWasStopped()
{
    Scene scene;
    Alarm *const a = scene.add('a');
    Alarm *const b = scene.add('b');
    a->start(10ms);
    b->start(20ms);
    a->stop();
    a->stop(); // nothing to stop
    b->start(50ms); // anew
    scene.clock->advance(49ms);
    QCOMPARE(scene.fired, "");
    scene.clock->advance(1ms);
    QCOMPARE(scene.fired, "b");
    a->start(5ms);
    scene.alarms.pop_front(); // a
    scene.clock->advance(1h);
    QCOMPARE(scene.fired, "b");
}

void tst_AlarmClock::firesLaterWhatIsStartedMeanwhile()
{
    ManualClock clock(nullptr);
    int count = 0;
    std::unique_ptr<Alarm> tick;
    tick = std::make_unique<Alarm>(&clock, [&] {
        ++count;
        tick->start(0ms); // not in the same call, or it would never come back
    });
    tick->start(0ms);
    clock.advance(1ms);
    QCOMPARE(count, 1);
    clock.advance(9ms);
    QCOMPARE(count, 10);
}

void tst_AlarmClock::sleepsWithoutAlarms()
{
    Scene scene;
    QVERIFY(scene.clock->isAsleep());
    Alarm *const a = scene.add('a');
    Alarm *const b = scene.add('b');
    a->start(10ms);
    b->start(20ms);
    QVERIFY(!scene.clock->isAsleep());
    a->stop();
    b->stop();
    QVERIFY(scene.clock->isAsleep());
    a->start(10ms);
    scene.clock->advance(10ms);
    QVERIFY(scene.clock->isAsleep());
}

void tst_AlarmClock::deletesWhileItFires_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("itself") << QStringLiteral("itself");
    QTest::newRow("the next") << QStringLiteral("the next");
    QTest::newRow("the clock") << QStringLiteral("the clock");
}

void tst_AlarmClock::deletesWhileItFires()
{
    QFETCH(const QString, what);
    auto clock = std::make_unique<ManualClock>(nullptr);
    ManualClock *const raw = clock.get();
    bool hasFired = false;
    bool hasNextFired = false;
    std::unique_ptr<Alarm> first;
    auto next = std::make_unique<Alarm>(raw, [&] { hasNextFired = true; });
    first = std::make_unique<Alarm>(raw, [&] {
        hasFired = true;
        if (what == QLatin1String("itself"))
            first.reset();
        else if (what == QLatin1String("the next"))
            next.reset();
        else
            clock.reset();
    });
    first->start(1ms);
    next->start(2ms); // of alarms for the same time either may be first
    raw->advance(1h);
    QVERIFY(hasFired);
    QCOMPARE(hasNextFired, what == QLatin1String("itself"));
    if (!clock) {
        first->start(1ms); // without a clock it does nothing
        QVERIFY(!first->isActive());
        QVERIFY(!next->isActive());
    }
}

void tst_AlarmClock::followsTheSystemsTime()
{
    AlarmClock clock(nullptr);
    const qint64 before = clock.now();
    qint64 fired = 0;
    Alarm alarm(&clock, [&] { fired = clock.now(); });
    alarm.start(20ms);
    QTRY_VERIFY_WITH_TIMEOUT(fired > 0, 30000);
    QVERIFY(fired >= before + 20);
}

QTEST_GUILESS_MAIN(tst_AlarmClock)

#include "tst_alarmclock.moc"
