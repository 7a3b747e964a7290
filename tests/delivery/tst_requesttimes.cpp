// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "manualclock.h"
#include "requests_p.h"

#include <QtTest/QTest>

#include <optional>

using Gipc::ErrorCode;
using GipcCore::DeliveryGate;
using GipcCore::Requests;
using GipcCore::Waiter;
using std::chrono::milliseconds;

/*! When requests are given up, to the millisecond. */
class tst_RequestTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void timeIsUp_data();
    void timeIsUp();
    void oneOfManyIsLate();
    void neverMeansNever();
    void cancellingIsSeen();
    void whoIsWaitedForIsNotSwept();
    void whatIsAnsweredIsNotLate();
    void nothingIsLookedAtWhenNothingIsOpen();
    void theEndFinishesAll();
    void aContinuationMayEndIt();

private:
    ErrorCode errorOf(const QFuture<GipcMessage> &future) const
    {
        return future.resultCount() > 0 ? future.result().error() : ErrorCode::NoError;
    }

    std::optional<ManualClock> m_clock;
    std::optional<DeliveryGate> m_gate;
    std::optional<Waiter> m_waiter;
    std::optional<Requests> m_requests;
    QList<std::pair<quint64, QSet<quint64>>> m_givenUp;
};

void tst_RequestTimes::init()
{
    m_clock.emplace(nullptr);
    m_gate.emplace([] {});
    m_waiter.emplace();
    m_requests.emplace(&*m_clock, &*m_gate, &*m_waiter,
                       [this](quint64 to, const QSet<quint64> &handles) {
                           m_givenUp.append({ to, handles });
                       });
}

void tst_RequestTimes::cleanup()
{
    m_requests.reset();
    m_waiter.reset();
    m_gate.reset();
    m_clock.reset();
    m_givenUp.clear();
}

void tst_RequestTimes::timeIsUp_data()
{
    QTest::addColumn<int>("msecs");
    for (const int msecs : { 1, 50, 99, 100, 101, 250, 30000 })
        QTest::addRow("%d ms", msecs) << msecs;
}

void tst_RequestTimes::timeIsUp()
{
    QFETCH(int, msecs);
    const Requests::Begun begun = m_requests->begin(5, msecs);
    m_clock->advance(milliseconds(msecs - 1));
    QVERIFY(!begun.future.isFinished());
    m_clock->advance(milliseconds(1));
    QVERIFY(begun.future.isFinished());
    QCOMPARE(errorOf(begun.future), ErrorCode::TimedOut);
    QCOMPARE(m_givenUp.size(), 1);
    QCOMPARE(m_givenUp.first().first, 5u);
    QCOMPARE(m_givenUp.first().second, QSet<quint64> { begun.handle });
}

void tst_RequestTimes::oneOfManyIsLate()
{
    const Requests::Begun slow = m_requests->begin(1, 1000);
    m_clock->advance(milliseconds(30));
    const Requests::Begun quick = m_requests->begin(2, 20); // earlier than the next look
    m_clock->advance(milliseconds(20));
    QVERIFY(quick.future.isFinished());
    QVERIFY(!slow.future.isFinished());
    m_clock->advance(milliseconds(950));
    QVERIFY(slow.future.isFinished());
}

void tst_RequestTimes::neverMeansNever()
{
    const Requests::Begun begun = m_requests->begin(0, -1);
    m_clock->advance(std::chrono::hours(1));
    QVERIFY(!begun.future.isFinished());
    QVERIFY(m_givenUp.isEmpty());
}

void tst_RequestTimes::cancellingIsSeen()
{
    Requests::Begun begun = m_requests->begin(0, -1);
    const Requests::Begun other = m_requests->begin(0, -1);
    m_clock->advance(milliseconds(1234));
    begun.future.cancel();
    QVERIFY(m_givenUp.isEmpty());
    m_clock->advance(milliseconds(100));
    QCOMPARE(m_givenUp.size(), 1);
    QCOMPARE(m_givenUp.first().second, QSet<quint64> { begun.handle });
    QVERIFY(begun.future.isFinished());
    QCOMPARE(begun.future.resultCount(), 0);
    QVERIFY(!other.future.isFinished());
}

void tst_RequestTimes::whoIsWaitedForIsNotSwept()
{
    const Requests::Begun begun = m_requests->begin(0, -1, true);
    QVERIFY(m_requests->isWaitedFor(begun.handle));
    m_requests->giveUp(begun.handle);
    QCOMPARE(m_givenUp.size(), 1);
    QVERIFY(!m_requests->isWaitedFor(begun.handle));
}

void tst_RequestTimes::whatIsAnsweredIsNotLate()
{
    const Requests::Begun begun = m_requests->begin(3, 50);
    m_requests->setAnswered(begun.handle);
    QVERIFY(m_requests->openTo(3).isEmpty());
    m_clock->advance(milliseconds(1000));
    QVERIFY(!begun.future.isFinished());
    m_requests->finish(begun.handle, GipcMessage(1, "answer"));
    QCOMPARE(begun.future.result().data(), "answer");
}

void tst_RequestTimes::nothingIsLookedAtWhenNothingIsOpen()
{
    const Requests::Begun begun = m_requests->begin(0, -1);
    m_requests->finish(begun.handle, GipcMessage(1, {}));
    m_clock->advance(milliseconds(200));
    QVERIFY(m_clock->isAsleep());
}

void tst_RequestTimes::theEndFinishesAll()
{
    const Requests::Begun begun = m_requests->begin(0, -1);
    m_requests->end();
    QCOMPARE(errorOf(begun.future), ErrorCode::Destroyed);
    QCOMPARE(errorOf(m_requests->begin(0, -1).future), ErrorCode::Destroyed);
    QVERIFY(m_givenUp.isEmpty());
}

void tst_RequestTimes::aContinuationMayEndIt()
{
    QList<quint64> handles;
    QList<QFuture<GipcMessage>> futures;
    for (int i = 0; i < 3; ++i) {
        Requests::Begun begun = m_requests->begin(0, -1);
        handles << begun.handle;
        futures << begun.future;
    }
    futures[0].then([this](const GipcMessage &) { m_requests.reset(); });
    m_requests->finish(handles, ErrorCode::ConnectionLost);
    QVERIFY(!m_requests);
    QCOMPARE(errorOf(futures[0]), ErrorCode::ConnectionLost);
}

QTEST_GUILESS_MAIN(tst_RequestTimes)
#include "tst_requesttimes.moc"
