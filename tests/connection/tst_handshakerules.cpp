// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "rawserver.h"

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Status;
using GipcWire::Role;

/*! What a handshake stands, refuses and names: keys, settings that do not fit, single bytes, closing. */
class tst_HandshakeRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusesBadPublicKeys_data();
    void refusesBadPublicKeys();
    void namesTheSideThatInsists_data();
    void namesTheSideThatInsists();
    void recognisesGoClientWithoutEncryption();
    void takesSingleBytes_data() { addTransports(); }
    void takesSingleBytes();
    void finishesTheHandshakeBeforeClosing_data() { addTransports(); }
    void finishesTheHandshakeBeforeClosing();
};

namespace {

/*! How much a server says until both are connected. */
qsizetype serverSays(bool encrypted)
{
    return encrypted ? 2 + 97 + 4 + 32 : 2 + 4 + 4;
}

/*! Whether the client has the greeting and the key of a server that encrypts. */
bool getsKey(RawPeer *client, const GipcServer &server)
{
    *client = RawPeer::toServer(server);
    client->send(QByteArray(1, '\0'));
    return eventually([&] {
        client->pump();
        return client->received().size() == 2 + 97;
    });
}

} // namespace

void tst_HandshakeRules::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_HandshakeRules::refusesBadPublicKeys_data()
{
    QTest::addColumn<QByteArray>("key");
    QByteArray body;
    do // one that begins like nothing else
        body = GipcWire::KeyPair::generate()->publicKey().sliced(1);
    while (body.at(0) == '\x00' || body.at(0) == '\x04');
    QTest::newRow("zeros") << '\x04' + QByteArray(96, '\0');
    QTest::newRow("off the curve") << '\x04' + QByteArray(96, '\x01');
    QTest::newRow("larger than the field") << '\x04' + QByteArray(96, '\xff');
    QTest::newRow("compressed") << '\x02' + body;
    QTest::newRow("hybrid") << '\x06' + body;
    QTest::newRow("of 96 bytes") << body;
    QTest::newRow("the receiver's own") << QByteArray();
}

/*! Infinity has no encoding of 97 bytes: as a lone 0 it is what a Go client without encryption sends,
    see below; to a client it is one more wrong first byte. */
void tst_HandshakeRules::refusesBadPublicKeys()
{
    QFETCH(QByteArray, key);
    const bool own = key.isEmpty();
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    RawPeer client;
    QVERIFY(getsKey(&client, server));
    client.send(own ? client.received().sliced(2) : key);
    QVERIFY(eventually([&] { return server.error() != ErrorCode::NoError; }));
    QCOMPARE(server.error(), ErrorCode::BadPublicKey);
    QVERIFY(serves(&server));

    RawServer rawServer(false);
    GipcClient good;
    rawServer.attract(&good, true);
    QVERIFY(good.connectToServer());
    RawPeer peer = rawServer.accept();
    peer.send(QByteArray::fromHex("0201"));
    QVERIFY(eventually([&] {
        peer.pump();
        return peer.received().size() == 1 + 97;
    }));
    peer.send(own ? peer.received().sliced(1) : key);
    QVERIFY(eventually([&] { return good.error() != ErrorCode::NoError; }));
    QCOMPARE(good.error(), ErrorCode::BadPublicKey);
    QVERIFY(recovers(&good, &rawServer, true));
}

void tst_HandshakeRules::namesTheSideThatInsists_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("serverEncrypts");
    QTest::newRow("local, server insists") << false << true;
    QTest::newRow("local, client insists") << false << false;
    QTest::newRow("TCP, server insists") << true << true;
    QTest::newRow("TCP, client insists") << true << false;
}

void tst_HandshakeRules::namesTheSideThatInsists()
{
    QFETCH(bool, network);
    QFETCH(bool, serverEncrypts);
    GipcServer server;
    prepare(&server, network, serverEncrypts);
    QVERIFY(server.listen());
    GipcClient client;
    aim(&client, server);
    client.setEncryption(!serverEncrypts);
    client.setRetryTimer(1);
    QSignalSpy atServer(&server, &GipcServer::errorOccurred);
    QSignalSpy atClient(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Error, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(server.error(), ErrorCode::EncryptionMismatch, Patience);
    QCOMPARE(client.error(), ErrorCode::EncryptionMismatch);
    const QString insisting = QStringLiteral("Encryption is required here");
    const QString lacking = QStringLiteral("The peer insists on encryption");
    QVERIFY(server.errorString().startsWith(serverEncrypts ? insisting : lacking));
    QVERIFY(client.errorString().startsWith(serverEncrypts ? lacking : insisting));
    spin(20); // no further tries
    QCOMPARE(atServer.size(), 1);
    QCOMPARE(atClient.size(), 1);
    QVERIFY(serves(&server));
}

/*! It takes the server's flag for granted and the server's key for the size frame. */
void tst_HandshakeRules::recognisesGoClientWithoutEncryption()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    RawPeer client;
    QVERIFY(getsKey(&client, server));
    QCOMPARE(server.error(), ErrorCode::NoError);
    client.send(QByteArray(1, '\0'));
    QVERIFY(eventually([&] { return server.error() != ErrorCode::NoError; }));
    QCOMPARE(server.error(), ErrorCode::EncryptionMismatch);
    QVERIFY(serves(&server));
}

void tst_HandshakeRules::takesSingleBytes()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    GipcClient client;
    server.attract(&client, encrypted);
    QSignalSpy received(&client, &GipcClient::messageReceived);
    QVERIFY(client.connectToServer());
    RawPeer peer = server.accept();
    peer.mischief.cutAt = 0;
    peer.mischief.staysOpen = true;
    peer.speak(Role::Server, encrypted);
    bool said = false;
    QVERIFY(eventually([&] {
        peer.step();
        if (peer.isEstablished() && !std::exchange(said, true))
            peer.sendMessage(7, "one by one");
        peer.release(1);
        return !received.isEmpty();
    }));
    QCOMPARE(received.at(0).at(0).value<GipcMessage>().data(), QByteArray("one by one"));
}

/*! A Go server dies of a client that leaves half way, or that comes and goes without a word. */
void tst_HandshakeRules::finishesTheHandshakeBeforeClosing()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    for (qsizetype heard = 0; heard < serverSays(encrypted); heard += heard < 4 ? 1 : 20) {
        GipcClient client;
        server.attract(&client, encrypted);
        QVERIFY(client.connectToServer());
        QVERIFY(client.write(1, "the last word"));
        RawPeer peer;
        if (heard > 0) {
            peer = server.accept();
            peer.mischief.cutAt = heard;
            peer.mischief.staysOpen = true;
            peer.speak(Role::Server, encrypted);
            spin(5);
            peer.step();
        }
        client.close();
        QCOMPARE(client.status(), Status::Closing);
        QVERIFY(!client.write(1, "too late"));
        if (heard == 0) {
            peer = server.accept();
            peer.speak(Role::Server, encrypted);
        } else {
            peer.releaseAll();
        }
        QVERIFY(eventually([&] {
            peer.step();
            return peer.atEnd();
        }));
        QVERIFY(peer.isEstablished());
        QCOMPARE(peer.messages.size(), 1);
        QVERIFY(eventually([&] { return client.status() == Status::Closed; }));
    }
}

QTEST_GUILESS_MAIN(tst_HandshakeRules)
#include "tst_handshakerules.moc"
