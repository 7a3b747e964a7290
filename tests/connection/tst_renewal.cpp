// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "rawserver.h"

#include "gipcclient_p.h"
#include "gipcserver_p.h"

#include <Gipc/GipcConnection>

#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Status;

/*! A key that has done its work is replaced, unnoticed by the program: in version 2 by a new connection,
    in GIPC-X by a new key. */
class tst_Renewal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void renewsUnnoticed_data();
    void renewsUnnoticed();
    void endsAtTheHardLimit_data();
    void endsAtTheHardLimit();
    void survivesAPeerThatNeverFinishes();
    void updatesKeysUnnoticed_data();
    void updatesKeysUnnoticed();
};

namespace {

GipcCore::Settings &settingsOf(GipcServer *server)
{
    return GipcServerPrivate::get(server)->settings;
}

GipcCore::Settings &settingsOf(GipcClient *client)
{
    return GipcClientPrivate::get(client)->settings;
}

/*! For sessions to come. */
template <typename End> void setLimits(End *end, quint64 renewFrames, quint64 maxFrames)
{
    GipcWire::KeyLimits limits;
    limits.renewFrames = renewFrames;
    limits.maxFrames = maxFrames;
    settingsOf(end).keyLimits = limits;
}

void addNetworks()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

/*! Numbers that arrived, in order and once. */
struct Sequence
{
    int next = 0;
    bool inOrder = true;

    void add(const GipcMessage &message) { inOrder = message.data().toInt() == next++ && inOrder; }
};

} // namespace

void tst_Renewal::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Renewal::renewsUnnoticed_data()
{
    addNetworks();
}

/*! Both sides talk, with pauses in which everything has arrived: nothing else makes a moment quiet for
    the server, whose messages on their way at a renewal would be lost. The client needs no pause.
 */
void tst_Renewal::renewsUnnoticed()
{
    QFETCH(bool, network);
    GipcServer server;
    prepare(&server, network, true);
    setLimits(&server, 300, 100000);
    QVERIFY(server.listen());
    GipcClient client;
    setLimits(&client, 300, 100000);
    aim(&client, server);
    client.setPolicy(Gipc::Policy::Compatible); // GIPC-X updates its keys
    Sequence atServer;
    Sequence atClient;
    connect(&server, &GipcServer::messageReceived, &server,
            [&](const GipcMessage &message) { atServer.add(message); });
    connect(&client, &GipcClient::messageReceived, &client,
            [&](const GipcMessage &message) { atClient.add(message); });
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QSignalSpy serverErrors(&server, &GipcServer::errorOccurred);
    QSignalSpy sessions(&server, &GipcServer::clientConnected);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));

    int toServer = 0;
    int toClient = 0;
    while (toServer < 5000) {
        for (int i = 0; i < 50; ++i)
            QVERIFY(client.write(1, QByteArray::number(toServer++)));
        QVERIFY(eventually([&] { return atServer.next == toServer; }));
        QVERIFY(eventually([&] {
            return server.status() == Status::Connected && client.status() == Status::Connected;
        }));
        const auto before = sessions.size();
        for (int i = 0; i < 50; ++i)
            QVERIFY(server.write(1, QByteArray::number(toClient++)));
        QVERIFY(eventually([&] { return atClient.next == toClient; }));
        QVERIFY(sessions.size() <= before + 1);
    }
    QVERIFY(atServer.inOrder);
    QVERIFY(atClient.inOrder);
    QVERIFY2(sessions.size() > 10, qPrintable(QString::number(sessions.size())));
    QCOMPARE(errors.size(), 0);
    QCOMPARE(serverErrors.size(), 0);
}

void tst_Renewal::endsAtTheHardLimit_data()
{
    addNetworks();
}

/*! A client that is never quiet: what is still ours when the key is worn out goes over the next one. */
void tst_Renewal::endsAtTheHardLimit()
{
    QFETCH(bool, network);
    GipcServer server;
    prepare(&server, network, true);
    setLimits(&server, 100000, 200);
    QVERIFY(server.listen());
    GipcClient client;
    setLimits(&client, 100000, 200);
    aim(&client, server);
    client.setPolicy(Gipc::Policy::Compatible);
    client.setRetryTimer(1);
    QList<int> received;
    connect(&server, &GipcServer::messageReceived, &server,
            [&](const GipcMessage &message) { received.append(message.data().toInt()); });
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QSignalSpy sessions(&server, &GipcServer::clientConnected);
    QVERIFY(client.connectToServer());
    for (int i = 0; i < 1000; ++i)
        QVERIFY(client.write(1, QByteArray::number(i)));
    QVERIFY(eventually([&] { return !received.isEmpty() && received.last() == 999; }));
    QCOMPARE(received.size(), 1000);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(received.at(i), i);
    QVERIFY(sessions.size() >= 6);
    QVERIFY(errors.size() >= 5);
    QCOMPARE(errors.at(0).at(0).value<ErrorCode>(), ErrorCode::LimitReached);
}

/*! A server that neither reads on nor ends: the client does not wait for ever. */
void tst_Renewal::survivesAPeerThatNeverFinishes()
{
    RawServer server(false);
    GipcClient client;
    setLimits(&client, 20, 1000);
    server.attract(&client, true);
    QVERIFY(client.connectToServer());
    RawPeer peer = server.accept();
    QVERIFY(peer.shakeHands(GipcWire::Role::Server, true));
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Connected, Patience);
    for (int i = 0; i < 30; ++i)
        QVERIFY(client.write(1, "message"));
    RawPeer next = server.accept();
    QVERIFY(next.isOpen());
    QVERIFY(next.shakeHands(GipcWire::Role::Server, true));
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Connected, Patience);
    peer.step();
    QCOMPARE(peer.messages.size(), 30);
    QVERIFY(peer.atEnd());
}

void tst_Renewal::updatesKeysUnnoticed_data()
{
    addNetworks();
}

/*! Every 8 records in each direction; large messages cross the updates, too. */
void tst_Renewal::updatesKeysUnnoticed()
{
    QFETCH(bool, network);
    constexpr int Rounds = 60;
    constexpr quint64 RecordsOfAKey = 8;
    const GipcWire::RecordLimits limits { RecordsOfAKey, quint64(1) << 36 };
    GipcServer server;
    prepare(&server, network, true);
    settingsOf(&server).recordLimits = limits;
    QVERIFY(server.listen());
    GipcClient client;
    settingsOf(&client).recordLimits = limits;
    aim(&client, server);
    QByteArrayList atServer;
    QByteArrayList atClient;
    connect(&server, &GipcServer::messageReceived, &server,
            [&](const GipcMessage &message) { atServer.append(message.data()); });
    connect(&client, &GipcClient::messageReceived, &client,
            [&](const GipcMessage &message) { atClient.append(message.data()); });
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QSignalSpy serverErrors(&server, &GipcServer::errorOccurred);

    QByteArrayList sent;
    for (int round = 0; round < Rounds; ++round) {
        // One record, or on every tenth occasion five.
        sent.append(QByteArray(round % 10 == 9 ? 300000 : 10, char('a' + round % 26)));
        QVERIFY(client.write(1, sent.last()));
        QVERIFY(server.write(1, sent.last()));
        QVERIFY(eventually(
            [&] { return atServer.size() == sent.size() && atClient.size() == sent.size(); }));
    }
    QVERIFY(atServer == sent);
    QVERIFY(atClient == sent);
    QCOMPARE(errors.size() + serverErrors.size(), 0);
    QCOMPARE(server.connection(1)->messagesReceived(), quint64(Rounds)); // still the first
}

QTEST_GUILESS_MAIN(tst_Renewal)
#include "tst_renewal.moc"
