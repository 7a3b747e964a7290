// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "framequeue_p.h"

#include <QtTest/QtTest>

#include <random>

using GipcCore::FrameQueue;

namespace {

using Entry = QPair<int, QByteArray>;

QByteArray dataOf(int number, qsizetype size)
{
    return QByteArray::number(number).leftJustified(size, '.', true);
}

/*! The messages of a block as they would go out. */
QList<Entry> entriesOf(const FrameQueue::Block &block)
{
    const QByteArray bytes = block.frames.sliced(block.begin) + block.data;
    QList<Entry> entries;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto length = qFromBigEndian<quint32>(bytes.constData() + at);
        const auto type = qFromBigEndian<quint32>(bytes.constData() + at + 4);
        entries.append({ int(type), bytes.mid(at + 8, qsizetype(length) - 4) });
        at += 4 + qsizetype(length);
    }
    return entries;
}

QList<Entry> takeAll(FrameQueue *queue)
{
    QList<Entry> entries;
    while (!queue->isEmpty())
        entries += entriesOf(queue->take());
    return entries;
}

} // namespace

/*! Blocks of frames hold what a list of messages would. */
class tst_FrameQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAListWhateverIsDoneToIt();
    void dropsWhatIsTooLarge();
    void sharesLargeData();
    void takesLittleMemoryForALittleMessage();
};

void tst_FrameQueue::isAListWhateverIsDoneToIt()
{
    std::mt19937 random(7);
    const auto upTo = [&](int most) { return int(random() % unsigned(most + 1)); };
    FrameQueue queue;
    QList<Entry> model;
    int number = 0;
    for (int step = 0; step < 20000; ++step) {
        switch (upTo(9)) {
        case 0: {
            if (queue.isEmpty())
                break;
            const FrameQueue::Block block = queue.take(1 + upTo(5));
            const QList<Entry> entries = entriesOf(block);
            QCOMPARE(entries.size(), block.count);
            QCOMPARE(entries, model.first(block.count));
            qint64 cost = 0;
            for (const Entry &entry : entries)
                cost += FrameQueue::costOf(entry.second.size());
            QCOMPARE(block.cost(), cost);
            model.remove(0, block.count);
            break;
        }
        case 1: {
            if (queue.isEmpty())
                break;
            std::deque<FrameQueue::Block> back; // taken, and not sent
            back.push_back(queue.take());
            if (!queue.isEmpty())
                back.push_back(queue.take(2));
            queue.prepend(std::move(back));
            break;
        }
        case 2:
            if (!queue.isEmpty())
                QCOMPARE(queue.dropFirst(), FrameQueue::costOf(model.takeFirst().second.size()));
            break;
        case 3: {
            FrameQueue other;
            other.prepend(queue.takeAll());
            QVERIFY(queue.isEmpty());
            queue.prepend(other.takeAll());
            break;
        }
        default: {
            const int size = upTo(20) == 0 ? 16384 + upTo(100000)
                : upTo(20) == 0            ? 16383
                                           : upTo(300);
            ++number;
            model.append({ number, dataOf(number, size) });
            queue.append(number, model.last().second);
        }
        }
        QCOMPARE(queue.count(), model.size());
        QCOMPARE(queue.isEmpty(), model.isEmpty());
    }
    QCOMPARE(takeAll(&queue), model);
}

void tst_FrameQueue::dropsWhatIsTooLarge()
{
    FrameQueue queue;
    const QList<int> sizes { 10, 5000, 20, 5001, 0, 9000 };
    for (int i = 0; i < int(sizes.size()); ++i)
        queue.append(i + 1, dataOf(i, sizes.at(i)));
    FrameQueue::Block block = queue.take();
    QCOMPARE(block.dropLargerThan(9000), std::vector<qsizetype>());
    QCOMPARE(block.dropLargerThan(5000), (std::vector<qsizetype> { 5001, 9000 }));
    QCOMPARE(entriesOf(block),
             (QList<Entry> {
                 { 1, dataOf(0, 10) }, { 2, dataOf(1, 5000) }, { 3, dataOf(2, 20) }, { 5, {} } }));
    QCOMPARE(block.count, 4);

    queue.append(1, dataOf(1, 100000));
    block = queue.take();
    QCOMPARE(block.dropLargerThan(99999), std::vector<qsizetype> { 100000 });
    QCOMPARE(block.count, 0);
}

void tst_FrameQueue::sharesLargeData()
{
    FrameQueue queue;
    const QByteArray large(100000, 'x');
    queue.append(1, large);
    QCOMPARE(queue.take().data.constData(), large.constData());
}

void tst_FrameQueue::takesLittleMemoryForALittleMessage()
{
    FrameQueue queue;
    queue.append(1, "x");
    QVERIFY(queue.take().frames.capacity() < 100);
}

QTEST_GUILESS_MAIN(tst_FrameQueue)
#include "tst_framequeue.moc"
