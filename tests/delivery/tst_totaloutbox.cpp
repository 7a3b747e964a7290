// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "overflowscene.h"

#include <QtCore/QLoggingCategory>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;
using Gipc::Overflow;

/*! What waits to be sent to all clients of a server together. */
class tst_TotalOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void property();
    void isBoundedForAll_data();
    void isBoundedForAll();
    void countsSharedDataOnce_data() { addWriters(); }
    void countsSharedDataOnce();
    void disconnectsOneAfterTheOther();
    void returnsMemoryOfSleepers();
    void returnsMemoryOfTheInbox();
};

namespace {

constexpr qint64 TotalLimit = 8 * Mebibyte;
constexpr int Sleepers = 10;

/*! Clients that do not read, and two that do. */
struct Dormitory
{
    ManyServer server;
    std::vector<RawPeer> sleepers;
    Crowd crowd;

    explicit Dormitory(Overflow overflow, bool network = false, bool encrypted = false)
        : server(network, encrypted)
    {
        server.setTotalOutboxLimit(TotalLimit);
        server.setOverflow(overflow);
        server.setBlockTimeout(1);
    }

    bool open(int count = Sleepers)
    {
        if (!server.listen() || !crowd.gather(server, 2))
            return false;
        for (int i = 0; i < count; ++i)
            sleepers.push_back(rawClient(server));
        return server.clientCount() == count + 2;
    }

    qint64 waiting() const
    {
        qint64 bytes = 0;
        for (const quint64 id : server.came) {
            if (const GipcConnection *const client = server.connection(id))
                bytes += client->bytesToWrite();
        }
        return bytes;
    }
};

} // namespace

void tst_TotalOutbox::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_TotalOutbox::property()
{
    GipcServer server;
    QSignalSpy changed(&server, &GipcServer::totalOutboxLimitChanged);
    QCOMPARE(server.totalOutboxLimit(), 512 * Mebibyte);
    server.setTotalOutboxLimit(-1);
    QCOMPARE(server.totalOutboxLimit(), 0);
    server.setTotalOutboxLimit(0);
    QCOMPARE(changed.size(), 1);
}

void tst_TotalOutbox::isBoundedForAll_data()
{
    QTest::addColumn<Overflow>("overflow");
    QTest::addColumn<bool>("otherThread");
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    const std::pair<const char *, Overflow> overflows[] {
        { "Reject", Overflow::Reject },
        { "Block", Overflow::Block },
        { "DropOldest", Overflow::DropOldest },
        { "Disconnect", Overflow::Disconnect },
    };
    for (const auto &[name, overflow] : overflows) {
        for (const bool otherThread : { false, true }) {
            QTest::addRow("%s, %s, local, plain", name, otherThread ? "other thread" : "own thread")
                << overflow << otherThread << false << false;
            QTest::addRow("%s, %s, TCP, encrypted", name,
                          otherThread ? "other thread" : "own thread")
                << overflow << otherThread << true << true;
        }
    }
}

void tst_TotalOutbox::isBoundedForAll()
{
    QFETCH(Overflow, overflow);
    QFETCH(bool, otherThread);
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    Dormitory scene(overflow, network, encrypted);
    QVERIFY(scene.open());
    const qint64 before = memoryInUse();
    std::atomic<int> refused = 0;
    std::atomic<int> turns = 0;
    std::atomic<bool> isGivenUp = false; // nobody would count turns any more
    // Those who read get their turn.
    const auto pause = [&] {
        if (!otherThread) {
            spin(0);
            return;
        }
        const int now = turns;
        while (turns < now + 2 && !isGivenUp)
            QThread::usleep(100);
    };
    // Each sleeper alone would take 6 MB.
    Work work(otherThread, [&] {
        for (int i = 0; i < 6000 && (overflow != Overflow::Block || refused < 20); ++i) {
            ErrorCode why = ErrorCode::NoError;
            scene.server.write(1, QByteArray(1000, 'x'), &why);
            refused += why == ErrorCode::QueueFull;
            if (i % 20 == 0)
                pause();
        }
    });
    qint64 most = 0;
    qint64 mostMemory = 0;
    isGivenUp = !eventually(
        [&] {
            ++turns;
            most = std::max(most, scene.waiting());
            mostMemory = std::max(mostMemory, memoryInUse() - before);
            return work.isDone.load();
        },
        10 * Patience); // hundreds of turns, for each of which another thread waits
    QVERIFY(!isGivenUp);
    most = std::max(most, scene.waiting());
    QVERIFY2(most <= TotalLimit + Mebibyte, qPrintable(QString::number(most)));
    // And what has nothing to do with it: what the readers here have received, sockets' buffers.
    QVERIFY2(mostMemory <= TotalLimit + 40 * Mebibyte, qPrintable(QString::number(mostMemory)));
    if (overflow == Overflow::Reject || overflow == Overflow::Block)
        QVERIFY(refused > 0);
    if (overflow != Overflow::Disconnect)
        QVERIFY(scene.server.left.isEmpty());
    for (int reader = 0; reader < 2; ++reader)
        QVERIFY(!scene.server.left.contains(scene.server.came.at(reader)));

    // Who reads gets everything that is written from now on.
    QVERIFY(eventually([&] {
        return scene.server.connection(scene.server.came.at(0))->bytesToWrite() == 0
            && scene.server.connection(scene.server.came.at(1))->bytesToWrite() == 0;
    }));
    for (int reader = 0; reader < 2; ++reader) {
        QVERIFY(scene.server.writeTo(scene.server.came.at(reader), 2, "good morning"));
    }
    QVERIFY(eventually([&] {
        return scene.crowd.all([](const auto &one) {
            return one.received.value(one.received.size() - 1) == "good morning";
        });
    }));
}

/*! A large message for all is in the memory once. */
void tst_TotalOutbox::countsSharedDataOnce()
{
    QFETCH(bool, otherThread);
    Dormitory scene(Overflow::Reject);
    QVERIFY(scene.open());
    int taken = 0;
    Work work(otherThread, [&] {
        for (int i = 0; i < 2; ++i)
            taken += scene.server.write(1, QByteArray(2 * Mebibyte, char('a' + i)));
    });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QCOMPARE(taken, 2);
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(2); }));
    QVERIFY(scene.server.refused.isEmpty());
    // The same for each alone would be too much.
    int refused = 0;
    for (const quint64 id : scene.server.came)
        refused += !scene.server.writeTo(id, 1, QByteArray(2 * Mebibyte, 'z'));
    QVERIFY(refused > 0);
    // And when all have gone there is room again.
    scene.sleepers.clear();
    QVERIFY(eventually([&] { return scene.server.clientCount() == 2; }));
    QVERIFY(eventually([&] { return scene.waiting() == 0; }));
    for (int i = 0; i < 3; ++i)
        QVERIFY(scene.server.writeTo(scene.server.came.at(0), 1, QByteArray(2 * Mebibyte, 'z')));
}

/*! The fullest goes; that is room for the others. */
void tst_TotalOutbox::disconnectsOneAfterTheOther()
{
    Dormitory scene(Overflow::Disconnect);
    QVERIFY(scene.open());
    for (int i = 0; i < 20000 && scene.server.left.isEmpty(); ++i) {
        scene.server.write(1, QByteArray(1000, 'x'));
        spin(0);
    }
    QVERIFY(scene.server.left.size() < Sleepers / 2); // although all have the same
    QCOMPARE(scene.server.left.first(), ErrorCode::QueueFull);
    for (int i = 0; i < 20; ++i)
        scene.server.write(1, QByteArray(1000, 'x'));
    spin(10);
    QVERIFY(scene.server.left.size() < Sleepers / 2);
}

void tst_TotalOutbox::returnsMemoryOfSleepers()
{
    ManyServer server;
    QVERIFY(server.listen());
    std::vector<RawPeer> sleepers;
    for (int i = 0; i < 40; ++i)
        sleepers.push_back(rawClient(server));
    const qint64 before = residentMemory();
    std::vector<std::unique_ptr<QByteArray>> small; // which lie between and behind the queues
    for (int i = 0; i < 3000; ++i) {
        QVERIFY(server.write(1, QByteArray(1000, 'x')));
        small.push_back(std::make_unique<QByteArray>(200, 's'));
    }
    const qint64 held = residentMemory() - before;
    sleepers.clear();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QTRY_VERIFY2_WITH_TIMEOUT(
        residentMemory() - before <= held / 4,
        qPrintable(QStringLiteral("%1 of %2 stay").arg(residentMemory() - before).arg(held)),
        Patience);
}

void tst_TotalOutbox::returnsMemoryOfTheInbox()
{
    ManyServer server;
    server.setDelivery(Gipc::Delivery::Queue);
    server.setInboxLimit(100 * Mebibyte);
    QVERIFY(server.listen());
    RawPeer peer = rawClient(server);
    const qint64 before = residentMemory();
    std::vector<std::unique_ptr<QByteArray>> small;
    for (int i = 0; i < 600; ++i) {
        peer.sendMessage(1, QByteArray(100000, 'x'));
        QVERIFY(eventually([&] {
            peer.pump();
            return server.connection(1)->messagesReceived() == quint64(i + 1);
        }));
        small.push_back(std::make_unique<QByteArray>(200, 's'));
    }
    const qint64 held = residentMemory() - before;
    int taken = 0;
    for (GipcMessage m = server.take(); !m.isTimeout(); m = server.take())
        taken += !m.isInternal();
    QCOMPARE(taken, 600);
    QTRY_VERIFY2_WITH_TIMEOUT(
        residentMemory() - before <= held / 4,
        qPrintable(QStringLiteral("%1 of %2 stay").arg(residentMemory() - before).arg(held)),
        Patience);
}

QTEST_GUILESS_MAIN(tst_TotalOutbox)
#include "tst_totaloutbox.moc"
