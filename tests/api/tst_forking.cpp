// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtTest/QSignalSpy>

#include <csignal>
#include <functional>
#include <memory>
#include <sys/wait.h>
#include <unistd.h>

using Gipc::ErrorCode;
using Gipc::Status;

/*! A child that was forked off has a copy of every object and shares every descriptor. What it destroys
    is not the parent's, and what the parent ends is ended although the child holds it. */
class tst_Forking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void childTakesNothingFromItsParent_data();
    void childTakesNothingFromItsParent();
    void childThatWaitsForAServerCanEnd();
    void parentsEndReachesThePeer_data();
    void parentsEndReachesThePeer();
    void parentsEndReachesThoseWhoWait();
    void parentsNameIsFreeAtOnce();

private:
    void configure(GipcServer *server, bool network, bool many) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

/*! A child that does something and then lives until this ends. */
class Child
{
public:
    explicit Child(const std::function<void()> &deed)
    {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0)
            return;
        m_pid = ::fork();
        if (m_pid == 0) {
            ::alarm(2 * Patience / 1000); // whatever becomes of the parent
            deed();
            if (::write(ends[1], "", 1) == 1) {
                for (;;)
                    ::pause();
            }
            ::_exit(1);
        }
        m_done = Descriptor(ends[0]);
        ::close(ends[1]);
    }
    ~Child()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }

    /*! False if it died of its deed, or never ended it. */
    bool isDone() const
    {
        pollfd entry { m_done.get(), POLLIN, 0 };
        char byte = 0;
        return ::poll(&entry, 1, Patience) == 1 && ::read(m_done.get(), &byte, 1) == 1;
    }

private:
    pid_t m_pid = -1;
    Descriptor m_done;
};

GipcMessage nextData(GipcClient *client)
{
    GipcMessage message = client->readTimed(Patience);
    while (message.isInternal() && !message.isTerminal() && !message.isTimeout())
        message = client->readTimed(Patience);
    return message;
}

} // namespace

void tst_Forking::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Forking::cleanup()
{
    m_directory.reset();
}

void tst_Forking::configure(GipcServer *server, bool network, bool many) const
{
    server->setName(QStringLiteral("fork"));
    server->setSocketPath(m_path);
    server->setNetwork(network);
    server->setPort(0);
    server->setMultiClient(many);
}

void tst_Forking::childTakesNothingFromItsParent_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("many");
    QTest::addColumn<QString>("deed");
    for (const bool network : { false, true }) {
        for (const bool many : { false, true }) {
            for (const char *deed : { "delete", "abort", "close", "write" })
                QTest::addRow("%s, %s, %s", deed, network ? "TCP" : "local",
                              many ? "many clients" : "one client")
                    << network << many << QString::fromLatin1(deed);
        }
    }
}

void tst_Forking::childTakesNothingFromItsParent()
{
    QFETCH(bool, network);
    QFETCH(bool, many);
    QFETCH(QString, deed);
    auto server = std::make_unique<GipcServer>();
    configure(server.get(), network, many);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    QObject::connect(server.get(), &GipcServer::messageReceived, server.get(),
                     [&](const GipcMessage &message) {
                         server->writeTo(message.connectionId(), message.msgType(), message.data());
                     });
    auto client = std::make_unique<GipcClient>();
    client->setSocketPath(m_path);
    client->setDelivery(Gipc::Delivery::Queue);
    aim(client.get(), *server);
    QVERIFY(client->connectToServer() && client->waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 1, Patience);
    QSignalSpy lost(client.get(), &GipcClient::disconnected);
    const QStringList files = contentOf(m_directory->path());
    QCOMPARE(files.isEmpty(), network);

    const Child child([&] {
        if (deed == QStringLiteral("delete")) {
            client.reset();
            server.reset();
        } else if (deed == QStringLiteral("abort")) {
            client->abort();
            server->abort();
        } else if (deed == QStringLiteral("close")) {
            client->close();
            server->close();
        } else {
            client->write(1, "not ours to write");
            server->write(1, "not ours to write");
            client->flush(100);
        }
    });
    QVERIFY(child.isDone());
    QCOMPARE(contentOf(m_directory->path()), files);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(client->write(5, "still here"));
        QCOMPARE(nextData(client.get()).data(), QByteArray("still here"));
    }
    QCOMPARE(lost.size(), 0);
    client->close();
    QVERIFY(client->waitForClosed(Patience));
    GipcClient another;
    another.setSocketPath(m_path);
    aim(&another, *server);
    QVERIFY(another.connectToServer() && another.waitForConnected(Patience));
    if (network)
        return;
    QVERIFY(QFile::remove(m_path)); // and its parent's watch on it
    QTRY_VERIFY_WITH_TIMEOUT(exists(m_path), Patience);
}

/*! The thread that watches for the server is its parent's. */
void tst_Forking::childThatWaitsForAServerCanEnd()
{
    auto client = std::make_unique<GipcClient>(QStringLiteral("fork"));
    client->setSocketPath(m_path);
    client->setRetryTimer(3600 * 1000);
    QSignalSpy errors(client.get(), &GipcClient::errorOccurred);
    QVERIFY(client->connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, Patience);
    const Child child([&] { client.reset(); });
    QVERIFY(child.isDone());
    GipcServer server;
    configure(&server, false, false);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    QVERIFY(client->waitForConnected(Patience)); // the watch is still there
}

void tst_Forking::parentsEndReachesThePeer_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<QString>("deed");
    for (const bool network : { false, true }) {
        for (const bool isServer : { false, true }) {
            for (const char *deed : { "delete", "abort", "close" })
                QTest::addRow("%s of the %s, %s", deed, isServer ? "server" : "client",
                              network ? "TCP" : "local")
                    << network << isServer << QString::fromLatin1(deed);
        }
    }
}

void tst_Forking::parentsEndReachesThePeer()
{
    QFETCH(bool, network);
    QFETCH(bool, isServer);
    QFETCH(QString, deed);
    auto server = std::make_unique<GipcServer>();
    configure(server.get(), network, false);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    auto client = std::make_unique<GipcClient>();
    client->setSocketPath(m_path);
    client->setRetryTimer(3600 * 1000);
    aim(client.get(), *server);
    QVERIFY(client->connectToServer() && client->waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 1, Patience);
    const Child child([] {});
    QVERIFY(child.isDone());
    const auto end = [&](auto &object) {
        if (deed == QStringLiteral("delete"))
            object.reset();
        else if (deed == QStringLiteral("abort"))
            object->abort();
        else
            object->close();
    };
    if (isServer) {
        end(server);
        QTRY_VERIFY_WITH_TIMEOUT(client->status() != Status::Connected, Patience);
    } else {
        end(client);
        QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 0, Patience);
    }
}

/*! They wait in the kernel's queue of a socket that the child has open. */
void tst_Forking::parentsEndReachesThoseWhoWait()
{
    auto server = std::make_unique<GipcServer>();
    configure(server.get(), false, false);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    const Child child([] {});
    QVERIFY(child.isDone());
    const Descriptor waiting = rawConnect(m_path);
    QVERIFY(waiting.isValid());
    server.reset();
    pollfd entry { waiting.get(), POLLIN, 0 };
    QCOMPARE(::poll(&entry, 1, Patience), 1);
    char byte = 0;
    QCOMPARE(::recv(waiting.get(), &byte, 1, MSG_DONTWAIT), ssize_t(0));
}

void tst_Forking::parentsNameIsFreeAtOnce()
{
    GipcServer first;
    configure(&first, false, true);
    QVERIFY2(first.listen(), qPrintable(first.errorString()));
    const Child child([] {});
    QVERIFY(child.isDone());
    first.abort();
    QCOMPARE(contentOf(m_directory->path()), QStringList());
    GipcServer second;
    configure(&second, false, true);
    QVERIFY2(second.listen(), qPrintable(second.errorString()));
}

QTEST_GUILESS_MAIN(tst_Forking)
#include "tst_forking.moc"
