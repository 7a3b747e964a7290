// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "goserver.h"

#include <QtCore/QElapsedTimer>

#include <algorithm>
#include <optional>

using Gipc::ErrorCode;
using Gipc::Policy;
using Gipc::Status;

/*! Many at once: Go's clients at a server of ours, and ours at a Go server. */
class tst_GoCrowd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allOfOursGetIn_data() { addTransports(); }
    void allOfOursGetIn();
    void killsNoServerThatIsSlow_data() { addTransports(); }
    void killsNoServerThatIsSlow();
    void closesWhileItIsForgotten();
    void allOfTheirsGetIn_data() { addTransports(); }
    void allOfTheirsGetIn();
    void servesWhoWaitsWhenASeatIsFree_data();
    void servesWhoWaitsWhenASeatIsFree();
};

namespace {

constexpr int OfOurs = 8;

/*! Clients of ours at a Go server. Without asking again none would be greeted in the time of the test. */
struct Ours
{
    explicit Ours(const GoServer &server)
    {
        for (int i = 0; i < OfOurs; ++i) {
            clients.push_back(std::make_unique<GipcClient>());
            GipcClient *const client = clients.back().get();
            server.attract(client);
            client->setHandshakeTimeout(4 * Patience);
            client->setRetryTimer(4 * Patience);
            QObject::connect(client, &GipcClient::errorOccurred, client,
                             [this](ErrorCode error) { errors.append(error); });
            client->connectToServer();
        }
    }

    bool areConnected() const
    {
        return std::all_of(clients.begin(), clients.end(), [](const auto &client) {
            return client->status() == Status::Connected;
        });
    }

    std::vector<std::unique_ptr<GipcClient>> clients;
    QList<ErrorCode> errors;
};

} // namespace

void tst_GoCrowd::allOfOursGetIn()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GoServer server(network, encrypted);
    QVERIFY(server.manager.isValid());
    QElapsedTimer timer;
    timer.start();
    Ours ours(server);
    QVERIFY(eventually([&] {
        server.step();
        return ours.areConnected() && server.connected() == OfOurs;
    }));
    qInfo("%lld ms, %d forgotten", timer.elapsed(), int(server.manager.forgotten.size()));
    QVERIFY(server.isWell());
    QCOMPARE(ours.errors, QList<ErrorCode> {});
    QVERIFY(!server.manager.forgotten.empty()); // or this would have tested nothing
    QCOMPARE(server.manager.served, OfOurs);
    QSet<quint32> ids;
    for (const auto &client : ours.clients)
        ids.insert(client->clientId());
    QCOMPARE(ids.size(), OfOurs);
    // Nobody comes back.
    const auto forgotten = server.manager.forgotten.size();
    const QDeadlineTimer deadline(1000);
    while (!deadline.hasExpired()) {
        server.step();
        spin(0);
    }
    QCOMPARE(server.manager.forgotten.size(), forgotten);
    QCOMPARE(server.manager.served, OfOurs);
}

/*! All that was dialed meanwhile waits in the kernel's queue, where a Go server finds it later. */
void tst_GoCrowd::killsNoServerThatIsSlow()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GoServer server(network, encrypted);
    Ours ours(server);
    spin(1000);
    QVERIFY(eventually([&] {
        server.step();
        return (ours.areConnected() && server.connected() == OfOurs) || !server.isWell();
    }));
    const QDeadlineTimer deadline(500);
    while (!deadline.hasExpired()) {
        server.step();
        spin(0);
    }
    QVERIFY(server.isWell());
    QCOMPARE(ours.errors, QList<ErrorCode> {});
}

/*! The server has accepted it, and will never greet it. */
void tst_GoCrowd::closesWhileItIsForgotten()
{
    GoServer server(false, false);
    RawPeer first = RawPeer::toPath(server.managerPath());
    first.speak(GipcWire::Role::Client, false);
    QVERIFY(eventually([&] {
        server.step();
        first.step();
        return server.manager.isConnected();
    }));
    GipcClient client;
    server.attract(&client);
    client.setHandshakeTimeout(4 * Patience);
    QVERIFY(client.connectToServer());
    QVERIFY(eventually([&] {
        server.step();
        return server.manager.forgotten.size() >= 2;
    }));
    client.close();
    QVERIFY(eventually([&] {
        server.step();
        return client.status() == Status::Closed;
    }));
    first.close();
    QVERIFY(eventually([&] {
        server.step();
        return !server.manager.isConnected();
    }));
    QVERIFY(server.isWell());
}

/*! More than may wait for an id, of one user. */
void tst_GoCrowd::allOfTheirsGetIn()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Count = 40;
    ManyServer server(network, encrypted);
    QVERIFY(server.maxWaitingIdsPerPeer() < Count);
    QVERIFY(server.listen());
    std::vector<GoClient> clients;
    for (int i = 0; i < Count; ++i) {
        clients.emplace_back(server);
        QVERIFY(clients.back().reachManager());
    }
    std::vector<bool> done(Count);
    QVERIFY(eventually([&] {
        for (size_t i = 0; i < Count; ++i) {
            if (!done[i] && clients[i].goOnAsking())
                done[i] = clients[i].id != 0 && clients[i].dial();
        }
        return std::all_of(done.begin(), done.end(), [](bool isIn) { return isIn; });
    }));
    QVERIFY(eventually([&] { return server.clientCount() == Count; }));
    for (const GoClient &client : clients)
        QVERIFY(!client.isGhost());
    QCOMPARE(server.errors, QList<ErrorCode> {});
}

namespace {

/*! One of Go's clients that has asked and not been answered. */
class Asker
{
public:
    bool asksAt(const GipcServer &server)
    {
        return eventually([&] {
            if (!m_client || m_client->manager.atEnd()) {
                m_client.emplace(server);
                m_client->reachManager();
            }
            m_client->goOnAsking();
            if (!m_client->manager.isEstablished())
                return false;
            spin(20); // there was a seat for it
            m_client->goOnAsking();
            return !m_client->manager.atEnd();
        });
    }
    bool hasId()
    {
        m_client->goOnAsking();
        return m_client->id != 0;
    }
    void leave() { m_client->manager.close(); }

private:
    std::optional<GoClient> m_client;
};

} // namespace

void tst_GoCrowd::servesWhoWaitsWhenASeatIsFree_data()
{
    QTest::addColumn<bool>("asked");
    QTest::newRow("of one that had not spoken") << false;
    QTest::newRow("of one that asked, too") << true;
}

/*! Over TCP all come the same way, and each takes a client's seat until it is clear what it is; who asks
    keeps it while there is no other. None of those who leave was ever a client. */
void tst_GoCrowd::servesWhoWaitsWhenASeatIsFree()
{
    QFETCH(bool, asked);
    for (int attempts = 20; attempts > 0; --attempts) {
        ManyServer server(true);
        server.setMaxClients(2);
        server.setMaxPendingHandshakes(1); // so many more may ask without a client's seat
        server.setWaitingIdTimeout(10 * Patience);
        QVERIFY(server.listen());
        GoClient expected(server); // an id is kept for it
        QVERIFY(expected.ask());
        RawPeer other = RawPeer::toServer(server);
        QVERIFY(other.shakeHands(GipcWire::Role::Client, false));
        if (asked)
            QVERIFY(eventually([&] { return server.came.size() == 1; }));
        Asker first;
        QVERIFY(first.asksAt(server));
        QVERIFY(!first.hasId());
        if (!asked) {
            other.close(); // before it is taken for a client
        } else {
            Asker second, last;
            QVERIFY(second.asksAt(server));
            QVERIFY(last.asksAt(server)); // keeps its seat
            other.close();
            QVERIFY(eventually([&] { return server.left.size() == 1; }));
            spin(20);
            QVERIFY(!first.hasId());
            last.leave();
            QVERIFY(eventually([&] { return first.hasId(); }));
            return;
        }
        QVERIFY(eventually([&] { return first.hasId(); }));
        if (server.came.isEmpty())
            return; // or this machine was too slow for it
    }
    QFAIL("this machine is too busy");
}

QTEST_GUILESS_MAIN(tst_GoCrowd)
#include "tst_gocrowd.moc"
