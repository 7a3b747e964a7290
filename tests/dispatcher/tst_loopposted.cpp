// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"

#include <QtCore/QPointer>

#include <chrono>
#include <functional>
#include <thread>

using Deliver = std::function<void(QObject *, const std::function<void()> &)>;
using Iterate = std::function<void()>;
Q_DECLARE_METATYPE(Deliver)
Q_DECLARE_METATYPE(Iterate)

/*! WaitForMoreEvents: does not wait when posted events are delivered. Here the model is Qt's dispatcher
    for GLib, the one that programs have by default; Qt's for Unix waits. */
class tst_LoopPosted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void returnsWhenItHasDelivered_data();
    void returnsWhenItHasDelivered();
    void returnsAfterADeletion();
    void deliversOneByOne();
    void stillWaitsWithoutPostedEvents();
    void doesNotSpin();
};

namespace {

/*! Ends a wait that should not have been. */
class Alarm
{
public:
    Alarm()
    {
        m_timer.setSingleShot(true);
        m_timer.start(Patience);
    }
    bool isSilent() const { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

void tst_LoopPosted::returnsWhenItHasDelivered_data()
{
    QTest::addColumn<Deliver>("deliver");
    QTest::addColumn<Iterate>("iterateOnce");
    const Deliver byCall
        = [](QObject *context, const std::function<void()> &function) { post(context, function); };
    const Deliver byThread = [](QObject *context, const std::function<void()> &function) {
        std::thread([&] { post(context, function); }).join();
    };
    // What wakes the thread is spent by the turn that waited; the next one delivers.
    const Deliver whileItWaits = [](QObject *context, const std::function<void()> &function) {
        QObject::connect(
            dispatcher(), &QAbstractEventDispatcher::aboutToBlock, context,
            [context, function] {
                // No QThread, whose end is another posted event.
                std::thread([context, function] {
                    std::this_thread::sleep_for(std::chrono::milliseconds(20)); // it waits by then
                    post(context, function);
                }).detach();
            },
            Qt::SingleShotConnection);
    };
    const auto flags = [](QEventLoop::ProcessEventsFlags more) {
        return Iterate([=] { iterate(QEventLoop::WaitForMoreEvents | more); });
    };
    QTest::newRow("posted here") << byCall << flags({});
    QTest::newRow("posted by another thread") << byThread << flags({});
    QTest::newRow("posted while it waits") << whileItWaits << flags({});
    QTest::newRow("posted while it waits without sockets")
        << whileItWaits << flags(QEventLoop::ExcludeSocketNotifiers);
    QTest::newRow("without sockets") << byCall << flags(QEventLoop::ExcludeSocketNotifiers);
    QTest::newRow("without input") << byCall << flags(QEventLoop::ExcludeUserInputEvents);
    QTest::newRow("by the application")
        << byCall
        << Iterate([] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); });
    QTest::newRow("by a loop") << byCall << Iterate([] {
        QEventLoop().processEvents(QEventLoop::WaitForMoreEvents);
    });
}

void tst_LoopPosted::returnsWhenItHasDelivered()
{
    QFETCH(const Deliver, deliver);
    QFETCH(const Iterate, iterateOnce);
    const Alarm alarm;
    for (int round = 1; round <= 3; ++round) {
        bool isDelivered = false;
        deliver(this, [&] { isDelivered = true; });
        while (!isDelivered)
            iterateOnce();
        QVERIFY(isDelivered);
        QVERIFY(alarm.isSilent());
    }
}

void tst_LoopPosted::returnsAfterADeletion()
{
    const Alarm alarm;
    QPointer<QObject> object(new QObject);
    object->deleteLater();
    QEventLoop loop; // deletions are of the loop that asked for them, or of one further out
    post(this, [&] { loop.quit(); });
    loop.exec();
    while (object)
        iterate(QEventLoop::WaitForMoreEvents);
    QVERIFY(alarm.isSilent());
}

/*! What a slot posts may come in the next turn: that does not wait either. */
void tst_LoopPosted::deliversOneByOne()
{
    const Alarm alarm;
    int delivered = 0;
    std::function<void()> again = [&] {
        if (++delivered < 10)
            post(this, again);
    };
    post(this, again);
    while (delivered < 10)
        iterate(QEventLoop::WaitForMoreEvents);
    QVERIFY(alarm.isSilent());
}

void tst_LoopPosted::stillWaitsWithoutPostedEvents()
{
    bool isDelivered = false;
    post(this, [&] { isDelivered = true; });
    while (!isDelivered)
        iterate(QEventLoop::WaitForMoreEvents);
    while (iterate()) { } // a wake that is left over
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(100);
    int turns = 0;
    while (timer.isActive()) {
        iterate(QEventLoop::WaitForMoreEvents);
        ++turns;
    }
    QVERIFY2(turns < 5, QByteArray::number(turns).constData());
}

void tst_LoopPosted::doesNotSpin()
{
    int delivered = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] { post(this, [&] { ++delivered; }); });
    timer.start(10);
    int wakes = 0;
    while (delivered < 5)
        wakes += wakesWithin(200);
    QVERIFY2(wakes < 5 * delivered + 20, QByteArray::number(wakes).constData());
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopPosted)
#include "tst_loopposted.moc"
