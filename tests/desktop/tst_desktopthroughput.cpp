// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "messagelog.h"
#include "throughputplot.h"

#include <QtTest/QTest>

class tst_DesktopThroughput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsPerSecond();
    void keepsAMinute();
    void roundsTheAxis_data();
    void roundsTheAxis();
};

void tst_DesktopThroughput::countsPerSecond()
{
    MessageLog log;
    log.addSent(1, "before", 0);
    Throughput throughput;
    throughput.setLog(&log);
    QCOMPARE(throughput.count(), 0);

    for (int i = 0; i < 10; ++i)
        log.addSent(1, "12345", 0);
    throughput.sample(2);
    QCOMPARE(throughput.count(), 1);
    QCOMPARE(throughput.messagesOut(), 5.0);
    QCOMPARE(throughput.bytesOut(), 25.0);
    QCOMPARE(throughput.messagesIn(), 0.0);

    throughput.sample(1);
    QCOMPARE(throughput.messagesOut(), 0.0);
}

void tst_DesktopThroughput::keepsAMinute()
{
    MessageLog log;
    Throughput throughput;
    throughput.setLog(&log);
    log.addSent(1, "first", 0);
    for (int i = 0; i < Throughput::Seconds; ++i)
        throughput.sample(1);
    QCOMPARE(throughput.count(), Throughput::Seconds);
    QCOMPARE(throughput.samples().front().messagesOut, 1.0);
    throughput.sample(1);
    QCOMPARE(throughput.count(), Throughput::Seconds);
    QCOMPARE(throughput.samples().front().messagesOut, 0.0);
}

void tst_DesktopThroughput::roundsTheAxis_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<ThroughputPlot::Quantity>("quantity");
    QTest::addColumn<double>("end");

    const auto Messages = ThroughputPlot::Messages;
    const auto Bytes = ThroughputPlot::Bytes;
    QTest::newRow("nothing") << 0.0 << Messages << 10.0;
    QTest::newRow("a bit") << 11.0 << Messages << 20.0;
    QTest::newRow("round") << 200.0 << Messages << 200.0;
    QTest::newRow("above round") << 201.0 << Messages << 300.0;
    QTest::newRow("many") << 9500.0 << Messages << 10000.0;
    QTest::newRow("no bytes") << 0.0 << Bytes << 100.0;
    QTest::newRow("almost a kilobyte") << 900.0 << Bytes << 1000.0;
    QTest::newRow("kilobytes") << 1500.0 << Bytes << 2048.0;
    QTest::newRow("megabytes") << 3.5 * 1024 * 1024 << Bytes << 4.0 * 1024 * 1024;
}

void tst_DesktopThroughput::roundsTheAxis()
{
    QFETCH(const double, value);
    QFETCH(const ThroughputPlot::Quantity, quantity);
    QTEST(ThroughputPlot::axisEnd(value, quantity), "end");
}

QTEST_GUILESS_MAIN(tst_DesktopThroughput)
#include "tst_desktopthroughput.moc"
