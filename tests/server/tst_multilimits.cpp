// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "testpeers.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>
#include <QtCore/QPointer>
#include <QtCore/QScopeGuard>

#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <utility>

using Gipc::ErrorCode;
using Gipc::Status;

/*! How many may come, and that those who only take up room do not keep others out. */
class tst_MultiLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void limitsClients_data();
    void limitsClients();
    void limitsClientsOfOneAddress();
    void endsInASlotOnTheLimit_data();
    void endsInASlotOnTheLimit();
    void limitsThoseAtTheManager();
    void sendsNobodyAway();
    void silentPeersGiveWay_data();
    void silentPeersGiveWay();
    void drippingPeersGiveWay();
    void takesInACrowd_data();
    void takesInACrowd();
    void survivesWithoutDescriptors_data() { addTransports(); }
    void survivesWithoutDescriptors();
};

namespace {

/*! A peer at another address of this machine. */
RawPeer rawClientAt(const GipcServer &server, const char *address)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in own {};
    own.sin_family = AF_INET;
    ::inet_pton(AF_INET, address, &own.sin_addr);
    sockaddr_in other {};
    other.sin_family = AF_INET;
    other.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    other.sin_port = htons(portOf(server));
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&own), sizeof own) != 0
        || ::connect(descriptor, reinterpret_cast<const sockaddr *>(&other), sizeof other) != 0) {
        ::close(descriptor);
        return {};
    }
    return RawPeer(descriptor);
}

/*! It shakes hands, or is turned away. */
bool isLetIn(RawPeer *peer, bool encrypted = false)
{
    if (!peer->isOpen())
        return false;
    peer->speak(GipcWire::Role::Client, encrypted);
    return eventually([&] {
               peer->step();
               return peer->isEstablished() || peer->atEnd();
           })
        && peer->isEstablished();
}

} // namespace

void tst_MultiLimits::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

void tst_MultiLimits::limitsClients_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<int>("all");
    QTest::addColumn<int>("perPeer");
    for (const bool network : { false, true }) {
        QTest::addRow("%s, in all", network ? "TCP" : "local") << network << 3 << 10;
        QTest::addRow("%s, per peer", network ? "TCP" : "local") << network << 10 << 3;
    }
}

void tst_MultiLimits::limitsClients()
{
    QFETCH(bool, network);
    QFETCH(int, all);
    QFETCH(int, perPeer);
    ManyServer server(network);
    QCOMPARE(server.maxClients(), 256);
    QCOMPARE(server.maxClientsPerPeer(), 128);
    server.setMaxClients(all);
    server.setMaxClientsPerPeer(perPeer);
    QVERIFY(server.listen());
    std::vector<RawPeer> peers;
    for (int i = 0; i < 3; ++i) {
        peers.push_back(RawPeer::toServer(server));
        QVERIFY(isLetIn(&peers.back()));
    }
    RawPeer fourth = RawPeer::toServer(server);
    QVERIFY(!isLetIn(&fourth));
    QVERIFY(eventually([&] { return !server.errors.isEmpty(); }));
    QCOMPARE(server.errors, QList<ErrorCode> { ErrorCode::LimitReached });
    QVERIFY(eventually([&] { return server.clientCount() == 3; }));

    // Each seat is given back: by a client, and by one that ended in its handshake.
    peers[0].close();
    QVERIFY(eventually([&] { return server.clientCount() == 2; }));
    for (int i = 0; i < 5; ++i) {
        RawPeer half = RawPeer::toServer(server);
        QVERIFY(eventually([&] {
            half.pump();
            return half.received().size() >= 2;
        }));
        const qsizetype before = server.errors.size();
        half.close();
        QVERIFY(eventually([&] { return server.errors.size() > before; }));
        QCOMPARE(server.errors.last(), ErrorCode::Truncated);
    }
    fourth = RawPeer::toServer(server);
    QVERIFY(isLetIn(&fourth));
    QVERIFY(eventually([&] { return server.clientCount() == 3; }));
    // Ids of Go's clients lead to the same seats.
    GoClient client(server);
    if (!network) {
        // It asks only once, so it is answered when there is a seat.
        QVERIFY(client.reachManager());
        const QDeadlineTimer deadline(200);
        while (!deadline.hasExpired()) {
            spin(0);
            QVERIFY(!client.goOnAsking());
        }
        fourth.close();
        QVERIFY(eventually([&] { return client.goOnAsking(); }));
        QVERIFY(client.dial());
        QVERIFY(eventually([&] { return server.clientCount() == 3; }));
    }
}

void tst_MultiLimits::endsInASlotOnTheLimit_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<void (*)(GipcServer *)>("end");
    for (const bool network : { false, true }) {
        const char *const name = network ? "TCP" : "local";
        const auto add = [&](const char *what, void (*end)(GipcServer *)) {
            QTest::addRow("%s, %s", name, what) << network << end;
        };
        add("close", [](GipcServer *server) { server->close(); });
        add("abort", [](GipcServer *server) { server->abort(); });
        add("open again", [](GipcServer *server) {
            server->abort();
            server->listen();
        });
        add("delete", [](GipcServer *server) { delete server; });
    }
}

/*! Two shake hands for the last seat; the slot that hears of the one who gets none ends everything. */
void tst_MultiLimits::endsInASlotOnTheLimit()
{
    QFETCH(bool, network);
    using End = void (*)(GipcServer *);
    QFETCH(End, end);
    const QPointer<ManyServer> server = new ManyServer(network);
    const auto remove = qScopeGuard([&] { delete server; });
    server->setMaxClients(1);
    QVERIFY(server->listen());
    ::mallopt(M_PERTURB, 0xa5); // nothing that was freed looks as before
    const auto asBefore = qScopeGuard([] { ::mallopt(M_PERTURB, 0); });
    bool ended = false;
    connect(server, &GipcServer::errorOccurred, this, [&](ErrorCode error) {
        if (error != ErrorCode::LimitReached || std::exchange(ended, true))
            return;
        end(server);
    });
    RawPeer first = RawPeer::toServer(*server);
    RawPeer second = RawPeer::toServer(*server);
    const auto isGreeted = [](RawPeer *peer) {
        peer->pump();
        return peer->received().size() >= 2;
    };
    QVERIFY(eventually([&] { return isGreeted(&first) && isGreeted(&second); }));
    first.speak(GipcWire::Role::Client, false);
    second.speak(GipcWire::Role::Client, false);
    QVERIFY(eventually([&] {
        first.step();
        second.step();
        return ended;
    }));
}

void tst_MultiLimits::limitsClientsOfOneAddress()
{
    ManyServer server(true);
    server.setMaxClientsPerPeer(2);
    QVERIFY(server.listen());
    std::vector<RawPeer> peers;
    for (const char *address : { "127.0.0.1", "127.0.0.2" }) {
        for (int i = 0; i < 2; ++i) {
            peers.push_back(rawClientAt(server, address));
            QVERIFY(isLetIn(&peers.back()));
        }
        RawPeer third = rawClientAt(server, address);
        QVERIFY(!isLetIn(&third));
    }
    QVERIFY(eventually([&] { return server.clientCount() == 4; }));
    QStringList addresses; // not in the order of their coming: each is announced in its own time
    for (const quint64 id : std::as_const(server.came))
        addresses << server.connection(id)->peerAddress();
    QCOMPARE(addresses.count(QStringLiteral("127.0.0.1")), 2);
    QCOMPARE(addresses.count(QStringLiteral("127.0.0.2")), 2);
}

/*! They shake hands and then say nothing: as many of them as of clients, and as handshakes beside them, as
    Go's clients ask only once. */
void tst_MultiLimits::limitsThoseAtTheManager()
{
    constexpr int Most = 5;
    ManyServer server;
    server.setMaxClientsPerPeer(2);
    server.setMaxPendingHandshakes(Most - 2);
    QVERIFY(server.listen());
    std::vector<RawPeer> peers;
    for (int i = 0; i < Most; ++i) {
        peers.push_back(RawPeer::toPath(managerPath(server)));
        QVERIFY(isLetIn(&peers.back()));
        spin(20); // it has been established at the other end, too
        QVERIFY(!peers.back().atEnd());
    }
    RawPeer another = RawPeer::toPath(managerPath(server));
    isLetIn(&another);
    QVERIFY(eventually([&] {
        another.step();
        return another.atEnd();
    }));
    QVERIFY(eventually([&] { return server.errors == QList { ErrorCode::LimitReached }; }));
    QVERIFY(server.came.isEmpty());
    RawPeer client = RawPeer::toPath(server.address());
    QVERIFY(isLetIn(&client));
    peers.pop_back(); // makes room
    spin(50);
    GoClient asks(server);
    QVERIFY(asks.ask());
}

void tst_MultiLimits::sendsNobodyAway()
{
    ManyServer server;
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 5));
    server.setMaxClients(2);
    server.setMaxClientsPerPeer(1);
    server.setMaxPendingHandshakes(1);
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(!isLetIn(&peer));
    QVERIFY(server.write(1, "all"));
    QVERIFY(eventually([&] { return crowd.haveReceived(1); }));
    QCOMPARE(server.clientCount(), 5);
    server.setMaxClients(1000000);
    QCOMPARE(server.maxClients(), 100000);
    server.setMaxClientsPerPeer(6);
    peer = RawPeer::toServer(server);
    QVERIFY(isLetIn(&peer));
}

void tst_MultiLimits::silentPeersGiveWay_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<bool>("saysOneByte");
    for (const bool network : { false, true }) {
        for (const bool saysOneByte : { false, true })
            QTest::addRow("%s, %s", network ? "TCP" : "local",
                          saysOneByte ? "silent after a byte" : "silent")
                << network << true << saysOneByte;
    }
}

/*! They have the whole time-out of a handshake; without giving way nobody else would get in before. */
void tst_MultiLimits::silentPeersGiveWay()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    QFETCH(bool, saysOneByte);
    ManyServer server(network, encrypted);
    server.setHandshakeTimeout(100 * Patience);
    server.setMaxPendingHandshakes(64);
    QVERIFY(server.listen());
    std::vector<RawPeer> silent;
    for (int i = 0; i < 64; ++i) {
        silent.push_back(RawPeer::toServer(server));
        QVERIFY(silent.back().isOpen());
    }
    const auto areGreeted = [&] {
        return std::all_of(silent.begin(), silent.end(), [](RawPeer &peer) {
            peer.pump();
            return peer.received().size() >= 2;
        });
    };
    QVERIFY(eventually(areGreeted));
    if (saysOneByte) {
        for (RawPeer &peer : silent)
            peer.send(QByteArray(1, '\0'));
        spin(20);
    }
    QElapsedTimer timer;
    timer.start();
    RawPeer good = RawPeer::toServer(server);
    QVERIFY(isLetIn(&good, encrypted));
    qInfo("let in after %lld ms", timer.elapsed());
    Crowd crowd;
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    QVERIFY(crowd.gather(server, 3));
    const auto gone = std::count_if(silent.begin(), silent.end(), [](RawPeer &peer) {
        peer.pump();
        return peer.atEnd();
    });
    QVERIFY(gone >= 1); // and only as many as there was need for
    QVERIFY(gone <= 4);
}

/*! They are never silent for long, and never come to the end: they say a key, a byte at a time. */
void tst_MultiLimits::drippingPeersGiveWay()
{
    constexpr int KeySize = 97;
    ManyServer server(false, true);
    server.setHandshakeTimeout(100 * Patience);
    server.setMaxPendingHandshakes(64);
    QVERIFY(server.listen());
    std::vector<RawPeer> dripping;
    for (int i = 0; i < 64; ++i)
        dripping.push_back(RawPeer::toServer(server));
    int said = 0;
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] {
        for (RawPeer &peer : dripping) {
            peer.pump();
            peer.send(QByteArray(1, said == 1 ? '\4' : '\0'));
        }
        ++said;
    });
    drip.start(80);
    QVERIFY(eventually([&] { return said > 2; }));
    RawPeer good = RawPeer::toServer(server);
    QVERIFY(isLetIn(&good, true));
    QVERIFY(said < KeySize); // not because they had come to their end
}

void tst_MultiLimits::takesInACrowd_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("count");
    QTest::newRow("local, plain") << false << false << 1000;
    QTest::newRow("local, encrypted") << false << true << 200;
    QTest::newRow("TCP, plain") << true << false << 1000;
    QTest::newRow("TCP, encrypted") << true << true << 200;
}

/*! What a program may have is often less than what it may ask for. */
static bool allowDescriptors(rlim_t count)
{
    rlimit limit {};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= count)
        return true;
    limit.rlim_cur = count;
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0;
}

/*! Far more than shake hands at a time: nobody is refused, and nobody fails. */
void tst_MultiLimits::takesInACrowd()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    QFETCH(int, count);
    QVERIFY2(allowDescriptors(3 * rlim_t(count)), "this machine allows too few descriptors");
    ManyServer server(network, encrypted);
    server.setMaxClients(count);
    server.setMaxClientsPerPeer(count);
    server.setHandshakeTimeout(100 * Patience);
    QVERIFY(server.listen());
    Crowd crowd;
    QElapsedTimer timer;
    timer.start();
    QVERIFY(crowd.gather(server, count));
    qInfo("%d clients in %lld ms", count, timer.elapsed());
    QCOMPARE(server.came.size(), count);
    QCOMPARE(server.errors, QList<ErrorCode> {});
    QList<ErrorCode> errors;
    for (int i = 0; i < count; ++i)
        errors += crowd.at(i).errors;
    QCOMPARE(errors, QList<ErrorCode> {});
    QVERIFY(server.write(1, "all"));
    QVERIFY(eventually([&] { return crowd.haveReceived(1); }));
}

void tst_MultiLimits::survivesWithoutDescriptors()
{
#ifdef __SANITIZE_ADDRESS__
    QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
#endif
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 20));
    for (int round = 0; round < 2; ++round) {
        // Sockets made in time, connected when the server has no descriptor for its end.
        std::vector<Descriptor> spare;
        for (int i = 0; i < 5; ++i)
            spare.emplace_back(
                ::socket(network ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        rlimit before {};
        ::getrlimit(RLIMIT_NOFILE, &before);
        const rlimit low { 0, before.rlim_max }; // no new ones; those that are open stay
        ::setrlimit(RLIMIT_NOFILE, &low);
        bool connected = true;
        for (const Descriptor &socket : spare) {
            sockaddr_in port {};
            port.sin_family = AF_INET;
            port.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            port.sin_port = htons(portOf(server));
            const sockaddr_un path = unixAddress(server.address());
            connected = connected
                && ::connect(socket.get(),
                             network ? reinterpret_cast<const sockaddr *>(&port)
                                     : reinterpret_cast<const sockaddr *>(&path),
                             network ? sizeof port : sizeof path)
                    == 0;
        }
        spin(300);
        const bool stillServes = server.write(1, "all");
        spin(10);
        ::setrlimit(RLIMIT_NOFILE, &before);
        QVERIFY(connected);
        QVERIFY(stillServes);
        QCOMPARE(server.status(), Status::Listening);
        std::vector<RawPeer> peers;
        for (const Descriptor &socket : spare)
            peers.emplace_back(::dup(socket.get()));
        spare.clear();
        for (RawPeer &peer : peers)
            QVERIFY(isLetIn(&peer, encrypted));
        QVERIFY(eventually([&] { return server.clientCount() == 25; }));
        peers.clear();
        QVERIFY(eventually([&] { return server.clientCount() == 20; }));
        QVERIFY(eventually([&] { return crowd.haveReceived(round + 1); }));
    }
}

QTEST_GUILESS_MAIN(tst_MultiLimits)
#include "tst_multilimits.moc"
