// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "eventloop.h"

#include <Gipc/GipcAdmission>
#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QEventLoop>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <functional>
#include <memory>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

const QByteArray AliceKey(32, 'a');
const QByteArray BobKey(40, 'b');

/*! What a server says of its clients. */
struct Witness
{
    explicit Witness(GipcServer *server)
        : came(server, &GipcServer::clientConnected)
        , left(server, &GipcServer::clientDisconnected)
        , counts(server, &GipcServer::clientCountChanged)
        , statuses(server, &GipcServer::statusChanged)
        , messages(server, &GipcServer::messageReceived)
        , errors(server, &GipcServer::errorOccurred)
    { }

    /*! As if nobody had been there. */
    bool sawNobody() const
    {
        return came.isEmpty() && left.isEmpty() && counts.isEmpty() && messages.isEmpty()
            && statuses.isEmpty();
    }

    QSignalSpy came, left, counts, statuses, messages, errors;
};

/*! Where it listens, and how. */
struct Place
{
    bool network = false;
    bool multiClient = false;
    bool encrypted = true;
};

void open(GipcServer *server, const Place &place)
{
    server->setName(uniqueName());
    server->setNetwork(place.network);
    server->setPort(0);
    server->setMultiClient(place.multiClient);
    server->setEncryption(place.encrypted);
    server->setHandshakeTimeout(HandshakePatience);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
}

std::unique_ptr<GipcClient> clientOf(const GipcServer &server)
{
    auto client = std::make_unique<GipcClient>();
    aim(client.get(), server);
    client->setRetryTimer(20);
    return client;
}

bool isConnected(const GipcClient &client)
{
    return client.status() == Status::Connected;
}

void addPlaces()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("encrypted");
    for (const bool network : { false, true }) {
        for (const bool multiClient : { false, true }) {
            for (const bool encrypted : { true, false })
                QTest::addRow("%s, for %s, %s", network ? "TCP" : "local",
                              multiClient ? "many" : "one", encrypted ? "encrypted" : "plain")
                    << network << multiClient << encrypted;
        }
    }
}

Place fetchPlace()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    QFETCH(const bool, encrypted);
    return { network, multiClient, encrypted };
}

} // namespace

/*! The program decides who is let in. */
class tst_Admission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsIn_data() { addPlaces(); }
    void letsIn();
    void refusesForGood_data() { addPlaces(); }
    void refusesForGood();
    void refusesForNow_data() { addPlaces(); }
    void refusesForNow();
    void anEmptyAnswerRefuses_data();
    void anEmptyAnswerRefuses();
    void isNotAskedWithoutAFunction();
    void closesVersion2_data();
    void closesVersion2();
    void knowsTheKey_data();
    void knowsTheKey();
    void theRefusedTakeNobodysPlace_data();
    void theRefusedTakeNobodysPlace();
    void aClosingClientHearsOfIt();
    void textsAreShort_data();
    void textsAreShort();
    void survivesForbiddenDeeds_data();
    void survivesForbiddenDeeds();
    void isAValue();
};

void tst_Admission::letsIn()
{
    GipcServer server;
    int asked = 0;
    GipcPeer seen;
    server.setAdmission([&](const GipcPeer &peer) {
        ++asked;
        seen = peer;
        return GipcAdmission::letIn();
    });
    open(&server, fetchPlace());
    const Witness witness(&server);
    const auto client = clientOf(server);
    QVERIFY(client->connectToServer());
    QVERIFY(client->write(1, "hello"));
    QVERIFY(eventually([&] { return witness.messages.size() == 1 && isConnected(*client); }));
    QCOMPARE(asked, 1);
    QCOMPARE(seen, server.connection(1)->peer());
    QCOMPARE(witness.came.size(), 1);
    QCOMPARE(witness.errors.size(), 0);
}

void tst_Admission::refusesForGood()
{
    GipcServer server;
    int asked = 0;
    server.setAdmission([&](const GipcPeer &) {
        ++asked;
        return GipcAdmission::refuse(QStringLiteral("members only"));
    });
    open(&server, fetchPlace());
    const Witness witness(&server);
    const auto client = clientOf(server);
    QSignalSpy connected(client.get(), &GipcClient::connected);
    QSignalSpy disconnected(client.get(), &GipcClient::disconnected);
    QSignalSpy errors(client.get(), &GipcClient::errorOccurred);
    QVERIFY(client->connectToServer());
    QVERIFY(client->write(1, "for whoever lets it in"));
    QVERIFY(
        eventually([&] { return client->status() == Status::Error && !witness.errors.isEmpty(); }));
    QCOMPARE(client->error(), ErrorCode::Refused);
    QVERIFY2(client->errorString().contains(u"members only"), qPrintable(client->errorString()));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(connected.size(), 0);
    QCOMPARE(disconnected.size(), 0);
    QCOMPARE(server.error(), ErrorCode::Refused);
    QVERIFY2(server.errorString().contains(u"members only"), qPrintable(server.errorString()));
    spin(100); // five times its retryTimer
    QCOMPARE(asked, 1);
    QVERIFY(witness.sawNobody());
    QCOMPARE(witness.errors.size(), 1);
    QCOMPARE(server.clientCount(), 0);

    server.setAdmission({});
    QVERIFY(client->connectToServer());
    QVERIFY(client->write(1, "seen"));
    QVERIFY(eventually([&] { return isConnected(*client) && witness.messages.size() == 2; }));
    QCOMPARE(client->error(), ErrorCode::NoError);
    QCOMPARE(witness.messages.first().at(0).value<GipcMessage>().data(), "for whoever lets it in");
    QCOMPARE(witness.messages.last().at(0).value<GipcMessage>().data(), "seen");
    QCOMPARE(asked, 1);
}

void tst_Admission::refusesForNow()
{
    GipcServer server;
    int asked = 0;
    bool isOpen = false;
    server.setAdmission([&](const GipcPeer &) {
        ++asked;
        return isOpen ? GipcAdmission::letIn()
                      : GipcAdmission::refuseForNow(QStringLiteral("not yet"));
    });
    open(&server, fetchPlace());
    const Witness witness(&server);
    const auto client = clientOf(server);
    QSignalSpy connected(client.get(), &GipcClient::connected);
    QVERIFY(client->connectToServer());
    for (int i = 0; i < 100; ++i)
        QVERIFY(client->write(1, QByteArray::number(i)));
    QVERIFY(eventually([&] { return asked >= 3 && client->error() == ErrorCode::Refused; }));
    QVERIFY2(client->errorString().contains(u"not yet"), qPrintable(client->errorString()));
    QVERIFY(client->status() == Status::Connecting);
    QVERIFY(witness.sawNobody());
    QCOMPARE(connected.size(), 0);
    const int refused = asked;
    isOpen = true;
    QVERIFY(eventually([&] { return isConnected(*client) && server.clientCount() == 1; }));
    QVERIFY(client->write(1, "here I am"));
    QVERIFY(eventually([&] { return witness.messages.size() == 101; }));
    QCOMPARE(witness.came.size(), 1);
    QCOMPARE(asked, refused + 1);
    QCOMPARE(connected.size(), 1);
    // Nothing was lost on the way.
    QCOMPARE(witness.messages.first().at(0).value<GipcMessage>().data(), "0");
    QCOMPARE(witness.messages.last().at(0).value<GipcMessage>().data(), "here I am");
}

void tst_Admission::anEmptyAnswerRefuses_data()
{
    QTest::addColumn<bool>("multiClient");
    QTest::newRow("for one") << false;
    QTest::newRow("for many") << true;
}

void tst_Admission::anEmptyAnswerRefuses()
{
    QFETCH(const bool, multiClient);
    GipcServer server;
    server.setAdmission([](const GipcPeer &) { return GipcAdmission(); });
    open(&server, { false, multiClient, true });
    const Witness witness(&server);
    const auto client = clientOf(server);
    QVERIFY(client->connectToServer());
    QVERIFY(eventually([&] { return client->status() == Status::Error; }));
    QCOMPARE(client->error(), ErrorCode::Refused);
    QVERIFY(witness.sawNobody());
}

void tst_Admission::isNotAskedWithoutAFunction()
{
    GipcServer server;
    int asked = 0;
    server.setAdmission([&](const GipcPeer &) {
        ++asked;
        return GipcAdmission();
    });
    server.setAdmission(GipcServer::Admission());
    open(&server, {});
    const auto client = clientOf(server);
    QVERIFY(client->connectToServer());
    QVERIFY(eventually([&] { return isConnected(*client) && server.clientCount() == 1; }));
    QCOMPARE(asked, 0);
}

void tst_Admission::closesVersion2_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("asksForAnId");
    QTest::addColumn<bool>("writes");
    for (const bool network : { false, true }) {
        for (const bool writes : { false, true }) {
            const char *const where = network ? "TCP" : "local";
            const char *const how = writes ? "writes" : "says nothing";
            QTest::addRow("%s, for one, %s", where, how) << network << false << false << writes;
            QTest::addRow("%s, for many, %s", where, how) << network << true << false << writes;
            QTest::addRow("%s, with an id, %s", where, how) << network << true << true << writes;
        }
    }
}

/*! Nothing can tell it why; it comes again, and with the Go scheme for an id that others may have. */
void tst_Admission::closesVersion2()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    QFETCH(const bool, asksForAnId);
    QFETCH(const bool, writes);
    GipcServer server;
    int asked = 0;
    bool isOpen = false;
    server.setAdmission([&](const GipcPeer &peer) {
        asked += peer.isExtended() ? 1000 : 1;
        return isOpen ? GipcAdmission::letIn() : GipcAdmission::refuse(QStringLiteral("no"));
    });
    open(&server, { network, multiClient, true });
    const Witness witness(&server);
    const auto client = clientOf(server);
    client->setPolicy(Gipc::Policy::Compatible);
    client->setMultiClient(asksForAnId);
    QVERIFY(client->connectToServer());
    if (writes)
        QVERIFY(client->write(1, "never to be seen"));
    QVERIFY(eventually([&] { return asked >= 2; }));
    QVERIFY(client->status() != Status::Error);
    QVERIFY(witness.sawNobody());
    isOpen = true;
    QVERIFY(eventually([&] { return isConnected(*client) && server.clientCount() == 1; }));
    QVERIFY(client->write(1, "here I am"));
    QVERIFY(eventually([&] { return !witness.messages.isEmpty(); }));
    QVERIFY(asked < 1000);
}

void tst_Admission::knowsTheKey_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("multiClient");
    for (const bool network : { false, true }) {
        for (const bool multiClient : { false, true })
            QTest::addRow("%s, for %s", network ? "TCP" : "local", multiClient ? "many" : "one")
                << network << multiClient;
    }
}

void tst_Admission::knowsTheKey()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    GipcServer server;
    QVERIFY(server.addPreSharedKey("alice", AliceKey));
    QVERIFY(server.addPreSharedKey("bob", BobKey));
    QList<QByteArray> asked;
    server.setAdmission([&](const GipcPeer &peer) {
        asked << peer.keyIdentity();
        return peer.keyIdentity() == "alice" ? GipcAdmission::letIn()
                                             : GipcAdmission::refuse(QStringLiteral("not you"));
    });
    open(&server, { network, multiClient, true });
    const Witness witness(&server);
    const auto liar = clientOf(server); // about him nobody is asked
    QVERIFY(liar->setPreSharedKey("alice", BobKey));
    const auto bob = clientOf(server);
    QVERIFY(bob->setPreSharedKey("bob", BobKey));
    for (GipcClient *const client : { liar.get(), bob.get() }) {
        QVERIFY(client->connectToServer());
        QVERIFY(eventually([&] { return client->status() == Status::Error; }));
    }
    QCOMPARE(liar->error(), ErrorCode::AuthenticationFailed);
    QCOMPARE(bob->error(), ErrorCode::Refused);
    QVERIFY(eventually([&] { return server.errorString().contains(u"\"bob\""); }));
    QVERIFY(witness.sawNobody());
    const auto alice = clientOf(server);
    QVERIFY(alice->setPreSharedKey("alice", AliceKey));
    QVERIFY(alice->connectToServer());
    QVERIFY(eventually([&] { return isConnected(*alice) && server.clientCount() == 1; }));
    QCOMPARE(server.connection(1)->peer().keyIdentity(), "alice");
    QCOMPARE(asked, QList<QByteArray>({ "bob", "alice" }));
}

void tst_Admission::theRefusedTakeNobodysPlace_data()
{
    knowsTheKey_data();
}

/*! There is room for one, and those who are refused come again and again. */
void tst_Admission::theRefusedTakeNobodysPlace()
{
    QFETCH(const bool, network);
    QFETCH(const bool, multiClient);
    constexpr int Strangers = 20;
    GipcServer server;
    server.setMaxClients(1);
    server.setMaxClientsPerPeer(1);
    QVERIFY(server.addPreSharedKey("alice", AliceKey));
    QVERIFY(server.addPreSharedKey("bob", BobKey));
    int refused = 0;
    server.setAdmission([&](const GipcPeer &peer) {
        if (peer.keyIdentity() == "alice")
            return GipcAdmission::letIn();
        ++refused;
        return GipcAdmission::refuseForNow();
    });
    open(&server, { network, multiClient, true });
    const Witness witness(&server);
    std::vector<std::unique_ptr<GipcClient>> strangers;
    for (int i = 0; i < Strangers; ++i) {
        strangers.push_back(clientOf(server));
        QVERIFY(strangers.back()->setPreSharedKey("bob", BobKey));
        QVERIFY(strangers.back()->connectToServer());
    }
    QVERIFY(eventually([&] { return refused >= 2 * Strangers; }));
    const auto alice = clientOf(server);
    QVERIFY(alice->setPreSharedKey("alice", AliceKey));
    QVERIFY(alice->connectToServer());
    QVERIFY(eventually([&] { return isConnected(*alice) && server.clientCount() == 1; }));
    QCOMPARE(witness.came.size(), 1);
}

/*! It has asked for the end itself: what it wrote was not taken all the same. */
void tst_Admission::aClosingClientHearsOfIt()
{
    GipcServer server;
    server.setAdmission([](const GipcPeer &) { return GipcAdmission::refuse(); });
    open(&server, {});
    const auto client = clientOf(server);
    GipcClient *const it = client.get();
    QList<ErrorCode> errors;
    connect(it, &GipcClient::errorOccurred, it, [&](ErrorCode error) { errors << error; });
    QVERIFY(client->connectToServer());
    QVERIFY(client->write(1, "the only one"));
    client->close();
    QVERIFY(client->waitForClosed(Patience));
    QCOMPARE(errors, QList<ErrorCode> { ErrorCode::Refused });
}

void tst_Admission::textsAreShort_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const QString a(GipcAdmission::MaxTextSize, u'a');
    QTest::newRow("none") << QString() << QStringLiteral("\"\"");
    QTest::newRow("as long as may be") << a << u'"' + a + u'"';
    QTest::newRow("longer") << a + a << u'"' + a + u'"';
    QTest::newRow("cut between two")
        << QString(100, u'\u00e4') << u'"' + QString(64, u'\u00e4') + u'"';
    QTest::newRow("cut before one of three") << QStringLiteral("x")
            + QString(100, u'\u20ac') << QStringLiteral("\"x") + QString(42, u'\u20ac') + u'"';
    QTest::newRow("controls") << QStringLiteral("a\x1b[31m\nb")
                              << QStringLiteral("\"a\ufffd[31m\ufffdb\"");
}

void tst_Admission::textsAreShort()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);
    GipcServer server;
    server.setAdmission([&](const GipcPeer &) { return GipcAdmission::refuse(text); });
    open(&server, {});
    const auto client = clientOf(server);
    QVERIFY(client->connectToServer());
    QVERIFY(eventually([&] { return client->status() == Status::Error; }));
    QVERIFY2(client->errorString().contains(shown), qPrintable(client->errorString()));
}

namespace {

/*! What must not be done while the question is asked, and is. */
using Deed = std::function<void(std::unique_ptr<GipcServer> *, GipcClient *)>;

void runEventLoop(int msecs)
{
    QEventLoop loop;
    QTimer::singleShot(msecs, &loop, &QEventLoop::quit);
    loop.exec();
}

const std::pair<const char *, Deed> Deeds[] = {
    { "closes", [](auto *server, auto *) { (*server)->close(); } },
    { "aborts", [](auto *server, auto *) { (*server)->abort(); } },
    { "deletes", [](auto *server, auto *) { server->reset(); } },
    { "opens again",
      [](auto *server, auto *) {
          (*server)->abort();
          (*server)->listen();
      } },
    { "replaces the question",
      [](auto *server, auto *) {
          (*server)->setAdmission([](const GipcPeer &) { return GipcAdmission::letIn(); });
      } },
    { "writes", [](auto *server, auto *) { (*server)->write(1, "to nobody"); } },
    { "runs an event loop", [](auto *, auto *) { runEventLoop(50); } },
    { "runs one until the client is gone",
      [](auto *, auto *client) {
          client->abort();
          runEventLoop(50);
      } },
    { "runs one in which the server closes",
      [](auto *server, auto *) {
          (*server)->close();
          runEventLoop(50);
      } },
    { "runs one in which the server goes",
      [](auto *server, auto *) {
          QTimer::singleShot(0, [server] { server->reset(); });
          runEventLoop(50);
      } },
    { "reads", [](auto *server, auto *) { (void)(*server)->readTimed(50); } },
};

} // namespace

void tst_Admission::survivesForbiddenDeeds_data()
{
    QTest::addColumn<int>("deed");
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("extended");
    QTest::addColumn<bool>("letsIn");
    for (int deed = 0; deed < int(std::size(Deeds)); ++deed) {
        for (const bool multiClient : { false, true }) {
            for (const bool extended : { true, false }) {
                for (const bool letsIn : { true, false })
                    QTest::addRow("%s, for %s, %s, %s", Deeds[deed].first,
                                  multiClient ? "many" : "one", extended ? "GIPC-X" : "version 2",
                                  letsIn ? "lets in" : "refuses")
                        << deed << multiClient << extended << letsIn;
            }
        }
    }
}

/*! With a second client that comes while the first is asked about. */
void tst_Admission::survivesForbiddenDeeds()
{
    QFETCH(const int, deed);
    QFETCH(const bool, multiClient);
    QFETCH(const bool, extended);
    QFETCH(const bool, letsIn);
    auto server = std::make_unique<GipcServer>();
    open(server.get(), { false, multiClient, true });
    const auto first = clientOf(*server);
    const auto second = clientOf(*server);
    const QByteArray captured = "still there";
    int asked = 0;
    server->setAdmission([&, captured](const GipcPeer &) {
        if (++asked == 1)
            Deeds[deed].second(&server, first.get());
        const bool isIntact = captured == "still there";
        return letsIn && isIntact ? GipcAdmission::letIn() : GipcAdmission::refuseForNow();
    });
    for (GipcClient *const client : { first.get(), second.get() }) {
        client->setPolicy(extended ? Gipc::Policy::Require : Gipc::Policy::Compatible);
        client->connectToServer();
        client->write(1, "hello");
    }
    QVERIFY(eventually([&] { return asked > 0; }));
    spin(20);
    if (!server)
        return;
    // It serves on, or can be opened again.
    server->setAdmission({});
    QVERIFY(eventually([&] { return server->status() != Status::Closing; }));
    if (server->status() == Status::Closed)
        QVERIFY(server->listen());
    first->abort();
    second->abort();
    QVERIFY(eventually([&] { return server->clientCount() == 0; }));
    const auto third = clientOf(*server);
    QVERIFY(third->connectToServer());
    QVERIFY(eventually([&] { return isConnected(*third) && server->clientCount() == 1; }));
}

void tst_Admission::isAValue()
{
    QVERIFY(!GipcAdmission().isLetIn());
    QVERIFY(!GipcAdmission().isForNow());
    QVERIFY(GipcAdmission::letIn().isLetIn());
    QVERIFY(!GipcAdmission::refuse(QStringLiteral("x")).isLetIn());
    QVERIFY(GipcAdmission::refuseForNow().isForNow());
    QCOMPARE(GipcAdmission::refuse(QStringLiteral("x")).text(), QStringLiteral("x"));
    QVERIFY(GipcAdmission::refuse() == GipcAdmission());
    QVERIFY(GipcAdmission::refuse() != GipcAdmission::refuseForNow());
    QVERIFY(GipcAdmission::refuse(QStringLiteral("x")) != GipcAdmission::refuse());
}

QTEST_GUILESS_MAIN(tst_Admission)
#include "tst_admission.moc"
