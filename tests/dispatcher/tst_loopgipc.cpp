// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dispatchertest.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QThread>

#include <atomic>
#include <memory>

/*! Gipc's own server and client. */
class tst_LoopGipc : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void converses_data();
    void converses();
    void comesBackAfterALoss();
    void blocksInAThread();
};

namespace {

QString uniqueName()
{
    static int counter = 0;
    return QStringLiteral("tst_loopgipc-%1-%2")
        .arg(QCoreApplication::applicationPid())
        .arg(++counter);
}

} // namespace

void tst_LoopGipc::converses_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encryption");
    QTest::newRow("local, encrypted") << false << true;
    QTest::newRow("local, plain") << false << false;
    QTest::newRow("TCP, encrypted") << true << true;
}

void tst_LoopGipc::converses()
{
    QFETCH(bool, network);
    QFETCH(bool, encryption);
    constexpr int Count = 2000;
    GipcServer server(uniqueName());
    GipcClient client(server.name());
    server.setNetwork(network);
    server.setPort(0);
    server.setEncryption(encryption);
    client.setEncryption(encryption);
    client.setNetwork(network);
    QList<int> echoed;
    QObject::connect(&server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
        server.write(message.msgType(), message.data());
    });
    QObject::connect(&client, &GipcClient::messageReceived, this, [&](const GipcMessage &message) {
        QCOMPARE(message.data().size(), message.msgType() * 7);
        echoed << message.msgType();
    });
    QVERIFY(server.listen());
    if (network)
        client.setPort(server.address().section(u':', -1).toUShort());
    QVERIFY(client.connectToServer());
    QList<int> sent;
    for (int type = 1; type <= Count; ++type) {
        while (!client.write(type, QByteArray(type * 7, 'x')))
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // the outbox is full
        sent << type;
    }
    QTRY_COMPARE_WITH_TIMEOUT(echoed.size(), Count, Patience);
    QCOMPARE(echoed, sent);
}

void tst_LoopGipc::comesBackAfterALoss()
{
    auto server = std::make_unique<GipcServer>(uniqueName());
    const QString name = server->name();
    GipcClient client(name);
    QVERIFY(client.connectToServer()); // before there is a server
    for (int round = 0; round < 3; ++round) {
        QVERIFY(server->listen());
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Gipc::Status::Connected, Patience);
        server.reset();
        QTRY_COMPARE_WITH_TIMEOUT(client.status(), Gipc::Status::Reconnecting, Patience);
        server = std::make_unique<GipcServer>(name);
    }
}

void tst_LoopGipc::blocksInAThread()
{
    constexpr int Count = 200;
    GipcServer server(uniqueName());
    QObject::connect(&server, &GipcServer::messageReceived, this, [&](const GipcMessage &message) {
        server.write(message.msgType(), message.data());
    });
    QVERIFY(server.listen());
    std::atomic<int> received = 0; // isFinished() orders nothing that a sanitizer sees
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        GipcClient client(server.name());
        client.connectToServer();
        if (!client.waitForConnected(Patience))
            return;
        for (int type = 1; type <= Count; ++type) {
            client.write(type, "ping");
            GipcMessage answer;
            do {
                answer = client.readTimed(Patience);
            } while (answer.isInternal() && !answer.isTerminal());
            received += answer.msgType() == type ? 1 : 0;
        }
        client.close();
        (void)client.waitForClosed(Patience);
    }));
    equip(thread.get());
    thread->start();
    QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 2 * Patience);
    QCOMPARE(received.load(), Count);
}

GIPC_DISPATCHER_TEST_MAIN(tst_LoopGipc)
#include "tst_loopgipc.moc"
