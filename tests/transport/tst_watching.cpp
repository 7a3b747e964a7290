// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "interposed.h"
#include "temporarypath.h"
#include "testpeers.h"

#include <QtCore/QAbstractEventDispatcher>
#include <QtCore/QScopeGuard>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <ctime>
#include <memory>
#include <system_error>
#include <thread>

#include <pthread.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

enum class Lack { Nothing, Thread, Instance, Watch, Memory };
std::atomic<Lack> lack = Lack::Nothing;
std::atomic<int> refusals = 0; ///< of the system, for that reason
std::atomic<time_t> clockOffset = 0; ///< of the clock that the system sets, in seconds
std::atomic<int> dials = 0; ///< of local sockets

int refuse(int error)
{
    ++refusals;
    return error;
}

} // namespace

// These take the places of the C library's functions.
extern "C" {

Q_DECL_EXPORT int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                                 void *(*function)(void *), void *argument) noexcept
{
    static const auto next = original<decltype(&pthread_create)>("pthread_create");
    return lack == Lack::Thread ? refuse(EAGAIN) : next(thread, attributes, function, argument);
}

Q_DECL_EXPORT int inotify_init1(int flags) noexcept
{
    static const auto next = original<decltype(&inotify_init1)>("inotify_init1");
    if (lack != Lack::Instance)
        return next(flags);
    errno = refuse(EMFILE);
    return -1;
}

Q_DECL_EXPORT int inotify_add_watch(int instance, const char *path, uint32_t events) noexcept
{
    static const auto next = original<decltype(&inotify_add_watch)>("inotify_add_watch");
    if (lack != Lack::Watch && lack != Lack::Memory)
        return next(instance, path, events);
    errno = refuse(lack == Lack::Watch ? ENOSPC : ENOMEM);
    return -1;
}

Q_DECL_EXPORT int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static const auto next = original<decltype(&clock_gettime)>("clock_gettime");
    const int result = next(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += clockOffset;
    return result;
}

Q_DECL_EXPORT int connect(int descriptor, const sockaddr *address, socklen_t size)
{
    static const auto next = original<int (*)(int, const sockaddr *, socklen_t)>("connect");
    int type = 0;
    socklen_t typeSize = sizeof type;
    ::getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &typeSize);
    if (address->sa_family == AF_UNIX && type == SOCK_STREAM)
        ++dials;
    return next(descriptor, address, size);
}

} // extern "C"

Q_DECLARE_METATYPE(Lack)

/*! How a client that waits hears of its server, whatever the system has run out of and whatever else
    goes on in the directory. */
class tst_Watching : public QObject, private TemporaryPath
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void findsItsServerWithout_data();
    void findsItsServerWithout();
    void watchesAgainWhenItCan_data();
    void watchesAgainWhenItCan();
    void findsItsServerAtTheLimitOfThreads();
    void isNotWokenByFilesOfOthers_data();
    void isNotWokenByFilesOfOthers();
    void watchesOnlyWhileItWaits();
    void hearsOfTheDirectorysEnd_data();
    void hearsOfTheDirectorysEnd();
    void doesNotHurryWhenTheClockIsSet_data();
    void doesNotHurryWhenTheClockIsSet();
    void aChildOfForkDoesNotWaitForTheThread();
};

namespace {

/*! How many threads of this process watch. */
int watchers()
{
    int count = 0;
    const QDir tasks(QStringLiteral("/proc/self/task"));
    for (const QString &task : tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(tasks.filePath(task + QStringLiteral("/comm")));
        if (name.open(QIODevice::ReadOnly) && name.readAll() == "gipc-watch\n")
            ++count;
    }
    return count;
}

/*! How often this thread wakes while another one makes and removes files. */
int wakesWhileFilesAreMade(const QString &directory, int files)
{
    int wakes = 0;
    QEventLoop loop;
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &loop,
                     [&] { ++wakes; });
    std::thread maker([&] {
        for (int i = 0; i < files; ++i) {
            QFile file(QStringLiteral("%1/other%2").arg(directory).arg(i));
            if (!file.open(QIODevice::WriteOnly) || !file.remove())
                break;
            std::this_thread::sleep_for(std::chrono::milliseconds(1)); // the pace, nothing waits
        }
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    maker.join();
    return wakes;
}

bool awaitsItsServer(GipcClient *client)
{
    QSignalSpy errors(client, &GipcClient::errorOccurred);
    return client->connectToServer() && (!errors.isEmpty() || errors.wait(Patience))
        && client->error() == ErrorCode::ServerNotFound;
}

} // namespace

void tst_Watching::init()
{
    makePath();
    refusals = 0;
}

void tst_Watching::cleanup()
{
    lack = Lack::Nothing;
    clockOffset = 0;
    removePath();
    QTRY_COMPARE_WITH_TIMEOUT(watchers(), 0, Patience);
}

namespace {

void addLacks()
{
    QTest::addColumn<Lack>("without");
    QTest::newRow("a thread") << Lack::Thread;
    QTest::newRow("an inotify instance") << Lack::Instance;
    QTest::newRow("a watch") << Lack::Watch;
    QTest::newRow("memory for a watch") << Lack::Memory;
}

} // namespace

void tst_Watching::findsItsServerWithout_data()
{
    addLacks();
}

/*! Before it is there and after a loss. */
void tst_Watching::findsItsServerWithout()
{
    QFETCH(const Lack, without);
    lack = without;
    GipcClient client;
    aimAt(&client);
    QVERIFY(awaitsItsServer(&client));
    for (int round = 0; round < 3; ++round) {
        GipcServer server;
        QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
        QVERIFY(client.waitForConnected(Patience));
        server.abort();
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
        runFor(200); // so that it has looked, and has to look again
    }
    QVERIFY(refusals > 0);
}

void tst_Watching::watchesAgainWhenItCan_data()
{
    addLacks();
}

void tst_Watching::watchesAgainWhenItCan()
{
    QFETCH(const Lack, without);
    lack = without;
    GipcClient client;
    aimAt(&client);
    QVERIFY(awaitsItsServer(&client));
    QTRY_VERIFY_WITH_TIMEOUT(refusals > 1, Patience); // it is tried again
    lack = Lack::Nothing;
    QTRY_COMPARE_WITH_TIMEOUT(watchers(), 1, Patience);
    // And then it does not look by itself any more.
    QTRY_VERIFY_WITH_TIMEOUT(wakesWhileFilesAreMade(m_directory->path(), 1000) < 5, Patience);
    GipcServer server;
    QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
    QVERIFY(client.waitForConnected(Patience));
}

/*! The real limit, in a process of its own and of a user to whom it applies. */
void tst_Watching::findsItsServerAtTheLimitOfThreads()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer does not follow a fork: tested in builds without it");
#endif
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedChannels);
    child.start(QCoreApplication::applicationFilePath(), { QStringLiteral("--limited") });
    QVERIFY(child.waitForFinished(2 * Patience));
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 0);
}

void tst_Watching::isNotWokenByFilesOfOthers_data()
{
    QTest::addColumn<bool>("connected");
    QTest::newRow("waiting") << false;
    QTest::newRow("connected") << true;
}

void tst_Watching::isNotWokenByFilesOfOthers()
{
    QFETCH(const bool, connected);
    GipcServer server;
    GipcClient client;
    aimAt(&client);
    client.setHeartbeatInterval(NoRetry);
    server.setHeartbeatInterval(NoRetry);
    QVERIFY(awaitsItsServer(&client));
    if (connected) {
        QVERIFY(listenAt(&server));
        QVERIFY(client.waitForConnected(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    }
    runFor(200); // what is still to be done after that
    const int wakes = wakesWhileFilesAreMade(m_directory->path(), 500);
    QVERIFY2(wakes < 20, qPrintable(QString::number(wakes)));
}

void tst_Watching::watchesOnlyWhileItWaits()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    GipcClient client;
    aimAt(&client);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(watchers(), 0, Patience);
    server.abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    QCOMPARE(watchers(), 1);
    QVERIFY(listenAt(&server));
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(watchers(), 0, Patience);
    server.abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    client.close();
    QVERIFY(client.waitForClosed(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(watchers(), 0, Patience);
}

void tst_Watching::hearsOfTheDirectorysEnd_data()
{
    QTest::addColumn<bool>("moved");
    QTest::newRow("removed") << false;
    QTest::newRow("moved away") << true;
}

void tst_Watching::hearsOfTheDirectorysEnd()
{
    QFETCH(const bool, moved);
    const QString directory = m_directory->filePath(QStringLiteral("there"));
    m_path = directory + QStringLiteral("/s.sock");
    QVERIFY(QDir().mkdir(directory));
    GipcClient client;
    aimAt(&client);
    QVERIFY(awaitsItsServer(&client));
    for (int round = 0; round < 2; ++round) {
        if (moved)
            QVERIFY(QFile::rename(directory, directory + QString::number(round)));
        else
            QVERIFY(QDir().rmdir(directory));
        runFor(50);
        QVERIFY(QDir().mkdir(directory));
        GipcServer server;
        QVERIFY(listenAt(&server));
        QVERIFY(client.waitForConnected(Patience));
        server.abort();
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    }
}

void tst_Watching::doesNotHurryWhenTheClockIsSet_data()
{
    QTest::addColumn<int>("before"); // seconds
    QTest::addColumn<int>("after");
    QTest::addColumn<bool>("leftOver");
    QTest::newRow("never") << 0 << 0 << true;
    QTest::newRow("back before it starts") << -3600 << -3600 << true;
    QTest::newRow("back while it waits") << 0 << -3600 << true;
    QTest::newRow("forward while it waits") << 0 << 3600 << true;
    QTest::newRow("back, and nothing there") << 0 << -3600 << false;
}

void tst_Watching::doesNotHurryWhenTheClockIsSet()
{
    QFETCH(const int, before);
    QFETCH(const int, after);
    QFETCH(const bool, leftOver);
    if (leftOver)
        rawListener(m_path).close();
    clockOffset = before;
    GipcClient client;
    aimAt(&client);
    constexpr int RetryTimer = 500;
    client.setRetryTimer(RetryTimer);
    QVERIFY(awaitsItsServer(&client));
    clockOffset = after;
    runFor(200); // a file that has just been made may be tried a few times
    dials = 0;
    QElapsedTimer time;
    time.start();
    wakesWhileFilesAreMade(m_directory->path(), 500);
    runFor(1500);
    const int count = dials;
    QVERIFY2(count >= 1, "it has to go on");
    QVERIFY2(count <= time.elapsed() / RetryTimer + 8, qPrintable(QString::number(count)));
    // Timers go by another clock.
    GipcServer server;
    QVERIFY(listenAt(&server));
    QVERIFY(client.waitForConnected(Patience));
}

/*! It has a copy of the object and none of the thread. */
void tst_Watching::aChildOfForkDoesNotWaitForTheThread()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer does not follow a fork: tested in builds without it");
#endif
    auto client = std::make_unique<GipcClient>();
    aimAt(client.get());
    QVERIFY(awaitsItsServer(client.get()));
    QCOMPARE(watchers(), 1);
    const pid_t child = ::fork();
    if (child == 0) {
        client.reset();
        ::_exit(0);
    }
    QVERIFY(child > 0);
    int status = 0;
    const auto hasEnded = [&] { return ::waitpid(child, &status, WNOHANG) == child; };
    const bool ended = QTest::qWaitFor(hasEnded, Patience);
    if (!ended) {
        ::kill(child, SIGKILL);
        ::waitpid(child, &status, 0);
    }
    QVERIFY(ended);
    QVERIFY(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    GipcServer server; // and the parent goes on watching
    QVERIFY(listenAt(&server));
    QVERIFY(client->waitForConnected(Patience));
}

namespace {

constexpr int NotLimited = 77;

bool canHaveAThread()
{
    try {
        std::thread([] {}).join();
        return true;
    } catch (const std::system_error &) {
        return false;
    }
}

/*! What the process of findsItsServerAtTheLimitOfThreads() does. */
int runLimited(int argc, char **argv)
{
    constexpr uid_t Nobody = 65534;
    const rlimit none { 0, 0 };
    if (::setrlimit(RLIMIT_NPROC, &none) != 0
        || (::getuid() == 0 && (::setgid(Nobody) != 0 || ::setuid(Nobody) != 0)))
        return NotLimited;
    QCoreApplication application(argc, argv);
    if (canHaveAThread())
        return NotLimited;
    GipcClient client(QStringLiteral("limited-%1").arg(QCoreApplication::applicationPid()));
    client.setRetryTimer(NoRetry);
    if (!awaitsItsServer(&client))
        return 1;
    GipcServer server(client.name());
    if (!server.listen() || !client.waitForConnected(Patience))
        return 2;
    client.close();
    return client.waitForClosed(Patience) ? 0 : 3;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 2 && qstrcmp(argv[1], "--limited") == 0)
        ::_exit(runLimited(argc, argv)); // at exit a sanitizer wants a thread
    QCoreApplication application(argc, argv);
    tst_Watching test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_watching.moc"
