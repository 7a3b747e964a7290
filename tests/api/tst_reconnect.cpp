// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "temporarypath.h"
#include "testpeers.h"

#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>

#include <memory>

using Gipc::ErrorCode;
using Gipc::Status;

/*! A client keeps finding its server: before it is there, and after every kind of loss. */
class tst_Reconnect : public QObject, private TemporaryPath
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void connectsAsSoonAsTheServerListens_data();
    void connectsAsSoonAsTheServerListens();
    void waitsForAServerThatBindsFirst();
    void waitsForTheDirectory();
    void survivesACleanRestart();
    void survivesAKilledServer();
    void survivesHalfAFrame();
    void survivesAReset();
    void finds_data();
    void finds();
    void sendsOnceAndInOrderWhatWaited();
    void keepsWhatNoByteWasSentOf();
    void isNotFooledByTheOldServersEnd();
    void doesNotMissAServerThatCameDuringAHandshake();
    void doesNotDialInACircle();
};

void tst_Reconnect::init()
{
    makePath();
}

void tst_Reconnect::cleanup()
{
    removePath();
}

void tst_Reconnect::connectsAsSoonAsTheServerListens_data()
{
    QTest::addColumn<bool>("leftOver");
    QTest::newRow("nothing there") << false;
    QTest::newRow("a dead server's socket there") << true;
}

void tst_Reconnect::connectsAsSoonAsTheServerListens()
{
    QFETCH(bool, leftOver);
    if (leftOver)
        rawListener(m_path).close();
    GipcClient client;
    aimAt(&client);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QVERIFY(errors.wait(Patience));
    QCOMPARE(client.error(), ErrorCode::ServerNotFound);
    runFor(200); // past everything the start might have set off
    QCOMPARE(client.status(), Status::Connecting);

    GipcServer server;
    QElapsedTimer timer;
    QVERIFY(listenAt(&server));
    timer.start();
    QVERIFY(client.waitForConnected(Patience));
    qInfo("connected %lld ms after the server listened", timer.elapsed());
    QCOMPARE(errors.size(), 1);
    QCOMPARE(client.error(), ErrorCode::NoError);
}

void tst_Reconnect::waitsForAServerThatBindsFirst()
{
    GipcClient client;
    aimAt(&client);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QVERIFY(errors.wait(Patience));

    const Descriptor socket = rawBound(m_path); // as Go does: for a moment it refuses
    QVERIFY(socket.isValid());
    runFor(30);
    QCOMPARE(::listen(socket.get(), 16), 0);
    QVERIFY(awaitConnection(socket).isValid());
}

void tst_Reconnect::waitsForTheDirectory()
{
    const QString directory = m_directory->filePath(QStringLiteral("later"));
    m_path = directory + QStringLiteral("/s.sock");
    GipcClient client;
    aimAt(&client);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QVERIFY(client.connectToServer());
    QVERIFY(errors.wait(Patience));
    QVERIFY(QDir().mkdir(directory));
    GipcServer server;
    QVERIFY(listenAt(&server));
    QVERIFY(client.waitForConnected(Patience)); // every second, whatever retryTimer says

    // The directory goes and comes back: it has to be watched anew.
    server.abort();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    QVERIFY(QDir(directory).removeRecursively());
    runFor(100);
    QVERIFY(QDir().mkdir(directory));
    QVERIFY(listenAt(&server));
    QVERIFY(client.waitForConnected(Patience));
}

void tst_Reconnect::survivesACleanRestart()
{
    GipcClient client;
    aimAt(&client);
    QList<Status> statuses;
    connect(&client, &GipcClient::statusChanged, &client,
            [&](Status status) { statuses.append(status); });
    QList<ErrorCode> errors;
    connect(&client, &GipcClient::errorOccurred, &client,
            [&](ErrorCode error) { errors.append(error); });
    QVERIFY(client.connectToServer());
    for (int round = 0; round < 5; ++round) {
        GipcServer server;
        QVERIFY(listenAt(&server));
        QVERIFY(client.waitForConnected(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
        server.close();
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    }
    // That the server closes is no error; that it is not there for a moment may be noticed.
    errors.removeAll(ErrorCode::ServerNotFound);
    QCOMPARE(errors, QList<ErrorCode>());
    using S = Status;
    QCOMPARE(statuses,
             QList<S>({ S::Connecting, S::Connected, S::Reconnecting, S::Connected, S::Reconnecting,
                        S::Connected, S::Reconnecting, S::Connected, S::Reconnecting, S::Connected,
                        S::Reconnecting }));
}

void tst_Reconnect::survivesAKilledServer()
{
    GipcClient client;
    aimAt(&client);
    client.setDelivery(Gipc::Delivery::Signal);
    QSignalSpy echoes(&client, &GipcClient::messageReceived);
    QVERIFY(client.connectToServer());
    for (int round = 1; round <= 3; ++round) {
        TestServer server;
        QCOMPARE(server.ask(QStringLiteral("listen ") + m_path), QStringLiteral("ok"));
        QVERIFY(client.waitForConnected(Patience));
        QVERIFY(client.write(round, "echo"));
        QTRY_COMPARE_WITH_TIMEOUT(echoes.size(), round, Patience);
        QVERIFY(server.kill());
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    }
}

void tst_Reconnect::survivesHalfAFrame()
{
    PlainServer server;
    const QByteArray frame = PlainServer::frame(1, "whole") + PlainServer::frame(2, "half");
    server.established = [&](QLocalSocket *socket) {
        socket->write(frame.chopped(server.arrivals == 1 ? 2 : 0));
        if (server.arrivals == 1)
            socket->disconnectFromServer();
    };
    QVERIFY(server.listen(m_path));
    GipcClient client;
    aimAt(&client);
    client.setRetryTimer(1);
    QSignalSpy errors(&client, &GipcClient::errorOccurred);
    QSignalSpy messages(&client, &GipcClient::messageReceived);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 3, Patience);
    QCOMPARE(messages.at(0).at(0).value<GipcMessage>().text(), QStringLiteral("whole"));
    QCOMPARE(messages.at(1).at(0).value<GipcMessage>().text(), QStringLiteral("whole"));
    QCOMPARE(messages.at(2).at(0).value<GipcMessage>().text(), QStringLiteral("half"));
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors.at(0).at(0).value<ErrorCode>(), ErrorCode::Truncated);
}

void tst_Reconnect::survivesAReset()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int arrivals = 0;
    connect(&server, &QTcpServer::newConnection, &server, [&] {
        QTcpSocket *const socket = server.nextPendingConnection();
        ++arrivals;
        socket->write(QByteArray::fromHex("02000000000400100000"));
        connect(socket, &QTcpSocket::readyRead, socket, [&, socket] {
            if (socket->bytesAvailable() < PlainServer::HandshakeReplies || arrivals > 3)
                return;
            const linger reset { 1, 0 };
            ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &reset,
                         sizeof reset);
            socket->abort();
        });
    });
    GipcClient client;
    client.setEncryption(false);
    client.setNetwork(true);
    client.setPort(server.serverPort());
    client.setRetryTimer(1);
    QSignalSpy losses(&client, &GipcClient::disconnected);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(arrivals, 4, Patience);
    QVERIFY(client.waitForConnected(Patience));
    QCOMPARE(losses.size(), 3);
    QCOMPARE(client.error(), ErrorCode::NoError);
}

void tst_Reconnect::finds_data()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local, every time") << false;
    QTest::newRow("TCP, every time") << true;
}

/*! Twenty restarts, with the default settings of everything but the retry time. */
void tst_Reconnect::finds()
{
    QFETCH(bool, network);
    GipcServer server(uniqueName());
    server.setNetwork(network);
    server.setPort(0);
    GipcClient client;
    client.setRetryTimer(5);
    QSignalSpy connected(&client, &GipcClient::connected);
    for (int round = 1; round <= 20; ++round) {
        QVERIFY2(server.listen(), qPrintable(server.errorString()));
        if (round == 1) {
            aim(&client, server);
            server.setPort(portOf(server));
            QVERIFY(client.connectToServer());
        }
        QTRY_COMPARE_WITH_TIMEOUT(connected.size(), round, Patience);
        server.close();
        QVERIFY(server.waitForClosed(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    }
}

void tst_Reconnect::sendsOnceAndInOrderWhatWaited()
{
    GipcClient client;
    aimAt(&client);
    QVERIFY(client.connectToServer());
    int written = 0;
    int received = 0;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 100; ++i)
            QVERIFY(client.write(++written, QByteArray(i, 'x')));
        GipcServer server;
        connect(&server, &GipcServer::messageReceived, &server,
                [&](const GipcMessage &message) { QCOMPARE(message.msgType(), ++received); });
        QVERIFY(listenAt(&server));
        QTRY_COMPARE_WITH_TIMEOUT(received, written, Patience);
        QCOMPARE(client.bytesToWrite(), 0);
        server.close();
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    }
}

/*! The kernel takes a part of what is written; the server dies without having read any of it. */
void tst_Reconnect::keepsWhatNoByteWasSentOf()
{
    constexpr int Messages = 40;
    constexpr int Size = 100 * 1024;
    auto first = std::make_unique<PlainServer>();
    QLocalSocket *stuck = nullptr;
    first->established = [&](QLocalSocket *socket) {
        socket->setReadBufferSize(1);
        stuck = socket;
    };
    QVERIFY(first->listen(m_path));
    GipcClient client;
    aimAt(&client);
    qint64 gone = 0;
    connect(&client, &GipcClient::bytesWritten, &client, [&](qint64 bytes) { gone += bytes; });
    QVERIFY(client.connectToServer());
    QVERIFY(client.waitForConnected(Patience));
    QTRY_VERIFY_WITH_TIMEOUT(stuck, Patience);
    for (int i = 1; i <= Messages; ++i)
        QVERIFY(client.write(i, QByteArray(Size, char(i))));
    QTRY_VERIFY_WITH_TIMEOUT(gone > 0, Patience);
    stuck->abort();
    first.reset();
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    const int sentWhole = int(gone / Size);
    QVERIFY(sentWhole < Messages);

    QList<int> types;
    GipcServer second;
    connect(&second, &GipcServer::messageReceived, &second, [&](const GipcMessage &message) {
        types.append(message.msgType());
        QCOMPARE(message.data(), QByteArray(Size, char(message.msgType())));
    });
    QVERIFY(listenAt(&second));
    QTRY_VERIFY_WITH_TIMEOUT(!types.isEmpty() && types.last() == Messages, Patience);
    // One may have been cut in the middle: it is lost. All later ones are there, in order, once.
    QVERIFY(types.first() > sentWhole);
    QVERIFY(types.first() <= sentWhole + 2);
    for (int i = 1; i < types.size(); ++i)
        QCOMPARE(types.at(i), types.at(i - 1) + 1);
}

/*! A server gives its name up at once and then takes its time to leave; the next one is there by then. */
void tst_Reconnect::isNotFooledByTheOldServersEnd()
{
    auto old = std::make_unique<PlainServer>();
    QLocalSocket *session = nullptr;
    old->established = [&](QLocalSocket *socket) { session = socket; };
    QVERIFY(old->listen(m_path));
    GipcClient client;
    aimAt(&client);
    QVERIFY(client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(session && client.status() == Status::Connected, Patience);
    old->close();
    QVERIFY(!exists(m_path));
    GipcServer server;
    QVERIFY(listenAt(&server));
    runFor(100); // the news of it reaches a client that is still connected
    QCOMPARE(client.status(), Status::Connected);
    session->disconnectFromServer();
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
}

void tst_Reconnect::doesNotMissAServerThatCameDuringAHandshake()
{
    Descriptor listener = rawListener(m_path);
    GipcClient client;
    aimAt(&client);
    QVERIFY(client.connectToServer());
    Descriptor silent = awaitConnection(listener);
    QVERIFY(silent.isValid());
    listener.close();
    GipcServer server;
    QVERIFY(listenAt(&server));
    runFor(100);
    QCOMPARE(server.clientCount(), 0);
    silent.close();
    QTRY_COMPARE_WITH_TIMEOUT(server.clientCount(), 1, Patience);
}

/*! Not even in a directory where things come and go all the time, as in /tmp. */
void tst_Reconnect::doesNotDialInACircle()
{
    PlainServer server;
    server.established = [](QLocalSocket *socket) { socket->disconnectFromServer(); };
    QVERIFY(server.listen(m_path));
    GipcClient client;
    aimAt(&client);
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Status::Reconnecting, Patience);
    runFor(100); // the socket's file is no longer new
    const int before = server.arrivals;
    for (int i = 0; i < 20; ++i) {
        QFile file(m_directory->filePath(QStringLiteral("other%1").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        runFor(10);
    }
    QVERIFY2(server.arrivals <= before + 1, qPrintable(QString::number(server.arrivals - before)));
    QVERIFY(before <= 10);
}

QTEST_GUILESS_MAIN(tst_Reconnect)
#include "tst_reconnect.moc"
