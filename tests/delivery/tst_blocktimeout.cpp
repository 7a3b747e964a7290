// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "overflowscene.h"

#include "router_p.h"

#include <QtCore/QPointer>
#include <QtTest/QSignalSpy>

#include <algorithm>

using Gipc::ErrorCode;
using Gipc::Overflow;
using Gipc::Status;

namespace {
std::atomic<qint64> steps = 0;
} // namespace

// Called by each step of the program that was compiled for it: Router and CrossThreadQueue.
extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc()
{
    steps.fetch_add(1, std::memory_order_relaxed);
}

/*! GipcServer::blockTimeout: when a write has waited for so long, its message is taken back. */
class tst_BlockTimeout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAProperty();
    void takesTheMessageBack_data();
    void takesTheMessageBack();
    void doesNotPileUp_data() { addWriters(); }
    void takesBackWhatIsInterrupted();
    void doesNotPileUp();
    void keepsWhatIsOnItsWay_data() { addWriters(); }
    void keepsWhatIsOnItsWay();
    void takesBackFromAClientToCome_data() { addWriters(); }
    void takesBackFromAClientToCome();
    void letsTwoEndsThatBlockGoOn();
    void costsTheNumberOfClients_data();
    void costsTheNumberOfClients();
};

namespace {

constexpr int Short = 50;

qsizetype countOf(const RawPeer &peer, int type)
{
    return std::count_if(peer.messages.begin(), peer.messages.end(),
                         [type](const auto &message) { return message.type == quint32(type); });
}

} // namespace

void tst_BlockTimeout::isAProperty()
{
    GipcServer server;
    QSignalSpy changed(&server, &GipcServer::blockTimeoutChanged);
    QCOMPARE(server.blockTimeout(), 30000);
    server.setBlockTimeout(30000);
    QCOMPARE(changed.size(), 0);
    server.setBlockTimeout(-1);
    QCOMPARE(server.blockTimeout(), 0);
    QCOMPARE(changed.size(), 1);
    server.setBlockTimeout(std::numeric_limits<int>::max());
    QCOMPARE(server.blockTimeout(), std::numeric_limits<int>::max());
    QCOMPARE(changed.size(), 2);
}

void tst_BlockTimeout::takesTheMessageBack_data()
{
    QTest::addColumn<bool>("otherThread");
    QTest::addColumn<bool>("toAll");
    QTest::addColumn<int>("timeout");
    QTest::addColumn<int>("size");
    for (const bool otherThread : { false, true }) {
        for (const bool toAll : { false, true }) {
            for (const int timeout : { 0, Short }) {
                for (const int size : { 2000, 100000 })
                    QTest::addRow("%s, to %s, %d ms, %d bytes", otherThread ? "other" : "own",
                                  toAll ? "all" : "one", timeout, size)
                        << otherThread << toAll << timeout << size;
            }
        }
    }
}

void tst_BlockTimeout::takesTheMessageBack()
{
    QFETCH(const bool, otherThread);
    QFETCH(const bool, toAll);
    QFETCH(const int, timeout);
    QFETCH(const int, size);
    Scene scene(Overflow::Block);
    scene.server.setBlockTimeout(timeout);
    QVERIFY(scene.open(2));
    QVERIFY(scene.fillUp());
    const qint64 before = scene.server.connection(scene.asleep)->bytesToWrite();
    const QByteArray data(size, 'x');
    bool taken = true;
    ErrorCode why = ErrorCode::NoError;
    Work work(otherThread, [&] {
        taken = toAll ? scene.server.write(2, data, &why)
                      : scene.server.writeTo(scene.asleep, 2, data, &why);
    });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QVERIFY(!taken);
    QCOMPARE(why, ErrorCode::QueueFull);
    // Nothing of it is left there, the others have it, and the server says whom it missed.
    QVERIFY(eventually(
        [&] { return scene.server.connection(scene.asleep)->bytesToWrite() == before; }));
    QVERIFY(eventually([&] { return scene.server.refused.size() == qsizetype(toAll); }));
    QVERIFY(eventually([&] { return scene.crowd.haveReceived(toAll ? 1 : 0); }));
    if (toAll) {
        QCOMPARE(scene.server.refused.first().first, scene.asleep);
        QCOMPARE(scene.server.refused.first().second, ErrorCode::QueueFull);
    }
    // The messages beside it come, in order, and it does not.
    scene.server.setBlockTimeout(Patience);
    Work last(false, [&] { taken = scene.server.writeTo(scene.asleep, 3, "last"); });
    QVERIFY(scene.wakeUp("last"));
    QVERIFY(eventually([&] { return last.isDone.load(); }));
    QVERIFY(taken);
    QCOMPARE(countOf(scene.sleeper, 2), 0);
    QVERIFY(countOf(scene.sleeper, 1) > 0);
    QCOMPARE(scene.server.connection(scene.asleep)->bytesToWrite(), 0);
}

/*! A thread that was told to exit can wait no more, and goes on writing. */
void tst_BlockTimeout::takesBackWhatIsInterrupted()
{
    constexpr int Count = 50;
    constexpr int Size = 100000;
    bool isReady = false;
    int taken = 0;
    qint64 before = 0;
    qint64 after = -1;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        Scene scene(Overflow::Block);
        isReady = scene.open(0) && scene.fillUp();
        if (!isReady)
            return;
        before = scene.server.connection(scene.asleep)->bytesToWrite();
        QThread::currentThread()->exit();
        for (int i = 0; i < Count; ++i)
            taken += scene.server.writeTo(scene.asleep, 2, QByteArray(Size, 'x'));
        after = scene.server.connection(scene.asleep)->bytesToWrite();
    }));
    thread->start();
    QVERIFY(thread->wait(QDeadlineTimer(4 * Patience)));
    QVERIFY(isReady);
    QCOMPARE(taken, 0);
    QCOMPARE(after, before);
}

/*! However often, and whether or not the server's thread comes to look. */
void tst_BlockTimeout::doesNotPileUp()
{
    QFETCH(const bool, otherThread);
    Scene scene(Overflow::Block);
    scene.server.setBlockTimeout(1);
    QVERIFY(scene.open(0));
    QVERIFY(scene.fillUp());
    const qint64 before = scene.server.connection(scene.asleep)->bytesToWrite();
    constexpr int Count = 200;
    constexpr int Size = 100000;
    const qint64 memory = memoryInUse();
    std::atomic<int> refused = 0;
    Work work(otherThread, [&] {
        for (int i = 0; i < Count; ++i)
            refused += !scene.server.write(2, QByteArray(Size, char(i)));
    });
    if (otherThread) { // this one is busy
        while (refused < Count / 2)
            QThread::yieldCurrentThread();
        QVERIFY(memoryInUse() - memory < Count / 4 * Size);
    }
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QCOMPARE(refused, Count);
    QVERIFY(eventually(
        [&] { return scene.server.connection(scene.asleep)->bytesToWrite() == before; }));
    QVERIFY(memoryInUse() - memory < Count / 4 * Size);
}

/*! One that is larger than the limit goes into an empty outbox, and a part of it to the kernel. */
void tst_BlockTimeout::keepsWhatIsOnItsWay()
{
    QFETCH(const bool, otherThread);
    Scene scene(Overflow::Block);
    scene.server.setBlockTimeout(Short);
    QVERIFY(scene.open(0));
    const QByteArray data(2 * Limit, 'x');
    bool taken = false;
    Work work(otherThread, [&] { taken = scene.server.write(2, data); });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QVERIFY(taken);
    QVERIFY(scene.wakeUp(data));
    QCOMPARE(scene.sleeper.messages.size(), 1);
}

/*! What is kept for the first client, and too much; then it comes. */
void tst_BlockTimeout::takesBackFromAClientToCome()
{
    QFETCH(const bool, otherThread);
    GipcServer server(uniqueName());
    server.setOutboxLimit(1000);
    server.setOverflow(Overflow::Block);
    server.setBlockTimeout(Short);
    QVERIFY(server.listen());
    QVERIFY(server.write(1, "first"));
    bool taken = true;
    Work work(otherThread, [&] { taken = server.write(2, QByteArray(1000, 'x')); });
    QVERIFY(eventually([&] { return work.isDone.load(); }));
    QVERIFY(!taken);

    // The same, but it comes while the write waits.
    server.setBlockTimeout(Patience);
    GipcClient client(server.name());
    QByteArrayList got;
    connect(&client, &GipcClient::messageReceived, this,
            [&](const GipcMessage &message) { got.append(message.data()); });
    Work waiting(otherThread, [&] { taken = server.write(3, QByteArray(1000, 'y')); });
    QTimer::singleShot(20, &client, [&] { client.connectToServer(); });
    QVERIFY(eventually([&] { return waiting.isDone && got.size() == 2; }));
    QVERIFY(taken);
    QCOMPARE(got, QByteArrayList({ "first", QByteArray(1000, 'y') }));
}

/*! The server blocks in a slot, the client in one of its own, and neither reads meanwhile. */
void tst_BlockTimeout::letsTwoEndsThatBlockGoOn()
{
    constexpr int Size = 100000;
    GipcServer server(uniqueName());
    server.setOverflow(Overflow::Block);
    server.setBlockTimeout(200);
    server.setOutboxLimit(Limit);
    server.setInboxLimit(Limit);
    QVERIFY(server.listen());

    std::atomic<int> sent = 0, got = 0;
    std::atomic<bool> hasFlushed = false, isDone = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        GipcClient client(server.name());
        client.setOutboxLimit(16 * Limit); // more than there is room for on the way
        client.setInboxLimit(Limit);
        QEventLoop loop;
        connect(&client, &GipcClient::messageReceived, &client, [&](const GipcMessage &message) {
            if (message.msgType() == 9)
                loop.quit();
            if (++got > 1)
                return;
            while (client.write(1, QByteArray(Size, 'c')))
                ++sent;
            client.flush(500);
            hasFlushed = true;
        });
        client.connectToServer();
        loop.exec();
        isDone = true;
    }));
    thread->start();
    int written = 0, received = 0;
    bool wasRefused = false;
    connect(&server, &GipcServer::messageReceived, this, [&] {
        if (++received > 1)
            return;
        while (!wasRefused && written < 1000) {
            if (server.write(2, QByteArray(Size, 's')))
                ++written;
            else
                wasRefused = true;
        }
    });
    QVERIFY(eventually([&] { return server.clientCount() == 1; }));
    QVERIFY(server.write(1, "begin"));
    QVERIFY(eventually([&] { return wasRefused && hasFlushed; }));
    QVERIFY(eventually([&] { return received == sent && got == 1 + written; }));
    QVERIFY(server.write(9, "end"));
    QVERIFY(eventually([&] { return isDone.load(); }));
    QVERIFY(thread->wait(Patience));
}

namespace {

using GipcCore::Router;

/*! A router with many recipients that have each a message, and nobody sends. */
class ManyRecipients
{
public:
    explicit ManyRecipients(int recipients)
        : count(recipients)
        , router([](quint64) {}, &m_waiter, nullptr)
    {
        router.setMaxDataSize(1000);
        router.setLimit(100);
        router.setBlockTimeout(std::chrono::milliseconds(0));
        for (int i = 1; i <= count; ++i) {
            outboxes.push_back(router.newOutbox());
            router.add(quint64(i), outboxes.back());
        }
        writeTo(Router::Everyone);
    }

    bool writeTo(quint64 id) { return router.write(id, 1, QByteArray(100, 'x'), &why); }
    bool writeToAllElsewhere()
    {
        bool done = false;
        const std::unique_ptr<QThread> thread(
            QThread::create([&] { done = writeTo(Router::Everyone); }));
        thread->start();
        thread->wait();
        return done;
    }
    qsizetype waiting() const
    {
        qsizetype all = 0;
        for (const auto &outbox : outboxes)
            all += outbox->waiting();
        return all;
    }

    const int count;
    ErrorCode why = ErrorCode::NoError;
    std::vector<std::shared_ptr<GipcCore::Outbox>> outboxes;

private:
    GipcCore::Waiter m_waiter;

public:
    Router router;
};

using Way = std::function<bool(ManyRecipients *)>;

} // namespace

Q_DECLARE_METATYPE(Way)

void tst_BlockTimeout::costsTheNumberOfClients_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("taken back here") << Way([](ManyRecipients *it) {
        it->router.setOverflow(Overflow::Block);
        return !it->writeTo(Router::Everyone) && it->why == ErrorCode::QueueFull
            && it->waiting() == it->count;
    });
    QTest::newRow("taken back elsewhere") << Way([](ManyRecipients *it) {
        it->router.setOverflow(Overflow::Block);
        const bool isBack = !it->writeToAllElsewhere() && it->why == ErrorCode::QueueFull;
        it->router.merge();
        return isBack && it->waiting() == it->count;
    });
    QTest::newRow("written elsewhere to all but those who are full") << Way([](ManyRecipients *it) {
        for (size_t i = 0; i < it->outboxes.size(); i += 2)
            it->outboxes[i]->clear();
        const bool isRefused = !it->writeToAllElsewhere() && it->why == ErrorCode::QueueFull;
        it->router.merge();
        return isRefused && it->waiting() == it->count;
    });
    QTest::newRow("written elsewhere to one at a time") << Way([](ManyRecipients *it) {
        it->router.setOverflow(Overflow::Block);
        it->router.setBlockTimeout(std::chrono::milliseconds(1));
        it->router.setLimit(10000);
        bool done = true;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 1; i <= it->count; ++i)
                done = it->writeTo(quint64(i)) && done;
        }));
        thread->start();
        thread->wait();
        it->router.merge();
        return done && it->waiting() == 2 * it->count;
    });
}

/*! And a little more, for looking them up; not its square. */
void tst_BlockTimeout::costsTheNumberOfClients()
{
    QFETCH(const Way, way);
    constexpr int Few = 100;
    constexpr int Times = 16;
    qint64 taken[2] {};
    for (const bool many : { false, true }) {
        ManyRecipients recipients(many ? Times * Few : Few);
        steps = 0;
        QVERIFY(way(&recipients));
        taken[many] = steps;
        QVERIFY(taken[many] > recipients.count);
    }
    qInfo("%lld steps, %lld with %d times as many", taken[0], taken[1], Times);
    QVERIFY(taken[1] < 3 * Times * taken[0]);
}

QTEST_GUILESS_MAIN(tst_BlockTimeout)
#include "tst_blocktimeout.moc"
