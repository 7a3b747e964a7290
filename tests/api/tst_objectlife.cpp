// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QFile>
#include <QtCore/QPointer>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

using Gipc::Status;

/*! Client and server may be deleted in any status and with any owner. */
class tst_ObjectLife : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectionSignalsMayDeleteTheServer();
    void closingAfterAnErrorMayDelete_data();
    void closingAfterAnErrorMayDelete();
    void reopeningInClosedOfAFailedServerStays();
    void deletesInEveryStatus();
    void parentDeletesBoth();
    void livesWithoutEventLoop();
    void hundredPairs();
};

void tst_ObjectLife::connectionSignalsMayDeleteTheServer()
{
    auto *const server = new GipcServer(uniqueName());
    const QPointer<GipcServer> guard(server);
    GipcClient client(server->name());
    QVERIFY(server->listen());
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 1, Patience);
    QObject::connect(server->connection(1), &GipcConnection::statusChanged, &client,
                     [=] { delete server; });
    server->connection(1)->close();
    QVERIFY(!guard);
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
}

void tst_ObjectLife::closingAfterAnErrorMayDelete_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<bool>("aborts");
    QTest::newRow("server, close") << true << false;
    QTest::newRow("server, abort") << true << true;
    QTest::newRow("client, close") << false << false;
    QTest::newRow("client, abort") << false << true;
}

void tst_ObjectLife::closingAfterAnErrorMayDelete()
{
    QFETCH(bool, isServer);
    QFETCH(bool, aborts);
    if (isServer) {
        const QPointer<GipcServer> server(new GipcServer(QStringLiteral("no/name")));
        QVERIFY(!server->listen());
        QObject::connect(server, &GipcServer::closed, qApp, [&] { delete server; });
        aborts ? server->abort() : server->close();
        QVERIFY(!server);
    } else {
        const QPointer<GipcClient> client(new GipcClient(QStringLiteral("no/name")));
        QVERIFY(!client->connectToServer());
        QObject::connect(client, &GipcClient::closed, qApp, [&] { delete client; });
        aborts ? client->abort() : client->close();
        QVERIFY(!client);
    }
}

void tst_ObjectLife::reopeningInClosedOfAFailedServerStays()
{
    GipcServer server(QStringLiteral("no/name"));
    QVERIFY(!server.listen());
    QSignalSpy closed(&server, &GipcServer::closed);
    QObject::connect(&server, &GipcServer::closed, &server,
                     [&] { QVERIFY(server.listen(uniqueName())); });
    server.close();
    QCOMPARE(server.status(), Status::Listening);
    QCOMPARE(closed.size(), 1); // and it was not given up again
}

void tst_ObjectLife::deletesInEveryStatus()
{
    const QString name = uniqueName();
    {
        GipcClient notConnected(name);
    }
    {
        GipcClient connecting(name);
        QVERIFY(connecting.connectToServer());
        QVERIFY(connecting.write(1, "never sent"));
    }
    {
        GipcClient failed(QStringLiteral("a/b"));
        QVERIFY(!failed.connectToServer());
    }
    {
        GipcClient timedOut(name);
        timedOut.setTimeout(1);
        QVERIFY(timedOut.connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(timedOut.status(), Status::Timeout, Patience);
    }
    {
        GipcServer listening(name);
        QVERIFY(listening.listen());
        QVERIFY(listening.write(1, "never sent"));
    }
    {
        GipcServer failed(QStringLiteral("a/b"));
        QVERIFY(!failed.listen());
    }
    auto server = std::make_unique<GipcServer>(name);
    QVERIFY(server->listen());
    {
        GipcClient connected(name);
        QVERIFY(connected.connectToServer());
        QVERIFY(connected.waitForConnected(Patience));
        QVERIFY(connected.write(1, "last word"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server->status(), Status::Disconnected, Patience);
    QCOMPARE(nextMessage(server.get()).data(), QByteArray("last word"));
    {
        GipcClient closing(name);
        QVERIFY(closing.connectToServer());
        QVERIFY(closing.waitForConnected(Patience));
        closing.close();
        QCOMPARE(closing.status(), Status::Closing);
    }
    {
        GipcClient reconnecting(name);
        QVERIFY(reconnecting.connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(server->status(), Status::Connected, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(reconnecting.status(), Status::Connected, Patience);
        server->close();
        QCOMPARE(server->status(), Status::Closing);
        server.reset();
        QTRY_COMPARE_WITH_TIMEOUT(reconnecting.status(), Status::Reconnecting, Patience);
    }
    {
        GipcServer connected(name);
        GipcClient client(name);
        QVERIFY(connected.listen());
        QVERIFY(client.connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(connected.status(), Status::Connected, Patience);
    }
    QVERIFY(!QFile::exists(pathOf(name)));
}

void tst_ObjectLife::parentDeletesBoth()
{
    const QString name = uniqueName();
    auto parent = std::make_unique<QObject>();
    auto *const server = new GipcServer(name, parent.get());
    auto *const client = new GipcClient(name, parent.get());
    QVERIFY(server->listen());
    QVERIFY(client->connectToServer());
    QVERIFY(client->waitForConnected(Patience));
    QVERIFY(client->write(1, "hello"));
    QTimer::singleShot(0, qApp, [&] { parent.reset(); });
    for (;;) {
        const GipcMessage message = server->read();
        if (!message.isTerminal())
            continue;
        QCOMPARE(message.error(), Gipc::ErrorCode::Destroyed);
        break;
    }
    QVERIFY(!QFile::exists(pathOf(name)));
}

void tst_ObjectLife::livesWithoutEventLoop()
{
    const QString name = uniqueName();
    GipcServer server(name);
    QVERIFY(server.listen());
    {
        GipcClient client(name);
        QVERIFY(client.connectToServer());
        QVERIFY(client.write(1, "hello"));
        QCOMPARE(client.status(), Status::Connecting);
        QVERIFY(client.take().isInternal());
        client.abort();
        QCOMPARE(client.status(), Status::Closed);
    }
    server.close();
    QCOMPARE(server.status(), Status::Closed);
}

void tst_ObjectLife::hundredPairs()
{
    for (int i = 0; i < 100; ++i) {
        Channel channel;
        QVERIFY(channel.server.listen());
        QVERIFY(channel.client.connectToServer());
        QVERIFY(channel.client.write(1, QByteArray::number(i)));
        QCOMPARE(nextMessage(&channel.server).data(), QByteArray::number(i));
    }
}

QTEST_GUILESS_MAIN(tst_ObjectLife)
#include "tst_objectlife.moc"
