// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "overflowscene.h"

#include <QtCore/QLoggingCategory>

using Gipc::ErrorCode;
using Gipc::Overflow;

/*! GipcServer::overflow with a client that does not read, and what the others see of it. */
class tst_Overflow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void othersGetAll_data();
    void othersGetAll();
    void dropsTheOldest_data();
    void dropsTheOldest();
    void dropsTheOldestWhileAnnouncing();
    void disconnectsOnlyTheOne_data();
    void disconnectsOnlyTheOne();
    void leavesNoGapBeforeItDisconnects();
    void changesAtOnce();
    void sharesAPlainFrame();
};

namespace {

void addOverflows()
{
    QTest::addColumn<Overflow>("overflow");
    QTest::newRow("Reject") << Overflow::Reject;
    QTest::newRow("DropOldest") << Overflow::DropOldest;
    QTest::newRow("Disconnect") << Overflow::Disconnect;
}

} // namespace

void tst_Overflow::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Overflow::othersGetAll_data()
{
    addOverflows();
}

void tst_Overflow::othersGetAll()
{
    QFETCH(Overflow, overflow);
    Scene scene(overflow);
    QVERIFY(scene.open(5));
    QVERIFY(scene.fillUp());
    for (int i = 0; i < 1000; ++i) {
        scene.server.write(2, QByteArray::number(i));
        if (i % 20 == 0)
            spin(0);
    }
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(1000); }));
    QVERIFY(scene.crowd.all([](const auto &one) { return one.received == numbers(1000); }));
    QCOMPARE(scene.server.left.size(), overflow == Overflow::Disconnect ? 1 : 0);
}

void tst_Overflow::dropsTheOldest_data()
{
    addWriters();
}

void tst_Overflow::dropsTheOldest()
{
    QFETCH(bool, otherThread);
    constexpr int Count = 20000;
    Scene scene(Overflow::DropOldest);
    QVERIFY(scene.open(1));
    const GipcConnection *const sleeper = scene.server.connection(scene.asleep);
    const qint64 before = memoryInUse();
    int taken = 0;
    std::atomic<bool> hasDropped = false;
    Work work(otherThread, [&] {
        for (int i = 0; i < Count || !hasDropped; ++i) {
            const QByteArray number = QByteArray::number(i).rightJustified(1000, ' ');
            taken += scene.server.writeTo(scene.asleep, 1, number);
            if (!otherThread)
                hasDropped = true;
        }
    });
    QVERIFY(eventually([&] {
        hasDropped = sleeper->droppedMessages() > 0;
        return hasDropped.load();
    }));
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    if (!otherThread)
        QCOMPARE(taken, Count);
    QVERIFY(sleeper->bytesToWrite() <= Limit);
    QVERIFY(memoryInUse() - before < Limit + 2 * Mebibyte);
    // There is room for the last one even if the other thread was too fast.
    QVERIFY(scene.server.writeTo(scene.asleep, 1, "last"));
    QVERIFY(scene.wakeUp("last"));
    QVERIFY(sleeper->droppedMessages() > 0);
    QCOMPARE(quint64(scene.sleeper.messages.size()) + sleeper->droppedMessages(),
             quint64(taken) + 1);
    QCOMPARE(sleeper->messagesSent(), quint64(scene.sleeper.messages.size()));
    // Those that are left are in order, and the end of it is whole.
    int last = -1;
    for (qsizetype i = 0; i + 1 < scene.sleeper.messages.size(); ++i) {
        const int number = scene.sleeper.messages.at(i).data.trimmed().toInt();
        QVERIFY(number > last);
        last = number;
    }
    if (!otherThread) {
        constexpr qsizetype Newest = 500;
        const auto &all = scene.sleeper.messages;
        for (qsizetype i = 1; i <= Newest; ++i)
            QCOMPARE(all.at(all.size() - 1 - i).data.trimmed().toInt(), Count - i);
    }
    QVERIFY(scene.server.refused.isEmpty());
    QVERIFY(scene.server.left.isEmpty());
}

/*! What other threads write meanwhile must not pile up behind the announcement. */
void tst_Overflow::dropsTheOldestWhileAnnouncing()
{
    Scene scene(Overflow::DropOldest);
    QVERIFY(scene.server.listen());
    const QByteArray data(Limit / 4, 'x');
    constexpr int Rounds = 10;
    qint64 most = 0;
    connect(&scene.server, &GipcServer::clientConnected, this, [&](quint64 id) {
        for (int i = 0; i < Rounds; ++i) {
            Work work(true, [&] {
                for (int j = 0; j < 3; ++j)
                    scene.server.writeTo(id, 1, data);
            });
            QVERIFY(eventually([&] { return work.isDone.load(); }));
            scene.server.writeTo(id, 2, "now"); // brings in what the other thread wrote
            most = qMax(most, scene.server.connection(id)->bytesToWrite());
        }
    });
    scene.sleeper = rawClient(scene.server, &scene.asleep);
    QVERIFY(scene.sleeper.isOpen());
    QVERIFY(eventually([&] { return most > 0; }));
    QVERIFY(most <= 2 * Limit);
    QVERIFY(scene.server.connection(scene.asleep)->droppedMessages() > 0);
}

void tst_Overflow::disconnectsOnlyTheOne_data()
{
    addWriters();
}

void tst_Overflow::disconnectsOnlyTheOne()
{
    QFETCH(bool, otherThread);
    Scene scene(Overflow::Disconnect);
    QVERIFY(scene.open(3));
    QVERIFY(scene.fillUp());
    std::atomic<ErrorCode> why = ErrorCode::NoError;
    Work work(otherThread, [&] {
        ErrorCode reason = ErrorCode::NoError;
        scene.server.write(2, QByteArray(1000, 'x'), &reason);
        why = reason;
    });
    QVERIFY(eventually([&] { return work.isDone && !scene.server.left.isEmpty(); }));
    QCOMPARE(why.load(), ErrorCode::QueueFull);
    QCOMPARE(scene.server.left.size(), 1);
    QCOMPARE(scene.server.left.value(scene.asleep), ErrorCode::QueueFull);
    QCOMPARE(scene.server.errors, QList<ErrorCode> { ErrorCode::QueueFull });
    QVERIFY(scene.server.refused.isEmpty());
    QVERIFY(!scene.server.connections().ids().contains(scene.asleep));
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(1); }));
    QVERIFY(scene.server.write(2, "on"));
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(2); }));
    // writeTo() does it as well.
    quint64 another = 0;
    RawPeer peer = rawClient(scene.server, &another);
    scene.server.setOverflow(Overflow::Reject);
    QVERIFY(fill(&scene.server, another, 1000));
    scene.server.setOverflow(Overflow::Disconnect);
    Work again(otherThread, [&] { scene.server.writeTo(another, 2, QByteArray(100000, 'x')); });
    QVERIFY(eventually([&] { return scene.server.left.contains(another); }));
    QCOMPARE(scene.server.left.value(another), ErrorCode::QueueFull);
}

/*! A client that is to go gets nothing behind what it missed. */
void tst_Overflow::leavesNoGapBeforeItDisconnects()
{
    Scene scene(Overflow::Disconnect);
    QVERIFY(scene.open(0));
    QVERIFY(scene.fillUp());
    QVERIFY(!scene.server.writeTo(scene.asleep, 2, QByteArray(1000000, 'x')));
    (void)scene.sleeper.read(); // the kernel takes more now
    for (int i = 0; i < 100; ++i)
        QVERIFY(!scene.server.writeTo(scene.asleep, 3, "small"));
    QVERIFY(eventually([&] { return scene.server.left.contains(scene.asleep); }));
}

void tst_Overflow::changesAtOnce()
{
    Scene scene(Overflow::Reject);
    QVERIFY(scene.open(0));
    QVERIFY(scene.fillUp());
    GipcConnection *const sleeper = scene.server.connection(scene.asleep);
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!sleeper->write(2, QByteArray(10000, 'x'), &why));
    QCOMPARE(why, ErrorCode::QueueFull);
    scene.server.setOverflow(Overflow::DropOldest);
    QVERIFY(sleeper->write(2, QByteArray(10000, 'x')));
    QVERIFY(sleeper->droppedMessages() > 0);
    const quint64 dropped = sleeper->droppedMessages();
    scene.server.setOutboxLimit(2 * Limit);
    QVERIFY(sleeper->write(2, QByteArray(10000, 'x')));
    QCOMPARE(sleeper->droppedMessages(), dropped);
    scene.server.setOutboxLimit(1000);
    scene.server.setOverflow(Overflow::Reject);
    QVERIFY(!sleeper->write(2, "x"));
    scene.server.setOverflow(Overflow::Disconnect);
    QVERIFY(!sleeper->write(2, "x"));
    QVERIFY(eventually([&] { return scene.server.left.contains(scene.asleep); }));
}

/*! Large messages for all that do not read are there once, not once for each. */
void tst_Overflow::sharesAPlainFrame()
{
    constexpr int Count = 20;
    constexpr int Messages = 2;
    ManyServer server;
    QVERIFY(server.listen());
    std::vector<RawPeer> sleepers;
    for (int i = 0; i < Count; ++i) {
        sleepers.push_back(rawClient(server));
        QVERIFY(sleepers.back().isOpen());
    }
    const qint64 before = memoryInUse();
    for (int i = 0; i < Messages; ++i) {
        QVERIFY(server.write(i + 1, QByteArray(3 * Mebibyte, char('a' + i))));
        spin(10);
    }
    QVERIFY(memoryInUse() - before < (Messages * 3 + 2) * Mebibyte);
    // The other way, too: from another thread.
    Work work(true, [&] { server.write(Messages + 1, QByteArray(Mebibyte, 'z')); });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    spin(10);
    QVERIFY(memoryInUse() - before < (Messages * 3 + 1 + 2) * Mebibyte);
    for (auto &sleeper : sleepers) {
        QVERIFY(eventually([&] {
            sleeper.step();
            return sleeper.messages.size() == Messages + 1;
        }));
        QCOMPARE(sleeper.messages.at(0).data, QByteArray(3 * Mebibyte, 'a'));
        QCOMPARE(sleeper.messages.at(1).data, QByteArray(3 * Mebibyte, 'b'));
        QCOMPARE(sleeper.messages.at(2).data, QByteArray(Mebibyte, 'z'));
        sleeper.close();
    }
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
}

QTEST_GUILESS_MAIN(tst_Overflow)
#include "tst_overflow.moc"
