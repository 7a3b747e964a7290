// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <atomic>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! Every message arrives exactly once, in one way, in order. */
class tst_Delivery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emitsOnArrivalWithSignal();
    void losesNothingToTheVoidWithSignal();
    void holdsUntilTheFirstSlot();
    void firstReadMakesItQueue_data();
    void firstReadMakesItQueue();
    void slotInAnotherThreadGetsWhatWasHeld();
    void spyCountsAsASlot();
    void explicitQueueIgnoresSlots();
    void setDeliveryMovesHeldMessages();
    void refusesToReadWithSignal();
    void becomingSignalEndsABlockedRead();
};

namespace {

/*! The client writes "0" ... and the server has them in its socket or inbox. */
void writeNumbers(Channel *channel, int count, int from = 0)
{
    for (const QByteArray &number : numbers(count, from))
        QVERIFY(channel->client.write(1, number));
}

} // namespace

void tst_Delivery::emitsOnArrivalWithSignal()
{
    Channel channel;
    QByteArrayList got;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) { got.append(message.data()); });
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
    QVERIFY(channel.open());
    writeNumbers(&channel, 1000);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1000, Patience);
    QCOMPARE(got, numbers(1000));
}

void tst_Delivery::losesNothingToTheVoidWithSignal()
{
    // As with QWebSocket, Signal means Signal: without a slot there is nothing to come later.
    Channel channel;
    channel.server.setDelivery(Delivery::Signal);
    QVERIFY(channel.open());
    writeNumbers(&channel, 3);
    QSignalSpy taken(&channel.client, &GipcClient::bytesWritten);
    QVERIFY(channel.client.flush(Patience));
    // The echo of the fourth proves that the three are past.
    bool last = false;
    channel.server.setMessageHandler(
        [&](int, QByteArrayView data) { last = last || data == "last"; });
    QVERIFY(channel.client.write(1, "last"));
    QTRY_VERIFY_WITH_TIMEOUT(last, Patience);
    channel.server.setMessageHandler({});
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(takeAll(&channel.server).isEmpty());
}

void tst_Delivery::holdsUntilTheFirstSlot()
{
    Channel channel;
    QVERIFY(channel.open());
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    QSignalSpy changed(&channel.server, &GipcServer::deliveryChanged);
    writeNumbers(&channel, 10);
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    QVERIFY(channel.client.flush(Patience));
    QCOMPARE(channel.server.delivery(), Delivery::Auto);

    QByteArrayList got;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) { got.append(message.data()); });
    QVERIFY2(got.isEmpty(), "nothing is emitted out of connect()");
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
    QCOMPARE(changed.size(), 1);
    writeNumbers(&channel, 10, 10);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 20, Patience);
    QCOMPARE(got, numbers(20));
}

void tst_Delivery::firstReadMakesItQueue_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("read") << 0;
    QTest::newRow("readTimed") << 1;
    QTest::newRow("take") << 2;
}

void tst_Delivery::firstReadMakesItQueue()
{
    QFETCH(int, how);
    Channel channel;
    QVERIFY(channel.open());
    writeNumbers(&channel, 3);
    QCOMPARE(channel.server.delivery(), Delivery::Auto);
    GipcMessage first;
    if (how == 0)
        first = channel.server.read();
    else if (how == 1)
        first = channel.server.readTimed(Patience);
    else
        first = channel.server.take();
    QCOMPARE(first.status(), Status::Listening);
    QCOMPARE(channel.server.delivery(), Delivery::Queue);

    // A slot that comes too late changes nothing.
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QCOMPARE(channel.server.delivery(), Delivery::Queue);
    for (const QByteArray &number : numbers(3))
        QCOMPARE(nextMessage(&channel.server).data(), number);
    QCOMPARE(received.size(), 0);
}

void tst_Delivery::slotInAnotherThreadGetsWhatWasHeld()
{
    Channel channel;
    QVERIFY(channel.open());
    writeNumbers(&channel, 5);
    QVERIFY(channel.client.flush(Patience));

    QThread thread;
    QObject receiver;
    receiver.moveToThread(&thread);
    thread.start();
    QByteArrayList got; // of the other thread, until it has ended
    std::atomic<int> count = 0;
    QObject::connect(&channel.server, &GipcServer::messageReceived, &receiver,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         ++count;
                     });
    writeNumbers(&channel, 5, 5);
    QTRY_COMPARE_WITH_TIMEOUT(count.load(), 10, Patience);
    thread.quit();
    QVERIFY(thread.wait(Patience));
    QCOMPARE(got, numbers(10));
}

void tst_Delivery::spyCountsAsASlot()
{
    Channel channel;
    QVERIFY(channel.open());
    writeNumbers(&channel, 2);
    QSignalSpy spy(&channel.server, &GipcServer::messageReceived);
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(spy.size(), 2, Patience);
    QCOMPARE(spy.at(1).at(0).value<GipcMessage>().data(), QByteArray("1"));
}

void tst_Delivery::explicitQueueIgnoresSlots()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QVERIFY(channel.open());
    writeNumbers(&channel, 2);
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("0"));
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("1"));
    QCOMPARE(channel.server.delivery(), Delivery::Queue);
    QCOMPARE(received.size(), 0);
}

void tst_Delivery::setDeliveryMovesHeldMessages()
{
    Channel channel;
    QVERIFY(channel.open());
    channel.server.setDelivery(Delivery::Queue);
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    writeNumbers(&channel, 4);
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("0"));
    channel.server.setDelivery(Delivery::Signal);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 3, Patience);
    channel.server.setDelivery(Delivery::Auto);
    writeNumbers(&channel, 2, 4);
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("4"));
    QCOMPARE(channel.server.delivery(), Delivery::Queue);
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("5"));
    QCOMPARE(received.size(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(received.at(i).at(0).value<GipcMessage>().data(), QByteArray::number(i + 1));
}

void tst_Delivery::refusesToReadWithSignal()
{
    Channel channel;
    channel.client.setDelivery(Delivery::Signal);
    channel.server.setDelivery(Delivery::Signal);
    QVERIFY(channel.open());
    GipcConnection *const connection = channel.server.connection(1);
    QVERIFY(connection);
    const QList<GipcMessage> answers {
        channel.client.read(), channel.client.readTimed(-1), channel.client.readTimed(0),
        channel.client.take(), channel.server.read(),        channel.server.readTimed(1),
        channel.server.take(), connection->read(),           connection->readTimed(5),
        connection->take(),
    };
    for (const GipcMessage &answer : answers) {
        QCOMPARE(answer.error(), ErrorCode::WrongDelivery);
        QVERIFY(answer.isTerminal());
        QVERIFY(!answer.errorString().isEmpty());
    }
    QCOMPARE(channel.client.error(), ErrorCode::NoError);
}

void tst_Delivery::becomingSignalEndsABlockedRead()
{
    Channel channel;
    QVERIFY(channel.open());
    takeAll(&channel.server);
    QTimer::singleShot(0, this, [&] { channel.server.setDelivery(Delivery::Signal); });
    const GipcMessage answer = channel.server.readTimed(Patience);
    QCOMPARE(answer.error(), ErrorCode::WrongDelivery);
}

QTEST_GUILESS_MAIN(tst_Delivery)
#include "tst_delivery.moc"
