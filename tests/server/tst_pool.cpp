// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "manyclients.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QPointer>
#include <QtCore/QTimer>

#include <ctime>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! GipcConnectionPool: all clients of a server, read in rounds. */
class tst_Pool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hearsEachOnce_data() { addTransports(); }
    void hearsEachOnce();
    void keepsTheRestInOrder();
    void tellsWhoWasSilent();
    void returnsAfterTheFastest();
    void letsLateClientsTakePart();
    void waitsWhileNobodyIsThere_data();
    void waitsWhileNobodyIsThere();
    void doesNotWaitForThoseWhoLeft();
    void handsOverWhatTheGoneHaveSaid();
    void keepsToItsTimeBetweenMessages();
    void handsOverWithoutTime();
    void roundsOfManyAreCheap();
    void survivesItsCallback_data();
    void survivesItsCallback();
    void nests();
    void endsWithTheApplication();
    void needsAQueue();
    void needsAnOpenServer();
    void closesAll();
};

namespace {

/*! A server and some clients, of which each has been announced. */
struct Scene
{
    std::unique_ptr<ManyServer> server;
    Crowd crowd;
    GipcConnectionPool pool;

    explicit Scene(int count, bool network = false, bool encrypted = false)
        : server(std::make_unique<ManyServer>(network, encrypted))
        , pool(server->connections())
    {
        server->setDelivery(Delivery::Queue);
        isReady = server->listen() && crowd.gather(*server, count);
    }

    /*! Each client sends so many messages, and they have arrived. */
    bool say(int messages)
    {
        for (int i = 0; i < crowd.size(); ++i) {
            for (int number = 0; number < messages; ++number)
                crowd.at(i).client.write(1, QByteArray::number(number));
        }
        m_said += quint64(messages);
        return eventually([this] {
            const auto ids = pool.ids();
            return std::all_of(ids.begin(), ids.end(), [this](quint64 id) {
                return server->connection(id)->messagesReceived() >= m_said;
            });
        });
    }

    bool isReady = false;

private:
    quint64 m_said = 0;
};

quint64 messagesReceived(const ManyServer &server)
{
    quint64 sum = 0;
    for (const quint64 id : server.came) {
        if (const GipcConnection *const client = server.connection(id))
            sum += client->messagesReceived();
    }
    return sum;
}

} // namespace

void tst_Pool::hearsEachOnce()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    Scene scene(5, network, encrypted);
    QVERIFY(scene.isReady);
    QCOMPARE(scene.pool.ids(), scene.server->came);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 5; ++i)
            QVERIFY(scene.crowd.at(i).client.write(round + 1, "hello"));
        QList<quint64> heard;
        QCOMPARE(scene.pool.read([&](GipcConnection *client, const GipcMessage &message) {
            QVERIFY(client);
            QCOMPARE(client->id(), message.connectionId());
            QCOMPARE(message.msgType(), round + 1);
            QVERIFY(client->write(1, "answer"));
            heard.append(client->id());
        }),
                 ErrorCode::NoError);
        std::sort(heard.begin(), heard.end());
        QCOMPARE(heard, scene.server->came);
    }
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(3); }));
}

void tst_Pool::keepsTheRestInOrder()
{
    Scene scene(3);
    QVERIFY(scene.isReady);
    QVERIFY(scene.say(4));
    for (int round = 0; round < 4; ++round) {
        int heard = 0;
        QCOMPARE(scene.pool.readTimed(Patience,
                                      [&](GipcConnection *, const GipcMessage &message) {
                                          QCOMPARE(message.data(), QByteArray::number(round));
                                          ++heard;
                                      }),
                 ErrorCode::NoError);
        QCOMPARE(heard, 3);
    }
    QVERIFY(takeAll(scene.server.get()).isEmpty());
}

void tst_Pool::tellsWhoWasSilent()
{
    Scene scene(3);
    QVERIFY(scene.isReady);
    QVERIFY(scene.crowd.at(1).client.write(1, "I"));
    QList<quint64> silent;
    QList<quint64> heard;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(scene.pool.readTimed(1500,
                                  [&](GipcConnection *client, const GipcMessage &message) {
                                      QVERIFY(client);
                                      (message.isTimeout() ? silent : heard)
                                          << message.connectionId();
                                  }),
             ErrorCode::TimedOut);
    QVERIFY(timer.elapsed() >= 1499);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(silent.size(), 2);
    QVERIFY(!silent.contains(heard.first()));
}

void tst_Pool::returnsAfterTheFastest()
{
    Scene scene(3);
    QVERIFY(scene.isReady);
    QVERIFY(scene.say(2));
    QMap<quint64, QByteArrayList> heard;
    for (int i = 0; i < 6; ++i) {
        int calls = 0;
        QCOMPARE(scene.pool.readTimedFastest(Patience,
                                             [&](GipcConnection *, const GipcMessage &message) {
                                                 heard[message.connectionId()] << message.data();
                                                 ++calls;
                                             }),
                 ErrorCode::NoError);
        QCOMPARE(calls, 1);
    }
    for (const QByteArrayList &list : std::as_const(heard))
        QCOMPARE(list, numbers(2));
    QCOMPARE(heard.size(), 3);
    int timeouts = 0;
    const auto count
        = [&](GipcConnection *, const GipcMessage &message) { timeouts += message.isTimeout(); };
    QCOMPARE(scene.pool.readTimedFastest(50, count), ErrorCode::TimedOut);
    QCOMPARE(timeouts, 3);
    QCOMPARE(scene.pool.readTimedFastest(0, count), ErrorCode::TimedOut);
    QCOMPARE(timeouts, 6);
}

void tst_Pool::letsLateClientsTakePart()
{
    Scene scene(1);
    QVERIFY(scene.isReady);
    // The one that is there speaks when the other two have come.
    connect(scene.server.get(), &GipcServer::clientConnected, this, [&] {
        if (scene.server->clientCount() == 3)
            scene.crowd.at(0).client.write(1, "at last");
        else
            scene.crowd.send(*scene.server, 1);
    });
    QTimer::singleShot(0, this, [&] {
        scene.crowd.send(*scene.server, 1);
        scene.crowd.at(1).client.write(1, "late");
    });
    QSet<quint64> heard;
    QCOMPARE(scene.pool.read([&](GipcConnection *, const GipcMessage &message) {
        heard.insert(message.connectionId());
        if (heard.size() == 2)
            scene.crowd.at(2).client.write(1, "later");
    }),
             ErrorCode::NoError);
    QCOMPARE(heard.size(), 3);
}

void tst_Pool::waitsWhileNobodyIsThere_data()
{
    QTest::addColumn<bool>("fastest");
    QTest::newRow("readTimed") << false;
    QTest::newRow("readTimedFastest") << true;
}

void tst_Pool::waitsWhileNobodyIsThere()
{
    QFETCH(bool, fastest);
    Scene scene(0);
    QVERIFY(scene.isReady);
    int calls = 0;
    const auto count = [&](GipcConnection *, const GipcMessage &) { ++calls; };
    QElapsedTimer timer;
    timer.start();
    const std::clock_t before = std::clock();
    QCOMPARE(fastest ? scene.pool.readTimedFastest(500, count) : scene.pool.readTimed(500, count),
             ErrorCode::TimedOut);
    QVERIFY(timer.elapsed() >= 499);
    QVERIFY(std::clock() - before < CLOCKS_PER_SEC / 4);
    QCOMPARE(calls, 0);
    QTimer::singleShot(0, this, [&] {
        scene.crowd.send(*scene.server, 1);
        scene.crowd.at(0).client.write(1, "here");
    });
    QCOMPARE(scene.pool.read(count), ErrorCode::NoError);
    QCOMPARE(calls, 1);
}

/*! Who leaves without a word is not waited for; and there was one. */
void tst_Pool::doesNotWaitForThoseWhoLeft()
{
    Scene scene(2);
    QVERIFY(scene.isReady);
    int calls = 0;
    const auto count = [&](GipcConnection *, const GipcMessage &) { ++calls; };
    QTimer::singleShot(0, this, [&] {
        scene.crowd.at(0).client.write(1, "here");
        scene.crowd.at(1).client.close();
    });
    QCOMPARE(scene.pool.readTimed(Patience, count), ErrorCode::NoError);
    QCOMPARE(calls, 1);
    QTimer::singleShot(0, this, [&] { scene.crowd.at(0).client.close(); });
    QCOMPARE(scene.pool.readTimed(Patience, count), ErrorCode::NoError);
    QCOMPARE(calls, 1);
    QVERIFY(scene.pool.ids().isEmpty());
}

void tst_Pool::handsOverWhatTheGoneHaveSaid()
{
    Scene scene(1);
    QVERIFY(scene.isReady);
    const quint64 id = scene.pool.ids().first();
    QVERIFY(scene.say(2));
    scene.crowd.at(0).client.close();
    QVERIFY(eventually([&] { return scene.server->clientCount() == 0; }));
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(scene.pool.read([&](GipcConnection *client, const GipcMessage &message) {
            QVERIFY(!client);
            QCOMPARE(message.connectionId(), id);
            QCOMPARE(message.data(), QByteArray::number(i));
        }),
                 ErrorCode::NoError);
    }
}

/*! What there was no time for is neither lost nor called silence. */
void tst_Pool::keepsToItsTimeBetweenMessages()
{
    Scene scene(6);
    QVERIFY(scene.isReady);
    for (int i = 0; i < 5; ++i)
        QVERIFY(scene.crowd.at(i).client.write(1, "here"));
    QVERIFY(eventually([&] { return messagesReceived(*scene.server) == 5; }));
    for (int i = 0; i < 2; ++i)
        scene.crowd.at(i).client.close();
    QVERIFY(eventually([&] { return scene.server->clientCount() == 4; }));
    QSet<quint64> heard;
    QSet<quint64> silent;
    const auto hearSlowly = [&](GipcConnection *, const GipcMessage &message) {
        if (message.isTimeout()) {
            silent.insert(message.connectionId());
            return;
        }
        QVERIFY(!silent.contains(message.connectionId()));
        heard.insert(message.connectionId());
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(3)) { }
    };
    for (int round = 1; round <= 5; ++round) {
        QCOMPARE(scene.pool.readTimed(1, hearSlowly), ErrorCode::TimedOut);
        QCOMPARE(heard.size(), round); // one each time, and then it is over
    }
    QVERIFY(!silent.isEmpty());
    QVERIFY(takeAll(scene.server.get()).isEmpty());
}

void tst_Pool::handsOverWithoutTime()
{
    Scene scene(3);
    QVERIFY(scene.isReady);
    QVERIFY(scene.say(2));
    for (int round = 0; round < 2; ++round) {
        int heard = 0;
        QCOMPARE(scene.pool.readTimed(0, [&](GipcConnection *, const auto &) { ++heard; }),
                 ErrorCode::NoError);
        QCOMPARE(heard, 3);
    }
}

/*! Each has said two words and left. The work of a round grows with their number, not with its square:
    it needs 20 ms,
    and a walk through all of them for each of them 3 seconds. */
void tst_Pool::roundsOfManyAreCheap()
{
    constexpr int Many = 12000;
    Scene scene(0);
    QVERIFY(scene.isReady);
    for (int i = 0; i < Many; ++i) {
        RawPeer peer = rawClient(*scene.server);
        QVERIFY(peer.isOpen());
        peer.sendMessage(1, "first");
        peer.sendMessage(1, "second");
        peer.close();
        QVERIFY(eventually([&] { return scene.server->clientCount() == 0; }));
    }
    std::clock_t used = 0;
    for (const char *const word : { "first", "second" }) {
        QSet<quint64> heard;
        const std::clock_t before = std::clock();
        QCOMPARE(scene.pool.read([&](GipcConnection *, const GipcMessage &message) {
            QCOMPARE(message.data(), QByteArray(word));
            heard.insert(message.connectionId());
        }),
                 ErrorCode::NoError);
        used += std::clock() - before;
        QCOMPARE(heard.size(), Many);
    }
    QVERIFY(takeAll(scene.server.get()).isEmpty());
    const double milliseconds = 1000.0 * double(used) / CLOCKS_PER_SEC;
    QVERIFY2(milliseconds < 1000, qPrintable(QString::number(milliseconds)));
}

void tst_Pool::survivesItsCallback_data()
{
    QTest::addColumn<QByteArray>("deed");
    QTest::addColumn<bool>("inTimeout");
    for (const char *deed : { "delete", "close", "abort", "closeConnection", "pool.close" }) {
        QTest::addRow("%s in a message", deed) << QByteArray(deed) << false;
        QTest::addRow("%s in a timeout", deed) << QByteArray(deed) << true;
    }
}

void tst_Pool::survivesItsCallback()
{
    QFETCH(QByteArray, deed);
    QFETCH(bool, inTimeout);
    Scene scene(4);
    QVERIFY(scene.isReady);
    if (!inTimeout)
        QVERIFY(scene.say(1));
    int calls = 0;
    const ErrorCode answer = scene.pool.readTimed(inTimeout ? 20 : Patience,
                                                  [&](GipcConnection *client, const auto &) {
                                                      if (++calls > 1)
                                                          return;
                                                      if (deed == "delete")
                                                          scene.server.reset();
                                                      else if (deed == "close")
                                                          scene.server->close();
                                                      else if (deed == "abort")
                                                          scene.server->abort();
                                                      else if (deed == "closeConnection")
                                                          client->close();
                                                      else
                                                          scene.pool.close();
                                                  });
    if (deed == "delete")
        QCOMPARE(answer, ErrorCode::Destroyed);
    else
        QCOMPARE(answer, inTimeout ? ErrorCode::TimedOut : ErrorCode::NoError);
    if (deed == "delete" || (deed == "abort" && inTimeout))
        QCOMPARE(calls, 1);
    else
        QCOMPARE(calls, 4); // what has arrived is handed over, also of those who are gone
    if (deed == "delete") {
        QCOMPARE(scene.pool.read([](GipcConnection *, const auto &) {}), ErrorCode::Destroyed);
        QVERIFY(scene.pool.ids().isEmpty());
        scene.pool.close();
    }
}

void tst_Pool::nests()
{
    Scene scene(3);
    QVERIFY(scene.isReady);
    QVERIFY(scene.say(2));
    QMap<quint64, QByteArrayList> heard;
    int depth = 0;
    const std::function<void(GipcConnection *, const GipcMessage &)> hear
        = [&](GipcConnection *, const GipcMessage &message) {
              heard[message.connectionId()] << message.data();
              if (++depth == 1)
                  QCOMPARE(scene.pool.read(hear), ErrorCode::NoError);
          };
    QCOMPARE(scene.pool.read(hear), ErrorCode::NoError);
    // One was heard by the outer round first, and all by the inner one; then the others again.
    QCOMPARE(heard.size(), 3);
    for (const QByteArrayList &list : std::as_const(heard))
        QCOMPARE(list, numbers(2));
}

void tst_Pool::endsWithTheApplication()
{
    Scene scene(2);
    QVERIFY(scene.isReady);
    auto answer = ErrorCode::NoError;
    int calls = 0;
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, this, [] { QCoreApplication::exit(); });
        answer = scene.pool.read([&](GipcConnection *, const auto &) { ++calls; });
    });
    QCoreApplication::exec();
    QCOMPARE(answer, ErrorCode::Interrupted);
    QCOMPARE(calls, 0);
    QTimer::singleShot(0, this, [] { QCoreApplication::quit(); });
    QCoreApplication::exec(); // so that loops run again
}

void tst_Pool::needsAQueue()
{
    Scene scene(1);
    QVERIFY(scene.isReady);
    scene.server->setDelivery(Delivery::Signal);
    const auto nothing = [](GipcConnection *, const auto &) {};
    QCOMPARE(scene.pool.read(nothing), ErrorCode::WrongDelivery);
    scene.server->setDelivery(Delivery::Queue);
    QTimer::singleShot(0, this, [&] { scene.server->setDelivery(Delivery::Signal); });
    QCOMPARE(scene.pool.read(nothing), ErrorCode::WrongDelivery);
    scene.server->setDelivery(Delivery::Auto);
    QCOMPARE(scene.pool.readTimed(0, nothing), ErrorCode::TimedOut);
    QCOMPARE(scene.server->delivery(), Delivery::Queue);
}

void tst_Pool::needsAnOpenServer()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    const auto nothing = [](GipcConnection *, const auto &) {};
    QCOMPARE(server.connections().read(nothing), ErrorCode::NotConnected);
    QVERIFY(server.listen());
    QTimer::singleShot(0, this, [&] { server.close(); });
    QCOMPARE(server.connections().read(nothing), ErrorCode::NotConnected);
}

void tst_Pool::closesAll()
{
    Scene scene(5);
    QVERIFY(scene.isReady);
    for (int i = 0; i < scene.crowd.size(); ++i)
        scene.crowd.at(i).client.setRetryTimer(20);
    QVERIFY(scene.server->write(1, "good-bye"));
    scene.pool.close();
    QVERIFY(eventually([&] { return scene.server->left.size() == 5; }));
    QCOMPARE(scene.server->status(), Status::Listening);
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(1); }));
    QVERIFY(eventually([&] { return scene.server->clientCount() == 5; })); // they come back
}

QTEST_GUILESS_MAIN(tst_Pool)
#include "tst_pool.moc"
