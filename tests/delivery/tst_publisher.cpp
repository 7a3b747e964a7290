// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "publisher_p.h"

#include <QtCore/QList>
#include <QtCore/QRandomGenerator>
#include <QtCore/QtEndian>
#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <vector>

using namespace GipcCore;

/*! The publisher and the outboxes of its followers, without connections, beside a model that keeps a
    plain list of all that waits. */
class tst_Publisher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesAsTheModel_data();
    void doesAsTheModel();
    void countsMemoryAsLongAsSomebodyHasIt();
    void sendsNoFollowerMoreThanItMay();
};

namespace {

struct Entry
{
    int type = 0;
    QByteArray data; ///< of a message
    bool isState = false;

    bool operator==(const Entry &) const = default;
};

using Entries = std::vector<Entry>;

/*! The frames of a block. */
Entries entriesOf(const FrameQueue::Block &block)
{
    Entries entries;
    qsizetype position = block.begin;
    for (qsizetype i = 0; i < block.count; ++i) {
        const char *const frame = block.frames.constData() + position;
        const qsizetype size = block.frameSizeAt(position) - 8;
        const QByteArray data = block.data.isEmpty() ? QByteArray(frame + 8, size) : block.data;
        entries.push_back({ int(qFromBigEndian<quint32>(frame + 4)), data, block.isLatest });
        position += 8 + size;
    }
    return entries;
}

/*! What waits for one follower, entry by entry. */
struct Model
{
    void publish(int type)
    {
        const auto found = std::find_if(waiting.begin(), waiting.end(), [&](const Entry &entry) {
            return entry.isState && entry.type == type;
        });
        if (found != waiting.end())
            ++skipped;
        else if (!isStopped)
            waiting.push_back({ type, {}, true });
    }

    void retract(int type)
    {
        skipped += std::erase_if(
            waiting, [&](const Entry &entry) { return entry.isState && entry.type == type; });
    }

    void dropOldestMessage()
    {
        const auto oldest = std::find_if(waiting.begin(), waiting.end(),
                                         [](const Entry &entry) { return !entry.isState; });
        if (oldest != waiting.end())
            waiting.erase(oldest);
    }

    std::vector<Entry> waiting;
    quint64 skipped = 0;
    bool isStopped = false;
};

struct Follower
{
    std::shared_ptr<Outbox> outbox;
    Model model;
};

/*! Does one thing after another to both, and compares them. */
class Schedule
{
public:
    explicit Schedule(quint32 seed)
        : m_random(seed)
    { }

    void step()
    {
        switch (m_random.bounded(16)) {
        case 0:
            addFollower();
            break;
        case 1:
            retract();
            break;
        case 2:
            dropOldest();
            break;
        case 3:
            if (m_random.bounded(20) == 0)
                stopOne();
            break;
        case 4:
        case 5:
        case 6:
            write();
            break;
        case 7:
        case 8:
        case 9:
        case 10:
            take();
            break;
        default:
            publish();
            break;
        }
        for (const auto &[id, follower] : m_followers)
            compare(follower);
    }

    void finish()
    {
        for (auto &[id, follower] : m_followers) {
            while (follower.outbox->hasNext())
                takeFrom(&follower, std::numeric_limits<qsizetype>::max());
            QVERIFY(follower.model.waiting.empty());
            compare(follower);
            QCOMPARE(follower.outbox->bytes(), 0);
        }
        m_followers.clear();
        for (const auto &[type, data] : std::map(m_kept))
            QVERIFY(m_publisher.retract(type));
    }

    qint64 memory() const { return m_memory->bytes(); }
    quint64 taken = 0;

private:
    void compare(const Follower &follower) const
    {
        qint64 cost = 0;
        for (const Entry &entry : follower.model.waiting)
            cost += entry.isState ? FrameQueue::costOf(m_kept.at(entry.type).size()) : 0;
        QCOMPARE(follower.outbox->waiting(), qsizetype(follower.model.waiting.size()));
        QCOMPARE(follower.outbox->latestCost(), cost);
        QCOMPARE(follower.outbox->skippedLatest(), follower.model.skipped);
        QCOMPARE(follower.outbox->hasNext(), !follower.model.waiting.empty());
    }

    QByteArray someData()
    {
        const int size
            = m_random.bounded(8) == 0 ? 16000 + m_random.bounded(10000) : m_random.bounded(300);
        return QByteArray::number(++m_number).leftJustified(size, '.');
    }

    int someType() { return 1 + m_random.bounded(12); }

    Follower *someFollower()
    {
        if (m_followers.empty())
            return nullptr;
        return &std::next(m_followers.begin(), m_random.bounded(int(m_followers.size())))->second;
    }

    void addFollower()
    {
        if (m_followers.size() >= 4)
            return;
        Follower follower;
        follower.outbox = std::make_shared<Outbox>(m_memory);
        for (const auto &[type, data] : m_kept)
            follower.model.publish(type);
        m_publisher.add(++m_id, follower.outbox);
        m_followers.emplace(m_id, std::move(follower));
    }

    void stopOne()
    {
        if (m_followers.empty())
            return;
        m_publisher.stop(m_followers.begin()->first);
        m_followers.begin()->second.model.isStopped = true;
    }

    void publish()
    {
        const int type = someType();
        m_kept[type] = someData();
        QVERIFY(m_publisher.publish(type, m_kept.at(type)));
        for (auto &[id, follower] : m_followers)
            follower.model.publish(type);
    }

    void retract()
    {
        const int type = someType();
        QCOMPARE(m_publisher.retract(type), m_kept.erase(type) == 1);
        for (auto &[id, follower] : m_followers)
            follower.model.retract(type);
    }

    void write()
    {
        Follower *const follower = someFollower();
        if (!follower)
            return;
        const Entry message { 1000 + someType(), someData() };
        follower->outbox->append(message.type, message.data);
        follower->model.waiting.push_back(message);
    }

    void dropOldest()
    {
        Follower *const follower = someFollower();
        if (!follower || follower->outbox->bytes() == 0)
            return;
        follower->outbox->dropOldest(1, follower->outbox->bytes());
        follower->model.dropOldestMessage();
    }

    void take()
    {
        Follower *const follower = someFollower();
        if (follower && follower->outbox->hasNext())
            takeFrom(follower, 1 + m_random.bounded(20));
    }

    void takeFrom(Follower *follower, qsizetype most)
    {
        const FrameQueue::Block block = follower->outbox->takeNext(most);
        const Entries entries = entriesOf(block);
        QVERIFY(!entries.empty() && qsizetype(entries.size()) <= most);
        for (Entry entry : entries) {
            Entry wanted = follower->model.waiting.front();
            if (wanted.isState)
                wanted.data = m_kept.at(wanted.type);
            follower->model.waiting.erase(follower->model.waiting.begin());
            QCOMPARE(entry, wanted);
            ++taken;
        }
        if (!block.isLatest)
            follower->outbox->release(block.cost());
    }

    QRandomGenerator m_random;
    std::shared_ptr<MemoryTotal> m_memory = std::make_shared<MemoryTotal>([] {});
    Publisher m_publisher { [](quint64) {}, m_memory };
    std::map<int, QByteArray> m_kept;
    std::map<quint64, Follower> m_followers;
    quint64 m_id = 0;
    int m_number = 0;
};

} // namespace

void tst_Publisher::doesAsTheModel_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void tst_Publisher::doesAsTheModel()
{
    QFETCH(const quint32, seed);
    Schedule schedule(seed);
    for (int i = 0; i < 3000; ++i) {
        schedule.step();
        if (QTest::currentTestFailed())
            return;
    }
    schedule.finish();
    QVERIFY(schedule.taken > 500);
    QCOMPARE(schedule.memory(), 0);
}

void tst_Publisher::countsMemoryAsLongAsSomebodyHasIt()
{
    const auto memory = std::make_shared<MemoryTotal>([] {});
    Publisher publisher([](quint64) {}, memory);
    std::vector<std::shared_ptr<Outbox>> outboxes;
    for (quint64 id = 1; id <= 10; ++id) {
        outboxes.push_back(std::make_shared<Outbox>(memory));
        publisher.add(id, outboxes.back());
    }
    QVERIFY(publisher.publish(1, QByteArray(100000, 'x')));
    QVERIFY(publisher.publish(2, QByteArray(1000, 'x')));
    QCOMPARE(memory->bytes(), 100000 + 1000 + 2 * LatestOverhead);
    std::optional<FrameQueue::Block> onItsWay = outboxes.front()->takeNext(1);
    QVERIFY(memory->bytes() < 102000);
    QVERIFY(publisher.publish(1, QByteArray(50000, 'y')));
    QVERIFY(memory->bytes() > 150000); // the old one is on its way
    QCOMPARE(onItsWay->data.size(), 100000);
    onItsWay.reset();
    QCOMPARE(memory->bytes(), 50000 + 1000 + 2 * LatestOverhead);

    // A connection may send in the middle of a write to all, whose data counts once.
    const auto common = std::make_shared<MemoryShare>(memory, 20000);
    memory->common = common;
    QCOMPARE(outboxes.at(1)->takeNext(1).data.size(), 50000);
    QCOMPARE(outboxes.at(1)->takeNext(1).count, 1);
    QVERIFY(memory->common == common);
    QCOMPARE(memory->bytes(), 20000 + 50000 + 1000 + 2 * LatestOverhead);
    common->set(0);
    memory->common.reset();

    QVERIFY(publisher.retract(1));
    QVERIFY(publisher.retract(2));
    QCOMPARE(memory->bytes(), 0);
}

/*! Of a peer that has said CLOSE. */
void tst_Publisher::sendsNoFollowerMoreThanItMay()
{
    const auto memory = std::make_shared<MemoryTotal>([] {});
    Publisher publisher([](quint64) {}, memory);
    const auto outbox = std::make_shared<Outbox>(memory);
    for (int type = 1; type <= 100; ++type)
        QVERIFY(publisher.publish(type, "x"));
    publisher.add(1, outbox);
    outbox->append(1000, "message");
    QCOMPARE(outbox->waiting(), 101);
    QCOMPARE(outbox->takeNext(30).count, 30);
    QCOMPARE(outbox->waiting(), 71);
    outbox->dropLatest();
    QCOMPARE(outbox->waiting(), 1);
    QVERIFY(publisher.publish(1, "y"));
    QCOMPARE(outbox->waiting(), 1);
    QCOMPARE(outbox->takeNext(30).count, 1);
    QVERIFY(!outbox->hasNext());
}

QTEST_APPLESS_MAIN(tst_Publisher)
#include "tst_publisher.moc"
