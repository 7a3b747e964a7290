// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "goclient.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <memory>

using Gipc::ErrorCode;
using Gipc::Overflow;
using Gipc::Policy;
using Gipc::Status;

namespace {

using Received = QList<QPair<int, QByteArray>>;

Received listOf(const QList<GipcWire::Message> &messages)
{
    Received list;
    for (const GipcWire::Message &message : messages)
        list.append({ int(message.type), message.data });
    return list;
}

/*! A client of ours, and what it has received. */
struct Listener
{
    explicit Listener(const GipcServer &server, Policy policy = Policy::Prefer)
    {
        aim(&client, server);
        client.setRetryTimer(20);
        client.setPolicy(policy);
        QObject::connect(&client, &GipcClient::messageReceived, &client,
                         [this](const GipcMessage &message) {
                             received.append({ message.msgType(), message.data() });
                         });
    }

    bool connectTo(const GipcServer &server)
    {
        const int before = server.clientCount();
        return client.connectToServer()
            && eventually([&] { return server.clientCount() == before + 1; });
    }

    bool hasReceived(const Received &wanted) const
    {
        const bool has = eventually([&] { return received.size() >= wanted.size(); });
        if (received != wanted)
            qWarning() << received << "is not" << wanted;
        return has && received == wanted;
    }

    GipcClient client;
    Received received;
};

/*! A server and a client that does not read; the kernel takes no more for it. */
struct Asleep
{
    ManyServer server;
    RawPeer sleeper;
    quint64 id = 0;

    explicit Asleep(bool network = false, bool encrypted = true)
        : server(network, encrypted)
    { }

    bool open()
    {
        if (!server.listen())
            return false;
        sleeper = rawClient(server, &id);
        return sleeper.isOpen();
    }

    bool fillUp() { return open() && fill(&server, id); }

    const GipcConnection *connection() const { return server.connection(id); }

    /*! Reads until a message of the type 1000 comes, which was written last. */
    bool wakeUp()
    {
        ErrorCode why = ErrorCode::NoError;
        return eventually([&] {
                   sleeper.step();
                   return server.writeTo(id, 1000, "last", &why);
               })
            && eventually([&] {
                   sleeper.step();
                   return !sleeper.messages.isEmpty() && sleeper.messages.last().type == 1000;
               });
    }

    /*! Without what had filled it, and the last. */
    Received news() const
    {
        Received news = listOf(sleeper.messages);
        news.removeIf([](const auto &one) { return one.first == 1 || one.first == 1000; });
        return news;
    }
};

} // namespace

/*! States: the latest for those who are there, and for newcomers. */
class tst_Publish : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsNewcomersFirst_data();
    void tellsNewcomersFirst();
    void tellsThoseWhoAreThere_data() { addTransports(); }
    void tellsThoseWhoAreThere();
    void tellsGoClients_data() { addTransports(); }
    void tellsGoClients();
    void tellsAnewAfterEachLoss();
    void replacesWhatWaits_data() { addTransports(); }
    void replacesWhatWaits();
    void keepsThePlaceAmongMessages();
    void keepsThePlaceAmongThoseOfOtherThreads();
    void sendsLargeOnesFromWhereTheyLie();
    void retracts();
    void retractsWhatWaits();
    void refuses_data();
    void refuses();
    void hasALimit();
    void doesNotSendWhatIsTooLargeForAClient();
    void isOutsideOverflow_data();
    void isOutsideOverflow();
    void stopsWithClose();
    void staysOverCloseAndListen();
    void sendsWhatWaitsBeforeItCloses();
    void worksInEverySlot();
    void survivesTheEndInEverySlot_data();
    void survivesTheEndInEverySlot();
};

void tst_Publish::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Publish::tellsNewcomersFirst_data()
{
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("network");
    QTest::addColumn<Policy>("policy");
    for (const bool multiClient : { false, true }) {
        for (const bool network : { false, true }) {
            for (const Policy policy : { Policy::Compatible, Policy::Prefer }) {
                QTest::addRow("%s, %s, %s", multiClient ? "many" : "one", network ? "TCP" : "local",
                              policy == Policy::Prefer ? "GIPC-X" : "version 2")
                    << multiClient << network << policy;
            }
        }
    }
}

void tst_Publish::tellsNewcomersFirst()
{
    QFETCH(const bool, multiClient);
    QFETCH(const bool, network);
    QFETCH(const Policy, policy);
    GipcServer server;
    prepare(&server, network, true);
    server.setMultiClient(multiClient);
    QVERIFY(server.publish(7, "kept before"));
    QVERIFY(server.publish(3, "old"));
    QVERIFY(server.listen());
    QVERIFY(server.publish(3, {}));
    QVERIFY(server.publish(2147483647, QByteArray(100000, 'x')));
    if (!multiClient)
        QVERIFY(server.write(1, "written before"));
    QObject::connect(&server, &GipcServer::statusChanged, this, [&](Status status) {
        if (status == Status::Connected)
            QVERIFY(server.write(1, "status"));
    });
    QObject::connect(&server, &GipcServer::clientConnected, this, [&](quint64 id) {
        QVERIFY(server.writeTo(id, 1, "welcome"));
        QVERIFY(server.publish(8, "a client is there"));
    });
    Listener first(server, policy);
    QVERIFY(first.connectTo(server));
    Received wanted { { 3, {} }, { 7, "kept before" }, { 2147483647, QByteArray(100000, 'x') } };
    if (!multiClient)
        wanted.append({ 1, "status" });
    wanted.append({ { 1, "welcome" }, { 8, "a client is there" } });
    if (!multiClient)
        wanted.append({ 1, "written before" });
    QVERIFY(first.hasReceived(wanted));
    QCOMPARE(first.client.isExtended(), policy == Policy::Prefer);
}

void tst_Publish::tellsThoseWhoAreThere()
{
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    Listener first(server);
    Listener second(server, Policy::Compatible);
    QVERIFY(first.connectTo(server));
    QVERIFY(second.connectTo(server));
    Received wanted;
    for (int i = 0; i < 10; ++i) {
        const QByteArray data = QByteArray::number(i);
        QVERIFY(server.publish(7, data));
        wanted.append({ 7, data });
        QVERIFY(first.hasReceived(wanted));
        QVERIFY(second.hasReceived(wanted));
    }
    QVERIFY(server.publish(7, "9")); // said again is sent again
    wanted.append({ 7, "9" });
    QVERIFY(first.hasReceived(wanted));
    QVERIFY(second.hasReceived(wanted));
    for (const quint64 id : server.came) {
        QCOMPARE(server.connection(id)->messagesSent(), 11U);
        QCOMPARE(server.connection(id)->bytesSent(), 11U);
        QCOMPARE(server.connection(id)->statesSkipped(), 0U);
        QCOMPARE(server.connection(id)->bytesToWrite(), 0);
    }
}

void tst_Publish::tellsGoClients()
{
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    ManyServer server(network, encrypted);
    QVERIFY(server.publish(7, "kept"));
    QVERIFY(server.listen());
    GoClient multi(server);
    QVERIFY(multi.connectTo(server));
    RawPeer single = rawClient(server); // its other mode
    QVERIFY(single.isOpen());
    QVERIFY(server.publish(8, "new"));
    const Received wanted { { 7, "kept" }, { 8, "new" } };
    for (RawPeer *const peer : { &multi.peer, &single }) {
        QVERIFY(eventually([&] {
            peer->step();
            return peer->messages.size() == 2;
        }));
        QCOMPARE(listOf(peer->messages), wanted);
    }
}

void tst_Publish::tellsAnewAfterEachLoss()
{
    GipcServer server;
    prepare(&server, false, true);
    QVERIFY(server.listen());
    Listener listener(server);
    QVERIFY(listener.connectTo(server));
    Received wanted;
    for (quint64 id = 1; id < 5; ++id) {
        const QByteArray data = QByteArray::number(id);
        QVERIFY(server.publish(7, data));
        wanted.append({ 7, data });
        QVERIFY(listener.hasReceived(wanted));
        server.closeConnection(id);
        QVERIFY(eventually([&] { return server.connection(id + 1); }));
        wanted.append({ 7, data });
        QVERIFY(listener.hasReceived(wanted));
    }
}

void tst_Publish::replacesWhatWaits()
{
    QFETCH(const bool, network);
    QFETCH(const bool, encrypted);
    Asleep scene(network, encrypted);
    QVERIFY(scene.fillUp());
    const qint64 before = scene.connection()->bytesToWrite();
    for (int i = 1; i <= 1000; ++i) {
        for (const int type : { 9, 7, 8 })
            QVERIFY(scene.server.publish(type, QByteArray::number(i)));
    }
    QCOMPARE(scene.connection()->statesSkipped(), 3U * 999);
    QCOMPARE(scene.connection()->bytesToWrite(), before + 3 * (4 + 64));
    QVERIFY(scene.wakeUp());
    QCOMPARE(scene.news(), Received({ { 9, "1000" }, { 7, "1000" }, { 8, "1000" } }));
    QCOMPARE(scene.connection()->statesSkipped(), 3U * 999);
    QVERIFY(scene.server.left.isEmpty());
}

void tst_Publish::keepsThePlaceAmongMessages()
{
    Asleep scene;
    scene.server.setOutboxLimit(100 * 1024 * 1024);
    QVERIFY(scene.open());
    for (int i = 0; i < 200; ++i) // so much is not on its way yet
        QVERIFY(scene.server.writeTo(scene.id, 1, QByteArray(10000, 'x')));
    QVERIFY(scene.server.writeTo(scene.id, 2, "before all"));
    QVERIFY(scene.server.publish(7, "old"));
    QVERIFY(scene.server.publish(8, "old"));
    QVERIFY(scene.server.writeTo(scene.id, 2, "between"));
    QVERIFY(scene.server.publish(9, "only"));
    QVERIFY(scene.server.publish(8, "new"));
    QVERIFY(scene.server.publish(7, QByteArray(50000, 'n')));
    QVERIFY(scene.server.writeTo(scene.id, 2, "after all"));
    QVERIFY(scene.wakeUp());
    QCOMPARE(scene.news(),
             Received({ { 2, "before all" },
                        { 7, QByteArray(50000, 'n') },
                        { 8, "new" },
                        { 2, "between" },
                        { 9, "only" },
                        { 2, "after all" } }));
    QCOMPARE(scene.connection()->statesSkipped(), 2U);
}

void tst_Publish::keepsThePlaceAmongThoseOfOtherThreads()
{
    Asleep scene;
    scene.server.setOutboxLimit(100 * 1024 * 1024);
    QVERIFY(scene.open());
    for (int i = 0; i < 200; ++i)
        QVERIFY(scene.server.writeTo(scene.id, 1, QByteArray(10000, 'x')));
    const std::unique_ptr<QThread> thread(
        QThread::create([&] { scene.server.write(2, "of another thread"); }));
    thread->start();
    QVERIFY(thread->wait(Patience));
    QVERIFY(scene.server.publish(7, "state"));
    QVERIFY(scene.wakeUp());
    QCOMPARE(scene.news(), Received({ { 2, "of another thread" }, { 7, "state" } }));
}

void tst_Publish::sendsLargeOnesFromWhereTheyLie()
{
    ManyServer server;
    QVERIFY(server.listen());
    Listener listener(server);
    QVERIFY(listener.connectTo(server));
    Received wanted;
    for (const qsizetype size : { 16383, 16384, 16385, 70000, 3000000 }) {
        QByteArray data(size, 'x');
        QVERIFY(server.publish(7, data));
        wanted.append({ 7, data });
        data.fill('y'); // what was published does not change
        QVERIFY(listener.hasReceived(wanted));
    }
}

void tst_Publish::retracts()
{
    ManyServer server;
    QVERIFY(!server.retract(7));
    QVERIFY(server.publish(7, "seven"));
    QVERIFY(server.publish(8, "eight"));
    QVERIFY(server.retract(7));
    QVERIFY(!server.retract(7));
    QVERIFY(!server.retract(0));
    QVERIFY(server.listen());
    QVERIFY(server.publish(9, "nine")); // where 7 was
    Listener listener(server);
    QVERIFY(listener.connectTo(server));
    QVERIFY(server.retract(8));
    QVERIFY(server.publish(7, "again"));
    QVERIFY(listener.hasReceived({ { 8, "eight" }, { 9, "nine" }, { 7, "again" } }));
}

void tst_Publish::retractsWhatWaits()
{
    Asleep scene;
    QVERIFY(scene.fillUp());
    const qint64 before = scene.connection()->bytesToWrite();
    QVERIFY(scene.server.publish(7, "gone"));
    QVERIFY(scene.server.publish(8, "stays"));
    QVERIFY(scene.server.retract(7));
    QCOMPARE(scene.connection()->statesSkipped(), 1U);
    QVERIFY(scene.server.publish(9, "in its place"));
    QVERIFY(scene.server.retract(8));
    QVERIFY(scene.server.publish(8, "comes last"));
    QVERIFY(scene.server.publish(6, "gone"));
    scene.server.closeConnection(scene.id); // what waits still goes
    QVERIFY(scene.server.retract(6));
    QVERIFY(scene.server.publish(5, "too late"));
    QVERIFY(scene.server.publish(8, "as late as can be"));
    QCOMPARE(scene.connection()->bytesToWrite(), before + 12 + 17 + 2 * 64);
    QCOMPARE(scene.connection()->statesSkipped(), 4U);
    QVERIFY(eventually([&] {
        scene.sleeper.step();
        return scene.sleeper.atEnd();
    }));
    QCOMPARE(scene.news(), Received({ { 9, "in its place" }, { 8, "as late as can be" } }));
}

void tst_Publish::refuses_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<ErrorCode>("why");
    QTest::newRow("type 1") << 1 << qsizetype(0) << ErrorCode::NoError;
    QTest::newRow("the largest type") << 2147483647 << qsizetype(5) << ErrorCode::NoError;
    QTest::newRow("type 0") << 0 << qsizetype(1) << ErrorCode::ReservedType;
    QTest::newRow("type -1") << -1 << qsizetype(1) << ErrorCode::ReservedType;
    QTest::newRow("as large as can be") << 1 << qsizetype(1000) << ErrorCode::NoError;
    QTest::newRow("too large") << 1 << qsizetype(1001) << ErrorCode::MessageTooLarge;
}

void tst_Publish::refuses()
{
    QFETCH(const int, type);
    QFETCH(const qsizetype, size);
    QFETCH(const ErrorCode, why);
    GipcServer server;
    prepare(&server, false, true);
    server.setMaxMessageSize(1000);
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    for (const bool isOpen : { false, true }) {
        if (isOpen)
            QVERIFY(server.listen());
        ErrorCode answer = ErrorCode::Crypto;
        QCOMPARE(server.publish(type, QByteArray(size, 'x'), &answer), why == ErrorCode::NoError);
        QCOMPARE(answer, why);
    }
    server.setMaxMessageSize(2000); // at the next listen()
    QCOMPARE(server.publish(type, QByteArray(size, 'x')), why == ErrorCode::NoError);
    QVERIFY(errors.isEmpty());
    QCOMPARE(server.status(), Status::Listening);
    QCOMPARE(server.retract(type), why == ErrorCode::NoError);
}

void tst_Publish::hasALimit()
{
    GipcServer server;
    QSignalSpy changed(&server, &GipcServer::stateLimitChanged);
    QCOMPARE(server.stateLimit(), 64 * 1024 * 1024);
    server.setStateLimit(-1);
    QCOMPARE(server.stateLimit(), 0);
    server.setStateLimit(0);
    QCOMPARE(changed.size(), 1);

    QVERIFY(server.publish(1, QByteArray(5000, 'x'))); // alone
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!server.publish(2, {}, &why));
    QCOMPARE(why, ErrorCode::LimitReached);
    QVERIFY(server.publish(1, QByteArray(1000, 'x')));
    server.setStateLimit(1000 + 256 + 500 + 256);
    QVERIFY(!server.publish(2, QByteArray(501, 'x')));
    QVERIFY(!server.retract(2));
    QVERIFY(server.publish(2, QByteArray(500, 'x')));
    QVERIFY(!server.publish(3, {}));
    QVERIFY(!server.publish(1, QByteArray(1001, 'x')));
    QVERIFY(server.publish(1, QByteArray(999, 'x')));
    QVERIFY(server.retract(1));
    QVERIFY(server.publish(3, QByteArray(1000, 'x')));
    server.setStateLimit(10); // takes nothing away
    QVERIFY(!server.publish(3, "x", &why));
    QVERIFY(server.retract(3));
    QVERIFY(server.publish(2, QByteArray(501, 'x')));
    QVERIFY(server.retract(2));
}

void tst_Publish::doesNotSendWhatIsTooLargeForAClient()
{
    ManyServer server;
    QVERIFY(server.publish(7, QByteArray(101, 'x')));
    QVERIFY(server.publish(8, QByteArray(100, 'x')));
    QVERIFY(server.listen());
    Listener listener(server);
    listener.client.setMaxMessageSize(100);
    Listener other(server);
    QVERIFY(listener.connectTo(server));
    QVERIFY(other.connectTo(server));
    QVERIFY(eventually([&] { return server.errors.contains(ErrorCode::MessageTooLarge); }));
    QVERIFY(server.publish(9, QByteArray(20000, 'x')));
    QVERIFY(server.publish(10, "fits"));
    const Received fit { { 8, QByteArray(100, 'x') }, { 10, "fits" } };
    QVERIFY(listener.hasReceived(fit));
    QVERIFY(eventually([&] { return other.received.size() == 4; }));
    QCOMPARE(server.connection(server.came.at(0))->statesSkipped(), 2U);
    QCOMPARE(server.connection(server.came.at(1))->statesSkipped(), 0U);
    QVERIFY(server.left.isEmpty());
}

void tst_Publish::isOutsideOverflow_data()
{
    QTest::addColumn<Overflow>("overflow");
    QTest::newRow("Reject") << Overflow::Reject;
    QTest::newRow("Block") << Overflow::Block;
    QTest::newRow("DropOldest") << Overflow::DropOldest;
    QTest::newRow("Disconnect") << Overflow::Disconnect;
}

/*! A full outbox takes states, and states do not fill it. */
void tst_Publish::isOutsideOverflow()
{
    QFETCH(const Overflow, overflow);
    Asleep scene;
    scene.server.setBlockTimeout(4 * Patience);
    QVERIFY(scene.fillUp());
    scene.server.setOutboxLimit(2000);
    scene.server.setOverflow(overflow);
    QVERIFY(scene.server.publish(7, QByteArray(5000, 's')));
    QVERIFY(scene.server.publish(7, QByteArray(50000, 's')));
    QVERIFY(scene.server.publish(8, QByteArray(5000, 's')));
    if (overflow == Overflow::DropOldest) {
        for (int i = 0; i < 10; ++i)
            QVERIFY(scene.server.writeTo(scene.id, 1, QByteArray(1000, 'x')));
    }
    spin(5);
    QVERIFY(scene.server.left.isEmpty());
    // All but the states has gone: a single message has room, however small the limit.
    QVERIFY(eventually([&] {
        scene.sleeper.read(scene.connection()->bytesToWrite() > 500000 ? 100000 : 1000);
        return scene.connection()->bytesToWrite() <= 55000 + 2 * 64;
    }));
    QVERIFY(scene.server.writeTo(scene.id, 2, QByteArray(1900, 'm')));
    scene.server.setOverflow(Overflow::Reject);
    QVERIFY(scene.wakeUp());
    QCOMPARE(scene.news(),
             Received({ { 7, QByteArray(50000, 's') },
                        { 8, QByteArray(5000, 's') },
                        { 2, QByteArray(1900, 'm') } }));
    QVERIFY(scene.server.left.isEmpty());
}

void tst_Publish::stopsWithClose()
{
    for (const bool aborts : { false, true }) {
        ManyServer server;
        QVERIFY(server.listen());
        Listener listener(server);
        QVERIFY(listener.connectTo(server));
        QObject::connect(&server, &GipcServer::statusChanged, this, [&](Status status) {
            ErrorCode why = ErrorCode::NoError;
            QVERIFY(!server.publish(7, "x", &why));
            QCOMPARE(why, ErrorCode::NotConnected);
            QVERIFY(status == Status::Closing || status == Status::Closed);
        });
        if (aborts)
            server.abort();
        else
            server.close();
        QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!server.publish(7, "x", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
        QVERIFY(!server.retract(7));
        server.disconnect(this);
        QVERIFY(server.listen());
        QVERIFY(server.publish(7, "y"));
        QVERIFY(listener.hasReceived({ { 7, "y" } }));
    }
}

void tst_Publish::staysOverCloseAndListen()
{
    ManyServer server;
    const QString name = server.name();
    QVERIFY(server.publish(5, "five"));
    server.setName(QStringLiteral("no/name"));
    QVERIFY(!server.listen());
    QVERIFY(server.publish(6, "six")); // in Error
    server.setName(name);
    QVERIFY(server.listen());
    QVERIFY(server.publish(7, "seven"));
    QVERIFY(server.publish(8, "eight"));
    server.close();
    QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
    QVERIFY(!server.publish(5, "newer")); // so that of before is out of date
    QVERIFY(!server.publish(4, "new"));
    QVERIFY(server.retract(7));
    QVERIFY(server.listen());
    Listener listener(server);
    QVERIFY(listener.connectTo(server));
    QVERIFY(server.publish(5, "five again"));
    QVERIFY(listener.hasReceived({ { 6, "six" }, { 8, "eight" }, { 5, "five again" } }));
}

void tst_Publish::sendsWhatWaitsBeforeItCloses()
{
    for (const Policy policy : { Policy::Compatible, Policy::Prefer }) {
        ManyServer server;
        QVERIFY(server.listen());
        Listener listener(server, policy);
        QVERIFY(listener.connectTo(server));
        Received wanted;
        for (int type = 1; type <= 100; ++type) {
            QVERIFY(server.publish(type, QByteArray(10000, 'x')));
            wanted.append({ type, QByteArray(10000, 'x') });
        }
        server.close();
        QVERIFY(!server.publish(1, "refused"));
        QVERIFY(listener.hasReceived(wanted));
        QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
        QVERIFY(!server.publish(1, "x"));
    }
}

void tst_Publish::worksInEverySlot()
{
    ManyServer server;
    int number = 0;
    const auto publish = [&] {
        const bool isOver = server.status() == Status::Closing || server.status() == Status::Closed;
        QCOMPARE(server.publish(7, QByteArray::number(++number)), !isOver);
        QCOMPARE(server.publish(8, QByteArray(20000, 'x')), !isOver);
        if (number % 3 == 0)
            server.retract(8);
    };
    QObject::connect(&server, &GipcServer::statusChanged, this, publish);
    QObject::connect(&server, &GipcServer::clientConnected, this, publish);
    QObject::connect(&server, &GipcServer::clientDisconnected, this, publish);
    QObject::connect(&server, &GipcServer::clientCountChanged, this, publish);
    QObject::connect(&server, &GipcServer::messageReceived, this, publish);
    QObject::connect(&server, &GipcServer::addressChanged, this, publish);
    QObject::connect(&server, &GipcServer::errorOccurred, this, publish);
    QObject::connect(&server, &GipcServer::errorChanged, this, publish);
    QObject::connect(&server, &GipcServer::stateLimitChanged, this, publish);
    QObject::connect(&server, &GipcServer::closed, this, publish);
    QVERIFY(server.listen());
    server.setStateLimit(1000000);
    Listener listener(server);
    QVERIFY(listener.connectTo(server));
    QVERIFY(listener.client.write(1, "hello"));
    const auto hasLatest = [&] {
        return listener.received.contains({ 7, QByteArray::number(number) });
    };
    QVERIFY(eventually(hasLatest));
    listener.client.abort();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QVERIFY(listener.connectTo(server));
    QVERIFY(eventually(hasLatest));
    int last = 0;
    for (const auto &[type, data] : listener.received) {
        if (type == 7) {
            QVERIFY(data.toInt() > last);
            last = data.toInt();
        }
    }
    server.close();
    QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
}

void tst_Publish::survivesTheEndInEverySlot_data()
{
    QTest::addColumn<int>("moment");
    QTest::addColumn<int>("end");
    const char *const moments[] { "statusChanged", "clientConnected", "messageReceived",
                                  "errorOccurred" };
    const char *const ends[] { "delete", "close", "abort", "closeConnection" };
    for (int moment = 0; moment < 4; ++moment) {
        for (int end = 0; end < 4; ++end)
            QTest::addRow("%s in %s", ends[end], moments[moment]) << moment << end;
    }
}

/*! States wait meanwhile, large and small. */
void tst_Publish::survivesTheEndInEverySlot()
{
    QFETCH(const int, moment);
    QFETCH(const int, end);
    auto server = std::make_unique<GipcServer>();
    prepare(server.get(), false, true);
    QVERIFY(server->publish(1, QByteArray(101, 'x'))); // too large for the client
    bool happened = false;
    const auto act = [&] {
        if (std::exchange(happened, true))
            return;
        for (int type = 1; type < 50; ++type)
            server->publish(type, QByteArray(type * 1000, 'x'));
        server->retract(3);
        switch (end) {
        case 0:
            server.reset();
            return;
        case 1:
            server->close();
            break;
        case 2:
            server->abort();
            break;
        default:
            server->closeConnection(1);
            break;
        }
        server->publish(4, "later");
        server->retract(5);
    };
    if (moment == 0) {
        QObject::connect(server.get(), &GipcServer::statusChanged, this, [&](Status status) {
            if (status == Status::Connected)
                act();
        });
    } else if (moment == 1) {
        QObject::connect(server.get(), &GipcServer::clientConnected, this, act);
    } else if (moment == 2) {
        QObject::connect(server.get(), &GipcServer::messageReceived, this, act);
    } else {
        QObject::connect(server.get(), &GipcServer::errorOccurred, this, act);
    }
    QVERIFY(server->listen());
    Listener listener(*server);
    listener.client.setMaxMessageSize(100);
    QVERIFY(listener.client.connectToServer());
    QVERIFY(listener.client.write(1, "hello"));
    QVERIFY(eventually([&] { return happened; }));
    QVERIFY(eventually([&] {
        return !server || server->status() == Status::Closed || (end == 3 && server->connection(2));
    }));
}

QTEST_GUILESS_MAIN(tst_Publish)
#include "tst_publish.moc"
