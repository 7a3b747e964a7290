// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goclient.h"
#include "interposed.h"
#include "testpeers.h"

#include <Gipc/GipcConnectionPool>

#include <QtCore/QScopeGuard>
#include <QtCore/QSocketNotifier>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <memory>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {
bool hasWatches = true;
int refusals = 0;

/*! In the thread of the tests only. */
thread_local QObject *looker = nullptr;
thread_local int listenersClosed = 0;
thread_local int closedUnderALook = 0;

/*! Has an eye on the descriptors that are closed while it lives: an object's notifiers must not look at
    them any more. Their numbers may be others' at once. */
class ClosingWatch
{
public:
    explicit ClosingWatch(QObject *object)
    {
        looker = object;
        listenersClosed = closedUnderALook = 0;
    }
    ~ClosingWatch() { looker = nullptr; }
    ClosingWatch(const ClosingWatch &) = delete;
    ClosingWatch &operator=(const ClosingWatch &) = delete;
};

void noteClosing(int descriptor)
{
    int isListening = 0;
    socklen_t size = sizeof isListening;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &isListening, &size) == 0)
        listenersClosed += isListening;
    for (const QSocketNotifier *const notifier : looker->findChildren<QSocketNotifier *>())
        closedUnderALook += notifier->isEnabled() && notifier->socket() == descriptor;
}
} // namespace

/*! In the place of the C library's. */
extern "C" Q_DECL_EXPORT int close(int descriptor)
{
    static const auto next = original<int (*)(int)>("close");
    if (looker)
        noteClosing(descriptor);
    return next(descriptor);
}

/*! In the place of the C library's: the system may have no more queues for this user. */
extern "C" Q_DECL_EXPORT int inotify_init1(int flags)
{
    static const auto next = original<int (*)(int)>("inotify_init1");
    if (hasWatches)
        return next(flags);
    ++refusals;
    errno = EMFILE;
    return -1;
}

/*! A socket's file that vanishes under a live server: it is made again if the name is free, and
    otherwise the server says who has it, keeps its clients, and ends when the last has left. */
class tst_LostNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void makesItsNameAgain_data();
    void makesItsNameAgain();
    void makesItsNameAgainManyTimes();
    void takesInThoseWhoHadCome_data();
    void takesInThoseWhoHadCome();
    void saysWhoHasItsName_data();
    void saysWhoHasItsName();
    void keepsItsClientsUntilTheyLeave_data();
    void keepsItsClientsUntilTheyLeave();
    void canBeClosedWithoutAName_data();
    void canBeClosedWithoutAName();
    void staysCalmWhenOnlyItsModeChanges();
    void looksAfterItsNameWhereverItLives();
    void losesOnlyTheIdThatWasTaken();

private:
    bool listenAt(GipcServer *server, bool many) const;
    bool reaches(bool many) const;
    QString lockPath() const { return m_path + QStringLiteral(".lock"); }
    QString idPath(quint32 id) const
    {
        return m_path.chopped(5) + QString::number(id) + QStringLiteral(".sock");
    }
    QString managerPath() const { return m_path.chopped(5) + QStringLiteral("_manager.sock"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

using Loss = std::function<void(const QString &)>;

const Loss Removed = [](const QString &path) { QFile::remove(path); };
const Loss RemovedWithLock = [](const QString &path) {
    QFile::remove(path);
    QFile::remove(path + QStringLiteral(".lock"));
};
const Loss Moved
    = [](const QString &path) { QFile::rename(path, path + QStringLiteral(".moved")); };

void kinds(const char *who, bool many)
{
    QTest::addRow("removed, %s", who) << Removed << many << false;
    QTest::addRow("removed with its lock, %s", who) << RemovedWithLock << many << false;
    QTest::addRow("moved, %s", who) << Moved << many << false;
    QTest::addRow("removed where nothing can be watched, %s", who) << Removed << many << true;
}

} // namespace

Q_DECLARE_METATYPE(Loss)

void tst_LostNames::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_LostNames::cleanup()
{
    m_directory.reset();
}

bool tst_LostNames::listenAt(GipcServer *server, bool many) const
{
    server->setName(QStringLiteral("lost"));
    server->setEncryption(false);
    server->setSocketPath(m_path);
    server->setMultiClient(many);
    return server->listen();
}

/*! Whether a new client gets in. */
bool tst_LostNames::reaches(bool many) const
{
    GipcClient client(QStringLiteral("lost"));
    client.setEncryption(false);
    client.setSocketPath(m_path);
    client.setMultiClient(many);
    return client.connectToServer() && client.waitForConnected(Patience);
}

void tst_LostNames::makesItsNameAgain_data()
{
    QTest::addColumn<Loss>("lose");
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("unwatched");
    kinds("one client", false);
    kinds("many clients", true);
}

void tst_LostNames::makesItsNameAgain()
{
    QFETCH(Loss, lose);
    QFETCH(bool, many);
    QFETCH(bool, unwatched);
    refusals = 0;
    hasWatches = !unwatched;
    const auto back = qScopeGuard([] { hasWatches = true; });
    {
        GipcServer server;
        QVERIFY2(listenAt(&server, many), qPrintable(server.errorString()));
        QCOMPARE(refusals > 0, unwatched);
        QSignalSpy errors(&server, &GipcServer::errorOccurred);
        GipcClient client(QStringLiteral("lost"));
        client.setEncryption(false);
        client.setSocketPath(m_path);
        QVERIFY(client.connectToServer() && client.waitForConnected(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
        const Status before = server.status();
        QStringList lost { m_path };
        if (many)
            lost << managerPath();
        for (const QString &path : lost) {
            lose(path);
            QVERIFY(!exists(path));
            QElapsedTimer timer;
            timer.start();
            QTRY_VERIFY_WITH_TIMEOUT(exists(path), Patience);
            qInfo("there again after %lld ms", timer.elapsed());
            QCOMPARE(int(fileAt(path).st_mode & 07777), 0600);
            QVERIFY(exists(path + QStringLiteral(".lock")));
        }
        QCOMPARE(errors.size(), 0);
        QCOMPARE(server.status(), before);
        QCOMPARE(client.status(), Status::Connected);
        GipcServer second; // the lock is held again, too
        QVERIFY(!listenAt(&second, many));
        QCOMPARE(second.error(), ErrorCode::AddressInUse);
        client.close();
        QVERIFY(client.waitForClosed(Patience));
        QVERIFY(reaches(many));
        server.abort();
    }
    const QStringList left = contentOf(m_directory->path());
    QCOMPARE(left.size(), left.filter(QStringLiteral(".moved")).size());
}

void tst_LostNames::makesItsNameAgainManyTimes()
{
    GipcServer server;
    QVERIFY2(listenAt(&server, false), qPrintable(server.errorString()));
    for (int round = 0; round < 50; ++round) {
        QVERIFY(QFile::remove(m_path));
        QTRY_VERIFY_WITH_TIMEOUT(exists(m_path), Patience);
    }
    QVERIFY(reaches(false));
    server.abort();
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_LostNames::takesInThoseWhoHadCome_data()
{
    QTest::addColumn<bool>("busy");
    QTest::newRow("nobody there") << false;
    QTest::newRow("while there is a client") << true;
}

/*! They wait in the kernel's queue of the socket that is gone. */
void tst_LostNames::takesInThoseWhoHadCome()
{
    QFETCH(bool, busy);
    GipcServer server;
    QVERIFY2(listenAt(&server, false), qPrintable(server.errorString()));
    const ClosingWatch watch(&server);
    GipcClient client(QStringLiteral("lost"));
    client.setEncryption(false);
    client.setSocketPath(m_path);
    if (busy)
        QVERIFY(client.connectToServer() && client.waitForConnected(Patience));
    std::vector<Descriptor> waiting;
    const int many = busy ? 100 : 1; // more than wait in this process
    for (int i = 0; i < many; ++i)
        waiting.push_back(rawConnect(m_path));
    QVERIFY(waiting.back().isValid());
    if (busy)
        runFor(50); // accepting pauses
    QVERIFY(QFile::remove(m_path));
    QTRY_VERIFY_WITH_TIMEOUT(exists(m_path), Patience);
    runFor(50);
    client.close();
    while (waiting.size() > 1)
        waiting.erase(waiting.begin());
    char greeting[2];
    QTRY_VERIFY_WITH_TIMEOUT(
        ::recv(waiting.back().get(), greeting, sizeof greeting, MSG_PEEK | MSG_DONTWAIT) == 2,
        Patience);
    QTRY_COMPARE_WITH_TIMEOUT(listenersClosed, 1, Patience); // the former
    QCOMPARE(closedUnderALook, 0);
}

namespace {

struct Thief
{
    const char *name;
    std::function<Descriptor(const QString &)> steal;
};

const Thief Thieves[] = {
    { "another program", [](const QString &path) { return rawListener(path); } },
    { "a file",
      [](const QString &path) {
          return Descriptor(
              ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600));
      } },
};

/*! Takes the name the moment it is free: renamed over it. */
bool steal(const Thief &thief, const QString &path, Descriptor *held)
{
    const QString beside = path + QStringLiteral(".thief");
    *held = thief.steal(beside);
    return held->isValid()
        && ::rename(QFile::encodeName(beside).constData(), QFile::encodeName(path).constData())
        == 0;
}

void thieves()
{
    QTest::addColumn<int>("thief");
    QTest::addColumn<QString>("which");
    QTest::addColumn<bool>("many");
    for (int i = 0; i < 2; ++i) {
        QTest::addRow("%s, one client", Thieves[i].name) << i << QString() << false;
        QTest::addRow("%s, many clients", Thieves[i].name) << i << QString() << true;
        QTest::addRow("%s, the manager", Thieves[i].name)
            << i << QStringLiteral("_manager") << true;
    }
}

} // namespace

void tst_LostNames::saysWhoHasItsName_data()
{
    thieves();
    // With a lock of its own, so that it can be named.
    QTest::newRow("another server") << -1 << QString() << false;
}

void tst_LostNames::saysWhoHasItsName()
{
    QFETCH(int, thief);
    QFETCH(QString, which);
    QFETCH(bool, many);
    GipcServer server;
    QVERIFY2(listenAt(&server, many), qPrintable(server.errorString()));
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QSignalSpy states(&server, &GipcServer::statusChanged);
    const QString path = m_path.chopped(5) + which + QStringLiteral(".sock");
    Descriptor held;
    TestServer other;
    QString owner = path;
    if (thief < 0) {
        QVERIFY(QFile::remove(lockPath()));
        QVERIFY(QFile::remove(m_path)); // both before our loop runs
        QCOMPARE(other.ask(QStringLiteral("listen ") + path), QStringLiteral("ok"));
        owner = QString::number(other.process.processId());
    } else {
        QVERIFY(steal(Thieves[thief], path, &held));
    }
    const auto taken = fileAt(path);
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Status::Error, Patience);
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY2(server.errorString().contains(owner), qPrintable(server.errorString()));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(states.size(), 1);
    QVERIFY(server.address().isEmpty());
    server.close();
    QCOMPARE(server.status(), Status::Closed);
    QCOMPARE(fileAt(path).st_ino, taken.st_ino);
    if (thief < 0)
        QVERIFY(exists(lockPath())); // its
    QVERIFY(contentOf(m_directory->path()).size() == (thief < 0 ? 2 : 1));
    held.close();
    if (thief < 0)
        QCOMPARE(other.ask(QStringLiteral("close")), QStringLiteral("closed"));
    else
        QVERIFY(QFile::remove(path));
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(reaches(many));
}

void tst_LostNames::keepsItsClientsUntilTheyLeave_data()
{
    thieves();
}

void tst_LostNames::keepsItsClientsUntilTheyLeave()
{
    QFETCH(int, thief);
    QFETCH(QString, which);
    QFETCH(bool, many);
    GipcServer server;
    QVERIFY2(listenAt(&server, many), qPrintable(server.errorString()));
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) {
                         server.writeTo(message.connectionId(), message.msgType(), message.data());
                     });
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    std::vector<std::unique_ptr<GipcClient>> clients;
    for (int i = 0; i < (many ? 3 : 1); ++i) {
        clients.push_back(std::make_unique<GipcClient>(QStringLiteral("lost")));
        clients.back()->setEncryption(false);
        clients.back()->setSocketPath(m_path);
        QVERIFY(clients.back()->connectToServer());
        QVERIFY(clients.back()->waitForConnected(Patience));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), int(clients.size()), Patience);
    const Status serving = server.status();
    const QString path = m_path.chopped(5) + which + QStringLiteral(".sock");
    Descriptor held;
    QVERIFY(steal(Thieves[thief], path, &held));
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, Patience);
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    while (!clients.empty()) {
        QCOMPARE(server.status(), serving);
        for (const auto &client : clients) {
            QCOMPARE(client->status(), Status::Connected);
            client->setDelivery(Gipc::Delivery::Queue);
            QVERIFY(client->write(5, "still here"));
            GipcMessage answer = client->readTimed(Patience);
            while (answer.isInternal() && !answer.isTerminal() && !answer.isTimeout())
                answer = client->readTimed(Patience); // news of before
            QCOMPARE(answer.data(), QByteArray("still here"));
        }
        clients.back()->close();
        QVERIFY(clients.back()->waitForClosed(Patience));
        clients.pop_back();
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), int(clients.size()), Patience);
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.status(), Status::Error, Patience);
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QCOMPARE(errors.size(), 1);
}

void tst_LostNames::canBeClosedWithoutAName_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<int>("how");
    for (const bool many : { false, true }) {
        const char *const who = many ? "many clients" : "one client";
        QTest::addRow("close, %s", who) << many << 0;
        QTest::addRow("abort, %s", who) << many << 1;
        QTest::addRow("delete, %s", who) << many << 2;
        QTest::addRow("abort in the slot, %s", who) << many << 3;
        QTest::addRow("delete in the slot, %s", who) << many << 4;
        QTest::addRow("open again in the slot, %s", who) << many << 5;
    }
}

void tst_LostNames::canBeClosedWithoutAName()
{
    QFETCH(bool, many);
    QFETCH(int, how);
    auto server = std::make_unique<GipcServer>();
    QVERIFY2(listenAt(server.get(), many), qPrintable(server->errorString()));
    GipcClient client(QStringLiteral("lost"));
    client.setEncryption(false);
    client.setSocketPath(m_path);
    QVERIFY(client.connectToServer() && client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 1, Patience);
    int errors = 0;
    QObject::connect(server.get(), &GipcServer::errorOccurred, &client, [&] {
        ++errors;
        if (how == 3 || how == 5)
            server->abort();
        if (how == 4)
            server.release()->deleteLater();
        if (how == 5) {
            server->setSocketPath(m_directory->filePath(QStringLiteral("other.sock")));
            QVERIFY(server->listen());
        }
    });
    Descriptor held;
    QVERIFY(steal(Thieves[0], m_path, &held));
    QTRY_COMPARE_WITH_TIMEOUT(errors, 1, Patience);
    if (how == 0)
        server->close();
    if (how == 1)
        server->abort();
    if (how == 2)
        server.reset();
    if (how == 0 || how == 1 || how == 3)
        QTRY_COMPARE_WITH_TIMEOUT(server->status(), Status::Closed, Patience);
    if (how == 5)
        QCOMPARE(server->status(), Status::Listening);
    QTRY_VERIFY_WITH_TIMEOUT(client.status() != Status::Connected, Patience);
    if (how == 5)
        QCOMPARE(server->status(), Status::Listening);
    QCOMPARE(errors, 1);
    server.reset();
    QCOMPARE(contentOf(m_directory->path()), QStringList { QStringLiteral("s.sock") });
}

void tst_LostNames::staysCalmWhenOnlyItsModeChanges()
{
    GipcServer server;
    QVERIFY2(listenAt(&server, false), qPrintable(server.errorString()));
    const ino_t inode = fileAt(m_path).st_ino;
    QSignalSpy states(&server, &GipcServer::statusChanged);
    QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0660), 0);
    runFor(50);
    QCOMPARE(fileAt(m_path).st_ino, inode);
    QCOMPARE(int(fileAt(m_path).st_mode & 07777), 0660); // the program's business
    QCOMPARE(states.size(), 0);
}

/*! In another thread, and after a move from one to another. */
void tst_LostNames::looksAfterItsNameWhereverItLives()
{
    QThread threads[2];
    auto server = std::make_unique<GipcServer>();
    QVERIFY2(listenAt(server.get(), true), qPrintable(server->errorString()));
    QObject *now = nullptr;
    const auto call = [&](auto function) {
        QMetaObject::invokeMethod(now, function, Qt::BlockingQueuedConnection);
    };
    for (QThread &thread : threads) {
        thread.start();
        if (now)
            call([&] { server->moveToThread(&thread); });
        else
            server->moveToThread(&thread);
        now = server.get();
        for (const QString &path : { m_path, managerPath() }) {
            QVERIFY(QFile::remove(path));
            QTRY_VERIFY_WITH_TIMEOUT(exists(path), Patience);
        }
    }
    QVERIFY(reaches(true));
    call([&] { server.reset(); });
    for (QThread &thread : threads) {
        thread.quit();
        QVERIFY(thread.wait(Patience));
    }
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_LostNames::losesOnlyTheIdThatWasTaken()
{
    GipcServer server;
    QVERIFY2(listenAt(&server, true), qPrintable(server.errorString()));
    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    RawPeer asker = RawPeer::toPath(managerPath());
    QVERIFY(asker.shakeHands(GipcWire::Role::Client, false));
    asker.sendMessage(12, "client_id_request");
    QTRY_VERIFY_WITH_TIMEOUT(exists(idPath(1)), Patience);
    QVERIFY(QFile::remove(idPath(1)));
    QTRY_VERIFY_WITH_TIMEOUT(exists(idPath(1)), Patience);
    RawPeer client = RawPeer::toPath(idPath(1));
    QVERIFY(client.shakeHands(GipcWire::Role::Client, false));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
    QCOMPARE(errors.size(), 0);

    Descriptor held;
    QVERIFY(steal(Thieves[0], idPath(1), &held));
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, Patience);
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY2(server.errorString().contains(idPath(1)), qPrintable(server.errorString()));
    QCOMPARE(server.clientCount(), 1);
    QCOMPARE(server.status(), Status::Listening);
    server.closeConnection(server.connections().ids().first());
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
    QVERIFY(reaches(true)); // others still come
    QCOMPARE(server.status(), Status::Listening);
    server.abort();
    QCOMPARE(contentOf(m_directory->path()), QStringList { QStringLiteral("s1.sock") });
}

QTEST_GUILESS_MAIN(tst_LostNames)
#include "tst_lostnames.moc"
