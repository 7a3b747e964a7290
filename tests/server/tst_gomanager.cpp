// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "testpeers.h"

using Gipc::ErrorCode;

/*! What Go's clients do at a manager of ours: they ask once, stay until they are connected elsewhere, and
    take everything else for a loss. */
class tst_GoManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNoGhosts_data() { addTransports(); }
    void leavesNoGhosts();
    void doesNotWaitForEver_data() { addTransports(); }
    void doesNotWaitForEver();
    void ignoresWhatIsSaidAfterTheAnswer();
    void waitsForASeat();
    void endsWithTheServer();
};

void tst_GoManager::leavesNoGhosts()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Count = 10;
    constexpr int Size = 1024 * 1024;
    constexpr int Messages = 12; // more than an outbox takes for one who does not read
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    std::vector<GoClient> clients;
    for (int i = 0; i < Count; ++i) {
        clients.emplace_back(server);
        QVERIFY(clients.back().ask());
    }
    spin(400);
    for (GoClient &client : clients) {
        QVERIFY(client.watchManager());
        QVERIFY(!client.manager.atEnd());
    }
    QCOMPARE(server.clientCount(), 0);
    for (GoClient &client : clients)
        QVERIFY(client.dial());
    QVERIFY(eventually([&] { return server.clientCount() == Count; }));
    spin(400);
    for (GoClient &client : clients)
        QVERIFY(!client.isGhost());
    QCOMPARE(server.clientCount(), Count);
    for (int i = 0; i < Messages; ++i) {
        QVERIFY(server.write(1, QByteArray(Size, char(i))));
        QVERIFY(eventually([&] {
            return std::all_of(clients.begin(), clients.end(), [i](GoClient &client) {
                client.peer.step();
                return client.peer.messages.size() == i + 1;
            });
        }));
    }
    QCOMPARE(server.came.size(), Count);
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

/*! Not for somebody who has an id and does not go, and its place is another's. */
void tst_GoManager::doesNotWaitForEver()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    server.setWaitingIdTimeout(300);
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.ask());
    QVERIFY(eventually([&] {
        client.manager.pump();
        return client.manager.atEnd();
    }));
    QVERIFY(!client.manager.wasReset());
    QVERIFY(server.came.isEmpty());
}

void tst_GoManager::ignoresWhatIsSaidAfterTheAnswer()
{
    ManyServer server;
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.ask());
    client.manager.sendMessage(12, "client_id_request");
    client.manager.sendMessage(5, "hello");
    spin(50);
    client.manager.step();
    QVERIFY(client.manager.messages.isEmpty());
    QVERIFY(!client.manager.atEnd());
    QVERIFY(client.dial());
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

/*! An id is given when there is a seat for its client, too: whoever is turned away then is lost. */
void tst_GoManager::waitsForASeat()
{
    ManyServer server;
    server.setMaxClientsPerPeer(2);
    QVERIFY(server.listen());
    std::vector<GoClient> clients;
    for (int i = 0; i < 3; ++i)
        clients.emplace_back(server);
    QVERIFY(clients[0].ask());
    QVERIFY(clients[1].ask());
    QVERIFY(clients[2].reachManager());
    const auto isNotAnswered = [&] {
        const QDeadlineTimer deadline(200);
        bool isAnswered = false;
        while (!deadline.hasExpired() && !isAnswered) {
            spin(0);
            isAnswered = clients[2].goOnAsking();
        }
        return !isAnswered;
    };
    QVERIFY(isNotAnswered());
    QVERIFY(clients[0].dial());
    QVERIFY(clients[1].dial());
    QVERIFY(eventually([&] { return server.clientCount() == 2; }));
    QVERIFY(isNotAnswered());
    clients[0].peer.close();
    QVERIFY(eventually([&] { return clients[2].goOnAsking(); }));
    QVERIFY(clients[2].dial());
    QVERIFY(eventually([&] { return server.came.size() == 3; }));
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

void tst_GoManager::endsWithTheServer()
{
    ManyServer server;
    QVERIFY(server.listen());
    GoClient client(server);
    QVERIFY(client.ask());
    server.close();
    QVERIFY(eventually([&] { return server.status() == Gipc::Status::Closed; }));
    QVERIFY(eventually([&] {
        client.manager.pump();
        return client.manager.atEnd();
    }));
}

QTEST_GUILESS_MAIN(tst_GoManager)
#include "tst_gomanager.moc"
