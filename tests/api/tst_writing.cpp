// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "refusal.h"

#include <QtTest/QSignalSpy>

#include <limits>

using Gipc::ErrorCode;
using Gipc::Status;

/*! What write() answers. */
class tst_Writing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clientAnswersInEveryStatus_data();
    void clientAnswersInEveryStatus();
    void serverAnswersInEveryStatus_data();
    void serverAnswersInEveryStatus();
    void refusesReservedTypes_data();
    void refusesReservedTypes();
    void keepsToTheServersLimit_data();
    void keepsToTheServersLimit();
    void limitOfTheServerIsThatOfListen();
    void dropsWhatAClientDoesNotAccept();
};

namespace {

void expectAnswer(GipcEndpoint *endpoint, bool accepts)
{
    expectRefusal(endpoint, 0, "x", ErrorCode::ReservedType);
    expectRefusal(endpoint, -1, "x", ErrorCode::ReservedType);
    if (!accepts) {
        expectRefusal(endpoint, 1, "x", ErrorCode::NotConnected);
        return;
    }
    ErrorCode why = ErrorCode::Crypto;
    QVERIFY(endpoint->write(1, "x", &why));
    QCOMPARE(why, ErrorCode::NoError);
}

} // namespace

void tst_Writing::clientAnswersInEveryStatus_data()
{
    QTest::addColumn<bool>("queues");
    QTest::addColumn<bool>("extended");
    for (const bool extended : { true, false }) {
        const char *const protocol = extended ? "GIPC-X" : "version 2";
        QTest::addRow("queueWhileDisconnected, %s", protocol) << true << extended;
        QTest::addRow("without a queue, %s", protocol) << false << extended;
    }
}

void tst_Writing::clientAnswersInEveryStatus()
{
    QFETCH(bool, queues);
    QFETCH(const bool, extended);
    Channel channel;
    if (!extended)
        channel.client.setPolicy(Gipc::Policy::Compatible);
    GipcClient &client = channel.client;
    client.setQueueWhileDisconnected(queues);
    QCOMPARE(client.status(), Status::NotConnected);
    expectAnswer(&client, false);
    QVERIFY(client.connectToServer());
    QCOMPARE(client.status(), Status::Connecting);
    expectAnswer(&client, queues);
    QVERIFY(channel.server.listen());
    QVERIFY(client.waitForConnected(Patience));
    expectAnswer(&client, true);
    channel.server.abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    expectAnswer(&client, queues);
    client.setQueueWhileDisconnected(!queues); // at once
    expectAnswer(&client, !queues);
    QVERIFY(channel.server.listen());
    QVERIFY(client.waitForConnected(Patience));
    client.close();
    QCOMPARE(client.status(), Status::Closing);
    expectAnswer(&client, extended); // in version 2 there is nobody to answer
    QVERIFY(client.waitForClosed(Patience));
    expectAnswer(&client, false);
    QVERIFY(!client.connectToServer(QStringLiteral("a/b")));
    QCOMPARE(client.status(), Status::Error);
    expectAnswer(&client, false);
    client.setTimeout(1);
    QVERIFY(client.connectToServer(uniqueName()));
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Timeout, Patience);
    expectAnswer(&client, false);
}

void tst_Writing::serverAnswersInEveryStatus_data()
{
    clientAnswersInEveryStatus_data();
}

void tst_Writing::serverAnswersInEveryStatus()
{
    QFETCH(bool, queues);
    QFETCH(const bool, extended);
    Channel channel;
    if (!extended)
        channel.client.setPolicy(Gipc::Policy::Compatible);
    GipcServer &server = channel.server;
    server.setQueueWhileDisconnected(queues);
    QCOMPARE(server.status(), Status::NotConnected);
    expectAnswer(&server, false);
    QVERIFY(server.listen());
    QCOMPARE(server.status(), Status::Listening);
    expectAnswer(&server, queues);
    server.setQueueWhileDisconnected(!queues);
    expectAnswer(&server, !queues);
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Status::Connected, Patience);
    expectAnswer(&server, true);
    channel.client.close();
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Status::Disconnected, Patience);
    expectAnswer(&server, false);
    QVERIFY(channel.client.waitForClosed(Patience));
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Status::Connected, Patience);
    server.close();
    QCOMPARE(server.status(), Status::Closing);
    expectAnswer(&server, extended);
    QVERIFY(server.waitForClosed(Patience));
    expectAnswer(&server, false);
    QVERIFY(!server.listen(QStringLiteral("a/b")));
    QCOMPARE(server.status(), Status::Error);
    expectAnswer(&server, false);
}

void tst_Writing::refusesReservedTypes_data()
{
    QTest::addColumn<int>("type");
    QTest::newRow("0") << 0;
    QTest::newRow("-1") << -1;
    QTest::newRow("smallest") << std::numeric_limits<int>::min();
}

void tst_Writing::refusesReservedTypes()
{
    QFETCH(int, type);
    Channel channel;
    QVERIFY(channel.open());
    expectRefusal(&channel.client, type, "x", ErrorCode::ReservedType);
    expectRefusal(&channel.server, type, "x", ErrorCode::ReservedType);
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!channel.server.writeTo(1, type, "x", &why));
    QCOMPARE(why, ErrorCode::ReservedType);
    QVERIFY(!channel.server.connection(1)->write(type, "x", &why));
    QCOMPARE(why, ErrorCode::ReservedType);
}

void tst_Writing::keepsToTheServersLimit_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("1") << 1;
    QTest::newRow("100") << 100;
    QTest::newRow("default") << 3145728;
}

void tst_Writing::keepsToTheServersLimit()
{
    QFETCH(int, limit);
    Channel channel;
    if (limit != channel.server.maxMessageSize())
        channel.server.setMaxMessageSize(limit);
    QCOMPARE(channel.server.maxMessageSize(), limit);
    QVERIFY(channel.open());
    const QByteArray fits(limit, 'f');
    const QByteArray tooLarge(limit + 1, 't');
    expectRefusal(&channel.client, 1, tooLarge, ErrorCode::MessageTooLarge);
    expectRefusal(&channel.server, 1, tooLarge, ErrorCode::MessageTooLarge);
    QVERIFY(channel.client.write(1, fits));
    QVERIFY(channel.server.write(1, fits));
    QVERIFY(nextMessage(&channel.client).data() == fits);
    QVERIFY(nextMessage(&channel.server).data() == fits);
}

void tst_Writing::limitOfTheServerIsThatOfListen()
{
    Channel channel;
    channel.server.setMaxMessageSize(100);
    channel.client.setMaxMessageSize(100);
    QVERIFY(channel.server.listen());
    channel.server.setMaxMessageSize(200); // for the next listen()
    QVERIFY(!channel.server.write(1, QByteArray(101, 'x')));
    QVERIFY(channel.open() || channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    expectRefusal(&channel.server, 1, QByteArray(101, 'x'), ErrorCode::MessageTooLarge);
    expectRefusal(&channel.client, 1, QByteArray(101, 'x'), ErrorCode::MessageTooLarge);
    QVERIFY(channel.server.write(1, QByteArray(100, 'x')));
    QCOMPARE(nextMessage(&channel.client).data().size(), 100);
}

/*! In GIPC-X a client says what it accepts; in version 2 it would end the session. */
void tst_Writing::dropsWhatAClientDoesNotAccept()
{
    Channel channel;
    channel.client.setMaxMessageSize(100);
    QVERIFY(channel.open());
    QSignalSpy errors(&channel.server, &GipcServer::errorOccurred);
    QVERIFY(channel.server.write(1, "before"));
    QVERIFY(channel.server.write(1, QByteArray(101, 'x')));
    QVERIFY(channel.server.write(1, QByteArray(100, 'x')));
    QCOMPARE(nextMessage(&channel.client).data(), "before");
    QCOMPARE(nextMessage(&channel.client).data().size(), 100);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(channel.server.error(), ErrorCode::MessageTooLarge);
    QVERIFY(channel.server.errorString().contains(QStringLiteral("101")));
    QCOMPARE(channel.server.connection(1)->bytesToWrite(), 0);
    QVERIFY(channel.isConnected());
}

QTEST_GUILESS_MAIN(tst_Writing)
#include "tst_writing.moc"
