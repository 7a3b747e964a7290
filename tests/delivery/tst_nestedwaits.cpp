// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "overflowscene.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

#include <algorithm>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Overflow;
using Gipc::Status;

/*! Waits inside slots and handlers: the object whose message is being handled delivers no more until
    they return, others do; and waits inside waits end somewhere. */
class tst_NestedWaits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoesToAPeerThatDoesNotRead_data();
    void echoesToAPeerThatDoesNotRead();
    void holdsMessagesDuringAWait_data();
    void holdsMessagesDuringAWait();
    void goesOnInLoopsOfTheProgram();
    void maySurviveTheObjectInAWait();
    void timersThatWriteComeToAnEnd_data();
    void timersThatWriteComeToAnEnd();
    void waitsInsideWaitsComeToAnEnd();
};

namespace {

/*! Says how often something runs inside itself. */
struct Depth
{
    int now = 0;
    int most = 0;
};

class Inside
{
public:
    explicit Inside(Depth *depth)
        : m_depth(depth)
    {
        depth->most = std::max(depth->most, ++depth->now);
    }
    ~Inside() { --m_depth->now; }
    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;

private:
    Depth *const m_depth;
};

enum class Way { Signal, Handler, OwnHandler, Queue };

constexpr int Small = 4000;
constexpr qint64 LargeSize = 100000;

} // namespace

Q_DECLARE_METATYPE(Way)

void tst_NestedWaits::echoesToAPeerThatDoesNotRead_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("network");
    QTest::addColumn<Way>("way");
    for (const bool many : { false, true }) {
        for (const bool network : { false, true }) {
            const auto add = [&](const char *name, Way way) {
                QTest::addRow("%s, %s, %s", many ? "many" : "single", network ? "TCP" : "local",
                              name)
                    << many << network << way;
            };
            add("signal", Way::Signal);
            add("handler", Way::Handler);
            add("handler of the connection", Way::OwnHandler);
            add("queue", Way::Queue);
        }
    }
}

/*! An echo server whose writes block, and a client that sends much and reads late. */
void tst_NestedWaits::echoesToAPeerThatDoesNotRead()
{
    QFETCH(const bool, many);
    QFETCH(const bool, network);
    QFETCH(const Way, way);
    const int large = network ? 200 : 40; // more than the kernel keeps
    GipcServer server;
    prepare(&server, network, false);
    server.setMultiClient(many);
    server.setOverflow(Overflow::Block);
    server.setOutboxLimit(Mebibyte);
    server.setInboxLimit(Mebibyte);

    Depth depth;
    qint64 mostWaiting = 0;
    int echoed = 0;
    bool hasFailed = false;
    const auto echo = [&](const QByteArray &data) {
        const Inside inside(&depth);
        hasFailed = hasFailed || !server.write(1, data);
        ++echoed;
    };
    if (way == Way::Signal)
        connect(&server, &GipcServer::messageReceived, &server,
                [&](const GipcMessage &message) { echo(message.data()); });
    else if (way == Way::Handler)
        server.setMessageHandler([&](int, QByteArrayView data) { echo(data.toByteArray()); });
    else if (way == Way::OwnHandler)
        connect(&server, &GipcServer::clientConnected, &server, [&](quint64 id) {
            server.connection(id)->setMessageHandler(
                [&](int, QByteArrayView data) { echo(data.toByteArray()); });
        });
    else
        connect(&server, &GipcServer::messagesAvailable, &server, [&] {
            for (const QByteArray &data : takeAll(&server))
                echo(data);
        });
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));

    for (int i = 0; i < large; ++i)
        peer.sendMessage(1, QByteArray(LargeSize, char('a' + i % 26)));
    for (int i = 0; i < Small; ++i)
        peer.sendMessage(1, QByteArray::number(i));
    // In whichever loop: the peer sends what it can, and reads only when nothing moves any more.
    int still = 0;
    QTimer pump;
    connect(&pump, &QTimer::timeout, &pump, [&] {
        const qsizetype before = peer.pending() + echoed;
        if (still < 50)
            peer.write();
        else
            peer.step();
        still = peer.pending() + echoed == before || still >= 50 ? still + 1 : 0;
        const GipcConnectionPool clients = server.connections();
        if (!clients.ids().isEmpty())
            mostWaiting
                = std::max(mostWaiting, server.connection(clients.ids().first())->bytesToWrite());
        if (still == 50) {
            QCOMPARE(depth.now, 1); // it waits,
            QVERIFY(peer.pending() > 0); // and so does the client, for a full inbox
        }
    });
    pump.start(1);

    QVERIFY(eventually([&] { return peer.messages.size() == large + Small; }, 4 * Patience));
    QVERIFY(still >= 50);
    QVERIFY(!hasFailed);
    QCOMPARE(depth.most, 1);
    QVERIFY2(mostWaiting <= Mebibyte + LargeSize + 64, QByteArray::number(mostWaiting));
    QVERIFY(mostWaiting > Mebibyte - LargeSize);
    for (int i = 0; i < large; ++i)
        QCOMPARE(peer.messages.at(i).data, QByteArray(LargeSize, char('a' + i % 26)));
    for (int i = 0; i < Small; ++i)
        QCOMPARE(peer.messages.at(large + i).data, QByteArray::number(i));
}

namespace {

/*! A server and a client whose messages are handled, and another pair, all in one thread. */
struct Pairs
{
    GipcServer server { uniqueName() };
    GipcClient client { server.name() };
    GipcServer otherServer { uniqueName() };
    GipcClient otherClient { otherServer.name() };

    bool open()
    {
        return server.listen() && otherServer.listen() && client.connectToServer()
            && otherClient.connectToServer() && eventually([&] {
                   return server.clientCount() == 1 && otherServer.clientCount() == 1
                       && client.status() == Status::Connected
                       && otherClient.status() == Status::Connected;
               });
    }
};

using Wait = std::function<void(Pairs *)>;

/*! Passes over news. */
void readFor(GipcClient *client, int msecs)
{
    while (!client->readTimed(msecs).isTimeout()) { }
}

/*! All there are. */
const QList<QPair<const char *, Wait>> &waits()
{
    constexpr int Short = 100;
    static const QList<QPair<const char *, Wait>> all {
        { "readTimed of another client", [](Pairs *it) { readFor(&it->otherClient, Short); } },
        { "waitForClosed of the server itself",
          [](Pairs *it) { (void)it->server.waitForClosed(Short); } },
        { "waitForClosed of another client",
          [](Pairs *it) { (void)it->otherClient.waitForClosed(Short); } },
        { "waitForConnected",
          [](Pairs *) {
              GipcClient nobody(uniqueName());
              nobody.connectToServer();
              (void)nobody.waitForConnected(Short);
          } },
        { "flush",
          [](Pairs *) {
              GipcClient nobody(uniqueName());
              nobody.connectToServer();
              nobody.write(1, "for ever");
              nobody.flush(Short);
          } },
        { "a round of a pool",
          [](Pairs *) {
              GipcServer empty(uniqueName());
              empty.listen();
              empty.connections().readTimed(Short, [](GipcConnection *, const GipcMessage &) {});
          } },
        { "a write that blocks",
          [](Pairs *) {
              GipcServer full(uniqueName());
              full.setOutboxLimit(100);
              full.setOverflow(Overflow::Block);
              full.setBlockTimeout(Short);
              full.listen();
              full.write(1, QByteArray(100, 'x'));
              full.write(1, QByteArray(100, 'x'));
          } },
    };
    return all;
}

} // namespace

void tst_NestedWaits::holdsMessagesDuringAWait_data()
{
    QTest::addColumn<int>("wait");
    QTest::addColumn<bool>("handler");
    for (int i = 0; i < waits().size(); ++i) {
        QTest::addRow("%s, signal", waits().at(i).first) << i << false;
        QTest::addRow("%s, handler", waits().at(i).first) << i << true;
    }
}

void tst_NestedWaits::holdsMessagesDuringAWait()
{
    QFETCH(const int, wait);
    QFETCH(const bool, handler);
    Pairs pairs;
    QByteArrayList got, byOthers;
    bool isWaiting = false, hasWaited = false, wasTold = false;
    qsizetype gotMeanwhile = 0, othersMeanwhile = 0;
    const auto take = [&](const QByteArray &data) {
        got.append(data);
        if (std::exchange(hasWaited, true))
            return;
        isWaiting = true;
        for (const QDeadlineTimer patience(Patience);
             !patience.hasExpired() && (byOthers.isEmpty() || !wasTold);)
            waits().at(wait).second(&pairs);
        isWaiting = false;
        gotMeanwhile = got.size();
        othersMeanwhile = byOthers.size();
    };
    if (handler)
        pairs.server.setMessageHandler([&](int, QByteArrayView data) { take(data.toByteArray()); });
    else
        connect(&pairs.server, &GipcServer::messageReceived, this,
                [&](const GipcMessage &message) { take(message.data()); });
    connect(&pairs.otherServer, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { byOthers.append(message.data()); });
    connect(&pairs.server, &GipcServer::clientDisconnected, this, [&] { wasTold = isWaiting; });
    QVERIFY(pairs.open());

    // Some in one packet with the first, others later; and then the client goes.
    int ticks = 0;
    QTimer later;
    connect(&later, &QTimer::timeout, &later, [&] {
        if (!isWaiting)
            return;
        if (++ticks == 1) {
            for (const QByteArray &number : numbers(5, 5))
                QVERIFY(pairs.client.write(1, number));
            QVERIFY(pairs.otherClient.write(1, "other"));
        } else if (ticks == 5) {
            pairs.client.close();
        }
    });
    later.start(5);
    for (const QByteArray &number : numbers(5))
        QVERIFY(pairs.client.write(1, number));
    QVERIFY(eventually([&] { return got.size() == 10; }));
    QCOMPARE(gotMeanwhile, 1);
    QCOMPARE(othersMeanwhile, 1);
    QVERIFY(wasTold);
    QCOMPARE(got, numbers(10));
}

/*! A loop of the program's delivers, and so does one inside a wait that has nothing to do with it. */
void tst_NestedWaits::goesOnInLoopsOfTheProgram()
{
    Pairs pairs;
    QVERIFY(pairs.open());
    QByteArrayList got;
    QEventLoop loop;
    connect(&pairs.server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
        got.append(message.data());
        if (got.size() == 1)
            loop.exec();
        else if (got.size() == 10)
            loop.quit();
    });
    QTimer::singleShot(0, this, [&] {
        for (const QByteArray &number : numbers(10))
            QVERIFY(pairs.client.write(1, number));
    });
    // The wait is under way before the first message comes.
    for (const QDeadlineTimer patience(Patience); !patience.hasExpired() && got.size() < 10;)
        readFor(&pairs.otherClient, 100);
    QCOMPARE(got, numbers(10));
}

void tst_NestedWaits::maySurviveTheObjectInAWait()
{
    auto pairs = std::make_unique<Pairs>();
    const QPointer<GipcServer> server(new GipcServer(uniqueName()));
    QVERIFY(server->listen());
    GipcClient client(server->name());
    QVERIFY(client.connectToServer());
    QVERIFY(eventually([&] { return server->clientCount() == 1; }));
    QVERIFY(pairs->open());
    int count = 0;
    bool isOver = false;
    connect(server, &GipcServer::messageReceived, this, [&] {
        if (++count > 1)
            return;
        QTimer::singleShot(5, this, [&] { delete server; });
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired() && server;)
            readFor(&pairs->otherClient, 50);
        QVERIFY(!server);
        (void)pairs->otherClient.readTimed(1); // in the slot of one that is gone
        isOver = true;
    });
    for (int i = 0; i < 10; ++i)
        QVERIFY(client.write(1, "x"));
    QVERIFY(eventually([&] { return isOver; }));
    QCOMPARE(count, 1);
}

void tst_NestedWaits::timersThatWriteComeToAnEnd_data()
{
    QTest::addColumn<bool>("many");
    QTest::newRow("single") << false;
    QTest::newRow("many") << true;
}

void tst_NestedWaits::timersThatWriteComeToAnEnd()
{
    QFETCH(const bool, many);
    constexpr qint64 Size = 10000;
    GipcServer server;
    prepare(&server, false, false);
    server.setMultiClient(many);
    server.setOutboxLimit(Mebibyte);
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    const quint64 id = server.connections().ids().first();
    QVERIFY(fill(&server, id, 1000));
    server.setOverflow(Overflow::Block);

    Depth depth;
    int taken = 0, refused = 0;
    qint64 mostWaiting = 0;
    bool wasQuick = true;
    bool isWriting = true;
    // Timers that begin while another is not done, as a running one does not inside itself.
    const std::function<void()> write = [&] {
        if (!isWriting)
            return;
        QTimer::singleShot(0, &server, write);
        const Inside inside(&depth);
        const bool isTooDeep = depth.now > 16;
        ErrorCode why = ErrorCode::NoError;
        const int before = taken + refused;
        if (server.write(2, QByteArray::number(depth.now) + QByteArray(Size, 'x'), &why)) {
            ++taken;
        } else {
            ++refused;
            QCOMPARE(why, ErrorCode::QueueFull);
        }
        wasQuick = wasQuick && (!isTooDeep || taken + refused == before + 1);
        mostWaiting = std::max(mostWaiting, server.connection(id)->bytesToWrite());
        isWriting = isWriting && refused < 100;
    };
    // Once it is as deep as it gets, the peer wakes up.
    QTimer waker;
    connect(&waker, &QTimer::timeout, &waker, [&] {
        if (!isWriting)
            peer.step();
    });
    waker.start(1);
    write();
    QVERIFY(eventually([&] { return refused >= 100 && depth.now == 0; }));
    QCOMPARE(depth.most, 17);
    QVERIFY(wasQuick);
    QCOMPARE(taken, 16);
    QVERIFY(mostWaiting <= Mebibyte + 16 * (Size + 66 + 64));
    QVERIFY(eventually([&] {
        peer.step();
        return server.connection(id)->bytesToWrite() == 0;
    }));
    QVERIFY(eventually([&] {
        peer.step();
        return std::count_if(peer.messages.begin(), peer.messages.end(),
                             [](const auto &message) { return message.type == 2; })
            == 16;
    }));
}

void tst_NestedWaits::waitsInsideWaitsComeToAnEnd()
{
    GipcClient reader(uniqueName()), other(uniqueName());
    QVERIFY(reader.connectToServer());
    QVERIFY(other.connectToServer());
    Depth depth;
    int refused = 0;
    const std::function<void()> wait = [&] {
        if (refused > 0)
            return;
        QTimer::singleShot(0, &reader, wait);
        const Inside inside(&depth);
        GipcMessage message;
        do
            message = reader.readTimed(Patience); // news is passed over
        while (!message.isTerminal() && !message.isTimeout()
               && message.error() != ErrorCode::Interrupted);
        if (message.error() != ErrorCode::Interrupted)
            return;
        QCOMPARE(depth.now, 17);
        QVERIFY(!other.waitForConnected(Patience));
        QVERIFY(!other.waitForClosed(Patience));
        QVERIFY(other.write(1, "x"));
        QVERIFY(!other.flush(Patience));
        GipcServer server(uniqueName());
        QVERIFY(server.listen());
        QCOMPARE(
            server.connections().readTimed(Patience, [](GipcConnection *, const GipcMessage &) {}),
            ErrorCode::Interrupted);
        refused = 1;
        reader.abort(); // so all others return
    };
    wait();
    QVERIFY(eventually([&] { return refused == 1 && depth.now == 0; }));
    QCOMPARE(depth.most, 17);
    // And there is room for others again.
    QVERIFY(other.readTimed(1).error() != ErrorCode::Interrupted);
    QVERIFY(!other.waitForConnected(1));
}

QTEST_GUILESS_MAIN(tst_NestedWaits)
#include "tst_nestedwaits.moc"
