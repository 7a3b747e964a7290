// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! What waits to be read: messages and news in one order, within limits. */
class tst_Inbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newsComesInOrderWithMessages();
    void keepsTheLast64News();
    void hasNoNewsWithSignal();
    void oldNewsEndWithTheirLife();
    void announcesOncePerBatch();
    void announcesNothingThatWasTaken();
    void serverReadsTheOldestOfAllConnections();
    void connectionReadsItsOwn();
    void fullInboxStopsTheSender_data();
    void fullInboxStopsTheSender();
    void onePerLimitWhenMessagesAreLarger();
    void limitMayChangeAtRunTime();
};

namespace {

QList<GipcMessage> everything(GipcServer *server)
{
    QList<GipcMessage> all;
    for (GipcMessage m = server->take(); !m.isTimeout(); m = server->take())
        all.append(m);
    return all;
}

} // namespace

void tst_Inbox::newsComesInOrderWithMessages()
{
    Channel channel;
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(1, "first"));
    channel.client.close();
    QVERIFY(channel.client.waitForClosed(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Disconnected, Patience);
    const QList<GipcMessage> all = everything(&channel.server);
    QCOMPARE(all.size(), 4);
    QCOMPARE(all.at(0), GipcMessage::statusMessage(Status::Listening));
    QCOMPARE(all.at(1), GipcMessage::statusMessage(Status::Connected));
    QCOMPARE(all.at(2), GipcMessage(1, "first", 1));
    QCOMPARE(all.at(3), GipcMessage::statusMessage(Status::Disconnected));
}

void tst_Inbox::keepsTheLast64News()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(5, "old"));
    QVERIFY(channel.client.flush(Patience));
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    QTRY_VERIFY_WITH_TIMEOUT(!available.isEmpty(), Patience);
    for (int i = 0; i < 100; ++i)
        QVERIFY(!channel.server.listen()); // WrongStatus, each an error
    const QList<GipcMessage> all = everything(&channel.server);
    QCOMPARE(all.size(), 65);
    QCOMPARE(all.first(), GipcMessage(5, "old", 1)); // messages are never dropped for news
    for (int i = 1; i < 65; ++i)
        QCOMPARE(all.at(i).error(), ErrorCode::WrongStatus);
}

void tst_Inbox::hasNoNewsWithSignal()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Signal);
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(1, "x"));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, Patience);
    channel.client.close();
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Disconnected, Patience);
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(channel.server.take().isTimeout());
    QCOMPARE(available.size(), 0);
}

void tst_Inbox::oldNewsEndWithTheirLife()
{
    // A reading loop after opening again must not end with what ended the last one.
    Channel channel;
    channel.client.setDelivery(Delivery::Queue);
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(channel.open());
    channel.client.abort();
    channel.server.abort();
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(1, "to server"));
    QVERIFY(channel.server.write(1, "to client"));
    QCOMPARE(nextMessage(&channel.server).data(), QByteArray("to server"));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("to client"));
}

void tst_Inbox::announcesOncePerBatch()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(channel.open());
    takeAll(&channel.server);
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    int batches = 0;
    QByteArrayList got;
    QObject::connect(&channel.server, &GipcServer::messagesAvailable, this, [&] {
        const QByteArrayList batch = takeAll(&channel.server);
        QVERIFY(!batch.isEmpty());
        ++batches;
        got += batch;
    });
    for (const QByteArray &number : numbers(1000))
        QVERIFY(channel.client.write(1, number));
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 1000, Patience);
    QCOMPARE(got, numbers(1000));
    QCOMPARE(available.size(), batches);
    QVERIFY2(batches < 200, qPrintable(QString::number(batches)));
}

void tst_Inbox::announcesNothingThatWasTaken()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.take().isInternal());
    QVERIFY(channel.server.take().isTimeout());
    QCoreApplication::processEvents();
    QCOMPARE(available.size(), 0);
}

void tst_Inbox::serverReadsTheOldestOfAllConnections()
{
    const QString name = uniqueName();
    GipcServer server(name);
    server.setDelivery(Delivery::Queue);
    QVERIFY(server.listen());
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    for (int i = 0; i < 3; ++i) {
        GipcClient client(name);
        QVERIFY(client.connectToServer());
        for (const QByteArray &number : numbers(2, 2 * i))
            QVERIFY(client.write(1, number));
        client.close();
        QVERIFY(client.waitForClosed(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(left.size(), i + 1, Patience);
    }
    QVERIFY(!server.connection(1));
    for (int i = 0; i < 6; ++i) {
        const GipcMessage message = nextMessage(&server);
        QCOMPARE(message.data(), QByteArray::number(i));
        QCOMPARE(message.connectionId(), quint64(i / 2 + 1));
    }
}

void tst_Inbox::connectionReadsItsOwn()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    QVERIFY(channel.open());
    QPointer<GipcConnection> connection(channel.server.connection(1));
    QVERIFY(connection);
    QVERIFY(connection->take().isTimeout());
    QVERIFY(connection->readTimed(0).isTimeout());
    QVERIFY(connection->readTimed(10).isTimeout());
    for (const QByteArray &number : numbers(4))
        QVERIFY(channel.client.write(1, number));
    // No news among them.
    QCOMPARE(connection->read(), GipcMessage(1, "0", 1));
    QCOMPARE(connection->readTimed(Patience), GipcMessage(1, "1", 1));
    GipcMessage third = connection->take();
    if (third.isTimeout())
        third = connection->read();
    QCOMPARE(third, GipcMessage(1, "2", 1));
    QCOMPARE(nextMessage(&channel.server), GipcMessage(1, "3", 1));

    channel.client.close();
    const GipcMessage end = connection->read();
    QCOMPARE(end.error(), ErrorCode::NotConnected);
    QVERIFY(end.isTerminal());
}

void tst_Inbox::fullInboxStopsTheSender_data()
{
    QTest::addColumn<bool>("clientReads");
    QTest::newRow("client to server") << false;
    QTest::newRow("server to client") << true;
}

void tst_Inbox::fullInboxStopsTheSender()
{
    QFETCH(bool, clientReads);
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    channel.client.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(100000);
    channel.client.setInboxLimit(100000);
    channel.server.setOutboxLimit(100000);
    channel.client.setOutboxLimit(100000);
    QVERIFY(channel.open());
    ErrorCode why = ErrorCode::NoError;
    const auto write = [&](int i) {
        const QByteArray data = QByteArray::number(i).rightJustified(10000, '0');
        return clientReads ? channel.server.write(1, data, &why)
                           : channel.client.write(1, data, &why);
    };
    int written = 0;
    // The kernel's and Qt's buffers take some; in the end the sender feels it.
    QElapsedTimer patience;
    patience.start();
    int refusedInARow = 0;
    while (refusedInARow < 50 && !patience.hasExpired(Patience)) {
        if (write(written)) {
            ++written;
            refusedInARow = 0;
        } else {
            QCOMPARE(why, ErrorCode::QueueFull);
            ++refusedInARow;
            QCoreApplication::processEvents();
        }
    }
    QVERIFY2(refusedInARow == 50 && written < 1000, qPrintable(QString::number(written)));

    // Reading lets it go on, and nothing was lost.
    int read = 0;
    const auto readOne
        = [&] { return clientReads ? nextMessage(&channel.client) : nextMessage(&channel.server); };
    while (read < written) {
        QCOMPARE(readOne().data().toInt(), read);
        ++read;
        if (written < 1000 && write(written))
            ++written;
    }
    QVERIFY(write(written));
    QCOMPARE(readOne().data().toInt(), read);
}

void tst_Inbox::onePerLimitWhenMessagesAreLarger()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(10);
    QVERIFY(channel.open());
    const QByteArray big(1000000, 'b');
    for (int i = 1; i <= 5; ++i)
        QVERIFY(channel.client.write(i, big));
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(nextMessage(&channel.server), GipcMessage(i, big, 1));
    channel.server.setInboxLimit(0);
    QVERIFY(channel.client.write(6, big));
    QCOMPARE(nextMessage(&channel.server), GipcMessage(6, big, 1));
}

void tst_Inbox::limitMayChangeAtRunTime()
{
    Channel channel;
    channel.server.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(1);
    QVERIFY(channel.open());
    takeAll(&channel.server);
    for (const QByteArray &number : numbers(100))
        QVERIFY(channel.client.write(1, number));
    QVERIFY(channel.client.flush(Patience));
    QSignalSpy available(&channel.server, &GipcServer::messagesAvailable);
    QTRY_COMPARE_WITH_TIMEOUT(available.size(), 1, Patience);
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(available.size(), 1); // it has stopped after the first
    channel.server.setInboxLimit(1000000);
    QTRY_VERIFY_WITH_TIMEOUT(available.size() > 1, Patience);
    for (const QByteArray &number : numbers(100))
        QCOMPARE(nextMessage(&channel.server).data(), number);
}

QTEST_GUILESS_MAIN(tst_Inbox)
#include "tst_inbox.moc"
