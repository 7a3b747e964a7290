// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <QtCore/QEventLoop>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QSignalSpy>

#include <atomic>

/*! What was written in one turn of the event loop is sent at its end, and bytesWritten() comes then. */
class tst_Turns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writingWhatWasWrittenForNextGoesOnAtOnce();
    void writingToAnotherInASlotGoesOnAtOnce();
    void objectsDeletedLaterInASlotStayUntilItReturns();
    void comesWhileASlotRunsALoop();
    void movesToAnotherThreadWithTheObject();
    void endsWithTheObject();
};

namespace {

/*! A server whose messages do not wake this thread. */
class ServerElsewhere
{
public:
    ServerElsewhere()
    {
        m_server.moveToThread(&m_thread);
        QObject::connect(&m_server, &GipcServer::messageReceived, &m_server,
                         [this] { ++received; });
        m_thread.start();
        QMetaObject::invokeMethod(&m_server, [this] { m_server.listen(); });
    }

    ~ServerElsewhere()
    {
        QMetaObject::invokeMethod(&m_server, [this] {
            m_server.abort();
            m_server.moveToThread(m_thread.thread());
            m_thread.quit();
        });
        m_thread.wait();
    }

    const QString name = uniqueName();
    std::atomic<int> received = 0;

private:
    GipcServer m_server { name };
    QThread m_thread;
};

} // namespace

void tst_Turns::writingWhatWasWrittenForNextGoesOnAtOnce()
{
    ServerElsewhere server;
    GipcClient client(server.name);
    // Enough for Patience to be over if each waited for some timer.
    constexpr int Count = 20000;
    int written = 0;
    QObject::connect(&client, &GipcClient::bytesWritten, this, [&] {
        if (written < Count && client.write(1, "x"))
            ++written;
        if (written < Count && client.write(1, "y"))
            ++written;
    });
    QVERIFY(client.connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client.status(), Gipc::Status::Connected, Patience);
    QVERIFY(client.write(1, "first"));
    // Not QTRY_COMPARE, which would wake this thread.
    QEventLoop loop;
    QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
    QObject::connect(&client, &GipcClient::bytesWritten, &loop, [&] {
        if (written == Count && client.bytesToWrite() == 0)
            loop.quit();
    });
    loop.exec();
    QCOMPARE(written, Count);
    QTRY_COMPARE_WITH_TIMEOUT(server.received.load(), Count + 1, Patience);
}

void tst_Turns::writingToAnotherInASlotGoesOnAtOnce()
{
    Channel first, second;
    constexpr int Count = 5000;
    int received = 0;
    QObject::connect(&first.client, &GipcClient::bytesWritten, this,
                     [&] { second.client.write(1, "x"); });
    QObject::connect(&second.client, &GipcClient::bytesWritten, this,
                     [&] { first.client.write(1, "x"); });
    QObject::connect(&second.server, &GipcServer::messageReceived, this, [&] { ++received; });
    QVERIFY(first.open());
    QVERIFY(second.open());
    QVERIFY(first.client.write(1, "first"));
    QTRY_VERIFY_WITH_TIMEOUT(received >= Count, Patience);
}

void tst_Turns::objectsDeletedLaterInASlotStayUntilItReturns()
{
    Channel channel;
    QVERIFY(channel.open());
    bool came = false;
    bool wasThere = false;
    QEventLoop loop; // without one Qt's rules for deleteLater() are others
    QObject::connect(&channel.client, &GipcClient::bytesWritten, &loop, [&] {
        const QPointer<QObject> object = new QObject;
        object->deleteLater();
        QCoreApplication::processEvents();
        wasThere = object;
        came = true;
        loop.quit();
    });
    QVERIFY(channel.client.write(1, "x"));
    QTimer::singleShot(Patience, &loop, &QEventLoop::quit);
    loop.exec();
    QVERIFY(came);
    QVERIFY(wasThere);
}

void tst_Turns::comesWhileASlotRunsALoop()
{
    Channel channel;
    bool came = false;
    QEventLoop loop;
    QObject::connect(&channel.client, &GipcClient::bytesWritten, &loop, &QEventLoop::quit);
    QObject::connect(&channel.client, &GipcClient::messageReceived, this, [&] {
        QVERIFY(channel.client.write(1, "sent at once"));
        QVERIFY(channel.client.write(1, "sent at the turn's end"));
        loop.exec();
        came = true;
    });
    QByteArrayList received;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) { received.append(message.data()); });
    QVERIFY(channel.open());
    QVERIFY(channel.server.write(1, "go"));
    QTRY_VERIFY_WITH_TIMEOUT(came, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 2, Patience);
}

void tst_Turns::movesToAnotherThreadWithTheObject()
{
    Channel channel;
    auto *const client = new GipcClient(channel.server.name());
    QVERIFY(channel.server.listen());
    QVERIFY(client->connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(channel.server.status(), Gipc::Status::Connected, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(client->status(), Gipc::Status::Connected, Patience);
    QByteArrayList received;
    QObject::connect(&channel.server, &GipcServer::messageReceived, this,
                     [&](const GipcMessage &message) { received.append(message.data()); });
    QThread thread;
    for (const QByteArray &number : numbers(10))
        QVERIFY(client->write(1, number)); // all but the first wait for the end of this turn
    client->moveToThread(&thread);
    thread.start();
    QTRY_COMPARE_WITH_TIMEOUT(received, numbers(10), Patience);
    QVERIFY(client->write(1, "from here"));
    QTRY_COMPARE_WITH_TIMEOUT(received.size(), 11, Patience);
    connect(&thread, &QThread::finished, client, &QObject::deleteLater);
    thread.quit();
    QVERIFY(thread.wait(Patience));
}

void tst_Turns::endsWithTheObject()
{
    Channel channel;
    auto client = std::make_unique<GipcClient>(channel.server.name());
    QSignalSpy gone(&channel.server, &GipcServer::clientDisconnected);
    QVERIFY(channel.server.listen());
    QVERIFY(client->connectToServer());
    QTRY_COMPARE_WITH_TIMEOUT(client->status(), Gipc::Status::Connected, Patience);
    for (const QByteArray &number : numbers(10))
        QVERIFY(client->write(1, number));
    client.reset(); // with a turn that was to end
    QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
}

QTEST_GUILESS_MAIN(tst_Turns)
#include "tst_turns.moc"
