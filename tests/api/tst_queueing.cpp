// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "refusal.h"

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <limits>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! What becomes of what was written: queues, their limits, and who gets it. */
class tst_Queueing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void queueIsFullExactlyAtTheLimit();
    void queuesForTheServer();
    void queuesForTheFirstClient();
    void queuesWhileReconnecting();
    void dropsWhatTheServerDoesNotAccept();
    void countsBytes();
    void flushWaits();
    void nextClientGetsNothingOfTheLast();
    void writesToTheRightClient();
};

namespace {

constexpr qint64 Overhead = 64;

} // namespace

void tst_Queueing::queueIsFullExactlyAtTheLimit()
{
    Channel channel;
    channel.client.setOutboxLimit(1000);
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, QByteArray(436, 'x'))); // 500
    expectRefusal(&channel.client, 1, QByteArray(437, 'x'), ErrorCode::QueueFull);
    QVERIFY(channel.client.write(1, QByteArray(436, 'x')));
    QCOMPARE(channel.client.bytesToWrite(), 1000);
    expectRefusal(&channel.client, 1, QByteArray(), ErrorCode::QueueFull);
    channel.client.setOutboxLimit(1064); // at once
    QVERIFY(channel.client.write(1, QByteArray()));
    expectRefusal(&channel.client, 1, QByteArray(), ErrorCode::QueueFull);

    // An empty queue takes any single message.
    channel.server.setOutboxLimit(0);
    QVERIFY(channel.server.listen());
    QVERIFY(channel.server.write(1, QByteArray(3145728, 'x')));
    expectRefusal(&channel.server, 1, QByteArray(), ErrorCode::QueueFull);
    QVERIFY(nextMessage(&channel.client).data().size() == 3145728);
}

void tst_Queueing::queuesForTheServer()
{
    Channel channel;
    QVERIFY(channel.client.connectToServer());
    for (const QByteArray &number : numbers(100))
        QVERIFY(channel.client.write(1, number));
    QVERIFY(channel.server.listen());
    for (const QByteArray &number : numbers(100))
        QCOMPARE(nextMessage(&channel.server).data(), number);
}

void tst_Queueing::queuesForTheFirstClient()
{
    Channel channel;
    QVERIFY(channel.server.listen());
    for (const QByteArray &number : numbers(100))
        QVERIFY(channel.server.write(1, number));
    QVERIFY(channel.client.connectToServer());
    for (const QByteArray &number : numbers(100))
        QCOMPARE(nextMessage(&channel.client).data(), number);
}

void tst_Queueing::queuesWhileReconnecting()
{
    Channel channel;
    QVERIFY(channel.open());
    channel.server.abort();
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Reconnecting, Patience);
    for (const QByteArray &number : numbers(100))
        QVERIFY(channel.client.write(1, number));
    QVERIFY(channel.server.listen());
    for (const QByteArray &number : numbers(100))
        QCOMPARE(nextMessage(&channel.server).data(), number);
}

void tst_Queueing::dropsWhatTheServerDoesNotAccept()
{
    Channel channel;
    channel.server.setMaxMessageSize(10);
    QSignalSpy errors(&channel.client, &GipcClient::errorOccurred);
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, "0"));
    QVERIFY(channel.client.write(1, QByteArray(11, 'x')));
    QVERIFY(channel.client.write(1, "1"));
    QVERIFY(channel.client.write(1, QByteArray(5000, 'x')));
    QVERIFY(channel.client.write(1, "2"));
    QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), Patience); // no server yet
    errors.clear();
    QVERIFY(channel.server.listen());
    for (const QByteArray &number : numbers(3))
        QCOMPARE(nextMessage(&channel.server).data(), number);
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 2, Patience);
    QCOMPARE(errors.at(0).at(0).value<ErrorCode>(), ErrorCode::MessageTooLarge);
    QCOMPARE(channel.client.error(), ErrorCode::MessageTooLarge);
    QVERIFY(channel.client.errorString().contains(u"5000"));
    QCOMPARE(channel.client.status(), Status::Connected);
    QCOMPARE(channel.client.bytesToWrite(), 0);
    QVERIFY(channel.client.flush(0));
}

void tst_Queueing::countsBytes()
{
    Channel channel;
    qint64 taken = 0;
    QObject::connect(&channel.client, &GipcClient::bytesWritten, this, [&](qint64 bytes) {
        QVERIFY(bytes >= 0);
        taken += bytes;
    });
    QVERIFY(channel.client.connectToServer());
    qint64 written = 0;
    qint64 waiting = 0;
    for (const int size : { 0, 1, 1000, 70000, 1000000 }) {
        QVERIFY(channel.client.write(1, QByteArray(size, 'x')));
        written += size;
        waiting += size + Overhead;
    }
    QCOMPARE(channel.client.bytesToWrite(), waiting);
    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.flush(Patience));
    QCOMPARE(channel.client.bytesToWrite(), 0);
    for (const int size : { 3, 300000 }) {
        QVERIFY(channel.client.write(1, QByteArray(size, 'x')));
        written += size;
    }
    channel.client.close();
    QVERIFY(channel.client.waitForClosed(Patience));
    QCOMPARE(taken, written);
}

void tst_Queueing::flushWaits()
{
    Channel channel;
    QVERIFY(channel.client.flush(-1)); // nothing was written
    channel.server.setDelivery(Delivery::Queue);
    channel.server.setInboxLimit(1);
    QVERIFY(channel.open());
    for (int i = 0; i < 7; ++i)
        QVERIFY(channel.client.write(1, QByteArray(1000000, 'x')));
    QVERIFY(!channel.client.flush(0));
    QVERIFY(!channel.client.flush(20));
    QTimer::singleShot(0, this, [&] {
        for (int i = 0; i < 7; ++i)
            QCOMPARE(nextMessage(&channel.server).data().size(), 1000000);
    });
    QVERIFY(channel.client.flush(Patience));

    // It ends with the connection.
    for (int i = 0; i < 7; ++i)
        QVERIFY(channel.client.write(1, QByteArray(1000000, 'x')));
    QTimer::singleShot(5, this, [&] { channel.client.abort(); });
    channel.client.flush(Patience);
    QCOMPARE(channel.client.status(), Status::Closed);

    QVERIFY(channel.client.connectToServer(uniqueName()));
    QVERIFY(channel.client.write(1, "nobody listens"));
    QVERIFY(!channel.client.flush(5));
    channel.client.abort();
}

void tst_Queueing::nextClientGetsNothingOfTheLast()
{
    Channel channel;
    channel.client.setDelivery(Delivery::Queue);
    channel.client.setInboxLimit(1);
    QVERIFY(channel.open());
    // More than the kernel takes, and the client reads none of it.
    for (int i = 0; i < 7; ++i)
        QVERIFY(channel.server.write(1, QByteArray(1000000, 'x')));
    channel.client.abort();
    GipcClient next(channel.server.name());
    QVERIFY(next.connectToServer());
    QVERIFY(next.waitForConnected(Patience));
    QTRY_VERIFY_WITH_TIMEOUT(channel.server.write(2, "for the next"), Patience);
    const GipcMessage first = nextMessage(&next);
    QCOMPARE(first.msgType(), 2);
    QCOMPARE(first.data(), QByteArray("for the next"));
}

void tst_Queueing::writesToTheRightClient()
{
    Channel channel;
    QVERIFY(channel.server.listen());
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!channel.server.writeTo(1, 1, "too early", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    for (const quint64 id : { quint64(0), quint64(2), std::numeric_limits<quint64>::max() }) {
        why = ErrorCode::NoError;
        QVERIFY(!channel.server.writeTo(id, 1, "wrong", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
    }
    QVERIFY(channel.server.writeTo(1, 1, "right", &why));
    QCOMPARE(why, ErrorCode::NoError);
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("right"));
    QVERIFY(channel.server.connection(1)->write(1, "too"));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("too"));

    channel.server.closeConnection(7); // nobody
    channel.server.closeConnection(1);
    QVERIFY(channel.server.writeTo(1, 1, "closing", &why));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("closing"));
    QTRY_VERIFY_WITH_TIMEOUT(channel.server.connection(2), Patience);
    QVERIFY(!channel.server.writeTo(1, 1, "gone", &why));
    QVERIFY(channel.server.writeTo(2, 1, "again", &why));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("again"));
}

QTEST_GUILESS_MAIN(tst_Queueing)
#include "tst_queueing.moc"
