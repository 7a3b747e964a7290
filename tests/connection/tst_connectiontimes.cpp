// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connectionscene.h"

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

using namespace ConnectionTest;
using namespace std::chrono_literals;

/*! A connection on a transport in memory and a clock that the test moves: its deadlines to the
    millisecond, and what little room on the line does. */
class tst_ConnectionTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAHandshakeItsTime_data();
    void givesAHandshakeItsTime();
    void givesUpASilentPeer();
    void lingersForAPeerThatDoesNotEnd_data();
    void lingersForAPeerThatDoesNotEnd();
    void sendsAllThroughLittleRoom_data();
    void sendsAllThroughLittleRoom();
};

void tst_ConnectionTimes::givesAHandshakeItsTime_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("server") << true;
    QTest::newRow("client") << false;
}

void tst_ConnectionTimes::givesAHandshakeItsTime()
{
    QFETCH(const bool, isServer);
    auto pair = MemoryTransport::makePair(); // the other end says nothing
    End end(std::move(pair.first),
            settingsOf(isServer ? GipcWire::Role::Server : GipcWire::Role::Client, false, true));
    end.clock.advance(1h); // not before it was started
    end.connection->start();
    settle();
    end.clock.advance(HandshakeTime - 1ms);
    QVERIFY(!end.hasEnded);
    end.clock.advance(1ms);
    QVERIFY(end.hasEnded);
    QCOMPARE(end.why.cause, isServer ? Cause::HandshakeTimeout : Cause::NoGreeting);
}

void tst_ConnectionTimes::givesUpASilentPeer()
{
    Scene scene(true, true);
    QVERIFY(scene.open());
    scene.server.transport->blockSignals(true); // it is frozen: hears no PING
    scene.client.clock.advance(IdleLimit);
    settle();
    QVERIFY(!scene.client.hasEnded); // a fifth more, as silence is counted in ticks
    scene.client.clock.advance(IdleLimit / 5);
    settle();
    QVERIFY(scene.client.hasEnded);
    QCOMPARE(scene.client.why.cause, Cause::Silence);

    scene.server.transport->blockSignals(false);
    scene.server.transport->wakeReader();
    QTRY_VERIFY_WITH_TIMEOUT(scene.server.hasEnded, Patience);
    QCOMPARE(scene.server.why.cause,
             Cause::PeerFoundFault); // it was told, and has not waited itself
    QCOMPARE(scene.server.clock.now(), 0);
}

void tst_ConnectionTimes::lingersForAPeerThatDoesNotEnd_data()
{
    QTest::addColumn<bool>("isExtended");
    QTest::addColumn<std::chrono::milliseconds>("closeTimeout");
    for (const std::chrono::milliseconds time : { 2000ms, 2ms, 600000ms }) {
        QTest::addRow("version 2, %d ms", int(time.count())) << false << time;
        QTest::addRow("GIPC-X, %d ms", int(time.count())) << true << time;
    }
}

void tst_ConnectionTimes::lingersForAPeerThatDoesNotEnd()
{
    QFETCH(const bool, isExtended);
    QFETCH(const std::chrono::milliseconds, closeTimeout);
    Scene scene(isExtended, true);
    QVERIFY(scene.open());
    scene.client.transport->blockSignals(true); // it is frozen: reads nothing, ends nothing
    if (closeTimeout != Connection::DefaultCloseTimeout)
        scene.server.connection->setCloseTimeout(closeTimeout);
    scene.server.write("the last");
    scene.server.connection->close();
    scene.server.connection->setCloseTimeout(closeTimeout * 2); // it has begun already
    settle();
    scene.server.clock.advance(closeTimeout - 1ms);
    settle();
    QVERIFY(!scene.server.hasEnded);
    scene.server.clock.advance(1ms);
    QVERIFY(scene.server.hasEnded);
    QCOMPARE(scene.server.why.cause, isExtended ? Cause::EndedWithoutWord : Cause::None);
    QCOMPARE(scene.server.outbox->waiting(), 0);

    // What was written is there when it wakes up.
    scene.client.transport->blockSignals(false);
    scene.client.transport->wakeReader();
    QTRY_VERIFY_WITH_TIMEOUT(scene.client.hasEnded, Patience);
    QCOMPARE(scene.client.received, QByteArrayList { "the last" });
}

void tst_ConnectionTimes::sendsAllThroughLittleRoom_data()
{
    QTest::addColumn<bool>("isExtended");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<qint64>("capacity");
    // A handshake's messages have to go out whole, as they do into a socket's empty buffer.
    for (const qint64 capacity : { 200, 1000, 70000 }) {
        QTest::addRow("plain, %lld", capacity) << false << false << capacity;
        QTest::addRow("version 2, %lld", capacity) << false << true << capacity;
        QTest::addRow("GIPC-X, %lld", capacity + 300) << true << true << capacity + 300;
    }
}

void tst_ConnectionTimes::sendsAllThroughLittleRoom()
{
    QFETCH(const bool, isExtended);
    QFETCH(const bool, encrypted);
    QFETCH(const qint64, capacity);
    Scene scene(isExtended, encrypted, capacity);
    QVERIFY(scene.open());
    QByteArrayList sent;
    for (const int size : { 0, 1, 199, 200, 5000, 100000, 3 })
        sent += QByteArray(size, char('a' + sent.size()));
    for (const QByteArray &data : std::as_const(sent))
        scene.client.write(data);
    scene.client.connection->close();
    QTRY_VERIFY_WITH_TIMEOUT(scene.server.hasEnded, Patience);
    QCOMPARE(scene.server.received, sent);
    QCOMPARE(scene.server.why.cause, Cause::None);
    QCOMPARE(scene.client.outbox->waiting(), 0);
}

QTEST_GUILESS_MAIN(tst_ConnectionTimes)

#include "tst_connectiontimes.moc"
