// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <array>
#include <memory>

#include <dlfcn.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

/*! What this process told and asked the kernel. */
struct Calls
{
    int waits = 0;
    int reported = 0; ///< events, by all waits
    int changes = 0;
    int polled = 0; ///< descriptors, by all poll()s
};
Calls calls;

template <typename Function> Function original(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/*! Once it is enabled, and without being polled. */
void isWatchedAgain(CountingNotifier *notifier, const SocketPair &sockets)
{
    notifier->setEnabled(true);
    calls = {};
    iterate();
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier->count, 1);
    QCOMPARE(calls.polled, 0);
}

} // namespace

// These take the place of the C library's.
extern "C" {
Q_DECL_EXPORT int epoll_wait(int set, epoll_event *events, int size, int timeout)
{
    static const auto call = original<decltype(&epoll_wait)>("epoll_wait");
    const int count = call(set, events, size, timeout);
    ++calls.waits;
    calls.reported += qMax(0, count);
    return count;
}

Q_DECL_EXPORT int epoll_ctl(int set, int operation, int descriptor, epoll_event *event) noexcept
{
    static const auto call = original<decltype(&epoll_ctl)>("epoll_ctl");
    ++calls.changes;
    return call(set, operation, descriptor, event);
}

Q_DECL_EXPORT int poll(pollfd *entries, nfds_t count, int timeout)
{
    static const auto call = original<decltype(&poll)>("poll");
    calls.polled += int(count);
    return call(entries, count, timeout);
}
}

/*! A wake costs what is ready, not what there is. Counted are system calls. */
class tst_LoopManySockets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void idleSocketsCostNothing();
    void togglingBackCostsNothing_data();
    void togglingBackCostsNothing();
    void wakingOurselvesCostsNothing();
    void usedAgainIsWatched();
    void backUnderItsNumberIsWatched();
    void noneIsStarved();
    void allGoAtOnce();

private:
    std::vector<SocketPair> m_sockets;
    std::vector<std::unique_ptr<CountingNotifier>> m_notifiers;
};

void tst_LoopManySockets::initTestCase()
{
    constexpr rlim_t Count = 1000;
    rlimit limit {};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    limit.rlim_cur = qMin<rlim_t>(limit.rlim_max, 3 * Count);
    QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
    m_sockets = std::vector<SocketPair>(Count);
    for (const SocketPair &pair : m_sockets) {
        m_notifiers.push_back(
            std::make_unique<CountingNotifier>(pair.near(), QSocketNotifier::Read));
        QObject::connect(m_notifiers.back().get(), &QSocketNotifier::activated, this,
                         [&pair] { pair.read(); });
    }
    iterate();
    QVERIFY(calls.changes >= int(Count)); // and they are counted
}

void tst_LoopManySockets::idleSocketsCostNothing()
{
    constexpr int Rounds = 100;
    calls = {};
    for (int round = 0; round < Rounds; ++round) {
        const SocketPair &pair = m_sockets[size_t(round)];
        pair.makeReadable();
        iterate(QEventLoop::WaitForMoreEvents);
        QCOMPARE(m_notifiers[size_t(round)]->count, 1);
    }
    QCOMPARE(calls.waits, Rounds);
    QCOMPARE(calls.reported, Rounds);
    QCOMPARE(calls.changes, 0);
    QCOMPARE(calls.polled, 0);
}

void tst_LoopManySockets::togglingBackCostsNothing_data()
{
    QTest::addColumn<bool>("isOnAtLast");
    QTest::newRow("off and on") << true;
    QTest::newRow("on and off") << false;
}

void tst_LoopManySockets::togglingBackCostsNothing()
{
    QFETCH(bool, isOnAtLast);
    CountingNotifier write(m_sockets.front().near(), QSocketNotifier::Write);
    write.setEnabled(isOnAtLast);
    iterate();
    calls = {};
    for (int toggle = 0; toggle < 10; ++toggle) {
        write.setEnabled(!isOnAtLast);
        write.setEnabled(isOnAtLast);
        iterate();
    }
    QCOMPARE(calls.changes, 0);
    QCOMPARE(write.count > 0, isOnAtLast);
}

void tst_LoopManySockets::wakingOurselvesCostsNothing()
{
    calls = {};
    int count = 0;
    while (count < 100) {
        QMetaObject::invokeMethod(
            this, [&] { ++count; }, Qt::QueuedConnection);
        iterate(QEventLoop::WaitForMoreEvents);
    }
    QCOMPARE(calls.waits, 100);
    QCOMPARE(calls.reported, 0); // nor was there a call to wake to be drained
}

void tst_LoopManySockets::usedAgainIsWatched()
{
    SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    iterate();
    notifier.setEnabled(false);
    sockets.replace();
    isWatchedAgain(&notifier, sockets);
}

void tst_LoopManySockets::backUnderItsNumberIsWatched()
{
    SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    iterate();
    const int copy = dup(sockets.near());
    notifier.setEnabled(false);
    close(sockets.near());
    iterate();
    QCOMPARE(dup2(copy, sockets.near()), sockets.near());
    close(copy);
    isWatchedAgain(&notifier, sockets);
}

void tst_LoopManySockets::noneIsStarved()
{
    const SocketPair busy; // always ready
    busy.makeReadable();
    const CountingNotifier notifier(busy.near(), QSocketNotifier::Read);
    for (const auto &each : m_notifiers)
        each->count = 0;
    for (const SocketPair &pair : m_sockets)
        pair.makeReadable();
    calls = {};
    for (int iteration = 0; iteration < 10; ++iteration)
        iterate();
    for (const auto &each : m_notifiers)
        QCOMPARE(each->count, 1);
    QVERIFY(notifier.count >= 2);
    QVERIFY(calls.reported <= int(m_notifiers.size()) + 10);
}

void tst_LoopManySockets::allGoAtOnce()
{
    m_notifiers.clear();
    m_sockets.clear();
    QVERIFY(wakesWithin(20) < Idle);
    calls = {};
    iterate();
    QCOMPARE(calls.changes, 0);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopManySockets)
#include "tst_loopmanysockets.moc"
