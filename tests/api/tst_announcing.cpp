// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <memory>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! What slots on connected() and its relatives write goes before what waited: log in, subscribe. */
class tst_Announcing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void slotsOfTheClientGoFirst();
    void slotsOfTheServerGoFirst();
    void goesFirstAlthoughTheQueueIsFull();
    void limitHoldsForTheAnnouncementToo();
    void logsInAndWaitsForTheAnswer();
    void logsInAnewAfterEachLoss();
    void keepsOrderWhenTheLogInIsCutOff();
    void sendsWhatWaitedWhenItIsClosedMeanwhile();
    void blocksNoSlotForWhatWaits();
    void refusesForTheFirstClientToo_data();
    void refusesForTheFirstClientToo();
};

void tst_Announcing::slotsOfTheClientGoFirst()
{
    Channel channel;
    QObject::connect(&channel.client, &GipcClient::statusChanged, this, [&](Status status) {
        if (status == Status::Connected)
            QVERIFY(channel.client.write(1, "status"));
    });
    QObject::connect(&channel.client, &GipcClient::connected, this, [&] {
        QVERIFY(channel.client.write(1, "log in"));
        QVERIFY(channel.client.write(1, "subscribe"));
    });
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, "old 1"));
    QVERIFY(channel.client.write(1, "old 2"));
    QVERIFY(channel.server.listen());
    for (const char *const wanted : { "status", "log in", "subscribe", "old 1", "old 2" })
        QCOMPARE(nextMessage(&channel.server).data(), QByteArray(wanted));
}

void tst_Announcing::slotsOfTheServerGoFirst()
{
    Channel channel;
    QObject::connect(&channel.server, &GipcServer::statusChanged, this, [&](Status status) {
        if (status == Status::Connected)
            QVERIFY(channel.server.write(1, "status"));
    });
    QObject::connect(&channel.server, &GipcServer::clientConnected, this,
                     [&](quint64 id) { QVERIFY(channel.server.writeTo(id, 1, "welcome")); });
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.write(1, "old 1"));
    QVERIFY(channel.server.write(1, "old 2"));
    QVERIFY(channel.client.connectToServer());
    for (const char *const wanted : { "status", "welcome", "old 1", "old 2" })
        QCOMPARE(nextMessage(&channel.client).data(), QByteArray(wanted));
}

/*! The slot that closes waits for the end, so what waited cannot be sent behind it. */
void tst_Announcing::sendsWhatWaitedWhenItIsClosedMeanwhile()
{
    Channel channel;
    QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
    QObject::connect(&channel.server, &GipcServer::clientConnected, this, [&](quint64 id) {
        QVERIFY(channel.server.writeTo(id, 1, "welcome"));
        channel.server.closeConnection(id);
        QVERIFY(left.size() == 1 || left.wait(Patience));
    });
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.write(1, "old"));
    QVERIFY(channel.client.connectToServer());
    for (const char *const wanted : { "welcome", "old" })
        QCOMPARE(nextMessage(&channel.client).data(), QByteArray(wanted));
}

/*! With Overflow::Block: what waits behind the announcement cannot go before its slots are done. */
void tst_Announcing::blocksNoSlotForWhatWaits()
{
    Channel channel;
    channel.server.setOutboxLimit(200);
    channel.server.setOverflow(Gipc::Overflow::Block);
    QVERIFY(channel.server.listen());
    bool welcomed = false;
    QObject::connect(&channel.server, &GipcServer::clientConnected, this,
                     [&](quint64 id) { welcomed = channel.server.writeTo(id, 1, "welcome"); });
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { channel.server.write(1, QByteArray(300, 'o')); }));
    thread->start();
    QVERIFY(channel.client.connectToServer());
    QByteArrayList received;
    while (received.size() < 2)
        received.append(nextMessage(&channel.client).data());
    QVERIFY(welcomed);
    QVERIFY(received.contains("welcome"));
    QVERIFY(received.contains(QByteArray(300, 'o')));
    thread->wait();
}

/*! The queue for the first client has no client that could be disconnected or be told of. */
void tst_Announcing::refusesForTheFirstClientToo_data()
{
    QTest::addColumn<Gipc::Overflow>("overflow");
    QTest::newRow("Reject") << Gipc::Overflow::Reject;
    QTest::newRow("Disconnect") << Gipc::Overflow::Disconnect;
}

void tst_Announcing::refusesForTheFirstClientToo()
{
    QFETCH(Gipc::Overflow, overflow);
    Channel channel;
    QSignalSpy refused(&channel.server, &GipcServer::writeRefused);
    channel.server.setOutboxLimit(200);
    channel.server.setOverflow(overflow);
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.write(1, QByteArray(100, 'a')));
    for (int i = 0; i < 2; ++i) {
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!channel.server.write(1, QByteArray(100, 'b'), &why));
        QCOMPARE(why, ErrorCode::QueueFull);
        QCoreApplication::processEvents();
    }
    QVERIFY(refused.isEmpty());
    QVERIFY(channel.client.connectToServer());
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray(100, 'a'));
}

void tst_Announcing::goesFirstAlthoughTheQueueIsFull()
{
    Channel channel;
    channel.client.setOutboxLimit(200);
    QObject::connect(&channel.client, &GipcClient::connected, this,
                     [&] { QVERIFY(channel.client.write(1, QByteArray(130, 'l'))); });
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, QByteArray(136, 'o')));
    QVERIFY(!channel.client.write(1, QByteArray()));
    QVERIFY(channel.server.listen());
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray(130, 'l'));
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray(136, 'o'));
}

void tst_Announcing::limitHoldsForTheAnnouncementToo()
{
    Channel channel;
    channel.client.setOutboxLimit(1000000);
    int written = 0;
    QObject::connect(&channel.client, &GipcClient::connected, this, [&] {
        while (written < 1000 && channel.client.write(1, QByteArray(100000, 'x')))
            ++written;
    });
    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(written > 0, Patience);
    QVERIFY2(written < 1000, "a slot that writes without end must be told to stop");
    for (int i = 0; i < written; ++i)
        QCOMPARE(nextMessage(&channel.server).data().size(), 100000);
}

void tst_Announcing::logsInAndWaitsForTheAnswer()
{
    Channel channel;
    channel.client.setOutboxLimit(200);
    QByteArrayList atServer;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) {
                         atServer.append(message.data());
                         if (message.data() == "log in")
                             QVERIFY(channel.server.write(2, "welcome"));
                         else if (message.data() == "subscribe")
                             QVERIFY(channel.server.write(2, "subscribed"));
                     });
    QByteArrayList answers;
    QObject::connect(&channel.client, &GipcClient::connected, this, [&] {
        QVERIFY(channel.client.write(1, "log in"));
        answers.append(nextMessage(&channel.client).data());
        QVERIFY(channel.client.write(1, "subscribe"));
        answers.append(nextMessage(&channel.client).data());
    });
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, QByteArray(136, 'o')));
    QVERIFY(channel.server.listen());
    QTRY_COMPARE_WITH_TIMEOUT(atServer.size(), 3, Patience);
    QCOMPARE(atServer, QByteArrayList({ "log in", "subscribe", QByteArray(136, 'o') }));
    QCOMPARE(answers, QByteArrayList({ "welcome", "subscribed" }));
}

void tst_Announcing::logsInAnewAfterEachLoss()
{
    Channel channel;
    QByteArrayList atServer;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) { atServer.append(message.data()); });
    QObject::connect(&channel.client, &GipcClient::connected, this,
                     [&] { QVERIFY(channel.client.write(1, "log in")); });
    QVERIFY(channel.open());
    QByteArrayList wanted { "log in" };
    for (quint64 id = 1; id <= 5; ++id) {
        QTRY_COMPARE_WITH_TIMEOUT(atServer, wanted, Patience);
        QSignalSpy lost(&channel.client, &GipcClient::disconnected);
        channel.server.closeConnection(id);
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
        if (channel.client.status() == Status::Reconnecting) {
            QVERIFY(channel.client.write(1, QByteArray::number(id)));
            wanted << "log in" << QByteArray::number(id);
        } else {
            wanted << "log in";
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(atServer, wanted, Patience);
}

void tst_Announcing::keepsOrderWhenTheLogInIsCutOff()
{
    // The first session ends while the slot on connected() still waits for its answer.
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(1);
    bool first = true;
    QObject::connect(&channel.client, &GipcClient::connected, this, [&] {
        if (!std::exchange(first, false))
            return;
        // Far more than the kernel and the server's inbox take.
        for (int i = 0; i < 7; ++i)
            QVERIFY(channel.client.write(i + 1, QByteArray(1000000, 'x')));
        QTRY_COMPARE_WITH_TIMEOUT(channel.server.clientCount(), 1, Patience);
        channel.server.closeConnection(1);
        while (channel.client.status() == Status::Connected)
            (void)channel.client.readTimed(10);
    });
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(100, "old"));
    QVERIFY(channel.server.listen());
    int last = 0;
    while (last < 100) {
        const GipcMessage message = nextMessage(&channel.server);
        QVERIFY2(message.msgType() > last, qPrintable(QString::number(message.msgType())));
        last = message.msgType();
    }
}

QTEST_GUILESS_MAIN(tst_Announcing)
#include "tst_announcing.moc"
