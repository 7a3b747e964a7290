// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "testpeers.h"

#include <QtTest/QSignalSpy>

#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;

/*! GipcClient with multiClient: it asks a manager for an id and goes where that leads. On TCP the manager
    has the server's own port, and has to tell who is who. */
class tst_GoServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsOurs_data() { addTransports(); }
    void findsOurs();
    void asksAgainAfterALoss_data() { addTransports(); }
    void asksAgainAfterALoss();
    void givesUpOnEncryption_data();
    void givesUpOnEncryption();
    void triesOnWithAStrangeManager_data();
    void triesOnWithAStrangeManager();
    void waitsForTheListener();
    void closesInEachPhase_data();
    void closesInEachPhase();
    void leavesTheManagerWithoutAConnection_data();
    void leavesTheManagerWithoutAConnection();
    void announcesOnTcp();
};

namespace {

void aimGo(GipcClient *client, const GipcServer &server)
{
    aim(client, server);
    client->setMultiClient(true);
    client->setPolicy(Gipc::Policy::Compatible); // with GIPC-X nobody needs an id
    client->setRetryTimer(20);
}

/*! A client of a manager and a server by hand, which stand still unless told. */
struct ByHand
{
    QTemporaryDir directory;
    QString path = directory.filePath(QStringLiteral("s.sock"));
    Descriptor manager = rawListener(directory.filePath(QStringLiteral("s_manager.sock")));
    Descriptor listener;
    RawPeer peer;
    RawPeer asked; ///< the manager's side, once the id's address was dialed
    GipcClient client;
    QList<ErrorCode> errors;

    ByHand()
    {
        client.setSocketPath(path);
        client.setEncryption(false);
        client.setMultiClient(true);
        client.setRetryTimer(20);
        QObject::connect(&client, &GipcClient::errorOccurred, &client,
                         [this](ErrorCode error) { errors.append(error); });
    }

    void listen(int id)
    {
        listener = rawListener(directory.filePath(QStringLiteral("s%1.sock").arg(id)));
    }
    bool accept(const Descriptor &from)
    {
        Descriptor next = awaitConnection(from);
        if (!next.isValid())
            return false;
        peer = RawPeer(::dup(next.get()));
        return true;
    }
    /*! The id's address is dialed; the manager's connection stays meanwhile, as Go's clients have it. */
    bool acceptById()
    {
        asked = std::exchange(peer, RawPeer());
        const bool accepted = accept(listener);
        asked.pump();
        return accepted && !asked.atEnd();
    }
    bool hasLeftTheManager()
    {
        return eventually([this] {
            asked.pump();
            return asked.atEnd() && !asked.wasReset();
        });
    }
    bool shakeHands() { return peer.shakeHands(GipcWire::Role::Server, false); }
    /*! The manager serves those who come until one asks: who was not greeted soon has come again, and the
        earlier connection says nothing. */
    bool beAsked()
    {
        do {
            if (!accept(manager))
                return false;
            peer.speak(GipcWire::Role::Server, false);
        } while (eventually([this] {
                     peer.step();
                     return !peer.messages.isEmpty() || peer.atEnd();
                 })
                 && peer.messages.isEmpty());
        return !peer.messages.isEmpty() && peer.messages.first().type == 12
            && peer.messages.first().data == "client_id_request";
    }
    bool isLeft()
    {
        return eventually([this] {
            peer.pump();
            return peer.atEnd();
        });
    }
};

} // namespace

void tst_GoServers::findsOurs()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QByteArrayList heard;
    connect(&server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { heard.append(message.data()); });
    QVERIFY(server.listen());
    std::vector<std::unique_ptr<GipcClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<GipcClient>());
        aimGo(clients.back().get(), server);
        QCOMPARE(clients.back()->clientId(), 0U);
        QVERIFY(clients.back()->connectToServer());
        QVERIFY(clients.back()->write(1, QByteArray::number(i))); // kept until then
    }
    QVERIFY(eventually([&] { return server.clientCount() == 5 && heard.size() == 5; }));
    QSet<quint32> ids;
    for (const auto &client : clients) {
        QCOMPARE(client->status(), Status::Connected);
        ids.insert(client->clientId());
    }
    QCOMPARE(ids.size(), 5);
    QVERIFY(!ids.contains(0));
    QCOMPARE(server.came.size(), 5);
    QCOMPARE(server.errors, QList<ErrorCode> {});
    for (const auto &client : clients)
        client->close();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QVERIFY(eventually([&] { return clients.front()->status() == Status::Closed; }));
    QCOMPARE(clients.front()->clientId(), 0U);
}

void tst_GoServers::asksAgainAfterALoss()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    if (network)
        server.setPort(portOf(server));
    GipcClient client;
    aimGo(&client, server);
    QVERIFY(client.connectToServer());
    QVERIFY(eventually([&] { return server.came.size() == 1; }));
    const quint32 first = client.clientId();
    server.closeConnection(1);
    QVERIFY(eventually([&] { return server.came.size() == 2; }));
    QVERIFY(client.clientId() != first);
    // A server that is not there for a while.
    server.abort();
    QVERIFY(eventually([&] { return client.status() == Status::Reconnecting; }));
    QCOMPARE(client.clientId(), 0U);
    QVERIFY(server.listen());
    QVERIFY(eventually([&] { return server.came.size() == 3; }));
    QVERIFY(client.clientId() != 0);
    QVERIFY(client.write(1, "on"));
}

void tst_GoServers::givesUpOnEncryption_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("the server insists") << true;
    QTest::newRow("the client insists") << false;
}

void tst_GoServers::givesUpOnEncryption()
{
    QFETCH(bool, encrypted);
    ManyServer server(false, encrypted);
    QVERIFY(server.listen());
    GipcClient client;
    aimGo(&client, server);
    client.setEncryption(!encrypted);
    QVERIFY(client.connectToServer());
    QVERIFY(eventually([&] { return client.status() == Status::Error; }));
    QCOMPARE(client.error(), ErrorCode::EncryptionMismatch);
    QVERIFY(eventually([&] { return !server.errors.isEmpty(); }));
    QVERIFY(server.came.isEmpty());
}

void tst_GoServers::triesOnWithAStrangeManager_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("garbage") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff");
    QTest::newRow("another type") << plainFrame(13, bigEndian(1));
    QTest::newRow("too short") << plainFrame(12, "abc");
    QTest::newRow("too long") << plainFrame(12, "abcde");
    QTest::newRow("id 0") << plainFrame(12, bigEndian(0));
    QTest::newRow("half an answer") << plainFrame(12, bigEndian(1)).chopped(1);
    QTest::newRow("nothing, and gone") << QByteArray();
    QTest::newRow("nothing") << QByteArray("silence");
}

void tst_GoServers::triesOnWithAStrangeManager()
{
    QFETCH(QByteArray, answer);
    ByHand hands;
    hands.client.setHandshakeTimeout(answer == "silence" ? 2000 : HandshakePatience);
    QVERIFY(hands.client.connectToServer());
    QVERIFY(hands.beAsked());
    hands.client.setHandshakeTimeout(HandshakePatience); // for the next tries
    if (answer != "silence") {
        hands.peer.send(answer);
        hands.peer.shutdownWriting();
    }
    QVERIFY(hands.isLeft());
    QVERIFY(eventually([&] { return !hands.errors.isEmpty(); }));
    QCOMPARE(hands.client.status(), Status::Connecting);
    QCOMPARE(hands.client.clientId(), 0U);

    // And is served when the manager has come to its senses.
    hands.listen(4);
    QVERIFY(hands.beAsked());
    hands.peer.sendMessage(12, bigEndian(4));
    QVERIFY(hands.acceptById());
    QVERIFY(hands.shakeHands());
    QVERIFY(eventually([&] { return hands.client.status() == Status::Connected; }));
    QVERIFY(hands.hasLeftTheManager()); // it closes, as Go's do
    QCOMPARE(hands.client.clientId(), 4U);
    QCOMPARE(hands.client.error(), ErrorCode::NoError);
}

/*! A Go server tells the id first and listens afterwards. */
void tst_GoServers::waitsForTheListener()
{
    ByHand hands;
    hands.client.setRetryTimer(100000);
    QVERIFY(hands.client.connectToServer());
    QVERIFY(hands.beAsked());
    hands.peer.sendMessage(12, bigEndian(7));
    spin(30);
    hands.listen(7);
    QVERIFY(hands.acceptById());
    QVERIFY(hands.shakeHands());
    QVERIFY(eventually([&] { return hands.client.status() == Status::Connected; }));
    QVERIFY(hands.hasLeftTheManager());
    QVERIFY(hands.errors.isEmpty());
}

void tst_GoServers::closesInEachPhase_data()
{
    QTest::addColumn<int>("phase");
    const char *const phases[] { "before anything",      "dialing the manager", "in its handshake",
                                 "waiting for an id",    "with an id",          "dialing the id",
                                 "in the id's handshake" };
    for (int phase = 0; phase < 7; ++phase)
        QTest::newRow(phases[phase]) << phase;
}

/*! And stays closed: nothing of the attempt goes on. */
void tst_GoServers::closesInEachPhase()
{
    QFETCH(int, phase);
    ByHand hands;
    if (phase == 5)
        hands.listen(3);
    QVERIFY(hands.client.connectToServer());
    if (phase == 1 || phase == 2)
        QVERIFY(hands.accept(hands.manager));
    if (phase == 2)
        hands.peer.send(QByteArray::fromHex("0200"));
    if (phase >= 3)
        QVERIFY(hands.beAsked());
    if (phase >= 4) {
        hands.peer.sendMessage(12, bigEndian(3));
        QVERIFY(eventually([&] { return hands.peer.unsent() == 0; })); // it has read it
        spin(20);
    }
    if (phase == 6) {
        hands.listen(3);
        QVERIFY(hands.acceptById());
    }
    QSignalSpy closed(&hands.client, &GipcClient::closed);
    hands.client.close();
    QCOMPARE(hands.client.status() == Status::Closing || hands.client.status() == Status::Closed,
             true);
    if (phase == 1 || phase == 6)
        hands.peer.speak(GipcWire::Role::Server, false);
    QVERIFY(eventually([&] {
        if (phase == 1 || phase == 6)
            hands.peer.step();
        else if (phase > 0)
            hands.peer.pump();
        return hands.client.status() == Status::Closed;
    }));
    spin(2200); // longer than it lingers
    QCOMPARE(hands.client.status(), Status::Closed);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(hands.client.clientId(), 0U);
    if (phase == 6)
        QVERIFY(hands.hasLeftTheManager());
}

/*! A listener that does not come, or whose handshake fails: then it asks anew, and has left before. */
void tst_GoServers::leavesTheManagerWithoutAConnection_data()
{
    QTest::addColumn<bool>("listens");
    QTest::newRow("nobody listens") << false;
    QTest::newRow("the handshake fails") << true;
}

void tst_GoServers::leavesTheManagerWithoutAConnection()
{
    QFETCH(bool, listens);
    ByHand hands;
    if (listens)
        hands.listen(3);
    QVERIFY(hands.client.connectToServer());
    QVERIFY(hands.beAsked());
    hands.peer.sendMessage(12, bigEndian(3));
    if (listens) {
        QVERIFY(hands.acceptById());
        hands.peer.close();
    } else {
        hands.asked = std::exchange(hands.peer, RawPeer());
    }
    QVERIFY(hands.hasLeftTheManager());
    QVERIFY(hands.beAsked());
}

/*! On TCP it is the first message that tells a client from one that asks for an id. */
void tst_GoServers::announcesOnTcp()
{
    ManyServer server(true);
    QByteArrayList lines;
    connect(&server, &GipcServer::clientConnected, this,
            [&](quint64 id) { lines << "+" + QByteArray::number(id); });
    connect(&server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { lines << message.data(); });
    QVERIFY(server.listen());
    RawPeer gone = RawPeer::toServer(server);
    QVERIFY(gone.shakeHands(GipcWire::Role::Client, false));
    gone.close(); // without a word
    RawPeer silent = RawPeer::toServer(server);
    QVERIFY(silent.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    QCOMPARE(lines, (QByteArrayList { "+1" }));
    RawPeer talker = RawPeer::toServer(server);
    QVERIFY(talker.shakeHands(GipcWire::Role::Client, false));
    talker.sendMessage(12, "client_id_requests");
    QVERIFY(eventually([&] { return lines.size() == 3; }));
    QCOMPARE(lines, (QByteArrayList { "+1", "+2", "client_id_requests" }));
    // Once it is a client, such a message is a message.
    silent.sendMessage(12, "client_id_request");
    QVERIFY(eventually([&] { return lines.size() == 4; }));
    QCOMPARE(lines.last(), QByteArray("client_id_request"));
    // Who asks gets an id and not what is written meanwhile.
    GoClient asker(server);
    QVERIFY(asker.reachManager());
    QVERIFY(eventually([&] {
        server.write(1, "all");
        return asker.goOnAsking();
    }));
    QVERIFY(asker.id != 0);
    QVERIFY(asker.id < 10000);
    spin(300);
    QCOMPARE(server.came.size(), 2);
}

QTEST_GUILESS_MAIN(tst_GoServers)
#include "tst_goservers.moc"
