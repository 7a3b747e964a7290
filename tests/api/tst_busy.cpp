// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <Gipc/GipcConnection>

#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <algorithm>
#include <memory>
#include <vector>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;

/*! A server that serves one client at a time, and those who wait for it. */
class tst_Busy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void letsTheSecondWaitUngreeted();
    void servesInTheOrderOfArrival();
    void servesAllWhoWait_data();
    void servesAllWhoWait();
    void tellsTheWaitingClient();
    void passesOverASilentConnection();
    void forgetsAWaitingPeerThatLeaves();
    void makesRoomForOneWhoCame_data();
    void makesRoomForOneWhoCame();
    void admitsTheFasterOfTwo_data();
    void admitsTheFasterOfTwo();
    void isNotHeldUpByATrickle_data();
    void isNotHeldUpByATrickle();
    void leavesTheWaitingWhenItCloses();

private:
    bool listenAt(GipcServer *server) const;
    void aimAt(GipcClient *client) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

/*! What has arrived at a raw peer. */
QByteArray received(const Descriptor &socket)
{
    char bytes[4096];
    const ssize_t size = ::read(socket.get(), bytes, sizeof bytes);
    return QByteArray(bytes, qMax<ssize_t>(0, size));
}

bool isEnded(const Descriptor &socket)
{
    char byte;
    return ::recv(socket.get(), &byte, 1, MSG_PEEK) == 0;
}

bool say(const Descriptor &socket, const QByteArray &bytes)
{
    return ::send(socket.get(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL)
        == bytes.size();
}

/*! Of a handshake, where the test lets it pass. */
constexpr int TimeToAnswer = 2000;

const QByteArray PlainGreeting = QByteArray::fromHex("0200");
const QByteArray PlainAnswers = QByteArray::fromHex("0000"); ///< the client's part of the handshake

} // namespace

void tst_Busy::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Busy::cleanup()
{
    m_directory.reset();
}

bool tst_Busy::listenAt(GipcServer *server) const
{
    server->setName(QStringLiteral("busy"));
    server->setEncryption(false);
    server->setSocketPath(m_path);
    return server->listen();
}

void tst_Busy::aimAt(GipcClient *client) const
{
    client->setEncryption(false);
    client->setSocketPath(m_path);
}

void tst_Busy::letsTheSecondWaitUngreeted()
{
    GipcServer server;
    QSignalSpy connected(&server, &GipcServer::clientConnected);
    QVERIFY(listenAt(&server));
    GipcClient first;
    aimAt(&first);
    QVERIFY(first.connectToServer());
    QVERIFY(first.waitForConnected(Patience));
    const Descriptor second = rawConnect(m_path);
    QVERIFY(second.isValid());
    runFor(250); // more than a silence
    QCOMPARE(received(second), QByteArray());
    QVERIFY(!isEnded(second));
    QCOMPARE(first.status(), Status::Connected);
    QCOMPARE(server.clientCount(), 1);

    first.close();
    QByteArray greeting;
    QTRY_VERIFY_WITH_TIMEOUT((greeting += received(second)).size() >= 2, Patience);
    QVERIFY(greeting.startsWith(PlainGreeting));
    QVERIFY(say(second, PlainAnswers));
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 2, Patience);
}

void tst_Busy::servesInTheOrderOfArrival()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    std::vector<Descriptor> peers;
    for (int i = 0; i < 10; ++i) {
        peers.push_back(rawConnect(m_path));
        QVERIFY(peers.back().isValid());
        QVERIFY(say(peers.back(), PlainAnswers)); // they know what they will be asked
    }
    QList<quint64> ids;
    connect(&server, &GipcServer::clientConnected, &server, [&](quint64 id) { ids.append(id); });
    std::vector<QByteArray> heard(peers.size());
    for (size_t i = 0; i < peers.size(); ++i) {
        QTRY_COMPARE_WITH_TIMEOUT(ids.size(), qsizetype(i) + 1, Patience);
        for (size_t j = i; j < peers.size(); ++j) {
            heard[j] += received(peers[j]);
            // Those whose turn has not come have heard a greeting, if anything.
            QCOMPARE(heard[j].size() > PlainGreeting.size(), j == i);
        }
        peers[i].close();
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
}

void tst_Busy::servesAllWhoWait_data()
{
    QTest::addColumn<int>("clients");
    QTest::addColumn<bool>("network");
    QTest::newRow("64") << 64 << false;
    QTest::newRow("more than may wait") << 100 << false;
    QTest::newRow("more than may wait, TCP") << 100 << true;
}

void tst_Busy::servesAllWhoWait()
{
    QFETCH(int, clients);
    QFETCH(bool, network);
    GipcServer server;
    server.setNetwork(network);
    server.setPort(0);
    QList<int> served;
    connect(&server, &GipcServer::messageReceived, &server, [&](const GipcMessage &message) {
        served.append(message.msgType());
        server.write(message.msgType(), "done");
    });
    QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
    GipcClient occupant;
    aimAt(&occupant);
    aim(&occupant, server);
    QVERIFY(occupant.connectToServer());
    QVERIFY(occupant.waitForConnected(Patience));

    std::vector<std::unique_ptr<GipcClient>> waiting;
    for (int i = 1; i <= clients; ++i) {
        waiting.push_back(std::make_unique<GipcClient>());
        GipcClient *const client = waiting.back().get();
        aimAt(client);
        aim(client, server);
        connect(client, &GipcClient::messageReceived, client, [client] { client->close(); });
        QVERIFY(client->connectToServer());
        QVERIFY(client->write(i, "here"));
    }
    runFor(100);
    QVERIFY(served.isEmpty());
    occupant.close();
    QTRY_COMPARE_WITH_TIMEOUT(served.size(), clients, Patience);
    std::sort(served.begin(), served.end());
    for (int i = 1; i <= clients; ++i)
        QCOMPARE(served.at(i - 1), i);
}

void tst_Busy::tellsTheWaitingClient()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    GipcClient first;
    aimAt(&first);
    QVERIFY(first.connectToServer());
    QVERIFY(first.waitForConnected(Patience));
    GipcClient second;
    aimAt(&second);
    second.setHandshakeTimeout(50);
    second.setRetryTimer(10);
    QSignalSpy errors(&second, &GipcClient::errorOccurred);
    QVERIFY(second.connectToServer());
    QVERIFY(errors.wait(Patience));
    QCOMPARE(second.error(), ErrorCode::NoGreeting);
    QVERIFY2(second.errorString().contains(QStringLiteral("50")), qPrintable(second.errorString()));
    QCOMPARE(second.status(), Status::Connecting);
    runFor(300); // some more rounds, of which nobody hears
    QCOMPARE(errors.size(), 1);
    QCOMPARE(first.status(), Status::Connected);
    QCOMPARE(server.error(), ErrorCode::NoError);
    first.close();
    second.setHandshakeTimeout(0);
    QVERIFY(second.waitForConnected(Patience));
}

void tst_Busy::passesOverASilentConnection()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    const Descriptor silent = rawConnect(m_path);
    QVERIFY(silent.isValid());
    QByteArray greeting;
    QTRY_VERIFY_WITH_TIMEOUT((greeting += received(silent)) == PlainGreeting, Patience);
    GipcClient client;
    aimAt(&client);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    qInfo("served %lld ms after a silent one", timer.elapsed());
    QVERIFY(!isEnded(silent)); // not only after the other's handshake time-out
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(silent), Patience);
    QCOMPARE(client.status(), Status::Connected);
}

void tst_Busy::forgetsAWaitingPeerThatLeaves()
{
    GipcServer server;
    server.setHandshakeTimeout(60 * 1000);
    QSignalSpy connected(&server, &GipcServer::clientConnected);
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QVERIFY(listenAt(&server));
    Descriptor first = rawConnect(m_path);
    QVERIFY(say(first, PlainAnswers));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    for (int i = 0; i < 100; ++i) { // more than may wait at a time
        const Descriptor passing = rawConnect(m_path);
        QVERIFY(passing.isValid());
        if (i % 2)
            QVERIFY(say(passing, "whatever"));
        QCoreApplication::processEvents();
    }
    const Descriptor last = rawConnect(m_path);
    QVERIFY(say(last, PlainAnswers));
    runFor(50);
    first.close();
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 2, Patience);
    QVERIFY(received(last).startsWith(PlainGreeting));
    QCOMPARE(errors.size(), 0);
}

void tst_Busy::makesRoomForOneWhoCame_data()
{
    QTest::addColumn<bool>("after");
    QTest::newRow("after the client had left") << true;
    QTest::newRow("before the client left") << false;
}

/*! The program reads nothing, the client has gone with the inbox full: nothing of it is lost. */
void tst_Busy::makesRoomForOneWhoCame()
{
    QFETCH(bool, after);
    constexpr int Messages = 30;
    constexpr int Size = 50000;
    GipcServer server;
    server.setDelivery(Gipc::Delivery::Queue);
    server.setInboxLimit(3 * Size);
    QSignalSpy gone(&server, &GipcServer::clientDisconnected);
    QVERIFY(listenAt(&server));
    auto first = std::make_unique<GipcClient>();
    aimAt(first.get());
    QVERIFY(first->connectToServer());
    QVERIFY(first->waitForConnected(Patience));
    GipcClient second;
    aimAt(&second);
    second.setHandshakeTimeout(3600 * 1000); // a Go client waits like this
    if (!after) {
        QVERIFY(second.connectToServer());
        runFor(50);
    }
    int written = 0;
    while (written < Messages) {
        ++written;
        QVERIFY(first->write(written, QByteArray(Size, char(written))));
        QCoreApplication::processEvents();
    }
    runFor(100); // until nothing moves any more
    const int taken = written - int((first->bytesToWrite() + Size + 63) / (Size + 64));
    QVERIFY(taken > 3);
    first.reset();
    runFor(50);
    if (after)
        QVERIFY(second.connectToServer());
    QVERIFY(second.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    QCOMPARE(gone.size(), 1);

    int next = 1;
    for (GipcMessage message = server.take(); !message.isTimeout(); message = server.take()) {
        if (message.isInternal())
            continue;
        QCOMPARE(message.msgType(), next);
        QCOMPARE(message.data(), QByteArray(Size, char(next)));
        QCOMPARE(message.connectionId(), quint64(1));
        ++next;
    }
    QVERIFY2(next > taken, qPrintable(QStringLiteral("%1 of %2").arg(next - 1).arg(taken)));
}

void tst_Busy::admitsTheFasterOfTwo_data()
{
    QTest::addColumn<bool>("leavesAtOnce");
    QTest::newRow("and then the other") << false;
    QTest::newRow("and forgets one that leaves") << true;
}

/*! The other one has answered: its handshake stands still for as long as it takes, for to end it would be the
    end of a Go client. */
void tst_Busy::admitsTheFasterOfTwo()
{
    QFETCH(const bool, leavesAtOnce);
    GipcServer server;
    server.setHandshakeTimeout(TimeToAnswer);
    QSignalSpy connected(&server, &GipcServer::clientConnected);
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QVERIFY(listenAt(&server));
    Descriptor slow = rawConnect(m_path);
    QVERIFY(slow.isValid());
    QByteArray toSlow;
    QTRY_VERIFY_WITH_TIMEOUT((toSlow += received(slow)) == PlainGreeting, Patience);
    QVERIFY(say(slow, PlainAnswers.first(1))); // and then it thinks
    QTRY_VERIFY_WITH_TIMEOUT((toSlow += received(slow)).size() > PlainGreeting.size(), Patience);
    Descriptor fast = rawConnect(m_path);
    QVERIFY(say(fast, PlainAnswers));
    QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 1, Patience);
    QVERIFY(received(fast).startsWith(PlainGreeting));
    if (leavesAtOnce)
        slow.close();
    else
        QVERIFY(say(slow, PlainAnswers.last(1)));
    runFor(TimeToAnswer + 300); // longer than a handshake may take
    QCOMPARE(connected.size(), 1);
    QCOMPARE(server.clientCount(), 1);
    QVERIFY(leavesAtOnce || !isEnded(slow));
    fast.close();
    QTRY_COMPARE_WITH_TIMEOUT(server.status(),
                              leavesAtOnce ? Status::Disconnected : Status::Connected, Patience);
    if (!leavesAtOnce)
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), 2, Patience);
    QCOMPARE(server.clientCount(), leavesAtOnce ? 0 : 1);
    QCOMPARE(errors.size(), 0);
}

void tst_Busy::isNotHeldUpByATrickle_data()
{
    QTest::addColumn<int>("handshakeTimeout");
    QTest::newRow("that ends with the time-out") << 600;
    QTest::newRow("that goes on") << 10 * Patience;
}

/*! Each byte of a handshake is a sign of life, but its sender does not stand before others for ever. */
void tst_Busy::isNotHeldUpByATrickle()
{
    QFETCH(const int, handshakeTimeout);
    GipcServer server;
    server.setEncryption(true);
    server.setHandshakeTimeout(handshakeTimeout);
    server.setName(QStringLiteral("busy"));
    server.setSocketPath(m_path);
    QVERIFY(server.listen());
    const Descriptor trickle = rawConnect(m_path);
    QVERIFY(say(trickle, QByteArray(1, '\0')));
    QTimer drip;
    connect(&drip, &QTimer::timeout, this, [&] { say(trickle, QByteArray(1, '\4')); });
    drip.start(50);
    GipcClient client;
    client.setSocketPath(m_path);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Busy::leavesTheWaitingWhenItCloses()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    GipcClient first;
    aimAt(&first);
    QVERIFY(first.connectToServer());
    QVERIFY(first.waitForConnected(Patience));
    std::vector<Descriptor> waiting;
    for (int i = 0; i < 70; ++i)
        waiting.push_back(rawConnect(m_path));
    runFor(50);
    server.close();
    QVERIFY(server.waitForClosed(Patience));
    for (const Descriptor &peer : waiting) {
        QVERIFY(peer.isValid());
        char byte;
        QVERIFY(::recv(peer.get(), &byte, 1, MSG_DONTWAIT) <= 0);
        QVERIFY(errno != EAGAIN || isEnded(peer));
    }
    QVERIFY(listenAt(&server));
    GipcClient next;
    aimAt(&next);
    QVERIFY(next.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
}

QTEST_GUILESS_MAIN(tst_Busy)
#include "tst_busy.moc"
