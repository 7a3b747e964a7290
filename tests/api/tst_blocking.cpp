// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QElapsedTimer>
#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <ctime>
#include <functional>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! Calls that wait: they end when they must, and lose nothing. */
class tst_Blocking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTimeoutWhenNothingComes();
    void zeroLooksAtTheSocket();
    void timeoutsLoseNothing();
    void innermostReadGetsTheMessage();
    void exitInterrupts_data();
    void exitInterrupts();
    void exitInterruptsFlush();
    void quitInterruptsWhileExecRuns();
    void threadQuitInterrupts();
    void loopsEndAfterExit();
};

namespace {

/*! Runs \a work in a thread of its own, so that its exit() is not ours. */
void inThread(const std::function<void(QThread *)> &work)
{
    std::unique_ptr<QThread> thread;
    QThread *self = nullptr;
    thread.reset(QThread::create([&] { work(self); }));
    self = thread.get();
    thread->start();
    QVERIFY(thread->wait(2 * Patience));
}

/*! After QCoreApplication::exit() every event loop of the thread ends at once, until exec() ran. */
void recoverFromExit()
{
    QTimer::singleShot(0, qApp, [] { QCoreApplication::exit(); });
    QCoreApplication::exec();
}

} // namespace

void tst_Blocking::answersTimeoutWhenNothingComes()
{
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.client);
    takeAll(&channel.server);
    for (const int msecs : { 0, 1, 20 }) {
        QElapsedTimer timer;
        timer.start();
        const GipcMessage answer = channel.client.readTimed(msecs);
        QVERIFY(timer.elapsed() >= msecs);
        QVERIFY(answer.isTimeout());
        QVERIFY(!answer.isTerminal());
        QCOMPARE(answer, GipcMessage::timeoutMessage());
        QVERIFY(channel.server.readTimed(msecs).isTimeout());
    }
    QVERIFY(channel.client.take().isTimeout());
    QCOMPARE(channel.client.error(), ErrorCode::NoError);
}

void tst_Blocking::zeroLooksAtTheSocket()
{
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.client);
    QVERIFY(channel.server.write(1, "hello"));
    QCOMPARE(channel.client.take(), GipcMessage::timeoutMessage()); // take() looks at nothing
    QDeadlineTimer deadline(Patience);
    GipcMessage message = channel.client.readTimed(0);
    while (message.isTimeout() && !deadline.hasExpired())
        message = channel.client.readTimed(0);
    QCOMPARE(message, GipcMessage(1, "hello"));
}

void tst_Blocking::timeoutsLoseNothing()
{
    Channel channel;
    QVERIFY(channel.open());
    QRandomGenerator random(20261122);
    int sent = 0;
    int expected = 0;
    int timeouts = 0;
    QTimer sender;
    sender.setTimerType(Qt::PreciseTimer);
    sender.setSingleShot(true);
    QObject::connect(&sender, &QTimer::timeout, this, [&] {
        for (int i = random.bounded(3); i >= 0; --i)
            QVERIFY(channel.client.write(1, QByteArray::number(sent++)));
    });
    for (int round = 0; round < 500; ++round) {
        sender.start(random.bounded(0, 7)); // around the deadline of 3 ms
        const GipcMessage message = channel.server.readTimed(random.bounded(0, 6));
        QVERIFY(!message.isTerminal());
        if (message.isTimeout())
            ++timeouts;
        else if (!message.isInternal())
            QCOMPARE(message.data(), QByteArray::number(expected++));
    }
    sender.stop();
    while (expected < sent)
        QCOMPARE(nextMessage(&channel.server).data(), QByteArray::number(expected++));
    QVERIFY(takeAll(&channel.server).isEmpty());
    QVERIFY(timeouts > 0);
}

void tst_Blocking::innermostReadGetsTheMessage()
{
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.server);
    QList<QPair<int, QByteArray>> got; // depth and what it read
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, this, [&] {
            QVERIFY(channel.client.write(1, "a"));
            got.append({ 3, channel.server.readTimed(Patience).data() });
            QVERIFY(channel.client.write(1, "b"));
        });
        got.append({ 2, channel.server.readTimed(Patience).data() });
        QVERIFY(channel.client.write(1, "c"));
    });
    got.append({ 1, channel.server.readTimed(Patience).data() });
    const QList<QPair<int, QByteArray>> wanted { { 3, "a" }, { 2, "b" }, { 1, "c" } };
    QCOMPARE(got, wanted);
}

void tst_Blocking::exitInterrupts_data()
{
    QTest::addColumn<int>("msecs");
    QTest::newRow("for ever") << -1;
    QTest::newRow("a while") << Patience;
}

void tst_Blocking::exitInterrupts()
{
    QFETCH(int, msecs);
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.client);
    QTimer::singleShot(0, this, [] { QCoreApplication::exit(); });
    const GipcMessage first = channel.client.readTimed(msecs);
    const GipcMessage second = channel.client.readTimed(msecs);
    const GipcMessage polled = channel.client.readTimed(0);
    const bool flushed = channel.client.flush(msecs); // nothing to wait for
    const bool closed = channel.client.waitForClosed(msecs);
    recoverFromExit();
    QCOMPARE(first.error(), ErrorCode::Interrupted);
    QVERIFY(first.isTerminal());
    QVERIFY(!first.errorString().isEmpty());
    QCOMPARE(second.error(), ErrorCode::Interrupted);
    QCOMPARE(polled.error(), ErrorCode::Interrupted);
    QVERIFY(flushed);
    QVERIFY(!closed);

    // It was the waiting that ended, not the connection.
    QVERIFY(channel.server.write(1, "still here"));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("still here"));
}

void tst_Blocking::exitInterruptsFlush()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(1);
    QVERIFY(channel.open());
    for (int i = 0; i < 7; ++i)
        QVERIFY(channel.client.write(1, QByteArray(1000000, 'x')));
    QTimer::singleShot(0, this, [] { QCoreApplication::exit(); });
    const bool first = channel.client.flush(Patience);
    const bool second = channel.client.flush(-1);
    recoverFromExit();
    QVERIFY(!first);
    QVERIFY(!second);
    for (int i = 0; i < 7; ++i)
        QCOMPARE(nextMessage(&channel.server).data().size(), 1000000);
}

void tst_Blocking::quitInterruptsWhileExecRuns()
{
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.client);
    GipcMessage answer;
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, this, [] { QCoreApplication::quit(); });
        answer = channel.client.read();
    });
    QCoreApplication::exec();
    QCOMPARE(answer.error(), ErrorCode::Interrupted);
}

void tst_Blocking::threadQuitInterrupts()
{
    GipcMessage first, second;
    inThread([&](QThread *self) {
        Channel channel;
        QVERIFY(channel.open());
        takeAll(&channel.server);
        QTimer::singleShot(0, [self] { self->quit(); });
        first = channel.server.read();
        second = channel.server.readTimed(Patience);
    });
    QCoreApplication::processEvents();
    QCOMPARE(first.error(), ErrorCode::Interrupted);
    QCOMPARE(second.error(), ErrorCode::Interrupted);
}

void tst_Blocking::loopsEndAfterExit()
{
    Channel channel;
    QVERIFY(channel.open());
    QTimer::singleShot(0, this, [] { QCoreApplication::exit(); });
    const std::clock_t before = std::clock();
    int rounds = 0;
    while (!channel.client.readTimed(Patience).isTerminal())
        ++rounds;
    while (!channel.server.readTimed(0).isTerminal())
        ++rounds;
    const bool connected = channel.client.waitForConnected(Patience);
    const std::clock_t used = std::clock() - before;
    recoverFromExit();
    QVERIFY(connected);
    QVERIFY2(rounds < 20, qPrintable(QString::number(rounds)));
    QVERIFY(used < 2 * CLOCKS_PER_SEC);
}

QTEST_GUILESS_MAIN(tst_Blocking)
#include "tst_blocking.moc"
