// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "testpeers.h"

#include <QtCore/QSet>

using Gipc::ErrorCode;
using Gipc::Status;

/*! The ids that Go's clients ask for, and the listener of each. */
class tst_GoIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAnIdWhoseListenerIsThere_data() { addTransports(); }
    void givesAnIdWhoseListenerIsThere();
    void answersManyAtOnce_data() { addTransports(); }
    void answersManyAtOnce();
    void skipsWhatSomebodyHas();
    void skipsATakenPort();
    void limitsThoseThatWait_data();
    void limitsThoseThatWait();
    void forgetsThoseThatDoNotCome_data() { addTransports(); }
    void forgetsThoseThatDoNotCome();
    void closesTheListenerWithItsClient_data() { addTransports(); }
    void closesTheListenerWithItsClient();
    void keepsTheListenerOfAClientSentAway_data() { addTransports(); }
    void keepsTheListenerOfAClientSentAway();
    void keepsSoManyListeners();
    void letsNobodyElseIn();
    void goesWithTheServer();
    void refusesATakenManager();
    void sendsStrangersAway();
};

void tst_GoIds::givesAnIdWhoseListenerIsThere()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QList<QByteArray> heard;
    connect(&server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { heard.append(message.data()); });
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    Crowd crowd; // one of ours between those of Go
    QVERIFY(crowd.gather(server, 1));
    for (quint32 id = 1; id <= 5; ++id) {
        GoClient client(server);
        QVERIFY(client.ask());
        QVERIFY(network || exists(idPath(server, client.id)));
        QVERIFY(client.dial()); // at once, no second try
        QVERIFY(network ? client.id > 0 : client.id == id);
        QVERIFY(eventually([&] { return server.clientCount() == 2; }));
        client.peer.sendMessage(1, "hello");
        QVERIFY(eventually([&] { return heard.size() == int(id); }));
        QVERIFY(server.write(2, "all"));
        QVERIFY(server.writeTo(server.came.last(), 2, "you"));
        QVERIFY(eventually([&] {
            client.peer.step();
            return client.peer.messages.size() == 2;
        }));
        client.peer.close();
        QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    }
    // Who only asked was never announced, nor written to.
    QCOMPARE(server.came.size(), 6);
    QVERIFY(eventually([&] { return crowd.haveReceived(5); }));
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

void tst_GoIds::answersManyAtOnce()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Count = 40;
    ManyServer server(network, encrypted);
    server.setMaxWaitingIdsPerPeer(Count);
    QVERIFY(server.listen());
    std::vector<GoClient> clients;
    std::vector<GoClient> silent;
    for (int i = 0; i < Count; ++i) {
        clients.emplace_back(server);
        QVERIFY(clients.back().reachManager());
        if (i % 2 == 0)
            continue;
        silent.emplace_back(server);
        QVERIFY(silent.back().reachManager());
    }
    // All at the same pace, so that each is in the middle while others are.
    QVERIFY(eventually([&] {
        int done = 0;
        for (GoClient &client : clients)
            done += client.goOnAsking();
        return done == Count;
    }));
    QSet<quint32> ids;
    for (GoClient &client : clients) {
        QVERIFY(client.id != 0);
        ids.insert(client.id);
    }
    QCOMPARE(ids.size(), Count);
    for (GoClient &client : clients)
        QVERIFY(client.dial());
    QVERIFY(eventually([&] { return server.clientCount() == Count; }));
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

void tst_GoIds::skipsWhatSomebodyHas()
{
    ManyServer server;
    QVERIFY(server.listen());
    GipcServer namesake(server.name() + u'1');
    QVERIFY(namesake.listen());
    const Descriptor alive = rawListener(idPath(server, 2));
    QFile file(idPath(server, 3));
    QVERIFY(file.open(QIODevice::WriteOnly));
    {
        const Descriptor dead = rawListener(idPath(server, 4));
    } // may be taken over
    GoClient client(server);
    QVERIFY(client.connectTo(server));
    QCOMPARE(client.id, 4U);
    GoClient another(server);
    QVERIFY(another.connectTo(server));
    QCOMPARE(another.id, 5U);
    client.peer.close();
    another.peer.close();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    server.close();
    QVERIFY(Gipc::isServerRunning(namesake.name()));
    QVERIFY(exists(file.fileName()));
    QVERIFY(file.remove());
    QVERIFY(QFile::remove(pathOf(server.name() + u'2')));
    QVERIFY(!exists(pathOf(server.name() + u'4')));
}

void tst_GoIds::skipsATakenPort()
{
    ManyServer server(true);
    QVERIFY(server.listen());
    GoClient first(server);
    QVERIFY(first.ask());
    // Somebody sits on the port after the next; it may be taken by others already.
    GipcServer somebody;
    prepare(&somebody, true, false);
    somebody.setPort(quint16(portOf(server) + first.id + 1));
    somebody.listen();
    GoClient second(server);
    QVERIFY(second.connectTo(server));
    QVERIFY(second.id > first.id + 1);
}

void tst_GoIds::limitsThoseThatWait_data()
{
    QTest::addColumn<int>("all");
    QTest::addColumn<int>("perPeer");
    QTest::newRow("in all") << 3 << 10;
    QTest::newRow("per peer") << 10 << 3;
}

void tst_GoIds::limitsThoseThatWait()
{
    QFETCH(int, all);
    QFETCH(int, perPeer);
    ManyServer server;
    QCOMPARE(server.maxWaitingIds(), 64);
    QCOMPARE(server.maxWaitingIdsPerPeer(), 16);
    QCOMPARE(server.waitingIdTimeout(), 30000);
    server.setMaxWaitingIds(all);
    server.setMaxWaitingIdsPerPeer(perPeer);
    QVERIFY(server.listen());
    std::vector<GoClient> clients;
    for (int i = 0; i < 5; ++i)
        clients.emplace_back(server);
    for (int i = 0; i < 3; ++i)
        QVERIFY(clients[size_t(i)].ask());
    QVERIFY(clients[3].reachManager());
    QVERIFY(clients[4].reachManager());
    // They wait, for Go's clients ask only once.
    const auto isAnswered = [&](size_t i) { return clients[i].goOnAsking(); };
    const QDeadlineTimer deadline(300);
    while (!deadline.hasExpired()) {
        spin(0);
        QVERIFY(!isAnswered(3));
        QVERIFY(!isAnswered(4));
    }
    // Each that has come makes room for one that waits, in the order of arrival.
    QVERIFY(clients[0].dial());
    QVERIFY(eventually([&] { return isAnswered(3); }));
    QVERIFY(clients[3].id != 0);
    QVERIFY(!isAnswered(4));
    server.setMaxWaitingIds(20);
    server.setMaxWaitingIdsPerPeer(20);
    QVERIFY(eventually([&] { return isAnswered(4); }));
    QVERIFY(clients[4].id != 0);
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

void tst_GoIds::forgetsThoseThatDoNotCome()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    server.setMaxWaitingIds(1);
    server.setWaitingIdTimeout(1000);
    QVERIFY(server.listen());
    GoClient late(server);
    QVERIFY(late.ask());
    const QString path = idPath(server, late.id);
    GoClient next(server);
    QVERIFY(next.ask()); // when there is room again
    QVERIFY(network || !exists(path));
    QVERIFY(network || !exists(path + QStringLiteral(".lock")));
    QVERIFY(!late.dial());
    QVERIFY(next.id != late.id);
    // It shook hands with nobody else in the meantime, and is still good for its client.
    QVERIFY(next.dial());
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    spin(1200); // whoever is there is not forgotten
    QCOMPARE(server.clientCount(), 1);
}

void tst_GoIds::closesTheListenerWithItsClient()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.connectTo(server));
    const QString path = idPath(server, client.id);
    const quint32 id = client.id;
    client.peer.close();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QVERIFY(network || eventually([&] { return !exists(path); }));
    QVERIFY(eventually([&] { return !client.dial(); }));
    QVERIFY(client.connectTo(server));
    QVERIFY(network ? client.id != id : client.id == id + 1);
}

void tst_GoIds::keepsTheListenerOfAClientSentAway()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.connectTo(server));
    for (int round = 0; round < 3; ++round) {
        server.closeConnection(server.came.last());
        QVERIFY(eventually([&] {
            client.peer.pump();
            if (client.peer.atEnd())
                client.peer.close(); // as its reader does
            return server.clientCount() == 0;
        }));
        QVERIFY(client.dial()); // the same id, as Go's clients do
        QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    }
    QCOMPARE(server.came.size(), 4);
    QCOMPARE(QSet<quint64>(server.came.begin(), server.came.end()).size(), 4);
    // And for so long only.
    server.setWaitingIdTimeout(1000);
    server.closeConnection(server.came.last());
    QVERIFY(eventually([&] {
        client.peer.pump();
        if (client.peer.atEnd())
            client.peer.close();
        return server.clientCount() == 0;
    }));
    const QString path = idPath(server, client.id);
    QVERIFY(network || exists(path));
    client.peer.close();
    QVERIFY(network || eventually([&] { return !exists(path); }));
}

/*! While its client is there nobody else comes in by an id; those that dial it wait outside, and
    the next one gets in when the client was sent away. */
/*! Nor by many that are sent away: they would keep as many listeners. */
void tst_GoIds::keepsSoManyListeners()
{
    ManyServer server;
    server.setMaxClientsPerPeer(2);
    QVERIFY(server.listen());
    QList<quint32> ids;
    for (int i = 0; i < 4; ++i) {
        GoClient client(server);
        QVERIFY(client.connectTo(server));
        ids.append(client.id);
        client.peer.sendMessage(0x80000001, "not a type");
        QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    }
    QVERIFY(eventually([&] { return !exists(idPath(server, ids.at(0))); }));
    QVERIFY(eventually([&] { return !exists(idPath(server, ids.at(1))); }));
    QVERIFY(exists(idPath(server, ids.at(2))));
    QVERIFY(exists(idPath(server, ids.at(3))));
}

void tst_GoIds::letsNobodyElseIn()
{
    ManyServer server;
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.connectTo(server));
    RawPeer intruder = RawPeer::toPath(idPath(server, client.id));
    QVERIFY(intruder.isOpen());
    spin(50);
    intruder.pump();
    QVERIFY(intruder.received().isEmpty());
    QCOMPARE(server.clientCount(), 1);
    server.closeConnection(server.came.last());
    QVERIFY(intruder.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return server.came.size() == 2; }));
}

void tst_GoIds::goesWithTheServer()
{
    ManyServer server;
    QVERIFY(server.listen());
    GoClient waiting(server);
    QVERIFY(waiting.ask());
    GoClient used(server);
    QVERIFY(used.connectTo(server));
    const QStringList paths { server.address(), managerPath(server), idPath(server, 1),
                              idPath(server, 2) };
    for (const QString &path : paths)
        QVERIFY(exists(path));
    used.peer.close();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    server.close();
    for (const QString &path : paths) {
        QVERIFY2(!exists(path), qPrintable(path));
        QVERIFY2(!exists(path + QStringLiteral(".lock")), qPrintable(path));
    }
}

void tst_GoIds::refusesATakenManager()
{
    ManyServer server;
    GipcServer somebody(server.name() + QStringLiteral("_manager"));
    QVERIFY(somebody.listen());
    QVERIFY(!server.listen());
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QCOMPARE(server.status(), Status::Error);
    QVERIFY(!exists(pathOf(server.name())));
    QVERIFY(!exists(pathOf(server.name()) + QStringLiteral(".lock")));
    GipcServer other(server.name()); // the name itself is free
    QVERIFY(other.listen());
    other.close();
    somebody.close();
    QVERIFY(server.listen());
    QCOMPARE(server.error(), ErrorCode::NoError);
}

/*! Whoever says something else to the manager, or nothing. */
void tst_GoIds::sendsStrangersAway()
{
    ManyServer server;
    server.setHandshakeTimeout(2000);
    QVERIFY(server.listen());
    const QList<QPair<quint32, QByteArray>> requests {
        { 12, "client_id_reques" }, { 11, "client_id_request" }, { 12, {} }, { 0, {} }
    }; // 0: nothing at all
    for (const auto &[type, data] : requests) {
        RawPeer peer = RawPeer::toPath(managerPath(server));
        QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
        if (type != 0)
            peer.sendMessage(type, data);
        QVERIFY(eventually([&] {
            peer.step();
            return peer.atEnd();
        }));
        QVERIFY(peer.messages.isEmpty());
    }
    QVERIFY(server.came.isEmpty());
    GoClient client(server);
    QVERIFY(client.connectTo(server));
}

QTEST_GUILESS_MAIN(tst_GoIds)
#include "tst_goids.moc"
