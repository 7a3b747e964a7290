// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QPointer>

#include <memory>

/*! What slots of socket notifiers may do: disable and delete notifiers, close and open sockets. */
class tst_LoopNotifierSlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void disablesItself();
    void deletesItself();
    void deletesAllOfItsSocket();
    void disablesAnother();
    void deletesAnother();
    void disabledAndEnabledWaitsForTheNextIteration();
    void replacedSocketWaitsForTheNextIteration();
    void startsAnother();
    void readsForAnother();
};

namespace {

/*! Two notifiers that become ready at the same time. Which one is first, one does not know. */
struct Twins
{
    Twins()
    {
        for (size_t i = 0; i < 2; ++i) {
            notifiers[i]
                = std::make_unique<CountingNotifier>(sockets[i].near(), QSocketNotifier::Read);
            sockets[i].makeReadable();
        }
    }
    template <typename Slot> void onActivated(Slot slot)
    {
        for (size_t i = 0; i < 2; ++i) {
            QObject::connect(notifiers[i].get(), &QSocketNotifier::activated, qApp,
                             [slot, other = 1 - i] { slot(other); });
        }
    }

    std::array<SocketPair, 2> sockets;
    std::array<std::unique_ptr<CountingNotifier>, 2> notifiers;
};

} // namespace

void tst_LoopNotifierSlots::disablesItself()
{
    const SocketPair sockets;
    sockets.makeReadable();
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, this,
                     [&] { notifier.setEnabled(false); });
    for (int i = 0; i < 3; ++i)
        iterate();
    QCOMPARE(notifier.count, 1);
    QVERIFY(wakesWithin(20) < Idle);
}

void tst_LoopNotifierSlots::deletesItself()
{
    const SocketPair sockets;
    sockets.makeReadable();
    const QPointer<CountingNotifier> notifier(
        new CountingNotifier(sockets.near(), QSocketNotifier::Read));
    QObject::connect(notifier, &QSocketNotifier::activated, this, [&] { delete notifier; });
    iterate();
    QVERIFY(!notifier);
    QVERIFY(wakesWithin(20) < Idle);
}

void tst_LoopNotifierSlots::deletesAllOfItsSocket()
{
    auto sockets = std::make_unique<SocketPair>();
    sockets->makeReadable();
    auto parent = std::make_unique<QObject>();
    int count = 0;
    for (const auto type : { QSocketNotifier::Read, QSocketNotifier::Write }) {
        auto *const notifier = new QSocketNotifier(sockets->near(), type, parent.get());
        QObject::connect(notifier, &QSocketNotifier::activated, this, [&] {
            ++count;
            parent.reset();
            sockets.reset();
        });
    }
    iterate();
    QCOMPARE(count, 1);
    QVERIFY(wakesWithin(20) < Idle);
}

void tst_LoopNotifierSlots::disablesAnother()
{
    Twins twins;
    int count = 0;
    twins.onActivated([&](size_t other) {
        ++count;
        twins.notifiers[other]->setEnabled(false);
    });
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopNotifierSlots::deletesAnother()
{
    Twins twins;
    int count = 0;
    twins.onActivated([&](size_t other) {
        ++count;
        twins.notifiers[other].reset();
        twins.sockets[other].closeNear();
    });
    iterate();
    QCOMPARE(count, 1);
}

void tst_LoopNotifierSlots::disabledAndEnabledWaitsForTheNextIteration()
{
    Twins twins;
    int count = 0;
    twins.onActivated([&](size_t other) {
        if (++count == 1) {
            twins.notifiers[other]->setEnabled(false);
            twins.notifiers[other]->setEnabled(true);
        }
    });
    iterate();
    QCOMPARE(count, 1);
    iterate();
    QCOMPARE(count, 3);
}

void tst_LoopNotifierSlots::replacedSocketWaitsForTheNextIteration()
{
    Twins twins;
    int count = 0;
    std::unique_ptr<CountingNotifier> fresh;
    twins.onActivated([&](size_t other) {
        ++count;
        if (fresh)
            return;
        SocketPair &sockets = twins.sockets[other];
        twins.notifiers[other].reset();
        sockets.replace();
        fresh = std::make_unique<CountingNotifier>(sockets.near(), QSocketNotifier::Read);
    });
    iterate();
    QCOMPARE(count, 1);
    QCOMPARE(fresh->count, 0);
    iterate();
    QCOMPARE(fresh->count, 0); // nothing came in for this one
    twins.sockets[0].makeReadable();
    twins.sockets[1].makeReadable();
    iterate();
    QCOMPARE(fresh->count, 1);
}

void tst_LoopNotifierSlots::startsAnother()
{
    const SocketPair one;
    const SocketPair two;
    one.makeReadable();
    two.makeReadable();
    CountingNotifier notifier(one.near(), QSocketNotifier::Read);
    std::unique_ptr<CountingNotifier> started;
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
        if (!started)
            started = std::make_unique<CountingNotifier>(two.near(), QSocketNotifier::Read);
    });
    iterate();
    QCOMPARE(started->count, 0);
    iterate();
    QCOMPARE(started->count, 1);
}

void tst_LoopNotifierSlots::readsForAnother()
{
    Twins twins;
    int count = 0;
    twins.onActivated([&](size_t other) {
        ++count;
        twins.sockets[other].read();
    });
    iterate();
    QCOMPARE(count, 2); // what was ready when the thread woke is activated
    iterate();
    QCOMPARE(count, 2);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopNotifierSlots)
#include "tst_loopnotifierslots.moc"
