// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtTest/QSignalSpy>

#include <utility>

/*! The dispatcher says that it is about to wait, and that it woke; and slots do things then. */
class tst_LoopSignals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void announcesTheWait();
    void announcesNoWaitWithoutWaiting();
    void slotsOnTheAnnouncement_data();
    void slotsOnTheAnnouncement();
    void slotLeavesAnEventToBeSent();
};

void tst_LoopSignals::init()
{
    while (iterate()) { } // nothing is left of the test before
}

void tst_LoopSignals::announcesTheWait()
{
    const QSignalSpy awake(dispatcher(), &QAbstractEventDispatcher::awake);
    const QSignalSpy aboutToBlock(dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
    bool isTime = false;
    QTimer::singleShot(10, this, [&] { isTime = true; });
    while (!isTime) {
        const auto before = aboutToBlock.size();
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(aboutToBlock.size(), before + 1);
    }
    QCOMPARE(awake.size(), aboutToBlock.size());
}

void tst_LoopSignals::announcesNoWaitWithoutWaiting()
{
    const QSignalSpy awake(dispatcher(), &QAbstractEventDispatcher::awake);
    const QSignalSpy aboutToBlock(dispatcher(), &QAbstractEventDispatcher::aboutToBlock);
    iterate();
    QCOMPARE(awake.size(), 1);
    post(this, [&] { post(this, [] {}); });
    iterate(QEventLoop::WaitForMoreEvents);
    QCOMPARE(awake.size(), 2);
    QCOMPARE(aboutToBlock.size(), 0);
}

void tst_LoopSignals::slotsOnTheAnnouncement_data()
{
    QTest::addColumn<QByteArray>("deed");
    for (const char *const deed : { "posts", "wakes", "interrupts", "starts a timer",
                                    "enables a notifier", "runs an event loop" })
        QTest::newRow(deed) << QByteArray(deed);
}

void tst_LoopSignals::slotsOnTheAnnouncement()
{
    QFETCH(QByteArray, deed);
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    notifier.setEnabled(false);
    QTimer timer;
    int calls = 0;
    QObject::connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [&] {
        if (++calls > 1)
            return;
        if (deed == "posts")
            post(this, [] {});
        else if (deed == "wakes")
            dispatcher()->wakeUp();
        else if (deed == "interrupts")
            dispatcher()->interrupt();
        else if (deed == "starts a timer")
            timer.start(0);
        else if (deed == "enables a notifier")
            notifier.setEnabled(true);
        else // which ends with an interrupt
            wakesWithin(1);
    });
    iterate(QEventLoop::WaitForMoreEvents); // and returns
    QVERIFY(calls >= 1);
    QCOMPARE(notifier.count, deed == "enables a notifier" ? 1 : 0);
    QObject::disconnect(dispatcher(), nullptr, this, nullptr);
}

void tst_LoopSignals::slotLeavesAnEventToBeSent()
{
    if (isModel())
        return; // it would wait for ever
    bool isSent = false;
    bool isFirst = true;
    QObject::connect(dispatcher(), &QAbstractEventDispatcher::aboutToBlock, this, [&] {
        if (!std::exchange(isFirst, false))
            return;
        post(this, [&] { post(this, [&] { isSent = true; }); });
        iterate(); // sends the first and spends the call to wake that came with the second
    });
    iterate(QEventLoop::WaitForMoreEvents); // and returns
    iterate();
    QVERIFY(isSent);
    QObject::disconnect(dispatcher(), nullptr, this, nullptr);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopSignals)
#include "tst_loopsignals.moc"
