// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"

#include <Gipc/GipcConnection>

#include <QtTest/QSignalSpy>

#include <limits>
#include <unistd.h>

/*! A server and a client talk, over each transport, encrypted and not. */
class tst_Conversation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exchangesMessages_data();
    void exchangesMessages();
    void keepsOrderAndContentOfManySizes_data();
    void keepsOrderAndContentOfManySizes();
    void knowsThePeer();
    void servesOneClientAfterTheOther();
};

namespace {

void transports()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encryption");
    QTest::newRow("local, encrypted") << false << true;
    QTest::newRow("local, plain") << false << false;
    QTest::newRow("TCP, encrypted") << true << true;
    QTest::newRow("TCP, plain") << true << false;
}

void setUp(GipcServer *server)
{
    QFETCH(bool, network);
    QFETCH(bool, encryption);
    server->setName(uniqueName());
    server->setNetwork(network);
    server->setPort(0);
    server->setEncryption(encryption);
}

} // namespace

void tst_Conversation::exchangesMessages_data()
{
    transports();
}

void tst_Conversation::exchangesMessages()
{
    GipcServer server;
    setUp(&server);
    QSignalSpy atServer(&server, &GipcServer::messageReceived);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QCOMPARE(server.status(), Gipc::Status::Listening);

    GipcClient client;
    aim(&client, server);
    QSignalSpy atClient(&client, &GipcClient::messageReceived);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Gipc::Status::Connected, Patience);

    QVERIFY(client.write(1, "hello"));
    QVERIFY(server.write(std::numeric_limits<int>::max(), QByteArray()));
    QTRY_COMPARE_WITH_TIMEOUT(atServer.size(), 1, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(atClient.size(), 1, Patience);
    const auto hello = atServer.at(0).at(0).value<GipcMessage>();
    QCOMPARE(hello.msgType(), 1);
    QCOMPARE(hello.data(), QByteArray("hello"));
    QCOMPARE(hello.connectionId(), quint64(1));
    const auto empty = atClient.at(0).at(0).value<GipcMessage>();
    QCOMPARE(empty.msgType(), std::numeric_limits<int>::max());
    QCOMPARE(empty.data(), QByteArray());
    QCOMPARE(server.error(), Gipc::ErrorCode::NoError);
    QCOMPARE(client.error(), Gipc::ErrorCode::NoError);
}

void tst_Conversation::keepsOrderAndContentOfManySizes_data()
{
    transports();
}

void tst_Conversation::keepsOrderAndContentOfManySizes()
{
    GipcServer server;
    setUp(&server);
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) {
                         QVERIFY(server.write(message.msgType() + 1, message.data()));
                     });
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    GipcClient client;
    aim(&client, server);
    QVERIFY(client.connectToServer());

    const QList<qsizetype> sizes {
        0, 1, 3, 4, 5, 65535, 65536, 65537, 99999, 1 << 20, 3 * 1024 * 1024, 0, 7
    };
    QByteArray content(3 * 1024 * 1024, Qt::Uninitialized);
    for (qsizetype i = 0; i < content.size(); ++i)
        content[i] = char(i * 31 % 251);
    int type = 1;
    for (const qsizetype size : sizes)
        QVERIFY(client.write(type++, content.first(size)));

    type = 2;
    for (const qsizetype size : sizes) {
        GipcMessage message = client.readTimed(Patience);
        while (message.isInternal() && !message.isTimeout())
            message = client.readTimed(Patience);
        QCOMPARE(message.msgType(), type++);
        QCOMPARE(message.data().size(), size);
        QVERIFY(message.data() == content.first(size));
    }
}

void tst_Conversation::knowsThePeer()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    GipcClient client(server.name());
    QCOMPARE(client.peerUserId(), -1);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.peerUserId(), qint64(::getuid()));
    QCOMPARE(client.peerProcessId(), qint64(::getpid()));
    QCOMPARE(client.security(), Gipc::Security::Encrypted);

    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    const GipcConnection *connection = server.connection(1);
    QVERIFY(connection);
    QCOMPARE(connection->id(), quint64(1));
    QCOMPARE(connection->status(), Gipc::Status::Connected);
    QCOMPARE(connection->security(), Gipc::Security::Encrypted);
    QCOMPARE(connection->peerUserId(), qint64(::getuid()));
    QCOMPARE(connection->peerProcessId(), qint64(::getpid()));
    QVERIFY(!server.connection(2));
}

void tst_Conversation::servesOneClientAfterTheOther()
{
    GipcServer server(uniqueName());
    QSignalSpy connected(&server, &GipcServer::clientConnected);
    QSignalSpy disconnected(&server, &GipcServer::clientDisconnected);
    QList<Gipc::Status> statuses;
    QObject::connect(&server, &GipcServer::statusChanged, &server,
                     [&](Gipc::Status status) { statuses.append(status); });
    QVERIFY(server.listen());
    for (quint64 id = 1; id <= 3; ++id) {
        GipcClient client(server.name());
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
        client.close();
        QTRY_COMPARE_WITH_TIMEOUT(disconnected.size(), qsizetype(id), Patience);
        QCOMPARE(connected.last().at(0).toULongLong(), id);
        QCOMPARE(disconnected.last().at(0).toULongLong(), id);
        QCOMPARE(disconnected.last().at(1).value<Gipc::ErrorCode>(), Gipc::ErrorCode::NoError);
    }
    using S = Gipc::Status;
    QCOMPARE(statuses,
             QList<S>({ S::Listening, S::Connected, S::Disconnected, S::Connected, S::Disconnected,
                        S::Connected, S::Disconnected }));
}

QTEST_GUILESS_MAIN(tst_Conversation)
#include "tst_conversation.moc"
