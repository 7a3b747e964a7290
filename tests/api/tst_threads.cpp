// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QSemaphore>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

/*! What may be called from any thread, and objects that live in other threads. */
class tst_Threads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsOrderOfEachThread_data();
    void keepsOrderOfEachThread();
    void causeGoesBeforeEffect();
    void queueIsBounded();
    void acceptedBeforeCloseIsSent();
    void answersRightAfterClose();
    void logInGoesBeforeOtherThreads();
    void closesConnectionsFromAnotherThread();
    void closeConnectionComesAfterItsMessages();
    void forTheLastClientIsNotForTheNext();
    void serverAndClientInTheirOwnThreads();
    void connectsSlotsFromAnotherThread();
};

namespace {

using Threads = std::vector<std::unique_ptr<QThread>>;

std::unique_ptr<QThread> start(const std::function<void()> &work)
{
    std::unique_ptr<QThread> thread(QThread::create(work));
    thread->start();
    return thread;
}

/*! Runs it and waits for its end: what it did has happened before. */
void runAndJoin(const std::function<void()> &work)
{
    const auto thread = start(work);
    QVERIFY(thread->wait(Patience));
}

} // namespace

void tst_Threads::keepsOrderOfEachThread_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::newRow("client writes") << false;
    QTest::newRow("server writes") << true;
}

void tst_Threads::keepsOrderOfEachThread()
{
    QFETCH(bool, fromServer);
    constexpr int Writers = 4;
    constexpr int Each = 1000;
    Channel channel;
    QList<QByteArrayList> got(Writers + 1);
    int count = 0;
    const auto receive = [&](const GipcMessage &message) {
        got[message.msgType() - 1].append(message.data());
        ++count;
    };
    QObject::connect(&channel.server, &GipcServer::messageReceived, this, receive);
    QObject::connect(&channel.client, &GipcClient::messageReceived, this, receive);
    QVERIFY(channel.open());

    const auto write = [&](int type, int number) {
        const QByteArray data = QByteArray::number(number);
        if (!fromServer)
            return channel.client.write(type, data);
        return number % 2 ? channel.server.write(type, data)
                          : channel.server.writeTo(1, type, data);
    };
    Threads threads;
    for (int writer = 0; writer < Writers; ++writer) {
        threads.push_back(start([&write, writer] {
            for (int i = 0; i < Each; ++i)
                QVERIFY(write(writer + 1, i));
        }));
    }
    for (int i = 0; i < Each; ++i) {
        QVERIFY(write(Writers + 1, i));
        if (i % 10 == 0)
            QCoreApplication::processEvents();
    }
    for (const auto &thread : threads)
        QVERIFY(thread->wait(Patience));
    QTRY_COMPARE_WITH_TIMEOUT(count, Each * (Writers + 1), Patience);
    for (const QByteArrayList &list : got)
        QCOMPARE(list, numbers(Each));
}

void tst_Threads::causeGoesBeforeEffect()
{
    Channel channel;
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QVERIFY(channel.open());
    for (int i = 0; i < 50; ++i) {
        runAndJoin([&] { QVERIFY(channel.client.write(1, "cause")); });
        QVERIFY(channel.client.write(1, "effect"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 100, Patience);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(received.at(i).at(0).value<GipcMessage>().data(),
                 QByteArray(i % 2 ? "effect" : "cause"));
}

void tst_Threads::queueIsBounded()
{
    Channel channel;
    channel.client.setOutboxLimit(100000);
    QVERIFY(channel.client.connectToServer());
    std::atomic<int> accepted = 0;
    std::atomic<int> refused = 0;
    Threads threads;
    for (int writer = 0; writer < 4; ++writer) {
        threads.push_back(start([&] {
            for (int i = 0; i < 1000; ++i) {
                ErrorCode why = ErrorCode::NoError;
                if (channel.client.write(1, QByteArray(936, 'x'), &why)) { // 1000
                    ++accepted;
                } else {
                    QCOMPARE(why, ErrorCode::QueueFull);
                    ++refused;
                }
            }
        }));
    }
    for (const auto &thread : threads) {
        while (!thread->isFinished())
            QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
    QCOMPARE(accepted.load(), 100);
    QCOMPARE(refused.load(), 3900);
    QCOMPARE(channel.client.bytesToWrite(), 100000);
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QVERIFY(channel.server.listen());
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 100, Patience);

    // The same answers as the owner's thread gets.
    runAndJoin([&] {
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!channel.client.write(0, "x", &why));
        QCOMPARE(why, ErrorCode::ReservedType);
        QVERIFY(!channel.client.write(1, QByteArray(3145729, 'x'), &why));
        QCOMPARE(why, ErrorCode::MessageTooLarge);
        QVERIFY(!channel.server.writeTo(2, 1, "x", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
        QVERIFY(channel.client.write(1, QByteArray(3145728, 'x'), &why)); // alone in its queue
    });
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 101, Patience);
}

void tst_Threads::acceptedBeforeCloseIsSent()
{
    for (int round = 0; round < 20; ++round) {
        Channel channel;
        channel.client.setOutboxLimit(100000); // what goes out in the time close() has
        QSignalSpy received(&channel.server, &GipcServer::messageReceived);
        QVERIFY(channel.open());
        std::atomic<int> accepted = 0;
        QSemaphore running;
        Threads threads;
        for (int writer = 0; writer < 2; ++writer) {
            threads.push_back(start([&] {
                ErrorCode why = ErrorCode::NoError;
                while (why != ErrorCode::NotConnected) {
                    if (channel.client.write(1, "x", &why)) {
                        ++accepted;
                        running.release();
                    }
                }
            }));
        }
        QVERIFY(running.tryAcquire(10 + round, Patience));
        channel.client.close();
        QVERIFY(channel.client.waitForClosed(Patience));
        for (const auto &thread : threads)
            QVERIFY(thread->wait(Patience));
        QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Status::Disconnected, Patience);
        QCOMPARE(received.size(), accepted.load());
    }
}

void tst_Threads::answersRightAfterClose()
{
    Channel channel;
    channel.client.setPolicy(Gipc::Policy::Compatible); // with GIPC-X it may still answer
    QVERIFY(channel.open());
    channel.client.close();
    channel.server.close();
    runAndJoin([&] {
        ErrorCode why = ErrorCode::NoError;
        QVERIFY(!channel.client.write(1, "x", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
        why = ErrorCode::NoError;
        QVERIFY(!channel.server.write(1, "x", &why));
        QCOMPARE(why, ErrorCode::NotConnected);
    });
    QVERIFY(channel.client.waitForClosed(Patience));
    QVERIFY(channel.server.waitForClosed(Patience));
}

void tst_Threads::logInGoesBeforeOtherThreads()
{
    Channel channel;
    QSignalSpy received(&channel.server, &GipcServer::messageReceived);
    QObject::connect(&channel.client, &GipcClient::connected, this, [&] {
        runAndJoin([&] { QVERIFY(channel.client.write(1, "2")); });
        QVERIFY(channel.client.write(1, "log in"));
    });
    QVERIFY(channel.client.connectToServer());
    runAndJoin([&] { QVERIFY(channel.client.write(1, "0")); });
    QCoreApplication::processEvents(); // now it is in the queue
    runAndJoin([&] { QVERIFY(channel.client.write(1, "1")); });
    QVERIFY(channel.server.listen());
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 4, Patience);
    QByteArrayList got;
    for (const auto &arguments : received)
        got.append(arguments.at(0).value<GipcMessage>().data());
    QCOMPARE(got, QByteArrayList({ "log in", "0", "1", "2" }));
}

void tst_Threads::closesConnectionsFromAnotherThread()
{
    Channel channel;
    QSignalSpy left(&channel.server, &GipcServer::clientDisconnected);
    QVERIFY(channel.open());
    runAndJoin([&] {
        channel.server.closeConnection(99);
        channel.server.closeConnection(1);
    });
    QTRY_COMPARE_WITH_TIMEOUT(left.size(), 1, Patience);
    QCOMPARE(left.at(0).at(0).toULongLong(), quint64(1));
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
}

void tst_Threads::closeConnectionComesAfterItsMessages()
{
    Channel channel;
    QSignalSpy received(&channel.client, &GipcClient::messageReceived);
    QSignalSpy lost(&channel.client, &GipcClient::disconnected);
    QVERIFY(channel.open());
    runAndJoin([&] {
        for (const QByteArray &number : numbers(100))
            QVERIFY(channel.server.writeTo(1, 1, number));
        channel.server.closeConnection(1);
    });
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
    QCOMPARE(received.size(), 100);
}

void tst_Threads::forTheLastClientIsNotForTheNext()
{
    Channel channel;
    QObject::connect(&channel.server, &GipcServer::clientDisconnected, this, [&] {
        // Whatever the status says by now: it must not wait for the next client.
        runAndJoin([&] { QVERIFY(!channel.server.write(1, "late")); });
    });
    QObject::connect(&channel.server, &GipcServer::errorOccurred, this,
                     [&] { runAndJoin([&] { channel.server.write(1, "late"); }); });
    QVERIFY(channel.open());
    channel.client.abort();
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.clientCount(), 0, Patience);
    QVERIFY(channel.client.connectToServer());
    QTRY_VERIFY_WITH_TIMEOUT(channel.isConnected(), Patience);
    QVERIFY(channel.server.write(1, "for the next"));
    QCOMPARE(nextMessage(&channel.client).data(), QByteArray("for the next"));
}

void tst_Threads::serverAndClientInTheirOwnThreads()
{
    QThread serverThread, clientThread;
    GipcServer server(uniqueName());
    GipcClient client(server.name());
    std::atomic<int> answers = 0;
    QByteArrayList got; // the client thread's
    server.moveToThread(&serverThread);
    client.moveToThread(&clientThread);
    QObject::connect(&server, &GipcServer::messageReceived, &server,
                     [&](const GipcMessage &message) { server.write(2, message.data()); });
    QObject::connect(&client, &GipcClient::messageReceived, &client,
                     [&](const GipcMessage &message) {
                         got.append(message.data());
                         ++answers;
                     });
    serverThread.start();
    clientThread.start();
    std::atomic<bool> open = false;
    QMetaObject::invokeMethod(&client, [&] { open = client.connectToServer(); });
    QTRY_VERIFY_WITH_TIMEOUT(open.load(), Patience);
    QMetaObject::invokeMethod(&server, [&] { QVERIFY(server.listen()); });
    for (const QByteArray &number : numbers(500))
        QVERIFY(client.write(1, number));
    QTRY_COMPARE_WITH_TIMEOUT(answers.load(), 500, Patience);

    QThread *const here = QThread::currentThread();
    QMetaObject::invokeMethod(&client, [&] {
        client.close();
        (void)client.waitForClosed(Patience);
        client.moveToThread(here);
        clientThread.quit();
    });
    QMetaObject::invokeMethod(&server, [&] {
        server.abort();
        server.moveToThread(here);
        serverThread.quit();
    });
    QVERIFY(clientThread.wait(Patience));
    QVERIFY(serverThread.wait(Patience));
    QCOMPARE(got, numbers(500));
    QCOMPARE(client.status(), Status::Closed);
}

void tst_Threads::connectsSlotsFromAnotherThread()
{
    Channel channel;
    QVERIFY(channel.open());
    for (const QByteArray &number : numbers(10))
        QVERIFY(channel.client.write(1, number));
    QVERIFY(channel.client.flush(Patience));
    QByteArrayList got;
    runAndJoin([&] {
        // In the server's thread, connected by another one.
        QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                         [&](const GipcMessage &message) { got.append(message.data()); });
    });
    QTRY_COMPARE_WITH_TIMEOUT(got.size(), 10, Patience);
    QCOMPARE(got, numbers(10));
    QCOMPARE(channel.server.delivery(), Delivery::Signal);
}

QTEST_GUILESS_MAIN(tst_Threads)
#include "tst_threads.moc"
