// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QScopedValueRollback>

#include <cerrno>
#include <memory>

#include <dlfcn.h>
#include <sys/epoll.h>
#include <sys/resource.h>

namespace {

bool isFull = false;
int additions = 0; ///< that the kernel took

} // namespace

// Takes the place of the C library's: a kernel that has no room for more, when told so.
extern "C" Q_DECL_EXPORT int epoll_ctl(int set, int operation, int descriptor,
                                       epoll_event *event) noexcept
{
    static const auto call = reinterpret_cast<decltype(&epoll_ctl)>(dlsym(RTLD_NEXT, "epoll_ctl"));
    if (isFull && operation == EPOLL_CTL_ADD) {
        errno = ENOSPC;
        return -1;
    }
    const int result = call(set, operation, descriptor, event);
    if (operation == EPOLL_CTL_ADD && result == 0)
        ++additions;
    return result;
}

/*! The kernel has no more descriptors or room. */
class tst_LoopScarcity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhetherItIsSupported();
    void goesOnWithoutRoom();
    void beginsAnewWithoutASpareDescriptor();
};

namespace {

/*! Uses up all descriptors that the process may have. */
class Scarcity
{
public:
    Scarcity()
    {
        constexpr rlim_t Few = 64;
        getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = Few;
        setrlimit(RLIMIT_NOFILE, &limit);
        for (int copy = dup(0); copy >= 0; copy = dup(0))
            m_copies.push_back(copy);
    }
    ~Scarcity()
    {
        for (const int copy : m_copies)
            close(copy);
        setrlimit(RLIMIT_NOFILE, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Scarcity)

private:
    rlimit m_before {};
    std::vector<int> m_copies;
};

} // namespace

void tst_LoopScarcity::saysWhetherItIsSupported()
{
    QVERIFY(GipcEventDispatcher::isSupported());
    {
        const Scarcity scarcity;
        QVERIFY(!GipcEventDispatcher::isSupported());
    }
    QVERIFY(GipcEventDispatcher::isSupported());
}

void tst_LoopScarcity::goesOnWithoutRoom()
{
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    bool isRead = false;
    QObject::connect(&notifier, &QSocketNotifier::activated, this, [&] {
        sockets.read();
        isRead = true;
    });
    {
        const QScopedValueRollback guard(isFull, true);
        for (int round = 1; round <= 3; ++round) {
            sockets.makeReadable();
            QTRY_COMPARE_WITH_TIMEOUT(notifier.count, round, Patience);
        }
        QVERIFY(wakesWithin(50) < Idle);
        // And it is noticed while the thread waits.
        QTimer::singleShot(0, this, [&] { sockets.makeReadable(); });
        isRead = false;
        while (!isRead)
            iterate(QEventLoop::WaitForMoreEvents);
    }
    additions = 0;
    iterate();
    QCOMPARE(additions, 1); // now there is room
    notifier.count = 0;
    sockets.makeReadable();
    iterate();
    QCOMPARE(notifier.count, 1);
    iterate();
    QCOMPARE(notifier.count, 1);
}

void tst_LoopScarcity::beginsAnewWithoutASpareDescriptor()
{
    const SocketPair others;
    const CountingNotifier other(others.near(), QSocketNotifier::Read);
    SocketPair sockets;
    auto notifier = std::make_unique<CountingNotifier>(sockets.near(), QSocketNotifier::Read);
    iterate();
    const int copy = dup(sockets.near());
    notifier.reset();
    sockets.closeNear();
    sockets.makeReadable(); // the kernel reports what nobody can tell it not to
    const Scarcity scarcity;
    QVERIFY(wakesWithin(50) < Idle);
    others.makeReadable();
    iterate();
    QCOMPARE(other.count, 1);
    close(copy);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopScarcity)
#include "tst_loopscarcity.moc"
