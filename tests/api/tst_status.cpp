// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "diary.h"

#include <QtCore/QFile>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Status;

/*! The statuses, errors and signals of whole lives, in their exact order. */
class tst_Status : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreThoseOfGo_data();
    void namesAreThoseOfGo();
    void textsArePresent();
    void lifeOfAClient();
    void lifeOfAServer();
    void abortsAreShort();
    void connectionsOwnStatus();
    void settingsTakeEffectAtTheNextOpening();
};

void tst_Status::namesAreThoseOfGo_data()
{
    QTest::addColumn<Status>("status");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("name");
    const char *const names[]
        = { "Not Connected", "Listening", "Connecting", "Connected", "Reconnecting",
            "Closed",        "Closing",   "Error",      "Timeout",   "Disconnected" };
    const Status statuses[]
        = { Status::NotConnected, Status::Listening,   Status::Connecting, Status::Connected,
            Status::Reconnecting, Status::Closed,      Status::Closing,    Status::Error,
            Status::Timeout,      Status::Disconnected };
    for (int i = 0; i < 10; ++i)
        QTest::newRow(names[i]) << statuses[i] << i << QString::fromLatin1(names[i]);
}

void tst_Status::namesAreThoseOfGo()
{
    QFETCH(Status, status);
    QFETCH(int, number);
    QFETCH(QString, name);
    QCOMPARE(int(status), number);
    QCOMPARE(Gipc::statusName(status), name);
}

void tst_Status::textsArePresent()
{
    GipcClient client;
    GipcServer server;
    QVERIFY(!client.statusText().isEmpty());
    const QString before = server.statusText();
    QVERIFY(server.listen(uniqueName()));
    QVERIFY(!server.statusText().isEmpty());
    QVERIFY(server.statusText() != before);
}

void tst_Status::lifeOfAClient()
{
    Channel channel;
    Diary diary(&channel.client);
    QVERIFY(channel.server.listen());
    QCOMPARE(channel.client.status(), Status::NotConnected);
    QVERIFY(channel.client.connectToServer());
    QCOMPARE(diary.read(), QStringLiteral("Connecting"));
    QVERIFY(channel.client.waitForConnected(Patience));
    QCOMPARE(diary.read(), QStringLiteral("Connected, connected"));

    // The server ends the session in order, and goes on listening.
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.clientCount(), 1, Patience);
    QSignalSpy lost(&channel.client, &GipcClient::disconnected);
    channel.server.closeConnection(1);
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
    QVERIFY(channel.client.waitForConnected(Patience));
    QCOMPARE(diary.read(), QStringLiteral("Reconnecting, disconnected, Connected, connected"));
    QCOMPARE(channel.client.error(), ErrorCode::NoError);
    QCOMPARE(channel.client.errorString(), QString());

    channel.client.close();
    QCOMPARE(diary.read(), QStringLiteral("Closing"));
    QVERIFY(channel.client.waitForClosed(Patience));
    QCOMPARE(diary.read(), QStringLiteral("Closed, disconnected, closed"));
    channel.client.close();
    channel.client.abort();
    QCOMPARE(diary.read(), QString());

    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.waitForConnected(Patience));
    channel.client.abort();
    QCOMPARE(
        diary.read(),
        QStringLiteral("Connecting, Connected, connected, Closing, Closed, disconnected, closed"));
}

void tst_Status::lifeOfAServer()
{
    Channel channel;
    Diary diary(&channel.server);
    QVERIFY(channel.server.listen());
    QCOMPARE(diary.read(), QStringLiteral("Listening"));
    for (int id = 1; id <= 3; ++id) {
        QVERIFY(channel.client.connectToServer());
        QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
        QCOMPARE(diary.read(), QStringLiteral("Connected, count 1, +%1").arg(id));
        channel.client.close();
        QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Disconnected, Patience);
        QVERIFY(channel.client.waitForClosed(Patience));
        QCOMPARE(diary.read(), QStringLiteral("Disconnected, count 0, -%1").arg(id));
    }
    channel.server.close();
    QCOMPARE(diary.read(), QStringLiteral("Closing, Closed, closed"));
    channel.server.close();
    QCOMPARE(diary.read(), QString());

    QVERIFY(channel.server.listen());
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    channel.server.close();
    QVERIFY(channel.server.waitForClosed(Patience));
    QCOMPARE(
        diary.read(),
        QStringLiteral("Listening, Connected, count 1, +4, Closing, count 0, -4, Closed, closed"));
}

void tst_Status::abortsAreShort()
{
    Channel channel;
    QVERIFY(channel.open());
    Diary server(&channel.server);
    channel.server.abort();
    QCOMPARE(server.read(), QStringLiteral("Closing, count 0, -1, Closed, closed"));
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Reconnecting, Patience);
    Diary client(&channel.client);
    channel.client.abort();
    QCOMPARE(client.read(), QStringLiteral("Closing, Closed, closed"));
}

void tst_Status::connectionsOwnStatus()
{
    Channel channel;
    QVERIFY(channel.open());
    GipcConnection *connection = channel.server.connection(1);
    QList<Status> statuses;
    QStringList order;
    QObject::connect(connection, &GipcConnection::statusChanged, this, [&](Status status) {
        QCOMPARE(connection->status(), status);
        statuses.append(status);
        order.append(QStringLiteral("status"));
    });
    QObject::connect(&channel.server, &GipcServer::clientDisconnected, this,
                     [&] { order.append(QStringLiteral("gone")); });
    connection->close();
    QTRY_VERIFY_WITH_TIMEOUT(order.contains(QStringLiteral("gone")), Patience);
    QCOMPARE(statuses, QList<Status>({ Status::Closing, Status::Closed }));
    QCOMPARE(order.last(), QStringLiteral("gone"));

    QTRY_VERIFY_WITH_TIMEOUT(channel.server.connection(2), Patience);
    connection = channel.server.connection(2);
    statuses.clear();
    QObject::connect(connection, &GipcConnection::statusChanged, this,
                     [&](Status status) { statuses.append(status); });
    channel.client.abort();
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.clientCount(), 0, Patience);
    QCOMPARE(statuses, QList<Status>({ Status::Closed }));
}

void tst_Status::settingsTakeEffectAtTheNextOpening()
{
    Channel channel;
    QVERIFY(channel.open());
    GipcServer other(uniqueName());
    QVERIFY(other.listen());
    channel.client.setName(other.name());
    channel.client.setEncryption(false);
    QSignalSpy lost(&channel.client, &GipcClient::disconnected);
    channel.server.closeConnection(1);
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience); // to the old one again
    QCOMPARE(channel.client.security(), Gipc::Security::Encrypted);
    QCOMPARE(other.clientCount(), 0);
    channel.client.abort();
    channel.client.setEncryption(true);
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(other.clientCount(), 1, Patience);
}

QTEST_GUILESS_MAIN(tst_Status)
#include "tst_status.moc"
