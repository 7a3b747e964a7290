// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "eventloop.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>
#include <Gipc/GipcPeer>

#include <QtCore/QDebug>
#include <QtTest/QSignalSpy>

#include <memory>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Security;
using Gipc::Status;

namespace {

const QByteArray AliceKey(32, 'a');
const QByteArray BobKey(40, 'b');

/*! A server of two who have keys. */
void open(GipcServer *server, bool network, bool multiClient)
{
    server->setName(uniqueName());
    server->setNetwork(network);
    server->setPort(0);
    server->setMultiClient(multiClient);
    server->setHandshakeTimeout(HandshakePatience);
    QVERIFY(server->addPreSharedKey("alice", AliceKey));
    QVERIFY(server->addPreSharedKey("bob", BobKey));
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
}

/*! A client that begins to connect. */
std::unique_ptr<GipcClient> clientOf(const GipcServer &server, const QByteArray &identity,
                                     const QByteArray &key)
{
    auto client = std::make_unique<GipcClient>();
    aim(client.get(), server);
    client->setRetryTimer(20);
    if (!key.isEmpty())
        client->setPreSharedKey(identity, key);
    client->connectToServer();
    return client;
}

/*! Connected on both sides: the id it has there, or 0. */
quint64 meet(GipcServer *server, const GipcClient &client)
{
    QSignalSpy came(server, &GipcServer::clientConnected);
    const bool met
        = eventually([&] { return client.status() == Status::Connected && came.size() == 1; });
    return met ? came.at(0).at(0).toULongLong() : 0;
}

QList<QByteArray> identities(GipcServer *server)
{
    QList<QByteArray> all;
    for (const quint64 id : server->connections().ids())
        all << server->connection(id)->peer().keyIdentity();
    return all;
}

void addServers()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("multiClient");
    QTest::newRow("local, for one") << false << false;
    QTest::newRow("local, for many") << false << true;
    QTest::newRow("TCP, for one") << true << false;
    QTest::newRow("TCP, for many") << true << true;
}

} // namespace

/*! Which key a client has used is known to its server, and by whose it is counted. */
class tst_PeerIdentity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKnownOnBothSides_data() { addServers(); }
    void isKnownOnBothSides();
    void isEmptyWithoutAKey_data();
    void isEmptyWithoutAKey();
    void isWhateverNamesTheKey_data();
    void isWhateverNamesTheKey();
    void staysWhenKeysAreReplaced_data() { addServers(); }
    void staysWhenKeysAreReplaced();
    void changesWithTheSession();
    void limitsCountByIt_data();
    void limitsCountByIt();
    void whoOnlyNamesItTakesNothing_data();
    void whoOnlyNamesItTakesNothing();
    void isAValue();
};

void tst_PeerIdentity::isKnownOnBothSides()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    GipcServer server;
    open(&server, network, multiClient);
    const std::pair<QByteArray, QByteArray> keys[] = { { "alice", AliceKey }, { "bob", BobKey } };
    for (const auto &[identity, key] : keys) {
        const auto client = clientOf(server, identity, key);
        const quint64 id = meet(&server, *client);
        QVERIFY(id != 0);
        const GipcPeer atServer = server.connection(id)->peer();
        QCOMPARE(atServer.keyIdentity(), identity);
        QCOMPARE(atServer.security(), Security::Authenticated);
        QVERIFY(atServer.isExtended());
        QCOMPARE(atServer.userId(), network ? -1 : qint64(::getuid()));
        QCOMPARE(atServer.processId(), network ? -1 : qint64(::getpid()));
        QCOMPARE(atServer.address(), network ? QStringLiteral("127.0.0.1") : QString());
        QCOMPARE(client->peer().keyIdentity(), identity);
        QCOMPARE(client->peer().security(), Security::Authenticated);
        QCOMPARE(client->peer().userId(), client->peerUserId());

        client->close();
        QVERIFY(client->waitForClosed(Patience));
        QCOMPARE(client->peer(), GipcPeer());
        QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    }
}

void tst_PeerIdentity::isEmptyWithoutAKey_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<Gipc::Policy>("policy");
    for (const bool encrypted : { true, false }) {
        QTest::addRow("GIPC-X, %s", encrypted ? "encrypted" : "plain")
            << encrypted << Gipc::Policy::Require;
        QTest::addRow("version 2, %s", encrypted ? "encrypted" : "plain")
            << encrypted << Gipc::Policy::Compatible;
    }
}

void tst_PeerIdentity::isEmptyWithoutAKey()
{
    QFETCH(const bool, encrypted);
    QFETCH(const Gipc::Policy, policy);
    GipcServer server(uniqueName());
    server.setEncryption(encrypted);
    server.setPolicy(policy);
    QVERIFY(server.listen());
    GipcClient client;
    aim(&client, server);
    QCOMPARE(client.peer(), GipcPeer());
    QVERIFY(client.connectToServer());
    const quint64 id = meet(&server, client);
    QVERIFY(id != 0);
    const auto expected = encrypted ? Security::Encrypted : Security::Unencrypted;
    for (const GipcPeer &peer : { server.connection(id)->peer(), client.peer() }) {
        QCOMPARE(peer.keyIdentity(), QByteArray());
        QCOMPARE(peer.security(), expected);
        QCOMPARE(peer.isExtended(), policy == Gipc::Policy::Require);
        QCOMPARE(peer.userId(), qint64(::getuid()));
    }
}

void tst_PeerIdentity::isWhateverNamesTheKey_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("zeros") << QByteArray(3, '\0');
    QTest::newRow("no text") << QByteArray("\xff\xfe\x80", 3);
    QTest::newRow("all there may be") << QByteArray(64, '\xe9');
}

void tst_PeerIdentity::isWhateverNamesTheKey()
{
    QFETCH(const QByteArray, identity);
    GipcServer server;
    open(&server, false, false);
    QVERIFY(server.addPreSharedKey(identity, BobKey));
    const auto client = clientOf(server, identity, BobKey);
    const quint64 id = meet(&server, *client);
    QVERIFY(id != 0);
    QCOMPARE(server.connection(id)->peer().keyIdentity(), identity);
    QCOMPARE(server.connection(id)->peer().security(), Security::Authenticated);
    QCOMPARE(client->peer().keyIdentity(), identity);
}

void tst_PeerIdentity::staysWhenKeysAreReplaced()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    GipcServer server;
    open(&server, network, multiClient);
    auto client = clientOf(server, "alice", AliceKey);
    const quint64 before = meet(&server, *client);
    QVERIFY(before != 0);
    QVERIFY(server.addPreSharedKey("alice 2", BobKey));
    server.removePreSharedKey("alice");
    QCOMPARE(server.connection(before)->peer().keyIdentity(), "alice");
    client->close();
    QVERIFY(client->waitForClosed(Patience));
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));

    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QVERIFY(client->connectToServer());
    QVERIFY(eventually([&] { return client->status() == Status::Error && errors.size() == 1; }));
    QCOMPARE(client->error(), ErrorCode::AuthenticationFailed);
    QCOMPARE(client->peer(), GipcPeer());
    QVERIFY(client->setPreSharedKey("alice 2", BobKey));
    QVERIFY(client->connectToServer());
    const quint64 after = meet(&server, *client);
    QVERIFY(after != 0);
    QCOMPARE(server.connection(after)->peer().keyIdentity(), "alice 2");
    QCOMPARE(client->peer().keyIdentity(), "alice 2");
}

/*! The facts of a session are the same but for the key, and a change of that is told, too. */
void tst_PeerIdentity::changesWithTheSession()
{
    GipcServer server;
    open(&server, false, false);
    const auto client = clientOf(server, "alice", AliceKey);
    QVERIFY(meet(&server, *client) != 0);
    QList<QByteArray> told;
    connect(client.get(), &GipcClient::sessionChanged, client.get(),
            [&] { told << client->peer().keyIdentity(); });
    QVERIFY(client->setPreSharedKey("bob", BobKey));
    QCOMPARE(client->peer().keyIdentity(), "alice"); // still
    QSignalSpy came(&server, &GipcServer::clientConnected);
    server.closeConnection(server.connections().ids().constFirst());
    QVERIFY(eventually([&] { return came.size() == 1 && client->status() == Status::Connected; }));
    QCOMPARE(told, QList<QByteArray>({ QByteArray(), "bob" }));
}

void tst_PeerIdentity::limitsCountByIt_data()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

void tst_PeerIdentity::limitsCountByIt()
{
    QFETCH(const bool, network);
    GipcServer server;
    server.setMaxClientsPerPeer(2);
    open(&server, network, true);
    QList<std::shared_ptr<GipcClient>> clients;
    for (const char *const name : { "alice", "bob", "bob", "alice" }) {
        clients << clientOf(server, name, *name == 'a' ? AliceKey : BobKey);
        QVERIFY(meet(&server, *clients.last()) != 0);
    }
    QCOMPARE(identities(&server), QList<QByteArray>({ "alice", "bob", "bob", "alice" }));

    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QSignalSpy came(&server, &GipcServer::clientConnected);
    const auto third = clientOf(server, "alice", AliceKey);
    QVERIFY(eventually([&] { return !errors.isEmpty(); }));
    QCOMPARE(server.error(), ErrorCode::LimitReached);
    QVERIFY2(server.errorString().contains(u"\"alice\""), qPrintable(server.errorString()));
    spin(50);
    QCOMPARE(came.size(), 0);
    clients[1]->close(); // of no use to her
    QVERIFY(eventually([&] { return server.clientCount() == 3; }));
    spin(50);
    QCOMPARE(came.size(), 0);
    clients[0]->close();
    QVERIFY(eventually([&] { return third->status() == Status::Connected && came.size() == 1; }));
}

void tst_PeerIdentity::whoOnlyNamesItTakesNothing_data()
{
    limitsCountByIt_data();
}

/*! A liar names alice as often as he likes; until he has shown that he has her key, he is not she. */
void tst_PeerIdentity::whoOnlyNamesItTakesNothing()
{
    QFETCH(const bool, network);
    constexpr int Liars = 12;
    GipcServer server;
    server.setMaxClientsPerPeer(1);
    server.setMaxClients(2);
    open(&server, network, true);
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    std::vector<std::unique_ptr<GipcClient>> liars;
    for (int i = 0; i < Liars; ++i)
        liars.push_back(clientOf(server, "alice", BobKey));
    const auto alice = clientOf(server, "alice", AliceKey); // behind all of them
    const quint64 id = meet(&server, *alice);
    QVERIFY(id != 0);
    QVERIFY(eventually([&] {
        return std::all_of(liars.begin(), liars.end(),
                           [](const auto &liar) { return liar->status() == Status::Error; });
    }));
    for (const auto &liar : liars)
        QCOMPARE(liar->error(), ErrorCode::AuthenticationFailed);
    QVERIFY(eventually([&] { return server.error() == ErrorCode::AuthenticationFailed; }));
    for (const auto &error : errors)
        QCOMPARE(error.at(0).value<ErrorCode>(), ErrorCode::AuthenticationFailed);
    QCOMPARE(identities(&server), QList<QByteArray>({ "alice" }));
}

void tst_PeerIdentity::isAValue()
{
    const GipcPeer peer(1000, 4711, QStringLiteral("::1"), "alice\n", Security::Authenticated,
                        true);
    QCOMPARE(peer.userId(), 1000);
    QCOMPARE(peer.processId(), 4711);
    QCOMPARE(peer.address(), QStringLiteral("::1"));
    QCOMPARE(peer.keyIdentity(), "alice\n");
    QVERIFY(peer.isExtended());
    GipcPeer copy = peer;
    QVERIFY(copy == peer);
    copy = GipcPeer(1000, 4711, QStringLiteral("::1"), "alicf\n", Security::Authenticated, true);
    QVERIFY(copy != peer);
    QCOMPARE(GipcPeer().userId(), -1);
    QCOMPARE(GipcPeer().processId(), -1);
    QCOMPARE(QVariant::fromValue(peer).value<GipcPeer>(), peer);
    QCOMPARE(GipcPeer::staticMetaObject.propertyCount(), 6);
    QString shown;
    QDebug(&shown) << peer;
    QCOMPARE(shown.trimmed(),
             QStringLiteral("GipcPeer(Authenticated, GIPC-X, user 1000, process 4711, ::1, key "
                            "\"alice\ufffd\")"));
}

QTEST_GUILESS_MAIN(tst_PeerIdentity)
#include "tst_peeridentity.moc"
