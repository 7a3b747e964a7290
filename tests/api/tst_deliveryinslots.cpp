// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

using Gipc::Delivery;

/*! Delivery while slots run event loops, connect, disconnect and change delivery. */
class tst_DeliveryInSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void announcesWhatIsLeftWhenItBecomesQueue();
    void nestedLoopsInSlotsGetTheNext();
    void nestedLoopsInSlotsGetTheNextHeld();
    void slotsMayConnectAndDisconnect();
    void slotsMayChangeDelivery();
};

namespace {

/*! The client writes "0" ... and the server has them in its socket or inbox. */
void writeNumbers(Channel *channel, int count, int from = 0)
{
    for (const QByteArray &number : numbers(count, from))
        QVERIFY(channel->client.write(1, number));
}

} // namespace

void tst_DeliveryInSlots::announcesWhatIsLeftWhenItBecomesQueue()
{
    Channel channel;
    QVERIFY(channel.open());
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    writeNumbers(&channel, 5);
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    QVERIFY(channel.client.flush(Patience));

    QByteArrayList got;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         available.clear();
                         channel.server.setDelivery(Delivery::Queue);
                     });
    QTRY_COMPARE_WITH_TIMEOUT(got, numbers(1), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    QByteArrayList rest;
    while (rest.size() < 4)
        rest.append(nextMessage(&channel.server).data());
    QCOMPARE(rest, numbers(4, 1));
}

void tst_DeliveryInSlots::nestedLoopsInSlotsGetTheNext()
{
    Channel channel;
    QByteArrayList got;
    int depth = 0;
    QEventLoop *innermost = nullptr;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         if (innermost)
                             innermost->quit();
                         if (++depth < 20 && got.size() < 50) {
                             // Waits for the next one, which came with this one.
                             QEventLoop loop;
                             QEventLoop *const outer = std::exchange(innermost, &loop);
                             QTimer::singleShot(Patience, &loop, [&] { loop.exit(1); });
                             QCOMPARE(loop.exec(), 0);
                             innermost = outer;
                         }
                         --depth;
                     });
    QVERIFY(channel.open());
    writeNumbers(&channel, 50);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 50, Patience);
    QCOMPARE(got, numbers(50));
}

void tst_DeliveryInSlots::nestedLoopsInSlotsGetTheNextHeld()
{
    Channel channel;
    QVERIFY(channel.open());
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    writeNumbers(&channel, 10);
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    QVERIFY(channel.client.flush(Patience));

    QByteArrayList got;
    QEventLoop loop;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         if (got.size() == 1) {
                             QTimer::singleShot(Patience, &loop, [&] { loop.exit(1); });
                             QCOMPARE(loop.exec(), 0);
                         } else if (got.size() == 5) {
                             loop.quit();
                         }
                     });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 10, Patience);
    QCOMPARE(got, numbers(10));
}

void tst_DeliveryInSlots::slotsMayConnectAndDisconnect()
{
    Channel channel;
    QByteArrayList first, second;
    QMetaObject::Connection a, b;
    const auto other = [&](const GipcMessage &message) {
        second.append(message.data());
        QObject::disconnect(b);
    };
    a = QObject::connect(
        &channel.server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
            first.append(message.data());
            QObject::disconnect(b);
            b = QObject::connect(&channel.server, &GipcServer::messageReceived, this, other);
            if (message.data() == "9")
                QObject::disconnect(a);
        });
    QVERIFY(channel.open());
    writeNumbers(&channel, 20);
    QVERIFY(channel.client.write(1, "end"));
    QTRY_COMPARE_WITH_TIMEOUT(first.size(), 10, Patience);
    QCOMPARE(first, numbers(10));
    // Whoever connects in a slot begins with the next message.
    QTRY_VERIFY_WITH_TIMEOUT(!second.isEmpty(), Patience);
    QCOMPARE(second.last(), QByteArray("10"));
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
}

void tst_DeliveryInSlots::slotsMayChangeDelivery()
{
    Channel channel;
    QByteArrayList got;
    const auto change
        = [&] { channel.server.setDelivery(got.size() % 2 ? Delivery::Queue : Delivery::Signal); };
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         change();
                     });
    QObject::connect(&channel.server, &GipcServer::messagesAvailable, this, [&] {
        // One by one, back and forth.
        const GipcMessage message = channel.server.take();
        if (!message.isInternal()) {
            got.append(message.data());
            change();
        }
    });
    QVERIFY(channel.open());
    writeNumbers(&channel, 200);
    // News may use a round up, so whoever waits for the signal is woken again.
    QTimer nudge;
    QObject::connect(&nudge, &QTimer::timeout, this, [&] {
        if (channel.server.delivery() == Delivery::Signal || got.size() == 200)
            return;
        const GipcMessage message = channel.server.take();
        if (!message.isInternal()) {
            got.append(message.data());
            change();
        }
    });
    nudge.start(1);
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 200, Patience);
    QCOMPARE(got, numbers(200));
}

QTEST_GUILESS_MAIN(tst_DeliveryInSlots)
#include "tst_deliveryinslots.moc"
