// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "testpeers.h"

#include <QtCore/QPointer>
#include <QtNetwork/QTcpServer>
#include <QtTest/QSignalSpy>

#include <memory>
#include <vector>

using Gipc::ErrorCode;
using Gipc::Status;

/*! How often a client tries, what it says meanwhile, and when it stops. */
class tst_Dialing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void givesUpInTime_data();
    void givesUpInTime();
    void givesUpInTimeAfterALoss();
    void canBeOpenedAfterATimeout();
    void stopsAtAPermanentRefusal_data();
    void stopsAtAPermanentRefusal();
    void waitsForRoomInAFullBacklog();
    void keepsToItsRetryTime_data();
    void keepsToItsRetryTime();
    void reportsTheSameCauseOnce();
    void reportsEachNewCause();
    void closesInEveryPhase_data();
    void closesInEveryPhase();
    void isDeletedInEveryPhase_data();
    void isDeletedInEveryPhase();
    void obeysTheSlotOnAnError_data();
    void obeysTheSlotOnAnError();

private:
    void aimAt(GipcClient *client) const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

namespace {

/*! Accepts whoever comes, and counts. */
class FakeServer : public QObject
{
public:
    explicit FakeServer(const QString &path, const QByteArray &greeting = QByteArray(),
                        bool ends = false)
    {
        connect(&m_server, &QLocalServer::newConnection, this, [this, greeting, ends] {
            while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
                ++arrivals;
                if (!greeting.isEmpty())
                    socket->write(greeting);
                if (ends)
                    socket->disconnectFromServer();
            }
        });
        isListening = m_server.listen(path);
    }

    bool isListening = false;
    int arrivals = 0;

private:
    QLocalServer m_server;
};

/*! A time-out, where the test lets it pass, and before that something has to happen within it. */
constexpr int LongEnough = 1500;

const QByteArray UnknownVersion = QByteArray::fromHex("0300");
const QByteArray Encrypted = QByteArray::fromHex("0201");
const QByteArray Plain = QByteArray::fromHex("0200");

} // namespace

void tst_Dialing::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    m_path = m_directory->filePath(QStringLiteral("s.sock"));
}

void tst_Dialing::cleanup()
{
    m_directory.reset();
}

void tst_Dialing::aimAt(GipcClient *client) const
{
    client->setEncryption(false);
    client->setSocketPath(m_path);
}

void tst_Dialing::givesUpInTime_data()
{
    QTest::addColumn<bool>("silentServer");
    QTest::newRow("nobody there") << false;
    QTest::newRow("in the handshake") << true;
}

void tst_Dialing::givesUpInTime()
{
    QFETCH(bool, silentServer);
    std::unique_ptr<FakeServer> doorman;
    if (silentServer)
        doorman = std::make_unique<FakeServer>(m_path);
    GipcClient client;
    aimAt(&client);
    client.setTimeout(200);
    client.setRetryTimer(10);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.connectToServer());
    QVERIFY(client.write(1, "waits"));
    QVERIFY(!client.waitForConnected(Patience));
    QVERIFY2(timer.elapsed() >= 150, qPrintable(QString::number(timer.elapsed()))); // it is coarse
    QCOMPARE(client.status(), Status::Timeout);
    QCOMPARE(client.error(), ErrorCode::ConnectTimeout);
    QVERIFY2(client.errorString().contains(m_path), qPrintable(client.errorString()));
    QVERIFY2(client.errorString().contains(QStringLiteral("200")),
             qPrintable(client.errorString()));
    const auto reported = errors.size();
    QVERIFY(!client.waitForConnected(Patience)); // at once

    doorman.reset();
    QFile::remove(m_path);
    const FakeServer late(m_path);
    QVERIFY(late.isListening);
    runFor(100);
    QCOMPARE(late.arrivals, 0);
    QCOMPARE(errors.size(), reported);
    ErrorCode why = ErrorCode::NoError;
    QVERIFY(!client.write(1, "too late", &why));
    QCOMPARE(why, ErrorCode::NotConnected);
}

void tst_Dialing::givesUpInTimeAfterALoss()
{
    auto server = std::make_unique<PlainServer>();
    QVERIFY(server->listen(m_path));
    GipcClient client;
    aimAt(&client);
    client.setTimeout(LongEnough);
    client.setRetryTimer(10);
    QSignalSpy statuses(&client, &GipcClient::statusChanged);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    runFor(LongEnough + 100); // the time does not run while connected
    QCOMPARE(client.status(), Status::Connected);
    server.reset();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Timeout, Patience);
    QCOMPARE(client.error(), ErrorCode::ConnectTimeout);
    QCOMPARE(statuses.at(2).at(0).value<Status>(), Status::Reconnecting);
    QCOMPARE(statuses.size(), 4);
    const FakeServer late(m_path);
    QVERIFY(late.isListening);
    runFor(100);
    QCOMPARE(late.arrivals, 0);
}

void tst_Dialing::canBeOpenedAfterATimeout()
{
    GipcClient client;
    aimAt(&client);
    client.setTimeout(20);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Timeout, Patience);
    PlainServer server;
    QVERIFY(server.listen(m_path));
    client.setTimeout(0);
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(client.error(), ErrorCode::NoError);
}

void tst_Dialing::stopsAtAPermanentRefusal_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<bool>("encryption");
    QTest::addColumn<ErrorCode>("error");
    QTest::newRow("another version") << UnknownVersion << true << ErrorCode::VersionMismatch;
    QTest::newRow("the server encrypts") << Encrypted << false << ErrorCode::EncryptionMismatch;
    QTest::newRow("the server does not") << Plain << true << ErrorCode::EncryptionMismatch;
}

void tst_Dialing::stopsAtAPermanentRefusal()
{
    QFETCH(QByteArray, greeting);
    QFETCH(bool, encryption);
    QFETCH(ErrorCode, error);
    const FakeServer doorman(m_path, greeting);
    GipcClient client;
    aimAt(&client);
    client.setEncryption(encryption);
    client.setRetryTimer(1);
    client.setTimeout(LongEnough);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Error, Patience);
    QCOMPARE(client.error(), error);
    QFile touched(m_directory->filePath(QStringLiteral("something")));
    QVERIFY(touched.open(QIODevice::WriteOnly));
    runFor(LongEnough + 100); // nor does its time-out make it another one
    QCOMPARE(doorman.arrivals, 1);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.status(), Status::Error);
}

void tst_Dialing::waitsForRoomInAFullBacklog()
{
    const Descriptor listener = rawListener(m_path, 0);
    const Descriptor first = rawConnect(m_path);
    QVERIFY(first.isValid());
    QVERIFY(!rawConnect(m_path).isValid());
    QCOMPARE(errno, EAGAIN);

    GipcClient client;
    aimAt(&client);
    client.setRetryTimer(50);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QVERIFY(errors.wait(Patience));
    QCOMPARE(client.error(), ErrorCode::LimitReached);
    runFor(300);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.status(), Status::Connecting);
    QVERIFY(awaitConnection(listener).isValid()); // the first
    QVERIFY(awaitConnection(listener).isValid()); // ours
}

void tst_Dialing::keepsToItsRetryTime_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("refused without a word") << QByteArray();
    QTest::newRow("refused after a greeting") << Plain;
    QTest::newRow("nonsense") << QByteArray::fromHex("0207");
}

void tst_Dialing::keepsToItsRetryTime()
{
    QFETCH(QByteArray, greeting);
    const FakeServer doorman(m_path, greeting, true);
    runFor(100); // the socket's file is no longer new
    GipcClient client;
    aimAt(&client);
    client.setRetryTimer(100);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(doorman.arrivals >= 4, Patience);
    QVERIFY2(timer.elapsed() >= 3 * 95, qPrintable(QString::number(timer.elapsed())));
}

void tst_Dialing::reportsTheSameCauseOnce()
{
    const FakeServer doorman(m_path, QByteArray(), true);
    GipcClient client;
    aimAt(&client);
    client.setRetryTimer(1);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(doorman.arrivals >= 10, Patience);
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.error(), ErrorCode::RefusedWithoutWord);
    QCOMPARE(client.status(), Status::Connecting);
}

void tst_Dialing::reportsEachNewCause()
{
    GipcClient client;
    aimAt(&client);
    client.setRetryTimer(1);
    QList<ErrorCode> errors;
    connect(&client, &GipcClient::errorOccurred, &client,
            [&](ErrorCode error) { errors.append(error); });
    QVERIFY(client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(!errors.isEmpty(), Patience);
    {
        const FakeServer doorman(m_path, QByteArray(), true);
        QTRY_VERIFY_WITH_TIMEOUT(doorman.arrivals >= 3, Patience);
    }
    QTRY_VERIFY_WITH_TIMEOUT(errors.size() >= 3, Patience);
    using E = ErrorCode;
    QCOMPARE(errors, QList<E>({ E::ServerNotFound, E::RefusedWithoutWord, E::ServerNotFound }));
}

namespace {

enum class Phase {
    BeforeFirstAttempt,
    Retrying,
    Ungreeted,
    InHandshake,
    TcpDialing,
    TcpUnknownHost
};

void phases()
{
    QTest::addColumn<Phase>("phase");
    QTest::newRow("before the first attempt has ended") << Phase::BeforeFirstAttempt;
    QTest::newRow("between attempts") << Phase::Retrying;
    QTest::newRow("not greeted") << Phase::Ungreeted;
    QTest::newRow("in the handshake") << Phase::InHandshake;
    QTest::newRow("TCP, dialing") << Phase::TcpDialing;
    QTest::newRow("TCP, looking the host up") << Phase::TcpUnknownHost;
}

/*! Brings a client there; \a door is what it meets on the way. */
bool reach(Phase phase, GipcClient *client, std::unique_ptr<FakeServer> *door, const QString &path)
{
    const bool isGreeted = phase == Phase::InHandshake;
    if (isGreeted || phase == Phase::Ungreeted)
        *door = std::make_unique<FakeServer>(path, isGreeted ? Plain : QByteArray());
    client->setNetwork(phase == Phase::TcpDialing || phase == Phase::TcpUnknownHost);
    client->setPort(1);
    if (phase == Phase::TcpUnknownHost)
        client->setHost(QStringLiteral("host.invalid"));
    QSignalSpy errors(client, &GipcClient::errorOccurred);
    if (!client->connectToServer())
        return false;
    if (phase == Phase::Retrying)
        return errors.wait(Patience);
    if (!*door)
        return true;
    QDeadlineTimer deadline(Patience);
    while ((*door)->arrivals == 0 && !deadline.hasExpired())
        QCoreApplication::processEvents();
    runFor(20);
    return client->status() == Status::Connecting;
}

} // namespace

void tst_Dialing::closesInEveryPhase_data()
{
    phases();
}

void tst_Dialing::closesInEveryPhase()
{
    QFETCH(Phase, phase);
    for (const bool orderly : { true, false }) {
        std::unique_ptr<FakeServer> door;
        GipcClient client;
        aimAt(&client);
        QVERIFY(reach(phase, &client, &door, m_path));
        QSignalSpy closed(&client, &GipcClient::closed);
        QSignalSpy disconnected(&client, &GipcClient::disconnected);
        orderly ? client.close() : client.abort();
        QVERIFY(client.waitForClosed(Patience));
        QCOMPARE(client.status(), Status::Closed);
        QCOMPARE(closed.size(), 1);
        const int arrivals = door ? door->arrivals : 0;
        runFor(50);
        QCOMPARE(door ? door->arrivals : 0, arrivals);
        QCOMPARE(closed.size(), 1);
        QCOMPARE(disconnected.size(), 0);
        door.reset();

        // And it can be used again.
        PlainServer server;
        QVERIFY(server.listen(m_path));
        client.setNetwork(false);
        QVERIFY(client.connectToServer());
        QVERIFY(client.waitForConnected(Patience));
    }
}

void tst_Dialing::isDeletedInEveryPhase_data()
{
    phases();
}

void tst_Dialing::isDeletedInEveryPhase()
{
    QFETCH(Phase, phase);
    std::unique_ptr<FakeServer> door;
    auto client = std::make_unique<GipcClient>();
    aimAt(client.get());
    QVERIFY(reach(phase, client.get(), &door, m_path));
    QVERIFY(client->write(1, "never sent"));
    client.reset();
    runFor(50);
}

namespace {

enum class Deed { Close, Abort, OpenAgain, Delete };
enum class Fault { BadName, Refusal, Time };

} // namespace

void tst_Dialing::obeysTheSlotOnAnError_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<Deed>("deed");
    QTest::newRow("bad name, opened again") << Fault::BadName << Deed::OpenAgain;
    QTest::newRow("refusal, closed") << Fault::Refusal << Deed::Close;
    QTest::newRow("refusal, aborted") << Fault::Refusal << Deed::Abort;
    QTest::newRow("refusal, deleted") << Fault::Refusal << Deed::Delete;
    QTest::newRow("time up, closed") << Fault::Time << Deed::Close;
    QTest::newRow("time up, aborted") << Fault::Time << Deed::Abort;
    QTest::newRow("time up, deleted") << Fault::Time << Deed::Delete;
}

/*! The error comes before the status it causes. A slot that closes or opens again has the last word. */
void tst_Dialing::obeysTheSlotOnAnError()
{
    QFETCH(Fault, fault);
    QFETCH(Deed, deed);
    std::unique_ptr<FakeServer> door;
    if (fault == Fault::Refusal)
        door = std::make_unique<FakeServer>(m_path, UnknownVersion);
    QPointer<GipcClient> client(new GipcClient);
    aimAt(client);
    if (fault == Fault::BadName) {
        client->setSocketPath(QString());
        client->setName(QStringLiteral("a/b"));
    }
    client->setTimeout(fault == Fault::Time ? 20 : 0);
    bool done = false;
    const ErrorCode awaited = fault == Fault::Time ? ErrorCode::ConnectTimeout
        : fault == Fault::Refusal                  ? ErrorCode::VersionMismatch
                                                   : ErrorCode::InvalidName;
    connect(client, &GipcClient::errorOccurred, this, [&](ErrorCode error) {
        if (done || error != awaited)
            return;
        done = true;
        switch (deed) {
        case Deed::Close:
            client->close();
            break;
        case Deed::Abort:
            client->abort();
            break;
        case Deed::OpenAgain:
            client->connectToServer(QStringLiteral("nobody-") + uniqueName());
            break;
        case Deed::Delete:
            delete client;
            break;
        }
    });
    client->connectToServer();
    QTRY_VERIFY_WITH_TIMEOUT(done, Patience);
    runFor(20);
    if (deed == Deed::Delete) {
        QVERIFY(!client);
        return;
    }
    QCOMPARE(client->status(), deed == Deed::OpenAgain ? Status::Connecting : Status::Closed);
    delete client;
}

QTEST_GUILESS_MAIN(tst_Dialing)
#include "tst_dialing.moc"
