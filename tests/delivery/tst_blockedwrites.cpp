// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "overflowscene.h"

#include <QtCore/QPointer>

#include <utility>

using Gipc::Overflow;

/*! Overflow::Block: a write waits for a client that does not read, and for nothing else. */
class tst_BlockedWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void blocksUntilThereIsRoom_data();
    void blocksUntilThereIsRoom();
    void blocksUntilTheClientIsGone_data();
    void blocksUntilTheClientIsGone();
    void keepsOrderWhileItBlocks();
};

namespace {

/*! What is done again and again once the work has begun and had some time, in the event loop that
    is running then: that of the work itself, if it blocks this thread. */
class Meanwhile
{
public:
    Meanwhile(const Work &work, const std::function<void()> &deed)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [&work, deed, this] {
            if (work.hasBegun && ++m_ticks > 20)
                deed();
        });
        m_timer.start(1);
    }

private:
    QTimer m_timer;
    int m_ticks = 0;
};

} // namespace

void tst_BlockedWrites::blocksUntilThereIsRoom_data()
{
    addWriters();
}

void tst_BlockedWrites::blocksUntilThereIsRoom()
{
    QFETCH(bool, otherThread);
    for (const bool toAll : { true, false }) {
        Scene scene(Overflow::Block);
        QVERIFY(scene.open(2));
        QVERIFY(scene.fillUp());
        const QByteArray data(10000, 'x');
        bool taken = false;
        qint64 waiting = -1;
        bool wasBlocked = false;
        Work work(otherThread, [&] {
            taken
                = toAll ? scene.server.write(2, data) : scene.server.writeTo(scene.asleep, 2, data);
        });
        // The others need not wait; then the sleeper wakes up.
        const Meanwhile meanwhile(work, [&] {
            wasBlocked = wasBlocked || (!work.isDone && (!toAll || scene.crowd.haveReceived(1)));
            if (wasBlocked)
                scene.sleeper.step();
            if (work.isDone && waiting < 0)
                waiting = scene.server.connection(scene.asleep)->bytesToWrite();
        });
        QVERIFY(eventually([&] { return waiting >= 0; }));
        QVERIFY(wasBlocked);
        QVERIFY(taken);
        QVERIFY(waiting <= Limit);
        QVERIFY(scene.wakeUp(data));
        QVERIFY(scene.server.refused.isEmpty());
    }
}

void tst_BlockedWrites::blocksUntilTheClientIsGone_data()
{
    QTest::addColumn<bool>("otherThread");
    QTest::addColumn<QByteArray>("end");
    for (const bool otherThread : { false, true }) {
        for (const char *end :
             { "leaves", "closeConnection", "close", "abort", "delete", "Reject", "limit" })
            QTest::addRow("%s, %s", otherThread ? "other thread" : "own thread", end)
                << otherThread << QByteArray(end);
    }
}

void tst_BlockedWrites::blocksUntilTheClientIsGone()
{
    QFETCH(bool, otherThread);
    QFETCH(QByteArray, end);
    const QPointer<GipcServer> server(new GipcServer);
    prepare(server, false, false);
    server->setMultiClient(true);
    server->setOutboxLimit(Limit);
    QVERIFY(server->listen());
    RawPeer sleeper = RawPeer::toServer(*server);
    QVERIFY(sleeper.shakeHands(GipcWire::Role::Client, false));
    QVERIFY(eventually([&] { return server->clientCount() == 1; }));
    QVERIFY(fill(server, 1, 1000));
    server->setOverflow(Overflow::Block);

    bool taken = false;
    Work work(otherThread, [&] { taken = server->write(2, QByteArray(10000, 'x')); });
    bool wasBlocked = false;
    const Meanwhile meanwhile(work, [&] {
        if (std::exchange(wasBlocked, true) || work.isDone)
            return;
        if (end == "leaves")
            sleeper.close();
        else if (end == "closeConnection")
            server->closeConnection(1);
        else if (end == "close")
            server->close();
        else if (end == "abort")
            server->abort();
        else if (end == "delete")
            delete server;
        else if (end == "Reject")
            server->setOverflow(Overflow::Reject);
        else
            server->setOutboxLimit(100 * Mebibyte);
    });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QVERIFY(taken);
    QVERIFY(wasBlocked);
    delete server;
}

/*! While one write waits, slots write on; nothing overtakes. */
void tst_BlockedWrites::keepsOrderWhileItBlocks()
{
    Scene scene(Overflow::Block);
    QVERIFY(scene.open(1));
    QVERIFY(scene.fillUp());
    const qsizetype before = scene.sleeper.messages.size();
    int count = 0;
    bool fromSlot = false;
    // Each message of the other client makes a slot write, within the loop of the write that waits.
    connect(&scene.server, &GipcServer::messageReceived, &scene.server, [&] {
        fromSlot = true;
        QVERIFY(scene.server.writeTo(scene.asleep, 2, QByteArray::number(count++)));
    });
    Work work(false, [&] {
        for (int i = 0; i < 20; ++i)
            QVERIFY(scene.server.writeTo(scene.asleep, 2, QByteArray::number(count++)));
    });
    int asked = 0;
    const Meanwhile meanwhile(work, [&] {
        if (asked < 20)
            asked += scene.crowd.at(0).client.write(1, "write something");
        else
            scene.sleeper.step();
    });
    QVERIFY(eventually([&] { return work.isDone && count == 40; }));
    QVERIFY(fromSlot);
    QVERIFY(scene.wakeUp("39"));
    QByteArrayList received;
    for (qsizetype i = before; i < scene.sleeper.messages.size(); ++i) {
        if (scene.sleeper.messages.at(i).type == 2)
            received << scene.sleeper.messages.at(i).data;
    }
    QCOMPARE(received, numbers(40));
}

QTEST_GUILESS_MAIN(tst_BlockedWrites)
#include "tst_blockedwrites.moc"
