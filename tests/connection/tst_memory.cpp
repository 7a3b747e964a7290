// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "memoryuse.h"
#include "victim.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

#include <functional>

/*! Thousands of peers come and go: neither memory nor descriptors stay behind. */
class tst_Memory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void forgetsPeersThatComeAndGo_data() { addTransports(); }
    void forgetsPeersThatComeAndGo();
    void forgetsHalfHandshakes_data() { addTransports(); }
    void forgetsHalfHandshakes();
    void forgetsSessions_data() { addSides(); }
    void forgetsSessions();
    void forgetsServersThatLeave_data() { addTransports(); }
    void forgetsServersThatLeave();
    void forgetsLargeMessages_data() { addSides(); }
    void forgetsLargeMessages();
};

namespace {

/*! What \a many rounds leave behind, after a few that fill pools and caches. */
bool leavesNothingBehind(int many, const std::function<bool()> &round)
{
    for (int i = 0; i < many / 10; ++i) {
        if (!round())
            return false;
    }
    spin(5);
    const qint64 memory = memoryInUse();
    const qsizetype descriptors = openDescriptors();
    for (int i = 0; i < many; ++i) {
        if (!round())
            return false;
    }
    // Not counted once more: a client that connects again has one now and then.
    const bool areClosed = eventually([&] { return openDescriptors() <= descriptors; });
    spin(5);
    const qint64 moreMemory = memoryInUse() - memory;
    const qsizetype moreDescriptors = areClosed ? 0 : openDescriptors() - descriptors;
    if (moreMemory < Mebibyte && areClosed)
        return true;
    qCritical() << "left behind:" << moreMemory << "bytes," << moreDescriptors << "descriptors";
    return false;
}

} // namespace

void tst_Memory::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Memory::forgetsPeersThatComeAndGo()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    QVERIFY(server.listen());
    QVERIFY(leavesNothingBehind(1000, [&] {
        RawPeer peer = RawPeer::toServer(server);
        const bool came = peer.isOpen();
        peer.close();
        QCoreApplication::processEvents();
        return came;
    }));
    QVERIFY(serves(&server));
}

void tst_Memory::forgetsHalfHandshakes()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    GipcServer server;
    prepare(&server, network, encrypted);
    QVERIFY(server.listen());
    QElapsedTimer timer;
    timer.start();
    int failures = 0; // of those that are reported
    connect(&server, &GipcServer::errorOccurred, &server, [&] { ++failures; });
    QVERIFY(leavesNothingBehind(1000, [&] {
        const qsizetype before = openDescriptors();
        RawPeer peer = RawPeer::toServer(server);
        peer.send(QByteArray(1, '\0') + (encrypted ? QByteArray(50, '\x04') : QByteArray()));
        const bool greeted = eventually([&] {
            peer.pump();
            return peer.received().size() >= (encrypted ? 2 + 97 : 2 + 4 + 4);
        });
        peer.close();
        return greeted && eventually([&] { return openDescriptors() <= before; });
    }));
    QCOMPARE(server.error(), Gipc::ErrorCode::Truncated);
    QVERIFY(failures >= 10);
    // Ten in a minute, and the last of those that were not said when it is over.
    QVERIFY(failures <= 11 * (1 + timer.elapsed() / 60000));
    QVERIFY(serves(&server));
}

void tst_Memory::forgetsSessions()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(leavesNothingBehind(100, [&] {
        if (!victim.meet(&peer))
            return false;
        victim.write(1, QByteArray(10000, 'x'));
        peer.sendMessage(1, QByteArray(10000, 'x'));
        peer.send(QByteArray(10, '\xff'));
        return eventually([&] { return victim.hasEnded(); });
    }));
}

void tst_Memory::forgetsServersThatLeave()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    RawServer server(network);
    GipcClient client;
    server.attract(&client, encrypted);
    QVERIFY(client.connectToServer());
    int round = 0;
    QVERIFY(leavesNothingBehind(500, [&] {
        RawPeer peer = server.accept();
        if (++round % 2)
            peer.send(QByteArray(1, '\x02'));
        return peer.isOpen();
    }));
    RawPeer peer = server.accept();
    QVERIFY(peer.shakeHands(GipcWire::Role::Server, encrypted));
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Gipc::Status::Connected, Patience);
}

void tst_Memory::forgetsLargeMessages()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    const qint64 before = memoryInUse();
    for (int i = 0; i < 3; ++i) {
        peer.sendMessage(1, QByteArray(3 * Mebibyte, 'x'));
        QVERIFY(victim.write(1, QByteArray(3 * Mebibyte, 'x')));
        QVERIFY(eventually([&] {
            peer.step();
            return !victim.received.isEmpty() && !peer.messages.isEmpty();
        }));
        victim.received.clear();
        peer.messages.clear();
    }
    // What a connection keeps for the next messages, which do not come.
    QTRY_VERIFY_WITH_TIMEOUT(memoryInUse() - before < 2 * Mebibyte, Patience);
}

QTEST_GUILESS_MAIN(tst_Memory)
#include "tst_memory.moc"
