// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "rawserver.h"

#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Policy;
using Gipc::Security;
using Gipc::Status;

namespace {

const QByteArray Key(32, 'k');
const QByteArray OtherKey(32, 'o');

/*! How a session should come about, and how it does. */
enum class Outcome { Version2, Extended, Authenticated, Refused };

Outcome outcomeOf(const GipcClient &client)
{
    if (client.status() != Status::Connected)
        return Outcome::Refused;
    if (client.security() == Security::Authenticated)
        return Outcome::Authenticated;
    return client.isExtended() ? Outcome::Extended : Outcome::Version2;
}

} // namespace

Q_DECLARE_METATYPE(Outcome)

/*! Policies, pre-shared keys and service names, as a program sees them. */
class tst_Security : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsThePolicies_data();
    void followsThePolicies();
    void needsTheSameKey_data();
    void needsTheSameKey();
    void keepsAGoServerAliveThatItRefuses();
    void refusesAGoClientWithAKey();
    void rotatesKeys();
    void wantsAKeyAlthoughAllWereRemoved();
    void refusesWhatIsNoKey_data();
    void refusesWhatIsNoKey();
    void refusesContradictions();
    void comparesTheService_data();
    void comparesTheService();
    void cannotBeDialledBackToItself();
    void exportsTheSameOnBothSides();
    void knowsKeys();
    void serverInsistingOnKeysOpensNoManager();
    void admitsAtTheManager();
};

void tst_Security::followsThePolicies_data()
{
    QTest::addColumn<Policy>("client");
    QTest::addColumn<Policy>("server");
    QTest::addColumn<Outcome>("outcome");
    const Policy all[] = { Policy::Compatible, Policy::Prefer, Policy::Require };
    const char *const names[] = { "compatible", "prefer", "require" };
    for (const Policy client : all) {
        for (const Policy server : all) {
            Outcome outcome = Outcome::Extended;
            if (client == Policy::Compatible || server == Policy::Compatible)
                outcome = client == Policy::Require || server == Policy::Require
                    ? Outcome::Refused
                    : Outcome::Version2;
            QTest::addRow("client %s, server %s", names[int(client)], names[int(server)])
                << client << server << outcome;
        }
    }
}

void tst_Security::followsThePolicies()
{
    QFETCH(const Policy, client);
    QFETCH(const Policy, server);
    QFETCH(const Outcome, outcome);
    for (const bool encrypted : { false, true }) {
        Channel channel;
        channel.server.setEncryption(encrypted);
        channel.client.setEncryption(encrypted);
        channel.server.setPolicy(server);
        channel.client.setPolicy(client);
        QSignalSpy serverErrors(&channel.server, &GipcServer::errorOccurred);
        QVERIFY(channel.server.listen());
        QVERIFY(channel.client.connectToServer());
        if (outcome == Outcome::Refused) {
            // The one that insists says so. A server cannot tell the other that it does.
            const auto said = [&] {
                return client == Policy::Require
                    ? channel.client.status() == Status::Error
                        && channel.client.error() == ErrorCode::ExtensionRequired
                    : channel.server.error() == ErrorCode::ExtensionRequired;
            };
            QTRY_VERIFY_WITH_TIMEOUT(said(), Patience);
            QVERIFY(!channel.isConnected());
            continue;
        }
        QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
        QCOMPARE(outcomeOf(channel.client), outcome);
        QCOMPARE(channel.server.connection(1)->isExtended(), outcome == Outcome::Extended);
        QCOMPARE(channel.client.security(),
                 encrypted ? Security::Encrypted : Security::Unencrypted);
        QCOMPARE(channel.server.connection(1)->security(), channel.client.security());
        QCOMPARE(serverErrors.size(), 0);
    }
}

void tst_Security::needsTheSameKey_data()
{
    QTest::addColumn<QByteArray>("clientKey");
    QTest::addColumn<QByteArray>("serverKey");
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("agrees");
    for (const bool network : { false, true }) {
        const char *where = network ? "TCP" : "local";
        QTest::addRow("the same, %s", where) << Key << Key << QByteArray("id") << network << true;
        QTest::addRow("other keys, %s", where)
            << OtherKey << Key << QByteArray("id") << network << false;
        QTest::addRow("unknown identity, %s", where)
            << Key << Key << QByteArray("di") << network << false;
        QTest::addRow("the client has none, %s", where)
            << QByteArray() << Key << QByteArray("id") << network << false;
        QTest::addRow("the server has none, %s", where)
            << Key << QByteArray() << QByteArray("id") << network << false;
    }
}

void tst_Security::needsTheSameKey()
{
    QFETCH(const QByteArray, clientKey);
    QFETCH(const QByteArray, serverKey);
    QFETCH(const QByteArray, identity);
    QFETCH(const bool, network);
    QFETCH(const bool, agrees);
    Channel channel;
    channel.server.setNetwork(network);
    channel.server.setPort(0);
    if (!serverKey.isEmpty())
        QVERIFY(channel.server.addPreSharedKey("id", serverKey));
    QVERIFY(channel.client.setPreSharedKey(identity, clientKey));
    QSignalSpy connected(&channel.server, &GipcServer::clientConnected);
    QVERIFY(channel.server.listen());
    aim(&channel.client, channel.server);
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.write(1, "secret"));
    if (agrees) {
        QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
        QCOMPARE(outcomeOf(channel.client), Outcome::Authenticated);
        QCOMPARE(channel.server.connection(1)->security(), Security::Authenticated);
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Error, Patience);
    QCOMPARE(channel.client.error(), ErrorCode::AuthenticationFailed);
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::AuthenticationFailed, Patience);
    QCOMPARE(channel.server.status(), Status::Listening);
    QCOMPARE(connected.size(), 0);

    // The server goes on: whoever has the key gets in.
    GipcClient good(channel.server.name());
    aim(&good, channel.server);
    QVERIFY(good.setPreSharedKey("id", serverKey));
    QVERIFY(good.connectToServer());
    QVERIFY(good.waitForConnected(Patience));
}

/*! It must be told 0 before we leave: a Go server dies otherwise. */
void tst_Security::keepsAGoServerAliveThatItRefuses()
{
    for (const bool withKey : { false, true }) {
        RawServer rawServer(false);
        GipcClient client;
        rawServer.attract(&client, true);
        client.setPolicy(Policy::Require);
        if (withKey)
            QVERIFY(client.setPreSharedKey({}, Key));
        QVERIFY(client.connectToServer());
        RawPeer goServer = rawServer.accept();
        // Its session is established by the 0, and only by that.
        QVERIFY(goServer.shakeHands(GipcWire::Role::Server, true));
        QVERIFY(eventually([&] {
            goServer.step();
            return goServer.atEnd();
        }));
        QVERIFY(goServer.session().isAtBoundary());
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Error, Patience);
        QCOMPARE(client.error(), ErrorCode::ExtensionRequired);
    }
}

void tst_Security::refusesAGoClientWithAKey()
{
    Channel channel;
    QVERIFY(channel.server.addPreSharedKey({}, Key));
    QVERIFY(channel.server.listen());
    RawPeer goClient = RawPeer::toServer(channel.server);
    goClient.speak(GipcWire::Role::Client, true);
    QVERIFY(eventually([&] {
        goClient.step();
        return goClient.atEnd();
    }));
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::ExtensionRequired, Patience);
    QCOMPARE(channel.server.clientCount(), 0);
}

void tst_Security::rotatesKeys()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    QVERIFY(server.addPreSharedKey("old", Key));
    QVERIFY(server.listen());
    const auto connects = [&](const QByteArray &identity, const QByteArray &key) {
        GipcClient client(server.name());
        client.setRetryTimer(20);
        client.setPreSharedKey(identity, key);
        client.connectToServer();
        return client.waitForConnected(Patience);
    };
    QVERIFY(connects("old", Key));
    QVERIFY(!connects("new", OtherKey));
    QVERIFY(server.addPreSharedKey("new", OtherKey)); // while it listens
    QVERIFY(connects("old", Key));
    QVERIFY(connects("new", OtherKey));
    server.removePreSharedKey("old");
    QVERIFY(!connects("old", Key));
    QVERIFY(connects("new", OtherKey));
    QVERIFY(server.addPreSharedKey("new", Key)); // replaces it
    QVERIFY(!connects("new", OtherKey));
    QVERIFY(connects("new", Key));
}

/*! Between removing the last key and adding another nobody gets in without one. */
void tst_Security::wantsAKeyAlthoughAllWereRemoved()
{
    Channel channel;
    QVERIFY(channel.server.addPreSharedKey("id", Key));
    QVERIFY(channel.server.listen());
    channel.server.removePreSharedKey("id");
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Error, Patience);
    QCOMPARE(channel.client.error(), ErrorCode::AuthenticationFailed);
    QVERIFY(channel.client.setPreSharedKey("id", Key));
    QVERIFY(channel.client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Error, Patience);
    QVERIFY(channel.server.addPreSharedKey("id", Key));
    QVERIFY(channel.client.connectToServer());
    QVERIFY(channel.client.waitForConnected(Patience));
}

void tst_Security::refusesWhatIsNoKey_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("31 bytes") << QByteArray() << QByteArray(31, 'k');
    QTest::newRow("65 bytes") << QByteArray() << QByteArray(65, 'k');
    QTest::newRow("32 zeros") << QByteArray() << QByteArray(32, 0);
    QTest::newRow("48 zeros") << QByteArray() << QByteArray(48, 0);
    QTest::newRow("64 zeros") << QByteArray() << QByteArray(64, 0);
    QTest::newRow("an identity of 65 bytes") << QByteArray(65, 'i') << Key;
}

void tst_Security::refusesWhatIsNoKey()
{
    QFETCH(const QByteArray, identity);
    QFETCH(const QByteArray, key);
    Channel channel;
    QVERIFY(!channel.server.addPreSharedKey(identity, key));
    QVERIFY(!channel.client.setPreSharedKey(identity, key));
    QVERIFY(channel.open()); // as if nothing had been set
    QCOMPARE(outcomeOf(channel.client), Outcome::Extended);
}

void tst_Security::refusesContradictions()
{
    const auto refused = [](auto *endpoint, auto open) {
        return !open() && endpoint->status() == Status::Error
            && endpoint->error() == ErrorCode::InvalidSettings;
    };
    const auto serverRefuses = [&](const std::function<void(GipcServer *)> &set) {
        GipcServer server(uniqueName());
        set(&server);
        return refused(&server, [&] { return server.listen(); });
    };
    const auto clientRefuses = [&](const std::function<void(GipcClient *)> &set) {
        GipcClient client(uniqueName());
        set(&client);
        return refused(&client, [&] { return client.connectToServer(); });
    };
    QVERIFY(serverRefuses([](GipcServer *server) {
        server->addPreSharedKey({}, Key);
        server->setEncryption(false);
    }));
    QVERIFY(serverRefuses([](GipcServer *server) {
        server->addPreSharedKey({}, Key);
        server->setPolicy(Policy::Compatible);
    }));
    QVERIFY(serverRefuses([](GipcServer *server) {
        server->setNetwork(true);
        server->setAllowedUserIds({ 0 });
    }));
    QVERIFY(serverRefuses(
        [](GipcServer *server) { server->setServiceName(QString(33, QChar(0xe9))); }));
    QVERIFY(serverRefuses([](GipcServer *server) { // exposed to the network
        server->setNetwork(true);
        server->setHost(QStringLiteral("0.0.0.0"));
        server->setPort(0);
        server->setPolicy(Policy::Require);
    }));
    QVERIFY(clientRefuses([](GipcClient *client) {
        client->setPreSharedKey({}, Key);
        client->setEncryption(false);
    }));
    QVERIFY(clientRefuses([](GipcClient *client) {
        client->setPreSharedKey({}, Key);
        client->setPolicy(Policy::Compatible);
    }));
    QVERIFY(clientRefuses([](GipcClient *client) {
        client->setPreSharedKey({}, Key);
        client->setNetwork(true);
        client->setName({});
    }));
    QVERIFY(clientRefuses([](GipcClient *client) {
        client->setNetwork(true);
        client->setTrustedUserIds({ 0 });
    }));

    // With a key the network is fine, and without one it is said aloud, once.
    GipcServer server(uniqueName());
    server.setNetwork(true);
    server.setHost(QStringLiteral("0.0.0.0"));
    server.setPort(0);
    QTest::ignoreMessage(QtWarningMsg,
                         QRegularExpression(QStringLiteral("open to the network.*key")));
    QVERIFY(server.listen());
    server.abort();
    QVERIFY(server.addPreSharedKey({}, Key));
    server.setPolicy(Policy::Require);
    QTest::failOnWarning(QRegularExpression(QStringLiteral("open to the network")));
    QVERIFY(server.listen());
}

void tst_Security::comparesTheService_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<QString>("clientService");
    QTest::addColumn<QString>("serverService");
    QTest::addColumn<bool>("agrees");
    const QString one = QStringLiteral("one");
    const QString two = QStringLiteral("two");
    QTest::newRow("local, no key: not compared") << false << false << one << two << true;
    QTest::newRow("TCP, no key") << true << false << one << two << false;
    QTest::newRow("local, key") << false << true << one << two << false;
    QTest::newRow("TCP, key") << true << true << one << two << false;
    QTest::newRow("local, key, the same") << false << true << one << one << true;
    QTest::newRow("TCP, no key, the same") << true << false << one << one << true;
    QTest::newRow("only the server has one") << false << true << QString() << two << false;
}

void tst_Security::comparesTheService()
{
    QFETCH(const bool, network);
    QFETCH(const bool, keyed);
    QFETCH(const QString, clientService);
    QFETCH(const QString, serverService);
    QFETCH(const bool, agrees);
    Channel channel;
    channel.server.setNetwork(network);
    channel.server.setPort(0);
    channel.server.setServiceName(serverService);
    channel.client.setServiceName(clientService);
    if (keyed) {
        QVERIFY(channel.server.addPreSharedKey({}, Key));
        QVERIFY(channel.client.setPreSharedKey({}, Key));
    }
    QVERIFY(channel.server.listen());
    aim(&channel.client, channel.server);
    QVERIFY(channel.client.connectToServer());
    if (agrees) {
        QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(channel.client.status(), Status::Error, Patience);
    QCOMPARE(channel.client.error(), ErrorCode::OtherService);
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.error(), ErrorCode::OtherService, Patience);
}

/*! A program that serves and dials under one key, and somebody who leads what it dials back to it. */
void tst_Security::cannotBeDialledBackToItself()
{
    GipcServer own(uniqueName());
    QVERIFY(own.addPreSharedKey({}, Key));
    QVERIFY(own.listen());
    GipcClient client(uniqueName()); // another service
    client.setSocketPath(own.address()); // where the attacker has led it
    QVERIFY(client.setPreSharedKey({}, Key));
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Error, Patience);
    QCOMPARE(client.error(), ErrorCode::OtherService);
    QCOMPARE(own.clientCount(), 0);
}

void tst_Security::exportsTheSameOnBothSides()
{
    Channel channel;
    QVERIFY(channel.client.exporter("login").isEmpty());
    QVERIFY(channel.open());
    const QByteArray bytes = channel.client.exporter("login");
    QCOMPARE(bytes.size(), 32);
    QCOMPARE(channel.server.connection(1)->exporter("login"), bytes);
    QVERIFY(channel.client.exporter("other") != bytes);
    QCOMPARE(channel.client.exporter("login", 100).size(), 100);
    QVERIFY(channel.client.exporter("login", 12241).isEmpty());
    QVERIFY(channel.client.exporter("login", 0).isEmpty());
    QVERIFY(channel.client.exporter("login", -1).isEmpty());
    channel.server.closeConnection(1);
    QTRY_VERIFY_WITH_TIMEOUT(channel.server.connection(2) && channel.isConnected(), Patience);
    QVERIFY(channel.client.exporter("login") != bytes);

    Channel version2;
    version2.client.setPolicy(Policy::Compatible);
    QVERIFY(version2.open());
    QVERIFY(version2.client.exporter("login").isEmpty());
}

void tst_Security::knowsKeys()
{
    const QByteArray key = Gipc::generatePreSharedKey();
    QCOMPARE(key.size(), 32);
    QVERIFY(Gipc::generatePreSharedKey() != key);
    QVERIFY(Gipc::isPreSharedKey(key));
    QVERIFY(!Gipc::isPreSharedKey(QByteArray(32, 0)));
    const QString fingerprint = Gipc::preSharedKeyFingerprint(key);
    QCOMPARE(fingerprint.size(), 32);
    QCOMPARE(Gipc::preSharedKeyFingerprint(key), fingerprint);
    QVERIFY(Gipc::preSharedKeyFingerprint(Key) != fingerprint);
    QVERIFY(Gipc::preSharedKeyFingerprint("short").isEmpty());
    // SHA-384("gipc key fingerprint" and 32 times k), as sha384sum prints it.
    QCOMPARE(Gipc::preSharedKeyFingerprint(Key),
             QStringLiteral("6d90a8c04d4ea2e6a82ece69c9a4c2b2"));
}

void tst_Security::serverInsistingOnKeysOpensNoManager()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    const QString manager = pathOf(server.name() + QStringLiteral("_manager"));
    QVERIFY(server.listen());
    QVERIFY(QFile::exists(manager));
    server.abort();
    QVERIFY(server.addPreSharedKey({}, Key));
    QVERIFY(server.listen());
    QVERIFY(!QFile::exists(manager));

    // And a client for Go's scheme that has the key does not look for one.
    GipcClient client(server.name());
    client.setMultiClient(true);
    QVERIFY(client.setPreSharedKey({}, Key));
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.clientId(), 0U);
}

/*! With GIPC-X a client that asks the manager is a client at once, and its messages of type 12 are
    messages. */
void tst_Security::admitsAtTheManager()
{
    for (const bool network : { false, true }) {
        GipcServer server(uniqueName());
        server.setMultiClient(true);
        server.setNetwork(network);
        server.setPort(0);
        server.setMaxClients(1);
        server.setDelivery(Gipc::Delivery::Queue);
        QVERIFY(server.listen());
        GipcClient client;
        aim(&client, server);
        client.setMultiClient(true);
        QVERIFY(client.connectToServer());
        QVERIFY(client.write(12, "client_id_request"));
        QVERIFY(client.waitForConnected(Patience));
        QVERIFY(client.isExtended());
        QCOMPARE(client.clientId(), 0U);
        const GipcMessage message = nextMessage(&server);
        QCOMPARE(message.msgType(), 12);
        QCOMPARE(message.data(), "client_id_request");
        QCOMPARE(server.clientCount(), 1);

        // It has a client's seat.
        GipcClient second;
        aim(&second, server);
        second.setMultiClient(true);
        QVERIFY(second.connectToServer());
        QTRY_COMPARE_WITH_TIMEOUT(server.error(), ErrorCode::LimitReached, Patience);
        QCOMPARE(server.clientCount(), 1);
        client.close();
        QVERIFY(second.waitForConnected(Patience));
    }
}

QTEST_GUILESS_MAIN(tst_Security)
#include "tst_security.moc"
