// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <memory>
#include <sys/file.h>
#include <unistd.h>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

/*! Whose a name is: never two servers, never anything removed that is not ours. */
class tst_Ownership : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void refusesASecondServer();
    void refusesANameAnotherProcessHas();
    void refusesALiveServerWithoutLock();
    void takesOverALeftOverSocket();
    void takesOverFromAKilledProcess();
    void leavesOtherThingsAlone_data();
    void leavesOtherThingsAlone();
    void keepsALockFile();
    void refusesOtherThingsAtTheLock_data();
    void refusesOtherThingsAtTheLock();
    void letsExactlyOneStarterWin();
    void letsExactlyOneThreadWin();
    void refusesASocketOfAnotherUser();
    void setsTheModeWhateverTheUmask_data();
    void setsTheModeWhateverTheUmask();
    void isPrivateFromItsFirstMoment();
    void removesOnlyItsOwnSocket();
    void removesNothingAfterAMove();

private:
    bool listenAt(GipcServer *server) const;
    bool canConnect() const;
    QString lockPath() const { return m_path + QStringLiteral(".lock"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_Ownership::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Ownership::cleanup()
{
    m_directory.reset();
}

bool tst_Ownership::listenAt(GipcServer *server) const
{
    server->setName(QStringLiteral("owner"));
    server->setSocketPath(m_path);
    return server->listen();
}

/*! Whether a gipc server answers at the path. */
bool tst_Ownership::canConnect() const
{
    GipcClient client;
    client.setEncryption(false);
    client.setSocketPath(m_path);
    return client.connectToServer() && client.waitForConnected(Patience);
}

void tst_Ownership::refusesASecondServer()
{
    GipcServer first;
    first.setEncryption(false);
    QVERIFY(listenAt(&first));
    const auto before = fileAt(m_path);
    GipcServer second;
    QVERIFY(!listenAt(&second));
    QCOMPARE(second.error(), ErrorCode::AddressInUse);
    QCOMPARE(second.status(), Status::Error);
    const QString pid = QString::number(QCoreApplication::applicationPid());
    QVERIFY2(second.errorString().contains(pid), qPrintable(second.errorString()));
    QVERIFY2(second.errorString().contains(m_path + u' '), qPrintable(second.errorString()));
    second.close();
    QCOMPARE(fileAt(m_path).st_ino, before.st_ino);
    QCOMPARE(first.status(), Status::Listening);
    QVERIFY(canConnect());
    first.abort();
    QVERIFY2(listenAt(&second), qPrintable(second.errorString()));
}

void tst_Ownership::refusesANameAnotherProcessHas()
{
    TestServer other;
    QCOMPARE(other.ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
    GipcServer server;
    QVERIFY(!listenAt(&server));
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    const QString pid = QString::number(other.process.processId());
    QVERIFY2(server.errorString().contains(pid), qPrintable(server.errorString()));
    QVERIFY(canConnect());
    QCOMPARE(other.ask(QStringLiteral("close")), QStringLiteral("closed"));
    QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
}

void tst_Ownership::refusesALiveServerWithoutLock()
{
    const Descriptor foreign = rawListener(m_path);
    QVERIFY(foreign.isValid());
    GipcServer server;
    QVERIFY(!listenAt(&server));
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY2(server.errorString().contains(m_path), qPrintable(server.errorString()));
    QVERIFY(!rawAccept(foreign).isValid()); // it never noticed
    server.close();
    QVERIFY(rawConnect(m_path).isValid());
    QCOMPARE(contentOf(m_directory->path()), QStringList { QStringLiteral("s.sock") });
}

void tst_Ownership::takesOverALeftOverSocket()
{
    rawListener(m_path).close();
    QVERIFY(exists(m_path));
    GipcServer server;
    server.setEncryption(false);
    QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
    QVERIFY(canConnect());
}

void tst_Ownership::takesOverFromAKilledProcess()
{
    TestServer other;
    QCOMPARE(other.ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
    QVERIFY(other.kill());
    QVERIFY(exists(m_path));
    QVERIFY(exists(lockPath())); // its lock died with it
    GipcServer server;
    server.setEncryption(false);
    QVERIFY2(listenAt(&server), qPrintable(server.errorString()));
    QVERIFY(canConnect());
    server.abort();
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_Ownership::leavesOtherThingsAlone_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "file", "empty file", "directory", "FIFO", "dangling link",
                              "link to a dead socket", "link to a live socket", "link to a file" })
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_Ownership::leavesOtherThingsAlone()
{
    QFETCH(QString, kind);
    const QByteArray path = QFile::encodeName(m_path);
    const QString target = m_directory->filePath(QStringLiteral("target"));
    Descriptor socket;
    if (kind.contains(QStringLiteral("socket")))
        socket = rawListener(target);
    if (kind.contains(QStringLiteral("dead")))
        socket.close();
    if (kind == QStringLiteral("link to a file")) {
        QFile file(target);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") > 0);
    }
    if (kind.contains(QStringLiteral("link"))) {
        QCOMPARE(::symlink(QFile::encodeName(target).constData(), path.constData()), 0);
    } else if (kind == QStringLiteral("directory")) {
        QVERIFY(QDir().mkdir(m_path));
    } else if (kind == QStringLiteral("FIFO")) {
        QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    } else {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(kind == QStringLiteral("file") ? "precious" : "");
    }
    const auto before = fileAt(m_path);
    const QStringList content = contentOf(m_directory->path());

    GipcServer server;
    QVERIFY(!listenAt(&server));
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY2(server.errorString().contains(m_path), qPrintable(server.errorString()));
    server.close();
    const auto after = fileAt(m_path);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(after.st_mode, before.st_mode);
    QCOMPARE(after.st_size, before.st_size);
    QCOMPARE(after.st_mtim.tv_nsec, before.st_mtim.tv_nsec);
    QCOMPARE(contentOf(m_directory->path()), content);
}

void tst_Ownership::keepsALockFile()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    const auto lock = fileAt(lockPath());
    QVERIFY(S_ISREG(lock.st_mode));
    QCOMPARE(lock.st_mode & 07777, mode_t(01600)); // cleaners of /tmp skip it
    const Descriptor opened(::open(QFile::encodeName(lockPath()).constData(), O_RDWR | O_CLOEXEC));
    QVERIFY(opened.isValid());
    QVERIFY(::flock(opened.get(), LOCK_EX | LOCK_NB) != 0);
    QCOMPARE(contentOf(m_directory->path()),
             QStringList({ QStringLiteral("s.sock"), QStringLiteral("s.sock.lock") }));
    server.close();
    QVERIFY(server.waitForClosed(Patience));
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_Ownership::refusesOtherThingsAtTheLock_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : { "link", "directory", "FIFO", "socket" })
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void tst_Ownership::refusesOtherThingsAtTheLock()
{
    QFETCH(QString, kind);
    const QByteArray lock = QFile::encodeName(lockPath());
    const QString target = m_directory->filePath(QStringLiteral("target"));
    Descriptor socket;
    if (kind == QStringLiteral("link"))
        QCOMPARE(::symlink(QFile::encodeName(target).constData(), lock.constData()), 0);
    else if (kind == QStringLiteral("directory"))
        QVERIFY(QDir().mkdir(lockPath()));
    else if (kind == QStringLiteral("FIFO"))
        QCOMPARE(::mkfifo(lock.constData(), 0600), 0);
    else
        QVERIFY((socket = rawListener(lockPath())).isValid());
    const auto before = fileAt(lockPath());
    GipcServer server;
    QVERIFY(!listenAt(&server));
    QCOMPARE(server.error(), ErrorCode::AddressInUse);
    QVERIFY2(server.errorString().contains(lockPath()), qPrintable(server.errorString()));
    QCOMPARE(fileAt(lockPath()).st_ino, before.st_ino);
    QCOMPARE(contentOf(m_directory->path()), QStringList { QStringLiteral("s.sock.lock") });
}

void tst_Ownership::letsExactlyOneStarterWin()
{
    TestServer starters[3];
    for (int round = 0; round < 50; ++round) {
        m_path = m_directory->filePath(QStringLiteral("r%1").arg(round));
        if (round % 2)
            rawBound(m_path).close(); // something left over to fight about
        for (TestServer &starter : starters)
            starter.tell(QStringLiteral("listen ") + m_path);
        QStringList answers;
        for (TestServer &starter : starters)
            answers << starter.answer();
        QVERIFY2(answers.count(QStringLiteral("ok")) == 1, qPrintable(answers.join(u'\n')));
        QVERIFY2(answers.filter(QStringLiteral("no AddressInUse")).size() == 2,
                 qPrintable(answers.join(u'\n')));
        QVERIFY(rawConnect(m_path).isValid());
        for (TestServer &starter : starters)
            QCOMPARE(starter.ask(QStringLiteral("close")), QStringLiteral("closed"));
    }
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_Ownership::letsExactlyOneThreadWin()
{
    constexpr int Starters = 4;
    for (int round = 0; round < 50; ++round) {
        std::atomic<int> ready = 0;
        std::atomic<int> decided = 0;
        std::atomic<int> winners = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < Starters; ++i) {
            threads.emplace_back(QThread::create([&] {
                GipcServer server;
                ++ready;
                while (ready < Starters) { }
                winners += listenAt(&server) ? 1 : 0;
                ++decided;
                while (decided < Starters) // nobody leaves before all have tried
                    QThread::yieldCurrentThread();
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QVERIFY(thread->wait(Patience));
        QCOMPARE(winners.load(), 1);
        QCOMPARE(contentOf(m_directory->path()), QStringList());
    }
}

void tst_Ownership::refusesASocketOfAnotherUser()
{
    if (::geteuid() != 0)
        QSKIP("only root can make a socket of another user: NOT TESTED");
    constexpr unsigned Nobody = 65534;
    const QByteArray directory = QFile::encodeName(m_directory->path());
    QCOMPARE(::chmod(directory.constData(), 0777), 0);
    TestServer other({ QString::number(Nobody) });
    const QString answer = other.ask(QStringLiteral("listen ") + m_path);
    QCOMPARE(answer, QStringLiteral("ok"));
    QCOMPARE(fileAt(m_path).st_uid, Nobody);
    {
        GipcServer server;
        QVERIFY(!listenAt(&server)); // alive
        QCOMPARE(server.error(), ErrorCode::AddressInUse);
    }
    QVERIFY(other.kill());
    for (const bool lockIsThere : { true, false }) {
        if (!lockIsThere)
            QFile::remove(lockPath());
        GipcServer server;
        QVERIFY(!listenAt(&server)); // dead, and still not ours
        QCOMPARE(server.error(), ErrorCode::AddressInUse);
        QVERIFY2(server.errorString().contains(QString::number(Nobody)),
                 qPrintable(server.errorString()));
        QCOMPARE(fileAt(m_path).st_uid, Nobody);
    }
}

void tst_Ownership::setsTheModeWhateverTheUmask_data()
{
    QTest::addColumn<int>("mask");
    QTest::addColumn<bool>("unmask");
    QTest::addColumn<int>("mode");
    QTest::newRow("open umask") << 0 << false << 0600;
    QTest::newRow("usual umask") << 022 << false << 0600;
    QTest::newRow("closed umask") << 0777 << false << 0600;
    QTest::newRow("open umask, for everyone") << 0 << true << 0777;
    QTest::newRow("usual umask, for everyone") << 022 << true << 0777;
    QTest::newRow("closed umask, for everyone") << 0777 << true << 0777;
}

void tst_Ownership::setsTheModeWhateverTheUmask()
{
    QFETCH(int, mask);
    QFETCH(bool, unmask);
    QFETCH(int, mode);
    const mode_t before = ::umask(mode_t(mask));
    GipcServer server;
    server.setUnmaskPermissions(unmask);
    const bool listens = listenAt(&server);
    const mode_t after = ::umask(before);
    QVERIFY2(listens, qPrintable(server.errorString()));
    QCOMPARE(int(fileAt(m_path).st_mode & 07777), mode);
    QCOMPARE(int(after), mask);
}

/*! The umask hides nothing here, and what is seen is what anybody in the directory sees. */
void tst_Ownership::isPrivateFromItsFirstMoment()
{
    std::atomic<bool> done = false;
    std::atomic<int> sightings = 0;
    std::atomic<int> open = 0;
    const std::unique_ptr<QThread> observer(QThread::create([&] {
        while (!done) {
            const auto file = fileAt(m_path);
            sightings += file.st_ino != 0 ? 1 : 0;
            open += (file.st_mode & 077) != 0 ? 1 : 0;
        }
    }));
    const mode_t before = ::umask(0);
    observer->start();
    bool listens = true;
    for (int round = 0; round < 100 && listens; ++round) {
        const int seen = sightings;
        GipcServer server;
        listens = listenAt(&server);
        QDeadlineTimer deadline(Patience);
        while (listens && sightings == seen && !deadline.hasExpired())
            QThread::yieldCurrentThread();
        listens = listens && sightings > seen;
    }
    done = true;
    QVERIFY(observer->wait(Patience));
    ::umask(before);
    QVERIFY(listens);
    QCOMPARE(open.load(), 0);
}

void tst_Ownership::removesOnlyItsOwnSocket()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    QVERIFY(QFile::remove(m_path));
    const Descriptor another = rawListener(m_path);
    QVERIFY(another.isValid());
    const auto before = fileAt(m_path);
    server.close();
    QVERIFY(server.waitForClosed(Patience));
    QCOMPARE(fileAt(m_path).st_ino, before.st_ino);
    QVERIFY(rawConnect(m_path).isValid());
    QCOMPARE(contentOf(m_directory->path()), QStringList { QStringLiteral("s.sock") });
}

void tst_Ownership::removesNothingAfterAMove()
{
    GipcServer server;
    QVERIFY(listenAt(&server));
    QVERIFY(QFile::rename(m_path, m_path + QStringLiteral(".moved")));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    server.abort();
    QVERIFY(exists(m_path));
    QVERIFY(
        exists(m_path + QStringLiteral(".moved"))); // not where we put it, so not ours to remove
    QVERIFY(!exists(lockPath()));
}

QTEST_GUILESS_MAIN(tst_Ownership)
#include "tst_ownership.moc"
