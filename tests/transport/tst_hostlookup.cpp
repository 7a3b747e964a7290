// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "apihelpers.h"
#include "interposed.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QThread>
#include <QtTest/QSignalSpy>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>

#include <netdb.h>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

/*! What holds up a name server's answers. */
class Gate
{
public:
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = false;
        m_waiting = 0;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    /*! Not for ever, so that a test which waits for it fails and does not hang. */
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.wait_for(lock, std::chrono::milliseconds(Patience), [this] { return m_isOpen; });
    }
    int waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_waiting;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isOpen = true;
    int m_waiting = 0;
};
Gate gate;

} // namespace

// Takes the place of the C library's: a name server for the names that end in ".test".
extern "C" Q_DECL_EXPORT int getaddrinfo(const char *node, const char *service,
                                         const addrinfo *hints, addrinfo **result)
{
    static const auto next = original<decltype(&getaddrinfo)>("getaddrinfo");
    const QByteArray name(node);
    if (!name.endsWith(".test"))
        return next(node, service, hints, result);
    if (name.startsWith("slow") || name.startsWith("dead"))
        gate.pass();
    if (name.startsWith("dead"))
        return EAI_AGAIN;
    if (name.startsWith("unknown"))
        return EAI_NONAME;
    // 192.0.2.1 is in nobody's hands, and not in ours.
    const bool isElsewhere = name.startsWith("elsewhere") || name.startsWith("several");
    const int error = next(isElsewhere ? "192.0.2.1" : "127.0.0.1", service, hints, result);
    if (error != 0 || !name.startsWith("several"))
        return error;
    addrinfo *last = *result;
    while (last->ai_next)
        last = last->ai_next;
    return next("127.0.0.1", service, hints, &last->ai_next);
}

/*! A server whose host is a name. */
class tst_HostLookup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { gate.close(); }
    void cleanup() { gate.open(); }

    void neverBlocks_data();
    void neverBlocks();
    void isImmediateFor_data();
    void isImmediateFor();
    void saysThatItIsNotFound_data();
    void saysThatItIsNotFound();
    void givesUp_data();
    void givesUp();
    void listensElsewhereAfterwards_data();
    void listensElsewhereAfterwards();
    void isNotOpenedTwice();
    void keepsWhatIsWritten_data();
    void keepsWhatIsWritten();
    void dropsWhatWasWrittenInVain();
    void takesTheFirstAddressOfThisMachine();
    void goesByTheSettingsOfListen();
    void worksBeforeTheEventLoop();
    void saysWhenItIsExposed_data();
    void saysWhenItIsExposed();
    void forgetsHowItLostItsName_data();
    void forgetsHowItLostItsName();
    void mayBeDeletedInASlot_data();
    void mayBeDeletedInASlot();
};

namespace {

/*! Qt remembers answers: each name is asked for once. */
QString hostNamed(const char *kind)
{
    static int count = 0;
    return QStringLiteral("%1%2.test").arg(QLatin1StringView(kind)).arg(++count);
}

std::unique_ptr<GipcServer> serverAt(const QString &host, bool multiClient = false)
{
    auto server = std::make_unique<GipcServer>(uniqueName());
    server->setNetwork(true);
    server->setHost(host);
    server->setPort(0);
    server->setMultiClient(multiClient);
    server->setEncryption(false);
    return server;
}

bool connects(GipcClient *client, const GipcServer &server)
{
    aim(client, server);
    client->setHost(QStringLiteral("127.0.0.1"));
    return client->connectToServer() && client->waitForConnected(Patience);
}

void addModes()
{
    QTest::addColumn<bool>("multiClient");
    QTest::newRow("one client") << false;
    QTest::newRow("many clients") << true;
}

} // namespace

void tst_HostLookup::neverBlocks_data()
{
    addModes();
}

void tst_HostLookup::neverBlocks()
{
    QFETCH(const bool, multiClient);
    const auto server = serverAt(hostNamed("slow"), multiClient);
    QList<Status> statuses;
    connect(server.get(), &GipcServer::statusChanged, this,
            [&](Status status) { statuses << status; });
    QVERIFY(server->listen());
    QCOMPARE(server->status(), Status::Connecting);
    QVERIFY(server->address().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(gate.waiting(), 1, Patience);
    QVERIFY(!server->waitForListening(0));
    gate.open();
    QVERIFY(server->waitForListening(Patience));
    QCOMPARE(server->address(), QStringLiteral("127.0.0.1:%1").arg(portOf(*server)));
    GipcClient client;
    QVERIFY(connects(&client, *server));
    QList<Status> expected { Status::Connecting, Status::Listening };
    if (!multiClient)
        expected << Status::Connected;
    QTRY_COMPARE_WITH_TIMEOUT(statuses, expected, Patience);
    QVERIFY(server->waitForListening(0));
    QCOMPARE(server->error(), ErrorCode::NoError);
}

void tst_HostLookup::isImmediateFor_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : { "127.0.0.1", "localhost", "LocalHost", "0.0.0.0", "::", "[::]" })
        QTest::newRow(host) << QString::fromLatin1(host);
}

void tst_HostLookup::isImmediateFor()
{
    QFETCH(const QString, host);
    const auto server = serverAt(host);
    QSignalSpy statuses(server.get(), &GipcServer::statusChanged);
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    QCOMPARE(server->status(), Status::Listening);
    QCOMPARE(statuses.size(), 1);
    QVERIFY(server->waitForListening(0));
}

void tst_HostLookup::saysThatItIsNotFound_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<bool>("multiClient");
    for (const char *kind : { "dead", "unknown" }) {
        QTest::addRow("%s, one client", kind) << QByteArray(kind) << false;
        QTest::addRow("%s, many clients", kind) << QByteArray(kind) << true;
    }
}

void tst_HostLookup::saysThatItIsNotFound()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const bool, multiClient);
    const auto server = serverAt(hostNamed(kind.constData()), multiClient);
    QList<ErrorCode> errors;
    connect(server.get(), &GipcServer::errorOccurred, this,
            [&](ErrorCode error) { errors << error; });
    QVERIFY(server->listen());
    QCOMPARE(server->status(), Status::Connecting);
    gate.open();
    QVERIFY(!server->waitForListening(Patience));
    QCOMPARE(server->status(), Status::Error);
    QCOMPARE(errors, QList<ErrorCode>({ ErrorCode::ServerNotFound }));
    QVERIFY2(server->errorString().contains(server->host()), qPrintable(server->errorString()));
    GipcMessage message;
    do {
        message = server->readTimed(Patience);
    } while (!message.isTerminal() && !message.isTimeout());
    QCOMPARE(message.status(), Status::Error);
}

using Deed = std::function<void(std::unique_ptr<GipcServer> *)>;
Q_DECLARE_METATYPE(Deed)

namespace {

void addDeeds()
{
    QTest::addColumn<Deed>("deed");
    QTest::newRow("close") << Deed([](auto *server) { (*server)->close(); });
    QTest::newRow("abort") << Deed([](auto *server) { (*server)->abort(); });
    QTest::newRow("delete") << Deed([](auto *server) { server->reset(); });
}

} // namespace

void tst_HostLookup::givesUp_data()
{
    addDeeds();
}

void tst_HostLookup::givesUp()
{
    QFETCH(const Deed, deed);
    auto server = serverAt(hostNamed("slow"));
    QList<Status> statuses;
    int closed = 0;
    connect(server.get(), &GipcServer::statusChanged, this,
            [&](Status status) { statuses << status; });
    connect(server.get(), &GipcServer::closed, this, [&] { ++closed; });
    QVERIFY(server->listen());
    QTRY_COMPARE_WITH_TIMEOUT(gate.waiting(), 1, Patience);
    deed(&server);
    QList<Status> expected { Status::Connecting };
    if (server) {
        QVERIFY(server->waitForClosed(Patience));
        expected << Status::Closing << Status::Closed;
        QCOMPARE(closed, 1);
    }
    gate.open();
    QTest::qWait(100); // for what must not come
    QCOMPARE(statuses, expected);
}

void tst_HostLookup::listensElsewhereAfterwards_data()
{
    addDeeds();
}

/*! What was looked up for the first opening is of no concern to the second. */
void tst_HostLookup::listensElsewhereAfterwards()
{
    QFETCH(const Deed, deed);
    auto server = serverAt(hostNamed("dead"));
    QVERIFY(server->listen());
    QTRY_COMPARE_WITH_TIMEOUT(gate.waiting(), 1, Patience);
    deed(&server);
    if (!server)
        server = serverAt(QString());
    QVERIFY(server->waitForClosed(Patience));
    server->setHost(QStringLiteral("127.0.0.1"));
    QVERIFY2(server->listen(), qPrintable(server->errorString()));
    QSignalSpy errors(server.get(), &GipcServer::errorOccurred);
    gate.open();
    GipcClient client;
    QVERIFY(connects(&client, *server));
    QTest::qWait(100); // for what must not come
    QCOMPARE(errors.size(), 0);
    QCOMPARE(client.status(), Status::Connected);
}

void tst_HostLookup::isNotOpenedTwice()
{
    const auto server = serverAt(hostNamed("slow"));
    QVERIFY(server->listen());
    QVERIFY(!server->listen());
    QCOMPARE(server->error(), ErrorCode::WrongStatus);
    QCOMPARE(server->status(), Status::Connecting);
    gate.open();
    QVERIFY(server->waitForListening(Patience));
}

void tst_HostLookup::keepsWhatIsWritten_data()
{
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("queues");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("one client") << false << true << true;
    QTest::newRow("one client, no queue") << false << false << false;
    QTest::newRow("many clients") << true << true << false;
}

/*! As while Listening. */
void tst_HostLookup::keepsWhatIsWritten()
{
    QFETCH(const bool, multiClient);
    QFETCH(const bool, queues);
    QFETCH(const bool, isKept);
    const auto server = serverAt(hostNamed("slow"), multiClient);
    server->setQueueWhileDisconnected(queues);
    QVERIFY(server->listen());
    ErrorCode why = ErrorCode::NoError;
    QCOMPARE(server->write(1, "before", &why), isKept);
    QCOMPARE(why, isKept ? ErrorCode::NoError : ErrorCode::NotConnected);
    gate.open();
    QVERIFY(server->waitForListening(Patience));
    QCOMPARE(server->write(2, "after", &why), isKept);
    GipcClient client;
    client.setDelivery(Gipc::Delivery::Queue);
    QVERIFY(connects(&client, *server));
    QTRY_COMPARE_WITH_TIMEOUT(server->clientCount(), 1, Patience);
    QVERIFY(server->write(3, "now"));
    QList<int> types;
    while (types.isEmpty() || types.last() != 3) {
        const GipcMessage message = client.readTimed(Patience);
        QVERIFY2(!message.isTimeout(), "all of them");
        if (!message.isInternal())
            types << message.msgType();
    }
    QCOMPARE(types, isKept ? QList<int>({ 1, 2, 3 }) : QList<int>({ 3 }));
}

void tst_HostLookup::dropsWhatWasWrittenInVain()
{
    const auto server = serverAt(hostNamed("dead"));
    bool isRefusedInSlot = false;
    connect(server.get(), &GipcServer::errorOccurred, this,
            [&] { isRefusedInSlot = !server->write(2, "in the slot"); });
    QVERIFY(server->listen());
    QVERIFY(server->write(1, "before"));
    gate.open();
    QVERIFY(!server->waitForListening(Patience));
    QVERIFY(isRefusedInSlot);
    server->setHost(QStringLiteral("127.0.0.1"));
    QVERIFY(server->listen());
    QVERIFY(server->write(3, "anew"));
    GipcClient client;
    client.setDelivery(Gipc::Delivery::Queue);
    QVERIFY(connects(&client, *server));
    GipcMessage message;
    do {
        message = client.readTimed(Patience);
    } while (message.isInternal() && !message.isTimeout());
    QCOMPARE(message.msgType(), 3);
}

void tst_HostLookup::takesTheFirstAddressOfThisMachine()
{
    const auto server = serverAt(hostNamed("several"));
    QVERIFY(server->listen());
    QVERIFY2(server->waitForListening(Patience), qPrintable(server->errorString()));
    QVERIFY2(server->address().startsWith(QStringLiteral("127.0.0.1:")),
             qPrintable(server->address()));
    GipcClient client;
    QVERIFY(connects(&client, *server));
}

void tst_HostLookup::goesByTheSettingsOfListen()
{
    const auto server = serverAt(hostNamed("slow"));
    QVERIFY(server->listen());
    server->setEncryption(true);
    server->setMultiClient(true);
    server->setHost(QStringLiteral("host.invalid"));
    server->setPort(1);
    gate.open();
    QVERIFY2(server->waitForListening(Patience), qPrintable(server->errorString()));
    QVERIFY(portOf(*server) > 1);
    GipcClient client;
    client.setEncryption(false);
    client.setNetwork(true);
    client.setHost(QStringLiteral("127.0.0.1"));
    client.setPort(portOf(*server));
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server->status(), Status::Connected, Patience);
}

void tst_HostLookup::worksBeforeTheEventLoop()
{
    gate.open();
    bool listens = false;
    const QString host = hostNamed("slow");
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        const auto server = serverAt(host);
        listens = server->listen() && server->status() == Status::Connecting
            && server->waitForListening(Patience);
    }));
    thread->start();
    QVERIFY(thread->wait());
    QVERIFY(listens);
}

void tst_HostLookup::saysWhenItIsExposed_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("a name of this machine alone") << QByteArray("known") << ErrorCode::NoError;
    QTest::newRow("another") << QByteArray("elsewhere") << ErrorCode::InvalidSettings;
}

/*! What a name stands for decides whether a key is needed. */
void tst_HostLookup::saysWhenItIsExposed()
{
    QFETCH(const QByteArray, kind);
    QFETCH(const ErrorCode, error);
    const auto server = serverAt(hostNamed(kind.constData()));
    server->setEncryption(true);
    server->setPolicy(Gipc::Policy::Require);
    QVERIFY(server->listen());
    QCOMPARE(server->waitForListening(Patience), error == ErrorCode::NoError);
    QCOMPARE(server->error(), error);
}

void tst_HostLookup::forgetsHowItLostItsName_data()
{
    addModes();
}

/*! In its last life its path was taken away; its last client leaves, and a slot opens it anew. */
void tst_HostLookup::forgetsHowItLostItsName()
{
    QFETCH(const bool, multiClient);
    const QTemporaryDir directory;
    QVERIFY(directory.isValid());
    const QString path = directory.filePath(QStringLiteral("s.sock"));
    GipcServer server(uniqueName());
    server.setEncryption(false);
    server.setMultiClient(multiClient);
    server.setSocketPath(path);
    QVERIFY2(server.listen(), qPrintable(server.errorString()));
    GipcClient client(server.name());
    client.setEncryption(false);
    client.setSocketPath(path);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);

    QSignalSpy errors(&server, &GipcServer::errorOccurred);
    QFile thief(directory.filePath(QStringLiteral("thief")));
    QVERIFY(thief.open(QIODevice::WriteOnly));
    QCOMPARE(::rename(QFile::encodeName(thief.fileName()).constData(),
                      QFile::encodeName(path).constData()),
             0);
    QTRY_COMPARE_WITH_TIMEOUT(errors.size(), 1, Patience);
    QVERIFY(server.clientCount() == 1);

    QList<Status> statuses;
    connect(&server, &GipcServer::clientDisconnected, this, [&] {
        server.abort();
        server.setNetwork(true);
        server.setHost(hostNamed("slow"));
        server.setPort(0);
        connect(&server, &GipcServer::statusChanged, this,
                [&](Status status) { statuses << status; });
        QVERIFY(server.listen());
    });
    client.close();
    QTRY_COMPARE_WITH_TIMEOUT(gate.waiting(), 1, Patience);
    QCOMPARE(server.status(), Status::Connecting);
    QCOMPARE(server.error(), ErrorCode::NoError);
    gate.open();
    QVERIFY2(server.waitForListening(Patience), qPrintable(server.errorString()));
    QCOMPARE(statuses, QList<Status>({ Status::Connecting, Status::Listening }));
    QCOMPARE(errors.size(), 1);
}

void tst_HostLookup::mayBeDeletedInASlot_data()
{
    QTest::addColumn<Status>("when");
    QTest::addColumn<QByteArray>("kind");
    QTest::newRow("Connecting") << Status::Connecting << QByteArray("known");
    QTest::newRow("Listening") << Status::Listening << QByteArray("known");
    QTest::newRow("Error") << Status::Error << QByteArray("unknown");
}

void tst_HostLookup::mayBeDeletedInASlot()
{
    QFETCH(const Status, when);
    QFETCH(const QByteArray, kind);
    auto *server = serverAt(hostNamed(kind.constData())).release();
    bool isDeleted = false;
    connect(server, &GipcServer::statusChanged, this, [&](Status status) {
        if (status != when)
            return;
        isDeleted = true;
        delete server;
    });
    server->listen();
    QTRY_VERIFY_WITH_TIMEOUT(isDeleted, Patience);
    QTest::qWait(50); // for what must not come
}

QTEST_GUILESS_MAIN(tst_HostLookup)
#include "tst_hostlookup.moc"
