// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>

#include <arpa/inet.h>
#include <memory>
#include <netinet/in.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

/*! File descriptors: what happens when there are none, and that none is lost. */
class tst_Descriptors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void serverResumesByItself_data();
    void serverResumesByItself();
    void serverResumesWhenAConnectionEnds_data();
    void serverResumesWhenAConnectionEnds();
    void clientTriesAgain_data();
    void clientTriesAgain();
    void saysWhyItCannotListen();
    void doesNotTakeTheUnknownForALiveServer();
    void losesNone_data();
    void losesNone();
    void losesNoneToWaitingPeers();
    void takesInOnlySoMany_data();
    void takesInOnlySoMany();
    void watchesWithOneInstance();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

/*! UBSan asks the kernel about each object it does not know yet, and takes a lack of descriptors for a
    bad object. */
#ifdef __SANITIZE_ADDRESS__
constexpr bool SanitizerNeedsDescriptors = true;
#else
constexpr bool SanitizerNeedsDescriptors = false;
#endif

/*! While it lives no descriptor can be opened, but for those given back with release(). */
class Drought
{
public:
    Drought()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        const int highest
            = ::dup(STDERR_FILENO); // the lowest that is free, with a few gaps at most
        const rlimit low { rlim_t(highest) + 32, m_before.rlim_max };
        ::close(highest);
        ::setrlimit(RLIMIT_NOFILE, &low);
        fill();
    }
    ~Drought() { end(); }
    void fill()
    {
        for (int descriptor = ::dup(STDERR_FILENO); descriptor >= 0;
             descriptor = ::dup(STDERR_FILENO))
            m_taken.emplace_back(descriptor);
    }
    void release(int count)
    {
        for (int i = 0; i < count && !m_taken.empty(); ++i)
            m_taken.pop_back();
    }
    void end()
    {
        m_taken.clear();
        ::setrlimit(RLIMIT_NOFILE, &m_before);
    }

private:
    rlimit m_before {};
    std::vector<Descriptor> m_taken;
};

QStringList openFiles()
{
    QStringList files;
    const QStringList entries
        = QDir(QStringLiteral("/proc/self/fd"))
              .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &entry : entries) {
        char target[256];
        const ssize_t size = ::readlink(qPrintable(QStringLiteral("/proc/self/fd/") + entry),
                                        target, sizeof target);
        files << QString::fromLocal8Bit(target, qMax<ssize_t>(0, size));
    }
    return files;
}

/*! Processor time of this process, in milliseconds. */
qint64 processorTime()
{
    rusage usage {};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto msecs
        = [](const timeval &time) { return qint64(time.tv_sec) * 1000 + time.tv_usec / 1000; };
    return msecs(usage.ru_utime) + msecs(usage.ru_stime);
}

void transports()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

} // namespace

void tst_Descriptors::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Descriptors::cleanup()
{
    m_directory.reset();
}

namespace {

/*! A stream socket that was made in time, to be connected during the drought. */
class Knocker
{
public:
    explicit Knocker(const GipcServer &server)
        : m_server(server)
        , m_socket(::socket(server.network() ? AF_INET : AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    { }
    bool knock()
    {
        // Connecting needs nobody to accept, only room in the kernel's queue.
        if (m_server.network()) {
            sockaddr_in address {};
            address.sin_family = AF_INET;
            address.sin_port = htons(portOf(m_server));
            address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
            return ::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address),
                             sizeof address)
                == 0;
        }
        const sockaddr_un address = unixAddress(m_server.address());
        return ::connect(m_socket.get(), reinterpret_cast<const sockaddr *>(&address),
                         sizeof address)
            == 0;
    }
    bool isGreeted() const
    {
        char bytes[2];
        return ::recv(m_socket.get(), bytes, sizeof bytes, MSG_PEEK | MSG_DONTWAIT) == 2;
    }
    void answer() const { ::send(m_socket.get(), "\0\0", 2, MSG_NOSIGNAL); }
    void leave() { m_socket.close(); }

private:
    const GipcServer &m_server;
    Descriptor m_socket;
};

void configure(GipcServer *server, const QString &path, bool network)
{
    server->setName(QStringLiteral("dry"));
    server->setEncryption(false);
    server->setSocketPath(path);
    server->setNetwork(network);
    server->setPort(0);
}

} // namespace

void tst_Descriptors::serverResumesByItself_data()
{
    transports();
}

void tst_Descriptors::serverResumesByItself()
{
    if (SanitizerNeedsDescriptors)
        QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
    QFETCH(bool, network);
    GipcServer server;
    configure(&server, m_path, network);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    for (int round = 0; round < 3; ++round) {
        Knocker knocker(server);
        Drought drought;
        QVERIFY(knocker.knock());
        const qint64 before = processorTime();
        runFor(400);
        const qint64 used = processorTime() - before;
        QVERIFY2(used < 150, qPrintable(QStringLiteral("%1 ms of processor time").arg(used)));
        QVERIFY(!knocker.isGreeted());
        QCOMPARE(server.status(), round == 0 ? Status::Listening : Status::Disconnected);
        drought.end();
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(knocker.isGreeted(), Patience);
        qInfo("greeted %lld ms after descriptors were free", timer.elapsed());
        knocker.answer();
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
        knocker.leave();
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
    }
}

void tst_Descriptors::serverResumesWhenAConnectionEnds_data()
{
    transports();
}

/*! The one free descriptor is that of the client, which leaves. */
void tst_Descriptors::serverResumesWhenAConnectionEnds()
{
    if (SanitizerNeedsDescriptors)
        QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
    QFETCH(bool, network);
    GipcServer server;
    configure(&server, m_path, network);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    Knocker first(server);
    Knocker second(server);
    Knocker third(server);
    QVERIFY(first.knock());
    first.answer();
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    Drought drought;
    QVERIFY(second.knock());
    runFor(50);
    QVERIFY(!second.isGreeted());
    first.leave();
    QTRY_VERIFY_WITH_TIMEOUT(second.isGreeted(), Patience);
    second.answer();
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    drought.fill();
    QVERIFY(third.knock());
    drought.end();
    second.leave();
    QTRY_VERIFY_WITH_TIMEOUT(third.isGreeted(), Patience);
}

void tst_Descriptors::clientTriesAgain_data()
{
    transports();
}

void tst_Descriptors::clientTriesAgain()
{
    if (SanitizerNeedsDescriptors)
        QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
    QFETCH(bool, network);
    GipcServer server;
    configure(&server, m_path, network);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    GipcClient client;
    client.setSocketPath(m_path);
    aim(&client, server);
    client.setRetryTimer(50);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    {
        const Drought drought;
        QVERIFY(client.connectToServer());
        const qint64 before = processorTime();
        runFor(400);
        QVERIFY(processorTime() - before < 200);
        QCOMPARE(client.status(), Status::Connecting);
        QCOMPARE(errors.size(), 1);
        QCOMPARE(client.error(), ErrorCode::LimitReached);
    }
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Descriptors::saysWhyItCannotListen()
{
    if (SanitizerNeedsDescriptors)
        QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
    GipcServer server;
    configure(&server, m_path, false);
    {
        Drought drought;
        for (int free = 0; free < 4; ++free) {
            if (server.listen())
                break; // enough for that
            QCOMPARE(server.error(), ErrorCode::LimitReached);
            drought.release(1);
        }
    }
    server.abort();
    QCOMPARE(contentOf(m_directory->path()), QStringList());
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
}

/*! With a dead socket at the path, asking for life needs a descriptor. */
void tst_Descriptors::doesNotTakeTheUnknownForALiveServer()
{
    if (SanitizerNeedsDescriptors)
        QSKIP("the sanitizers need descriptors of their own: tested in builds without them");
    rawListener(m_path).close();
    GipcServer server;
    configure(&server, m_path, false);
    {
        Drought drought;
        drought.release(1); // for the lock
        QVERIFY(!server.listen());
        QCOMPARE(server.error(), ErrorCode::LimitReached);
    }
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
}

void tst_Descriptors::losesNone_data()
{
    transports();
}

void tst_Descriptors::losesNone()
{
    QFETCH(bool, network);
    GipcServer server;
    configure(&server, m_path, network);
    const auto cycle = [&](int times) {
        for (int i = 0; i < times; ++i) {
            GipcClient client;
            client.setSocketPath(m_path);
            aim(&client, server);
            QVERIFY(client.connectToServer());
            QVERIFY(client.waitForConnected(Patience));
            i % 2 ? client.close() : client.abort();
            QVERIFY(client.waitForClosed(Patience));
            QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
        }
    };
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    cycle(2);
    QCoreApplication::processEvents();
    const auto before = openFiles().size();
    cycle(200);
    QTRY_COMPARE_WITH_TIMEOUT(openFiles().size(), before, Patience);
    for (int i = 0; i < 20; ++i) {
        server.close();
        QVERIFY(server.waitForClosed(Patience));
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
    }
    QTRY_COMPARE_WITH_TIMEOUT(openFiles().size(), before, Patience);
}

void tst_Descriptors::losesNoneToWaitingPeers()
{
    const auto before = openFiles().size();
    {
        GipcServer server;
        configure(&server, m_path, false);
        QVERIFY(server.listen());
        std::vector<Descriptor> peers;
        for (int i = 0; i < 150; ++i)
            peers.push_back(rawConnect(m_path));
        runFor(300);
        for (const Descriptor &peer : peers)
            QVERIFY(peer.isValid());
    }
    QTRY_COMPARE_WITH_TIMEOUT(openFiles().size(), before, Patience);
}

void tst_Descriptors::takesInOnlySoMany_data()
{
    transports();
}

/*! While there is a client, 64 wait in this process and all others in the kernel. */
void tst_Descriptors::takesInOnlySoMany()
{
    QFETCH(bool, network);
    constexpr int Peers = 300;
    constexpr int MaxWaiting = 64;
    constexpr int Slack = 16;
    GipcServer server;
    configure(&server, m_path, network);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    Knocker client(server);
    QVERIFY(client.knock());
    client.answer();
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    const auto before = openFiles().size();
    std::vector<Knocker> peers;
    for (int i = 0; i < Peers; ++i) {
        peers.emplace_back(server);
        QVERIFY(peers.back().knock());
    }
    QTRY_VERIFY_WITH_TIMEOUT(openFiles().size() - before - Peers >= MaxWaiting - 1, Patience);
    runFor(200);
    const auto taken = openFiles().size() - before - Peers;
    QVERIFY2(taken >= MaxWaiting - 1 && taken <= MaxWaiting + Slack,
             qPrintable(QString::number(taken)));
    client.leave();
    QTRY_VERIFY_WITH_TIMEOUT(peers.front().isGreeted(), Patience);
}

void tst_Descriptors::watchesWithOneInstance()
{
    const auto instances = [] { return openFiles().filter(QStringLiteral("inotify")).size(); };
    QCOMPARE(instances(), 0);
    {
        std::vector<std::unique_ptr<GipcClient>> clients;
        for (int i = 0; i < 200; ++i) {
            clients.push_back(std::make_unique<GipcClient>());
            // Some in another directory: still the same instance.
            const QString folder = m_directory->filePath(QString::number(i % 5));
            QVERIFY(QDir().mkpath(folder));
            clients.back()->setSocketPath(folder + QStringLiteral("/s.sock"));
            clients.back()->setRetryTimer(3600 * 1000);
            QVERIFY(clients.back()->connectToServer());
        }
        runFor(100);
        QTRY_COMPARE_WITH_TIMEOUT(instances(), 1, Patience);
        GipcServer server;
        configure(&server, m_directory->filePath(QStringLiteral("3/s.sock")), false);
        server.setEncryption(true);
        QVERIFY(server.listen());
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    }
    QCOMPARE(instances(), 0);
}

QTEST_GUILESS_MAIN(tst_Descriptors)
#include "tst_descriptors.moc"
