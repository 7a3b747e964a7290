// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QPointer>

#include <memory>

/*! Event loops within slots. */
class tst_LoopNested : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void socketIsActivatedAgainInItsLoop();
    void leftOverSocketsAreActivatedInTheLoop();
    void excludedSocketsWaitForTheOuterLoop();
    void deletedInItsLoop();
    void everythingRunsDeepInside();
    void loopsEndFromInsideOut();
    void outerQuitWaitsForTheInner();
    void deferredDeleteWaitsForItsLoop();
    void processEventsInEverySlot();
};

void tst_LoopNested::socketIsActivatedAgainInItsLoop()
{
    const SocketPair sockets;
    sockets.makeReadable();
    const CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    int depth = 0;
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
        if (++depth < 5)
            iterate(QEventLoop::WaitForMoreEvents);
    });
    iterate();
    QCOMPARE(depth, 5);
}

void tst_LoopNested::leftOverSocketsAreActivatedInTheLoop()
{
    const SocketPair one;
    const SocketPair two;
    int activated = 0;
    int inside = 0;
    const CountingNotifier first(one.near(), QSocketNotifier::Read);
    const CountingNotifier second(two.near(), QSocketNotifier::Read);
    const auto nest = [&](const SocketPair &own) {
        (void)own.read();
        if (++activated > 1)
            return;
        iterate();
        inside = activated;
    };
    QObject::connect(&first, &QSocketNotifier::activated, this, [&] { nest(one); });
    QObject::connect(&second, &QSocketNotifier::activated, this, [&] { nest(two); });
    one.makeReadable();
    two.makeReadable();
    iterate();
    QCOMPARE(inside, 2);
    QCOMPARE(activated, 2); // and not once more outside
}

void tst_LoopNested::excludedSocketsWaitForTheOuterLoop()
{
    const SocketPair one;
    const SocketPair two;
    one.makeReadable();
    two.makeReadable();
    const CountingNotifier first(one.near(), QSocketNotifier::Read);
    const CountingNotifier second(two.near(), QSocketNotifier::Read);
    int inside = 0;
    const auto nest = [&] {
        const int before = first.count + second.count;
        for (int i = 0; i < 3; ++i)
            iterate(QEventLoop::ExcludeSocketNotifiers);
        inside += first.count + second.count - before;
    };
    QObject::connect(&first, &QSocketNotifier::activated, this, nest);
    QObject::connect(&second, &QSocketNotifier::activated, this, nest);
    iterate();
    QCOMPARE(inside, 0);
    QCOMPARE(first.count + second.count, 2);
}

void tst_LoopNested::deletedInItsLoop()
{
    auto sockets = std::make_unique<SocketPair>();
    sockets->makeReadable();
    const QPointer<CountingNotifier> notifier(
        new CountingNotifier(sockets->near(), QSocketNotifier::Read));
    const QPointer<QTimer> timer(new QTimer);
    QObject::connect(timer, &QTimer::timeout, this, [&] {
        delete notifier;
        sockets.reset();
        delete timer;
    });
    QObject::connect(notifier, &QSocketNotifier::activated, this, [&] {
        sockets->read();
        timer->start(0);
        while (timer)
            iterate();
    });
    iterate();
    QVERIFY(!notifier);
    QVERIFY(wakesWithin(20) < Idle);
}

void tst_LoopNested::everythingRunsDeepInside()
{
    constexpr int Depth = 20;
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] { sockets.read(); });
    int depth = 0;
    int reached = 0;
    std::function<void()> descend = [&] {
        if (++depth < Depth) {
            QTimer::singleShot(depth % 2, this, descend);
            QTRY_VERIFY_WITH_TIMEOUT(reached > 0, Patience);
            return;
        }
        sockets.makeReadable();
        QTRY_COMPARE_WITH_TIMEOUT(notifier.count, 1, Patience);
        QMetaObject::invokeMethod(
            this, [&] { reached = depth; }, Qt::QueuedConnection);
    };
    descend();
    QTRY_COMPARE_WITH_TIMEOUT(reached, Depth, Patience);
}

void tst_LoopNested::loopsEndFromInsideOut()
{
    QByteArrayList ended;
    QEventLoop outer;
    QEventLoop inner;
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, &inner, &QEventLoop::quit);
        inner.exec();
        ended << "inner";
        QTimer::singleShot(1, &outer, &QEventLoop::quit);
    });
    outer.exec();
    ended << "outer";
    QCOMPARE(ended, QByteArrayList({ "inner", "outer" }));
}

void tst_LoopNested::outerQuitWaitsForTheInner()
{
    QByteArrayList ended;
    QEventLoop outer;
    QEventLoop inner;
    QTimer::singleShot(0, this, [&] {
        QTimer::singleShot(0, &outer, &QEventLoop::quit);
        QTimer::singleShot(5, &inner, &QEventLoop::quit);
        inner.exec();
        ended << "inner";
    });
    outer.exec(); // ends though the interrupt was spent inside
    ended << "outer";
    QCOMPARE(ended, QByteArrayList({ "inner", "outer" }));
}

void tst_LoopNested::deferredDeleteWaitsForItsLoop()
{
    const QPointer<QObject> object(new QObject);
    QEventLoop outer;
    bool livesInside = false;
    QTimer::singleShot(0, this, [&] {
        object->deleteLater();
        QEventLoop inner;
        QTimer::singleShot(1, &inner, &QEventLoop::quit);
        inner.exec();
        livesInside = object;
        QObject::connect(object, &QObject::destroyed, &outer, &QEventLoop::quit);
    });
    QTimer::singleShot(Patience, &outer, [&] { outer.exit(1); });
    QCOMPARE(outer.exec(), 0);
    QVERIFY(livesInside);
    QVERIFY(!object);
}

void tst_LoopNested::processEventsInEverySlot()
{
    constexpr size_t Pairs = 10;
    constexpr int Enough = 2000;
    std::vector<SocketPair> sockets(Pairs);
    std::vector<std::unique_ptr<CountingNotifier>> notifiers;
    QObject context;
    int depth = 0;
    int calls = 0;
    const auto nest = [&] {
        ++calls;
        if (depth > 5)
            return;
        ++depth;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 0);
        --depth;
    };
    for (const SocketPair &pair : sockets) {
        pair.makeReadable();
        notifiers.push_back(std::make_unique<CountingNotifier>(pair.near(), QSocketNotifier::Read));
        QObject::connect(notifiers.back().get(), &QSocketNotifier::activated, &context, nest);
    }
    for (int interval = 0; interval < 3; ++interval) {
        auto *const timer = new QTimer(&context);
        QObject::connect(timer, &QTimer::timeout, &context, nest);
        timer->start(interval);
    }
    QTRY_VERIFY_WITH_TIMEOUT(calls >= Enough, Patience);
    QCOMPARE(depth, 0);
    for (const auto &notifier : notifiers)
        QVERIFY(notifier->count > 0);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopNested)
#include "tst_loopnested.moc"
