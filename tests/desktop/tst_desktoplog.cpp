// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "messagefilter.h"
#include "messagelog.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

#include <functional>

Q_DECLARE_METATYPE(std::function<void(MessageLog *, MessageFilter *)>)

class tst_DesktopLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsABatchAtATime();
    void keepsTheNewest();
    void countsAll();
    void keepsTheStartOfLargeMessages();
    void freezesWhilePaused();
    void staysBoundedWhilePaused();
    void forgets();
    void knowsAMessageByItsNumber();
    void filters_data();
    void filters();
    void filtersWhatComesAndGoes();
    void tellsTheCountAfterTheViews_data();
    void tellsTheCountAfterTheViews();
    void findsTheRowOfANumber();
};

using Tester = QAbstractItemModelTester;

static void add(MessageLog *log, int count, int msgType = 1, const QByteArray &data = "data")
{
    for (int i = 0; i < count; ++i)
        log->addSent(msgType, data, 0);
}

/*! Waits until what was added is in the rows. */
static bool waitForBatch(MessageLog *log)
{
    QSignalSpy batches(log, &MessageLog::batchAdded);
    return batches.wait(60000);
}

void tst_DesktopLog::addsABatchAtATime()
{
    MessageLog log;
    const Tester tester(&log, Tester::FailureReportingMode::QtTest);
    const QSignalSpy insertions(&log, &QAbstractItemModel::rowsInserted);
    add(&log, 500);
    QCOMPARE(log.count(), 0);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), 500);
    QCOMPARE(insertions.count(), 1);
}

void tst_DesktopLog::keepsTheNewest()
{
    MessageLog log;
    const Tester tester(&log, Tester::FailureReportingMode::QtTest);
    QSignalSpy removals(&log, &QAbstractItemModel::rowsRemoved);
    add(&log, MessageLog::Capacity);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), MessageLog::Capacity);
    QCOMPARE(removals.count(), 0);

    add(&log, 300);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), MessageLog::Capacity);
    QCOMPARE(removals.count(), 1);
    QCOMPARE(log.at(0).number, 301U);

    add(&log, 2 * MessageLog::Capacity); // in one batch
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), MessageLog::Capacity);
    QCOMPARE(log.at(MessageLog::Capacity - 1).number, 3U * MessageLog::Capacity + 300);
}

void tst_DesktopLog::countsAll()
{
    MessageLog log;
    add(&log, MessageLog::Capacity + 1);
    QCOMPARE(log.messagesOut(), MessageLog::Capacity + 1U);
    QCOMPARE(log.bytesOut(), 4 * (MessageLog::Capacity + 1U));
    QCOMPARE(log.messagesIn(), 0U);
    log.clear();
    QCOMPARE(log.messagesOut(), MessageLog::Capacity + 1U);
}

void tst_DesktopLog::keepsTheStartOfLargeMessages()
{
    MessageLog log;
    add(&log, 1, 1, QByteArray(MessageLog::KeptBytes + 1, 'a'));
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.at(0).data.size(), MessageLog::KeptBytes);
    QCOMPARE(log.at(0).size, MessageLog::KeptBytes + 1);
}

void tst_DesktopLog::freezesWhilePaused()
{
    MessageLog log;
    add(&log, 3);
    QVERIFY(waitForBatch(&log));
    log.setPaused(true);
    add(&log, 5);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), 3);
    QCOMPARE(log.newWhilePaused(), 5U);
    QCOMPARE(log.messagesOut(), 8U);

    log.setPaused(false);
    QCOMPARE(log.count(), 8);
    QCOMPARE(log.newWhilePaused(), 0U);
}

void tst_DesktopLog::staysBoundedWhilePaused()
{
    MessageLog log;
    log.setPaused(true);
    add(&log, MessageLog::Capacity + 7);
    QCOMPARE(log.newWhilePaused(), MessageLog::Capacity + 7U);
    log.setPaused(false);
    QCOMPARE(log.count(), MessageLog::Capacity);
    QCOMPARE(log.at(0).number, 8U);
}

void tst_DesktopLog::forgets()
{
    MessageLog log;
    const Tester tester(&log, Tester::FailureReportingMode::QtTest);
    add(&log, 3);
    QVERIFY(waitForBatch(&log));
    add(&log, 3); // those not shown yet, too
    log.clear();
    QCOMPARE(log.count(), 0);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(log.count(), 0);
}

void tst_DesktopLog::knowsAMessageByItsNumber()
{
    MessageLog log;
    add(&log, 2);
    add(&log, 1, 7, QByteArray("\x00\x01", 2));
    QVERIFY(waitForBatch(&log));
    const QVariantMap message = log.message(3);
    QCOMPARE(message.value(QStringLiteral("msgType")).toInt(), 7);
    QCOMPARE(message.value(QStringLiteral("isText")).toBool(), false);
    QCOMPARE(message.value(QStringLiteral("size")).toInt(), 2);
    QVERIFY(log.message(0).isEmpty());
    QVERIFY(log.message(4).isEmpty());
}

void tst_DesktopLog::filters_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<MessageFilter::Direction>("direction");
    QTest::addColumn<QList<int>>("msgTypes");

    const auto Both = MessageFilter::Both;
    QTest::newRow("nothing") << QString() << Both << QList { 1, 2, 3, 4 };
    QTest::newRow("phrase") << QStringLiteral("hello w") << Both << QList { 1 };
    QTest::newRow("in any case") << QStringLiteral("HELLO") << Both << QList { 1, 2 };
    QTest::newRow("type") << QStringLiteral("type:3") << Both << QList { 3 };
    QTest::newRow("client") << QStringLiteral("client:9") << Both << QList { 4 };
    QTest::newRow("bytes") << QStringLiteral("0x00ff") << Both << QList { 3 };
    QTest::newRow("type and phrase") << QStringLiteral("type:2 hello") << Both << QList { 2 };
    QTest::newRow("type without number") << QStringLiteral("type:") << Both << QList<int> {};
    QTest::newRow("sent") << QString() << MessageFilter::Outgoing << QList { 1, 2, 3, 4 };
    QTest::newRow("received") << QString() << MessageFilter::Incoming << QList<int> {};
}

void tst_DesktopLog::filters()
{
    MessageLog log;
    log.addSent(1, "Hello World", 0);
    log.addSent(2, "hello you", 0);
    log.addSent(3, QByteArray("\x00\xff", 2), 0);
    log.addSent(4, "type", 9);
    QVERIFY(waitForBatch(&log));

    MessageFilter filter;
    filter.setLog(&log);
    QFETCH(const QString, text);
    QFETCH(const MessageFilter::Direction, direction);
    filter.setText(text);
    filter.setDirection(direction);
    QList<int> msgTypes;
    for (int row = 0; row < filter.count(); ++row)
        msgTypes += filter.index(row, 0).data(MessageLog::MsgTypeRole).toInt();
    QTEST(msgTypes, "msgTypes");
}

void tst_DesktopLog::filtersWhatComesAndGoes()
{
    MessageLog log;
    MessageFilter filter;
    const Tester tester(&filter, Tester::FailureReportingMode::QtTest);
    filter.setLog(&log);
    filter.setText(QStringLiteral("type:2"));
    for (int i = 0; i < MessageLog::Capacity; ++i)
        log.addSent(i % 2 + 1, "data", 0);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(filter.count(), MessageLog::Capacity / 2);
    add(&log, 100, 1);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(filter.count(), MessageLog::Capacity / 2 - 50);
}

void tst_DesktopLog::tellsTheCountAfterTheViews_data()
{
    using Change = std::function<void(MessageLog *, MessageFilter *)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("rows come") << Change([](MessageLog *log, MessageFilter *) {
        add(log, 1, 2);
        QVERIFY(waitForBatch(log));
    });
    QTest::newRow("rows come and go") << Change([](MessageLog *log, MessageFilter *) {
        add(log, MessageLog::Capacity, 2);
        QVERIFY(waitForBatch(log));
        add(log, 10, 2);
        QVERIFY(waitForBatch(log));
    });
    QTest::newRow("forgotten") << Change([](MessageLog *log, MessageFilter *) { log->clear(); });
    QTest::newRow("another text") << Change(
        [](MessageLog *, MessageFilter *filter) { filter->setText(QStringLiteral("type:1")); });
    QTest::newRow("another direction") << Change(
        [](MessageLog *, MessageFilter *filter) { filter->setDirection(MessageFilter::Incoming); });
    QTest::newRow("no log") << Change(
        [](MessageLog *, MessageFilter *filter) { filter->setLog(nullptr); });
}

/*! A view that is told to scroll before it has heard of the rows is out of order from then on. */
void tst_DesktopLog::tellsTheCountAfterTheViews()
{
    QFETCH(const std::function<void(MessageLog *, MessageFilter *)>, change);
    MessageLog log;
    add(&log, 3, 1);
    add(&log, 2, 2);
    QVERIFY(waitForBatch(&log));
    MessageFilter filter;
    filter.setLog(&log);
    int inView = filter.count();
    int signalCount = 0;
    connect(&filter, &MessageFilter::countChanged, this, [&] {
        ++signalCount;
        QCOMPARE(inView, filter.count());
    });
    // A view comes later.
    connect(&filter, &QAbstractItemModel::rowsInserted, this,
            [&](const QModelIndex &, int first, int last) { inView += last - first + 1; });
    connect(&filter, &QAbstractItemModel::rowsRemoved, this,
            [&](const QModelIndex &, int first, int last) { inView -= last - first + 1; });
    connect(&filter, &QAbstractItemModel::modelReset, this, [&] { inView = filter.count(); });
    const int before = filter.count();
    change(&log, &filter);
    QVERIFY(filter.count() != before);
    QVERIFY(signalCount > 0);
    QCOMPARE(inView, filter.count());
}

void tst_DesktopLog::findsTheRowOfANumber()
{
    MessageLog log;
    MessageFilter filter;
    filter.setLog(&log);
    filter.setText(QStringLiteral("type:2"));
    for (int i = 0; i < 10; ++i)
        log.addSent(i % 2 + 1, "data", 0);
    QVERIFY(waitForBatch(&log));
    QCOMPARE(filter.numberAt(0), 2U);
    QCOMPARE(filter.rowOf(2), 0);
    QCOMPARE(filter.rowOf(10), 4);
    QCOMPARE(filter.rowOf(3), -1); // not shown
    QCOMPARE(filter.rowOf(11, 99), 99);
}

QTEST_GUILESS_MAIN(tst_DesktopLog)
#include "tst_desktoplog.moc"
