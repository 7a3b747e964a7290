// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "goserver.h"

#include <QtCore/QElapsedTimer>

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

QTEST_GUILESS_MAIN(tst_GoCrowd)
#include "tst_gocrowd.moc"
