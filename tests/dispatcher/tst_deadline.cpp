// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "deadline_p.h"

#include <QtTest/QTest>

#include <limits>
#include <set>

using namespace GipcDispatcher;
using namespace std::chrono_literals;

/*! When timers are due, without any clock. */
class tst_Deadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preciseIsExact_data();
    void preciseIsExact();
    void coarseStaysWithinFivePercent_data();
    void coarseStaysWithinFivePercent();
    void coarseTimersMeet();
    void veryCoarseIsOnWholeSeconds_data();
    void veryCoarseIsOnWholeSeconds();
    void goesOnFromThePreviousDeadline();
    void skipsWhatWasMissed_data();
    void skipsWhatWasMissed();
    void hugeIntervalsDoNotOverflow();
    void waitsRoundUp();
};

namespace {

constexpr TimePoint Now { 1'234'567'891'234'567ns };

} // namespace

void tst_Deadline::preciseIsExact_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::newRow("precise, 0") << Qt::PreciseTimer << 0;
    QTest::newRow("precise, 1 ms") << Qt::PreciseTimer << 1;
    QTest::newRow("precise, a day") << Qt::PreciseTimer << 86'400'000;
    QTest::newRow("coarse, 0") << Qt::CoarseTimer << 0;
    QTest::newRow("coarse, the longest that is precise") << Qt::CoarseTimer << 20;
    QTest::newRow("very coarse, 0") << Qt::VeryCoarseTimer << 0;
}

void tst_Deadline::preciseIsExact()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    const Milliseconds msecs(interval);
    QVERIFY(firstDeadline(Now, msecs, type) == Now + msecs);
    QVERIFY(nextDeadline(Now - 1us, Now, msecs, type) == Now + msecs - (interval ? 1us : 0us));
}

void tst_Deadline::coarseStaysWithinFivePercent_data()
{
    QTest::addColumn<int>("interval");
    for (const int interval :
         { 21, 25, 39, 40, 99, 100, 101, 333, 500, 999, 1000, 4999, 5000, 9999, 10'000, 19'999 })
        QTest::addRow("%d ms", interval) << interval;
}

void tst_Deadline::coarseStaysWithinFivePercent()
{
    QFETCH(int, interval);
    const Milliseconds msecs(interval);
    const auto tolerance = std::chrono::nanoseconds(msecs) / 20;
    for (auto phase = 0us; phase < 1s; phase += 777us) {
        const TimePoint start = Now + phase;
        const TimePoint first = firstDeadline(start, msecs, Qt::CoarseTimer);
        QVERIFY(first - start >= msecs - tolerance);
        QVERIFY(first - start <= msecs + tolerance);
        const TimePoint next = nextDeadline(first, first + 100us, msecs, Qt::CoarseTimer);
        QVERIFY(next - first >= msecs - tolerance);
        QVERIFY(next - first <= msecs + tolerance);
    }
}

void tst_Deadline::coarseTimersMeet()
{
    std::set<TimePoint> deadlines;
    for (auto phase = 0ms; phase < 100ms; ++phase)
        deadlines.insert(firstDeadline(Now + phase, 1s, Qt::CoarseTimer));
    QVERIFY(deadlines.size() <= 2);
}

void tst_Deadline::veryCoarseIsOnWholeSeconds_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("seconds");
    QTest::newRow("below a second") << Qt::VeryCoarseTimer << 1 << 1;
    QTest::newRow("a second") << Qt::VeryCoarseTimer << 1000 << 1;
    QTest::newRow("a minute") << Qt::VeryCoarseTimer << 60'000 << 60;
    QTest::newRow("coarse, the shortest that is very coarse") << Qt::CoarseTimer << 20'000 << 20;
}

void tst_Deadline::veryCoarseIsOnWholeSeconds()
{
    QFETCH(Qt::TimerType, type);
    QFETCH(int, interval);
    QFETCH(int, seconds);
    const Milliseconds msecs(interval);
    const TimePoint first = firstDeadline(Now, msecs, type);
    QVERIFY(first.time_since_epoch() % 1s == 0s);
    QVERIFY(first - Now >= std::chrono::seconds(seconds) - 500ms);
    QVERIFY(first - Now <= std::chrono::seconds(seconds) + 500ms);
    const TimePoint next = nextDeadline(first, first + 1ms, msecs, type);
    QVERIFY(next - first == std::chrono::seconds(seconds));
}

void tst_Deadline::goesOnFromThePreviousDeadline()
{
    QVERIFY(nextDeadline(Now, Now + 9ms, 10ms, Qt::PreciseTimer) == Now + 10ms);
    QVERIFY(nextDeadline(Now, Now + 10ms, 10ms, Qt::PreciseTimer) == Now + 10ms);
}

void tst_Deadline::skipsWhatWasMissed_data()
{
    QTest::addColumn<Qt::TimerType>("type");
    QTest::newRow("precise") << Qt::PreciseTimer;
    QTest::newRow("coarse") << Qt::CoarseTimer;
    QTest::newRow("very coarse") << Qt::VeryCoarseTimer;
}

void tst_Deadline::skipsWhatWasMissed()
{
    QFETCH(Qt::TimerType, type);
    const TimePoint afterStall = Now + 1h;
    const TimePoint next = nextDeadline(Now, afterStall, 2s, type);
    QVERIFY(next > afterStall + 1s);
    QVERIFY(next < afterStall + 3s);
}

void tst_Deadline::hugeIntervalsDoNotOverflow()
{
    constexpr Milliseconds Huge(std::numeric_limits<qint64>::max());
    for (const auto type : { Qt::PreciseTimer, Qt::CoarseTimer, Qt::VeryCoarseTimer }) {
        const TimePoint first = firstDeadline(Now, Huge, type);
        QVERIFY(first > Now + 24h * 365 * 99);
        QVERIFY(nextDeadline(first, first, Huge, type) > first);
        QCOMPARE(msecsUntil(first, Now), std::numeric_limits<int>::max());
    }
}

void tst_Deadline::waitsRoundUp()
{
    QCOMPARE(msecsUntil(Deadline(), Now), -1);
    QCOMPARE(msecsUntil(NotAtAll, Now), 0);
    QCOMPARE(msecsUntil(Now, Now), 0);
    QCOMPARE(msecsUntil(Now + 1ns, Now), 1);
    QCOMPARE(msecsUntil(Now + 1ms, Now), 1);
    QCOMPARE(msecsUntil(Now + 1ms + 1ns, Now), 2);
}

QTEST_APPLESS_MAIN(tst_Deadline)
#include "tst_deadline.moc"
