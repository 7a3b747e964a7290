// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "heartbeat_p.h"
#include "manualclock.h"
#include "rawserver.h"
#include "testpeers.h"

#include <QtTest/QSignalSpy>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;
using GipcCore::Heartbeat;
using namespace std::chrono_literals;

namespace {

constexpr int ShortestLimit = 1000;
constexpr int LongerThanThat = 2500;

constexpr Heartbeat::Look Quiet { true, false, false };

/*! How many ticks it takes until \a need, looking like that each time. 0: more than a hundred. */
int ticksUntil(Heartbeat::Need need, Heartbeat *heartbeat, const Heartbeat::Look &look)
{
    for (int tick = 1; tick <= 100; ++tick) {
        if (heartbeat->tick(look) == need)
            return tick;
    }
    return 0;
}

/*! A heartbeat whose ticks are a test's. */
struct Patient
{
    QObject owner;
    ManualClock clock { &owner };
    Heartbeat heartbeat { &clock, [] {} };
};

/*! A server of GIPC-X by hand with a client that is connected to it. */
struct ByHand
{
    RawServer rawServer { false };
    GipcClient client;
    RawPeer peer;
    QSignalSpy errors { &client, &GipcClient::errorOccurred };

    bool open()
    {
        rawServer.attract(&client, true);
        client.setIdleLimit(ShortestLimit);
        if (!client.connectToServer())
            return false;
        peer = rawServer.accept();
        return peer.shakeHandsExtended(GipcWire::Role::Server) && client.waitForConnected(Patience);
    }

    bool isGivenUp() const
    {
        return !errors.isEmpty() && errors.at(0).at(0).value<ErrorCode>() == ErrorCode::PeerSilent;
    }
};

/*! A client that is connected to a server in a process of its own. */
struct TwoProcesses
{
    QTemporaryDir directory;
    TestServer server;
    GipcClient client { QStringLiteral("test") };
    QSignalSpy errors { &client, &GipcClient::errorOccurred };

    bool open()
    {
        const QString path = directory.filePath(QStringLiteral("s.sock"));
        client.setSocketPath(path);
        client.setEncryption(false);
        client.setIdleLimit(ShortestLimit);
        return server.ask(QStringLiteral("listen ") + path) == QLatin1String("ok")
            && client.connectToServer() && client.waitForConnected(Patience);
    }

    pid_t serverId() const { return pid_t(server.process.processId()); }
};

} // namespace

class tst_Heartbeat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesUpAfterTheLimit();
    void countsOnlyWhileItListens();
    void pingsWhenNothingElseIsSaid();
    void doesNothingWithoutLimits();
    void noticesAFrozenProcess();
    void noticesASilentClient();
    void tellsTheSilentOne();
    void keepsAnIdleSession();
    void isNotMistakenAboutABusyPeer();
    void isNotMistakenWhileTheInboxIsFull();
    void isNotMistakenAfterItWasStoppedItself();
    void answersThePing();
    void pingsAsOftenAsThePeerWants();
    void sendsEmptyFramesToGoPeersOnTcp();
    void beatsForAClientThatIsNotAnnouncedYet();
};

void tst_Heartbeat::givesUpAfterTheLimit()
{
    Patient patient;
    patient.heartbeat.start(0ms, 1000ms); // a tick is 200 ms, and the first may have begun earlier
    QCOMPARE(ticksUntil(Heartbeat::Need::GiveUp, &patient.heartbeat, Quiet), 6);

    Patient other;
    other.heartbeat.start(0ms, 1000ms);
    QCOMPARE(other.heartbeat.tick(Quiet), Heartbeat::Need::Nothing);
    other.heartbeat.heard();
    QCOMPARE(ticksUntil(Heartbeat::Need::GiveUp, &other.heartbeat, Quiet), 6);
}

void tst_Heartbeat::countsOnlyWhileItListens()
{
    for (const Heartbeat::Look &look :
         { Heartbeat::Look { false, false, false }, Heartbeat::Look { true, true, false } }) {
        Patient patient;
        patient.heartbeat.start(0ms, 1000ms);
        for (int i = 0; i < 4; ++i)
            QCOMPARE(patient.heartbeat.tick(Quiet), Heartbeat::Need::Nothing);
        QCOMPARE(ticksUntil(Heartbeat::Need::GiveUp, &patient.heartbeat, look), 0);
        QCOMPARE(ticksUntil(Heartbeat::Need::GiveUp, &patient.heartbeat, Quiet), 6); // anew
    }
}

/*! At least once in an interval, whenever in a tick the last thing was said. */
void tst_Heartbeat::pingsWhenNothingElseIsSaid()
{
    Patient patient;
    patient.heartbeat.start(1000ms, 0ms); // a tick is 500 ms
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ticksUntil(Heartbeat::Need::Ping, &patient.heartbeat, Quiet), 1);
    QCOMPARE(ticksUntil(Heartbeat::Need::Ping, &patient.heartbeat, { true, false, true }), 0);
    for (int i = 0; i < 10; ++i) {
        patient.heartbeat.spoke();
        QCOMPARE(patient.heartbeat.tick(Quiet), Heartbeat::Need::Nothing);
    }

    Patient fine; // ticks of 200 ms because of the limit
    fine.heartbeat.start(1000ms, 1000ms);
    fine.heartbeat.spoke();
    QCOMPARE(ticksUntil(Heartbeat::Need::Ping, &fine.heartbeat, Quiet), 5);
    fine.heartbeat.spoke();
    fine.heartbeat.heard();
    QCOMPARE(ticksUntil(Heartbeat::Need::Ping, &fine.heartbeat, Quiet), 5);
}

void tst_Heartbeat::doesNothingWithoutLimits()
{
    QObject owner;
    ManualClock clock(&owner);
    int ticks = 0;
    const auto count = [&] { ++ticks; };
    Heartbeat without(&clock, count);
    without.start(0ms, 0ms);
    Heartbeat with(&clock, count);
    with.start(40ms, 0ms);
    clock.advance(1h);
    QCOMPARE(ticks, 1); // who does not call tick() hears no more
}

void tst_Heartbeat::noticesAFrozenProcess()
{
    TwoProcesses scene;
    QVERIFY(scene.open());
    QVERIFY(scene.client.isExtended());
    ::kill(scene.serverId(), SIGSTOP);
    QTRY_VERIFY_WITH_TIMEOUT(!scene.errors.isEmpty(), Patience);
    QCOMPARE(scene.errors.at(0).at(0).value<ErrorCode>(), ErrorCode::PeerSilent);
    ::kill(scene.serverId(), SIGCONT);
    QVERIFY(scene.client.waitForConnected(Patience));
}

void tst_Heartbeat::noticesASilentClient()
{
    GipcServer server(uniqueName());
    server.setIdleLimit(ShortestLimit);
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHandsExtended(GipcWire::Role::Client));
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(1).value<ErrorCode>(), ErrorCode::PeerSilent);
}

void tst_Heartbeat::tellsTheSilentOne()
{
    ByHand scene;
    QVERIFY(scene.open());
    QTRY_VERIFY_WITH_TIMEOUT(scene.isGivenUp(), Patience);
    QVERIFY(eventually([&] {
        scene.peer.step();
        return scene.peer.atEnd();
    }));
    QCOMPARE(scene.peer.session().fault(), GipcWire::Fault::PeerReported);
    QCOMPARE(scene.peer.session().faultValue(), quint64(GipcWire::ErrorNumber::Silence));
}

void tst_Heartbeat::keepsAnIdleSession()
{
    Channel channel;
    channel.server.setIdleLimit(ShortestLimit);
    channel.client.setIdleLimit(ShortestLimit);
    QSignalSpy serverErrors(&channel.server, &GipcServer::errorOccurred);
    QVERIFY(channel.open());
    QSignalSpy clientErrors(&channel.client, &GipcClient::errorOccurred);
    runFor(LongerThanThat);
    QCOMPARE(serverErrors.size() + clientErrors.size(), 0);
    QVERIFY(channel.isConnected());
}

/*! A single byte now and then of a message that takes for ever, and no answer to any PING. */
void tst_Heartbeat::isNotMistakenAboutABusyPeer()
{
    ByHand scene;
    QVERIFY(scene.open());
    const QByteArray record = scene.peer.sealed(1, QByteArray(1000, 'x'));
    const int pieces = LongerThanThat / 100;
    for (int i = 0; i < pieces; ++i) {
        scene.peer.send(record.sliced(i, 1));
        runFor(100);
        QCOMPARE(scene.errors.size(), 0);
    }
    scene.peer.send(record.sliced(pieces));
    QCOMPARE(nextMessage(&scene.client).data().size(), 1000);
    QTRY_VERIFY_WITH_TIMEOUT(scene.isGivenUp(), Patience); // and then it is silent indeed
}

void tst_Heartbeat::isNotMistakenWhileTheInboxIsFull()
{
    ByHand scene;
    scene.client.setDelivery(Gipc::Delivery::Queue);
    scene.client.setInboxLimit(1000);
    QVERIFY(scene.open());
    for (int i = 0; i < 10; ++i)
        scene.peer.sendMessage(1, QByteArray(1000, 'x'));
    runFor(LongerThanThat);
    QCOMPARE(scene.errors.size(), 0);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(nextMessage(&scene.client).data().size(), 1000);
    QTRY_VERIFY_WITH_TIMEOUT(scene.isGivenUp(), Patience);
}

/*! Client and server are stopped for longer than the limit, and go on. */
void tst_Heartbeat::isNotMistakenAfterItWasStoppedItself()
{
    TwoProcesses scene;
    QVERIFY(scene.open());

    const pid_t peer = scene.serverId();
    const pid_t self = ::getpid();
    const pid_t child = ::fork();
    if (child == 0) { // nothing but system calls from here on
        ::kill(peer, SIGSTOP);
        ::kill(self, SIGSTOP);
        ::usleep(LongerThanThat * 1000); // the time that passes is what the test is about
        ::kill(self, SIGCONT);
        ::usleep(100 * 1000); // we are awake before it, and do not conclude anything
        ::kill(peer, SIGCONT);
        ::_exit(0);
    }
    int state = 0;
    QVERIFY(eventually([&] { return ::waitpid(child, &state, WNOHANG) == child; }));
    QVERIFY(scene.client.write(1, "still there"));
    QCOMPARE(nextMessage(&scene.client).data(), "still there");
    QCOMPARE(scene.errors.size(), 0);
}

void tst_Heartbeat::answersThePing()
{
    GipcServer server(uniqueName());
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHandsExtended(GipcWire::Role::Client));
    peer.takeReceived();
    peer.session().ping();
    QVERIFY(peer.answerPing()); // sends our own
    QVERIFY(eventually([&] {
        peer.pump();
        return !peer.received().isEmpty();
    }));
    peer.step();
    QCOMPARE(peer.session().fault(), GipcWire::Fault::None);
    QVERIFY(peer.session().isAtBoundary());
}

void tst_Heartbeat::pingsAsOftenAsThePeerWants()
{
    GipcServer server(uniqueName());
    server.setHeartbeatInterval(100000);
    QSignalSpy left(&server, &GipcServer::clientDisconnected);
    QVERIFY(server.listen());
    GipcWire::SessionSettings settings;
    settings.role = GipcWire::Role::Client;
    settings.extension = GipcWire::Extension::Required;
    settings.idleLimit = ShortestLimit;
    RawPeer peer = RawPeer::toServer(server);
    peer.speak(settings);
    QVERIFY(peer.shakeHands());
    for (int pings = 0; pings < 3;) {
        QVERIFY(eventually([&] {
            peer.step();
            return peer.answerPing();
        }));
        ++pings;
    }
    QCOMPARE(left.size(), 0);
}

/*! In version 2 nobody answers; but a machine that is gone does not acknowledge either, and the kernel
    notices. */
void tst_Heartbeat::sendsEmptyFramesToGoPeersOnTcp()
{
    for (const bool network : { true, false }) {
        GipcServer server(uniqueName());
        server.setNetwork(network);
        server.setPort(0);
        server.setEncryption(false);
        server.setHeartbeatInterval(100);
        QVERIFY(server.listen());
        RawPeer peer = RawPeer::toServer(server);
        QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
        const QByteArray empty = plainFrame(0, {});
        if (!network) { // there the kernel knows at once
            spin(500);
            peer.pump();
            QCOMPARE(peer.received(), QByteArray());
            continue;
        }
        QVERIFY(eventually([&] {
            peer.pump();
            return peer.received().size() >= 3 * empty.size();
        }));
        const QByteArray received = peer.takeReceived();
        QCOMPARE(received, empty.repeated(received.size() / empty.size()));
        QCOMPARE(server.clientCount(), 1);
    }
}

/*! On TCP a server for many waits a moment for what a Go client says first. */
void tst_Heartbeat::beatsForAClientThatIsNotAnnouncedYet()
{
    GipcServer server(uniqueName());
    server.setMultiClient(true);
    server.setNetwork(true);
    server.setPort(0);
    server.setEncryption(false);
    server.setHeartbeatInterval(40);
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] {
        peer.pump();
        return peer.received().size() >= 8;
    }));
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
}

QTEST_GUILESS_MAIN(tst_Heartbeat)
#include "tst_heartbeat.moc"
