// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"
#include "socketpair.h"

#include <QtCore/QScopeGuard>
#include <QtCore/QThread>

#include <atomic>
#include <cerrno>
#include <memory>
#include <thread>

#include <dlfcn.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

namespace {

/*! What each call fails with, 0 for none. */
std::atomic<int> createError = 0;
std::atomic<int> addError = 0;
std::atomic<int> eventError = 0;
std::atomic<int> refusals = 0;
std::atomic<int> additions = 0; ///< that the kernel took

template <typename Function> Function original(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool fails(const std::atomic<int> &error)
{
    if (error == 0)
        return false;
    ++refusals;
    errno = error;
    return true;
}

} // namespace

// These take the places of the C library's.
extern "C" {

Q_DECL_EXPORT int epoll_create1(int flags) noexcept
{
    static const auto next = original<decltype(&epoll_create1)>("epoll_create1");
    return fails(createError) ? -1 : next(flags);
}

Q_DECL_EXPORT int epoll_ctl(int set, int operation, int descriptor, epoll_event *event) noexcept
{
    static const auto next = original<decltype(&epoll_ctl)>("epoll_ctl");
    if (operation != EPOLL_CTL_DEL && fails(addError))
        return -1;
    const int result = next(set, operation, descriptor, event);
    if (operation == EPOLL_CTL_ADD && result == 0)
        ++additions;
    return result;
}

Q_DECL_EXPORT int eventfd(unsigned count, int flags) noexcept
{
    static const auto next = original<decltype(&eventfd)>("eventfd");
    return fails(eventError) ? -1 : next(count, flags);
}

} // extern "C"

/*! The kernel refuses a call of the dispatcher's: it goes on, and goes back when it can. */
class tst_LoopFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void goesOn_data();
    void goesOn();
};

namespace {

enum class When { AtTheBeginning, WhenItBeginsAnew };

void relent()
{
    createError = addError = eventError = 0;
}

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (!(condition))                                                                          \
            return #condition;                                                                     \
    } while (false)

/*! Sockets, posted events, calls of another thread and timers; and nothing when nothing happens. */
const char *exercise(int idleWakes)
{
    QObject context;
    const SocketPair sockets;
    CountingNotifier notifier(sockets.near(), QSocketNotifier::Read);
    int read = 0;
    QObject::connect(&notifier, &QSocketNotifier::activated, &context, [&] {
        sockets.read();
        ++read;
    });
    QElapsedTimer time;
    time.start();
    for (int round = 1; round <= 3; ++round) {
        sockets.makeReadable();
        while (read < round && !time.hasExpired(Patience))
            iterate(QEventLoop::WaitForMoreEvents);
        CHECK(read == round);
        // While the thread waits
        std::thread([&] { sockets.makeReadable(); }).detach();
        std::atomic<bool> isCalled = false;
        std::thread caller([&] { post(&context, [&] { isCalled = true; }); });
        while ((!isCalled || read <= round) && !time.hasExpired(Patience))
            iterate(QEventLoop::WaitForMoreEvents);
        caller.join();
        CHECK(isCalled && read == round + 1);
        read = round;
    }
    QTimer timer;
    timer.setSingleShot(true);
    timer.start(30);
    while (timer.isActive() && !time.hasExpired(Patience))
        iterate(QEventLoop::WaitForMoreEvents);
    CHECK(!timer.isActive());
    CHECK(wakesWithin(300) < idleWakes);
    return nullptr;
}

/*! Makes the kernel report what nobody can tell it not to: of a socket that is closed, and lives on
    under another number. The dispatcher has to begin anew. */
const char *beginAnew()
{
    SocketPair sockets;
    auto notifier = std::make_unique<CountingNotifier>(sockets.near(), QSocketNotifier::Read);
    iterate();
    const int copy = dup(sockets.near());
    const auto closing = qScopeGuard([copy] { close(copy); });
    notifier.reset();
    sockets.closeNear();
    sockets.makeReadable();
    CHECK(wakesWithin(100) < 60);
    return nullptr;
}

} // namespace

Q_DECLARE_METATYPE(When)

void tst_LoopFaults::cleanup()
{
    relent();
}

void tst_LoopFaults::goesOn_data()
{
    QTest::addColumn<When>("when");
    QTest::addColumn<int>("create");
    QTest::addColumn<int>("add");
    QTest::addColumn<int>("event");
    for (const When when : { When::AtTheBeginning, When::WhenItBeginsAnew }) {
        const char *const word = when == When::AtTheBeginning ? "from the beginning" : "anew";
        QTest::addRow("nothing fails, %s", word) << when << 0 << 0 << 0;
        for (const int error : { EMFILE, ENFILE, ENOMEM })
            QTest::addRow("epoll_create1 %d, %s", error, word) << when << error << 0 << 0;
        for (const int error : { ENOSPC, ENOMEM })
            QTest::addRow("epoll_ctl %d, %s", error, word) << when << 0 << error << 0;
        QTest::addRow("all, %s", word) << when << EMFILE << ENOMEM << EMFILE;
    }
    for (const int error : { EMFILE, ENFILE, ENOMEM })
        QTest::addRow("eventfd %d", error) << When::AtTheBeginning << 0 << 0 << error;
}

void tst_LoopFaults::goesOn()
{
    QFETCH(const When, when);
    QFETCH(const int, create);
    QFETCH(const int, add);
    QFETCH(const int, event);
    const auto refuse = [&] {
        createError = create;
        addError = add;
        eventError = event;
    };
    const bool anything = create != 0 || add != 0 || event != 0;
    const int idleWakes = event == 0 ? Idle : 300; // then it looks every 10 ms
    refusals = 0;
    if (when == When::AtTheBeginning)
        refuse();
    const char *failure = "not run";
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        if (when == When::WhenItBeginsAnew) {
            refuse();
            failure = beginAnew();
            if (failure)
                return;
        }
        failure = exercise(idleWakes);
        if (failure)
            return;
        relent();
        additions = 0;
        failure = exercise(Idle);
        if (!failure && additions == 0)
            failure = "the kernel watches again";
    }));
    thread->setEventDispatcher(new GipcEventDispatcher);
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY2(!failure, failure);
    QCOMPARE(refusals > 0, anything);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopFaults)
#include "tst_loopfaults.moc"
