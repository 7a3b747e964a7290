// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"

#include <QtCore/QProcess>
#include <QtCore/QThread>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>
#include <QtTest/QSignalSpy>

#include <memory>

/*! An ordinary program with Qt's sockets and processes. */
class tst_LoopNetwork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echoes_data();
    void echoes();
    void echoesInAThread();
    void clientsComeAndGo();
    void readsInSmallBites();
    void refusedConnection();
    void talksToAProcess();
    void startsManyProcesses();

private:
    static void converse(bool isLocal);
};

namespace {

/*! Sends back what it gets. */
template <typename Server> class EchoServer : public Server
{
public:
    EchoServer()
    {
        QObject::connect(this, &Server::newConnection, this, [this] {
            while (auto *const socket = this->nextPendingConnection()) {
                QObject::connect(socket, &QIODevice::readyRead, socket,
                                 [socket] { socket->write(socket->readAll()); });
                QObject::connect(socket, &std::remove_pointer_t<decltype(socket)>::disconnected,
                                 socket, &QObject::deleteLater);
            }
        });
    }
};

class TcpEcho : public EchoServer<QTcpServer>
{
public:
    using Socket = QTcpSocket;
    TcpEcho()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    void connectThis(QTcpSocket *socket) const
    {
        socket->connectToHost(serverAddress(), serverPort());
    }
};

class LocalEcho : public EchoServer<QLocalServer>
{
public:
    using Socket = QLocalSocket;
    LocalEcho()
    {
        if (!listen(QStringLiteral("tst_loopnetwork-%1-%2")
                        .arg(QCoreApplication::applicationPid())
                        .arg(quintptr(QThread::currentThreadId()))))
            qFatal("cannot listen");
    }
    void connectThis(QLocalSocket *socket) const { socket->connectToServer(fullServerName()); }
};

/*! Many clients at a time send much in pieces and compare what comes back. */
template <typename Echo> void converseWith()
{
    constexpr int Clients = 40;
    constexpr qsizetype Size = 300'000;
    constexpr qsizetype Piece = 10'000;
    const Echo server;
    int done = 0;
    std::vector<std::unique_ptr<typename Echo::Socket>> clients;
    for (int i = 0; i < Clients; ++i) {
        clients.push_back(std::make_unique<typename Echo::Socket>());
        auto *const client = clients.back().get();
        const QByteArray sent = QByteArray::number(i).leftJustified(Size, '.');
        auto left = std::make_shared<QByteArray>(sent);
        const auto sendMore = [=] {
            client->write(left->first(qMin(Piece, left->size())));
            left->remove(0, qMin(Piece, left->size()));
        };
        QObject::connect(client, &Echo::Socket::connected, client, sendMore);
        QObject::connect(client, &QIODevice::bytesWritten, client, [=] {
            if (client->bytesToWrite() == 0 && !left->isEmpty())
                sendMore();
        });
        QObject::connect(client, &QIODevice::readyRead, client, [=, &done] {
            if (client->bytesAvailable() == Size && client->readAll() == sent)
                ++done;
        });
        server.connectThis(client);
    }
    QTRY_COMPARE_WITH_TIMEOUT(done, Clients, Patience);
}

} // namespace

void tst_LoopNetwork::converse(bool isLocal)
{
    isLocal ? converseWith<LocalEcho>() : converseWith<TcpEcho>();
}

void tst_LoopNetwork::echoes_data()
{
    QTest::addColumn<bool>("isLocal");
    QTest::newRow("TCP") << false;
    QTest::newRow("local") << true;
}

void tst_LoopNetwork::echoes()
{
    QFETCH(bool, isLocal);
    converse(isLocal);
}

void tst_LoopNetwork::echoesInAThread()
{
    const std::unique_ptr<QThread> thread(QThread::create([] {
        converse(false);
        converse(true);
    }));
    equip(thread.get());
    thread->start();
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 2 * Patience);
}

void tst_LoopNetwork::clientsComeAndGo()
{
    const TcpEcho server;
    for (int round = 0; round < 200; ++round) {
        QTcpSocket client; // mostly with the same descriptor
        server.connectThis(&client);
        client.write("hello");
        QSignalSpy received(&client, &QIODevice::readyRead);
        QTRY_VERIFY_WITH_TIMEOUT(!received.isEmpty(), Patience);
        QCOMPARE(client.readAll(), QByteArray("hello"));
        if (round % 2)
            client.abort();
    }
}

void tst_LoopNetwork::readsInSmallBites()
{
    constexpr qsizetype Size = 50'000;
    const TcpEcho server;
    QTcpSocket client;
    client.setReadBufferSize(1000); // and the notifier is off while it is full
    server.connectThis(&client);
    client.write(QByteArray(Size, 'x'));
    qsizetype received = 0;
    while (received < Size) {
        QTRY_VERIFY_WITH_TIMEOUT(client.bytesAvailable() > 0, Patience);
        received += client.read(500).size();
    }
    QCOMPARE(received, Size);
}

void tst_LoopNetwork::refusedConnection()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, port);
    QTRY_COMPARE_WITH_TIMEOUT(client.error(), QAbstractSocket::ConnectionRefusedError, Patience);
}

void tst_LoopNetwork::talksToAProcess()
{
    QProcess process;
    process.start(QStringLiteral("cat"), {});
    for (const QByteArray &line : { QByteArray("one\n"), QByteArray("two\n") }) {
        process.write(line);
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), Patience);
        QCOMPARE(process.readLine(), line);
    }
    process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, Patience);
    QCOMPARE(process.exitCode(), 0);
}

void tst_LoopNetwork::startsManyProcesses()
{
    constexpr int Count = 20;
    int finished = 0;
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < Count; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        QObject::connect(processes.back().get(), &QProcess::finished, this, [&] { ++finished; });
        processes.back()->start(QStringLiteral("echo"), { QString::number(i) });
    }
    QTRY_COMPARE_WITH_TIMEOUT(finished, Count, Patience);
    for (int i = 0; i < Count; ++i)
        QCOMPARE(processes[size_t(i)]->readAll().trimmed(), QByteArray::number(i));
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopNetwork)
#include "tst_loopnetwork.moc"
