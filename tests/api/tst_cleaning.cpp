// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtCore/QHash>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryFile>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <memory>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

/*! What is at a server's path stays there as long as it serves: cleaners of /tmp leave it alone, and
    nothing that happens while accepting removes it. */
class tst_Cleaning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void cleanersLeaveALiveServerAlone_data();
    void cleanersLeaveALiveServerAlone();
    void keepsItsSocketWhileManyWait();
    void keepsItsSocketInThreadsAndPauses();
    void leavesASuccessorsSocketAlone();
    void clientComesAgainAtOnceBetweenBindAndListen();
    void clientDoesNotWaitForTheDead_data();
    void clientDoesNotWaitForTheDead();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void tst_Cleaning::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Cleaning::cleanup()
{
    m_directory.reset();
}

namespace {

void configure(GipcServer *server, const QString &path)
{
    server->setName(QStringLiteral("clean"));
    server->setEncryption(false);
    server->setSocketPath(path);
}

bool connects(GipcClient *client, const QString &path)
{
    client->setName(QStringLiteral("clean"));
    client->setEncryption(false);
    client->setSocketPath(path);
    return client->connectToServer() && client->waitForConnected(Patience);
}

/*! Cleans a directory as the system does, of everything that is not in use, however young. */
QString clean(const QString &directory)
{
    QTemporaryFile rules;
    if (!rules.open())
        return QStringLiteral("no file for the rules");
    rules.write("d " + QFile::encodeName(directory) + " - - - 0\n");
    rules.flush();
    QProcess cleaner;
    cleaner.setProcessChannelMode(QProcess::MergedChannels);
    cleaner.start(QStringLiteral("systemd-tmpfiles"),
                  { QStringLiteral("--clean"), rules.fileName() });
    if (!cleaner.waitForFinished(Patience) || cleaner.exitCode() != 0)
        return cleaner.errorString() + QString::fromLocal8Bit(cleaner.readAll());
    return QString();
}

} // namespace

void tst_Cleaning::cleanersLeaveALiveServerAlone_data()
{
    QTest::addColumn<bool>("many");
    QTest::addColumn<bool>("everyone");
    QTest::addColumn<bool>("relative");
    QTest::newRow("one client") << false << false << false;
    QTest::newRow("many clients") << true << false << false;
    QTest::newRow("for everyone") << false << true << false;
    QTest::newRow("a relative path") << false << false << true;
}

void tst_Cleaning::cleanersLeaveALiveServerAlone()
{
    QVERIFY2(!QStandardPaths::findExecutable(QStringLiteral("systemd-tmpfiles")).isEmpty(),
             "systemd-tmpfiles is missing: it is in Debian's package systemd");
    QFETCH(bool, many);
    QFETCH(bool, everyone);
    QFETCH(bool, relative);
    const QString before = QDir::currentPath();
    if (relative)
        QVERIFY(QDir::setCurrent(m_directory->path()));
    GipcServer server;
    configure(&server, relative ? QStringLiteral("s.sock") : m_path);
    server.setMultiClient(many);
    server.setUnmaskPermissions(everyone);
    const bool listens = server.listen();
    QDir::setCurrent(before);
    QVERIFY2(listens, qPrintable(server.errorString()));

    const QStringList ours = contentOf(m_directory->path());
    QCOMPARE(ours.size(), many ? 4 : 2);
    QHash<QString, ino_t> inodes;
    for (const QString &name : ours)
        inodes[name] = fileAt(m_directory->filePath(name)).st_ino;
    // These show that the cleaner does clean here.
    rawListener(m_directory->filePath(QStringLiteral("left over"))).close();
    QFile file(m_directory->filePath(QStringLiteral("old")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();

    const QString trouble = clean(m_directory->path());
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    QCOMPARE(contentOf(m_directory->path()), ours);
    for (const QString &name : ours)
        QCOMPARE(fileAt(m_directory->filePath(name)).st_ino, inodes[name]);
    GipcClient client;
    QVERIFY(connects(&client, m_path));
}

/*! More than may wait in this process, twice, so that accepting pauses and goes on. */
void tst_Cleaning::keepsItsSocketWhileManyWait()
{
    GipcServer server;
    configure(&server, m_path);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    const ino_t inode = fileAt(m_path).st_ino;
    for (int round = 0; round < 2; ++round) {
        GipcClient client;
        QVERIFY(connects(&client, m_path));
        std::vector<Descriptor> waiting;
        for (int i = 0; i < 65 + 20; ++i) {
            waiting.push_back(rawConnect(m_path));
            QVERIFY(waiting.back().isValid());
        }
        runFor(50);
        QCOMPARE(fileAt(m_path).st_ino, inode);
        waiting.clear();
        client.close();
        QVERIFY(client.waitForClosed(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 0, Patience);
        QCOMPARE(fileAt(m_path).st_ino, inode);
    }
    GipcClient last;
    QVERIFY(connects(&last, m_path));
    QCOMPARE(fileAt(m_path).st_ino, inode);
}

/*! A server that moves takes with it who had come, and goes on where it is. */
void tst_Cleaning::keepsItsSocketInThreadsAndPauses()
{
    QThread thread;
    auto server = std::make_unique<GipcServer>();
    configure(server.get(), m_path);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    const ino_t inode = fileAt(m_path).st_ino;
    const Descriptor early = rawConnect(m_path);
    QVERIFY(early.isValid());
    server->moveToThread(&thread);
    thread.start();
    char greeting[2];
    QTRY_VERIFY_WITH_TIMEOUT(
        ::recv(early.get(), greeting, sizeof greeting, MSG_DONTWAIT | MSG_PEEK) > 0, Patience);
    QCOMPARE(fileAt(m_path).st_ino, inode);
    QMetaObject::invokeMethod(
        server.get(), [&server] { server.reset(); }, Qt::BlockingQueuedConnection);
    thread.quit();
    QVERIFY(thread.wait(Patience));
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

/*! Somebody removed the socket, and another server has the name before the first one ends. */
void tst_Cleaning::leavesASuccessorsSocketAlone()
{
    for (const bool orderly : { true, false }) {
        GipcServer first;
        configure(&first, m_path);
        QVERIFY2(first.listen(), qPrintable(first.errorString()));
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::remove(m_path + QStringLiteral(".lock")));
        GipcServer second;
        configure(&second, m_path);
        QVERIFY2(second.listen(), qPrintable(second.errorString()));
        const auto socket = fileAt(m_path);
        const auto lock = fileAt(m_path + QStringLiteral(".lock"));
        orderly ? first.close() : first.abort();
        QCOMPARE(fileAt(m_path).st_ino, socket.st_ino);
        QCOMPARE(fileAt(m_path + QStringLiteral(".lock")).st_ino, lock.st_ino);
        GipcClient client;
        QVERIFY(connects(&client, m_path));
    }
    QCOMPARE(contentOf(m_directory->path()), QStringList());
}

void tst_Cleaning::clientComesAgainAtOnceBetweenBindAndListen()
{
    const Descriptor server = rawBound(m_path);
    QVERIFY(server.isValid());
    GipcClient client;
    client.setSocketPath(m_path);
    client.setRetryTimer(3600 * 1000);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer()); // refused here
    QCOMPARE(::listen(server.get(), 16), 0);
    QVERIFY(awaitConnection(server).isValid());
    QCOMPARE(errors.size(), 0);
}

void tst_Cleaning::clientDoesNotWaitForTheDead_data()
{
    QTest::addColumn<bool>("isBound");
    QTest::newRow("left over") << false;
    QTest::newRow("bound for ever") << true;
}

void tst_Cleaning::clientDoesNotWaitForTheDead()
{
    QFETCH(bool, isBound);
    Descriptor server = rawBound(m_path);
    if (!isBound)
        server.close();
    GipcClient client;
    client.setSocketPath(m_path);
    client.setRetryTimer(3600 * 1000);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, Patience);
    QCOMPARE(client.error(), ErrorCode::ServerNotFound);
    QCOMPARE(client.status(), Status::Connecting);
}

QTEST_GUILESS_MAIN(tst_Cleaning)
#include "tst_cleaning.moc"
