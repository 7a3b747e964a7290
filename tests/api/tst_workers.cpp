// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QDeadlineTimer>
#include <QtCore/QDir>
#include <QtCore/QRegularExpression>
#include <QtCore/QThread>
#include <QtCore/QTimer>
#include <QtTest/QTest>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

using Gipc::Status;

/*! Server and client in worker threads, and the slots in the main thread, as examples/README.md
    shows it. Nothing of it makes Qt or us complain. */
class tst_Workers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_threads = threadCount(); }
    /*! QThread::wait() does not wait for what OpenSSL frees at the very end of a thread; what is not
        freed when the program ends would look like a leak. */
    void cleanupTestCase() { QTRY_COMPARE_WITH_TIMEOUT(threadCount(), m_threads, Patience); }
    /*! A client that has lost its server may say so. */
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!.*: No server at )")));
    }
    void hearAndSpeakHere_data();
    void hearAndSpeakHere();
    void sendAllBeforeTheirEnd();
    void endUnclosed_data();
    void endUnclosed();
    void neverOpened();
    void goWithTheirOwner();
    void changeThreads();
    void changeThreadsInAWait_data();
    void changeThreadsInAWait();

private:
    /*! On Linux, else always 0. */
    static qsizetype threadCount()
    {
        return QDir(QStringLiteral("/proc/self/task"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
            .size();
    }

    qsizetype m_threads = 0;
};

namespace {

/*! A thread that ends before this does, in any case. */
class Worker
{
public:
    ~Worker()
    {
        thread.quit();
        thread.wait();
    }

    void start(QObject *object)
    {
        object->moveToThread(&thread);
        QObject::connect(&thread, &QThread::finished, object, &QObject::deleteLater);
        thread.start();
    }

    QThread thread;
};

/*! In the object's thread; the answer is waited for. */
bool answerOf(QObject *object, const std::function<bool()> &question)
{
    bool answer = false;
    QMetaObject::invokeMethod(object, question, Qt::BlockingQueuedConnection, &answer);
    return answer;
}

bool ends(QThread *thread, GipcEndpoint *endpoint)
{
    QMetaObject::invokeMethod(endpoint, [endpoint] {
        endpoint->close(); // what was written goes out first
        (void)endpoint->waitForClosed();
        QThread::currentThread()->quit();
    });
    return thread->wait(Patience);
}

/*! Writes down in the main thread what an object in another thread says. */
struct Ear : QObject
{
    explicit Ear(GipcEndpoint *endpoint)
    {
        connect(endpoint, &GipcEndpoint::messageReceived, this, [this](const GipcMessage &message) {
            isHere = isHere && QThread::currentThread() == thread();
            messages << message.data();
        });
        connect(endpoint, &GipcEndpoint::statusChanged, this, [this](Status status) {
            isHere = isHere && QThread::currentThread() == thread();
            statuses << status;
        });
        connect(
            endpoint, &QObject::destroyed, this, [this] { diedIn = QThread::currentThread(); },
            Qt::DirectConnection);
    }

    bool isHere = true;
    QByteArrayList messages;
    QList<Status> statuses;
    QThread *diedIn = nullptr; ///< read when that thread has ended
};

/*! A server and a client, in two workers or both in the first. */
struct Scene
{
    explicit Scene(bool together = false)
        : clientThread(together ? &first.thread : &second.thread)
    {
        first.start(server);
        (together ? first : second).start(client);
    }

    bool open()
    {
        return answerOf(server, [this] { return server->listen(); })
            && answerOf(client, [this] { return client->connectToServer(); })
            && QTest::qWaitFor([this] { return clientEar.statuses.endsWith(Status::Connected); },
                               Patience)
            && QTest::qWaitFor([this] { return serverEar.statuses.endsWith(Status::Connected); },
                               Patience);
    }

    Worker first;
    Worker second;
    QThread *const clientThread;
    GipcServer *const server = new GipcServer(uniqueName());
    GipcClient *const client = new GipcClient(server->name());
    Ear serverEar { server };
    Ear clientEar { client };
};

} // namespace

void tst_Workers::hearAndSpeakHere_data()
{
    QTest::addColumn<bool>("together");
    QTest::newRow("a worker for each") << false;
    QTest::newRow("one worker") << true;
}

void tst_Workers::hearAndSpeakHere()
{
    QFETCH(bool, together);
    Scene scene(together);
    QVERIFY(scene.open());
    for (const QByteArray &number : numbers(500)) {
        QVERIFY(scene.client->write(1, number));
        QVERIFY(scene.server->write(2, number));
    }
    QTRY_COMPARE_WITH_TIMEOUT(scene.serverEar.messages.size(), 500, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(scene.clientEar.messages.size(), 500, Patience);
    QCOMPARE(scene.serverEar.messages, numbers(500));
    QCOMPARE(scene.clientEar.messages, numbers(500));

    if (together)
        QVERIFY(answerOf(scene.client, [&] {
            scene.client->close();
            return scene.client->waitForClosed(Patience);
        }));
    else
        QVERIFY(ends(scene.clientThread, scene.client));
    QVERIFY(ends(&scene.first.thread, scene.server));
    QCOMPARE(scene.clientEar.diedIn, scene.clientThread);
    QCOMPARE(scene.serverEar.diedIn, &scene.first.thread);
    QCoreApplication::processEvents(); // the last they said
    QCOMPARE(
        scene.clientEar.statuses,
        (QList<Status> { Status::Connecting, Status::Connected, Status::Closing, Status::Closed }));
    QCOMPARE(scene.serverEar.statuses.last(), Status::Closed);
    QVERIFY(scene.clientEar.isHere && scene.serverEar.isHere);
}

/*! More than the sockets hold, so that it takes the time that close() gives it. */
void tst_Workers::sendAllBeforeTheirEnd()
{
    Scene scene;
    QVERIFY(scene.open());
    const QByteArray tail(4000, 'x');
    for (const QByteArray &number : numbers(1000))
        QVERIFY(scene.client->write(1, number + tail));
    QVERIFY(ends(scene.clientThread, scene.client));
    QTRY_COMPARE_WITH_TIMEOUT(scene.serverEar.messages.size(), 1000, Patience);
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(scene.serverEar.messages.at(i), QByteArray::number(i) + tail);
    QVERIFY(ends(&scene.first.thread, scene.server));
}

void tst_Workers::endUnclosed_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("server") << true;
    QTest::newRow("client") << false;
}

/*! The thread is only told to quit: the object goes in it, connected as it is. */
void tst_Workers::endUnclosed()
{
    QFETCH(bool, isServer);
    Scene scene;
    QVERIFY(scene.open());
    QThread *const ending = isServer ? &scene.first.thread : scene.clientThread;
    const Ear &dead = isServer ? scene.serverEar : scene.clientEar;
    const Ear &other = isServer ? scene.clientEar : scene.serverEar;
    ending->quit();
    QVERIFY(ending->wait(Patience));
    QCOMPARE(dead.diedIn, ending);
    const Status lost = isServer ? Status::Reconnecting : Status::Disconnected;
    QTRY_COMPARE_WITH_TIMEOUT(other.statuses.last(), lost, Patience);
}

void tst_Workers::neverOpened()
{
    Scene scene;
    QVERIFY(!scene.client->write(1, "x"));
    QVERIFY(!scene.server->write(1, "x"));
    QVERIFY(ends(scene.clientThread, scene.client));
    QVERIFY(ends(&scene.first.thread, scene.server));
    QCoreApplication::processEvents();
    QVERIFY(scene.clientEar.statuses.isEmpty() && scene.serverEar.statuses.isEmpty());
}

/*! As children of an object that is moved. */
void tst_Workers::goWithTheirOwner()
{
    QObject *const owner = new QObject;
    auto *const server = new GipcServer(uniqueName(), owner);
    auto *const client = new GipcClient(server->name(), owner);
    const Ear serverEar(server);
    const Ear clientEar(client);
    Worker worker;
    worker.start(owner);
    QVERIFY(answerOf(owner, [&] { return server->listen() && client->connectToServer(); }));
    QVERIFY(client->write(1, "up"));
    QTRY_COMPARE_WITH_TIMEOUT(serverEar.messages.size(), 1, Patience);
    QVERIFY(server->write(1, "down"));
    QTRY_COMPARE_WITH_TIMEOUT(clientEar.messages.size(), 1, Patience);
    QVERIFY(answerOf(owner, [&] {
        client->close();
        return client->waitForClosed(Patience);
    }));
    QVERIFY(ends(&worker.thread, server));
    QCOMPARE(clientEar.diedIn, &worker.thread);
    QCOMPARE(serverEar.diedIn, &worker.thread);
}

/*! Pushed away by the thread it lives in, closed; then it is at home here. */
void tst_Workers::changeThreads()
{
    QThread *const here = QThread::currentThread();
    for (int round = 0; round < 3; ++round) {
        GipcServer server(uniqueName());
        auto client = std::make_unique<GipcClient>(server.name());
        const Ear ear(client.get());
        QVERIFY(server.listen());
        QThread thread;
        client->moveToThread(&thread);
        thread.start();
        QVERIFY(answerOf(client.get(), [&] { return client->connectToServer(); }));
        QVERIFY(server.write(1, "there"));
        QTRY_COMPARE_WITH_TIMEOUT(ear.messages.size(), 1, Patience);
        QMetaObject::invokeMethod(client.get(), [&] {
            client->close();
            (void)client->waitForClosed();
            client->moveToThread(here);
            thread.quit();
        });
        QVERIFY(QTest::qWaitFor([&] { return thread.isFinished(); }, Patience));
        QVERIFY(thread.wait(Patience));
        QCOMPARE(client->thread(), here);
        QVERIFY(client->connectToServer());
        QVERIFY(client->waitForConnected(Patience));
        QVERIFY(server.write(1, "here"));
        QTRY_COMPARE_WITH_TIMEOUT(ear.messages.size(), 2, Patience);
        client->close();
        QVERIFY(client->waitForClosed(Patience));
    }
}

void tst_Workers::changeThreadsInAWait_data()
{
    QTest::addColumn<QByteArray>("way");
    for (const char *way : { "signal", "handler", "queue" })
        QTest::newRow(way) << QByteArray(way);
}

/*! The wait has held messages, which are told where the object lives then. */
void tst_Workers::changeThreadsInAWait()
{
    QFETCH(const QByteArray, way);
    constexpr int Count = 5;
    QThread *const here = QThread::currentThread();
    QThread thread;
    Channel channel;
    GipcServer &server = channel.server;
    GipcClient other(uniqueName()); // its server is never there
    QVERIFY(other.connectToServer());

    std::mutex mutex;
    QByteArrayList got;
    std::atomic<bool> isBack = false;
    bool hasWaited = false; // here
    qsizetype heldBy = 0;
    const auto comeBack = [&] {
        server.moveToThread(here);
        isBack = true;
    };
    // The first message is handled here, until the others have been handled there.
    const auto waitHere = [&] {
        bool hasMoved = false;
        QTimer timer;
        connect(&timer, &QTimer::timeout, &timer, [&, hasWritten = false]() mutable {
            if (hasMoved)
                return;
            if (!std::exchange(hasWritten, true)) {
                for (const QByteArray &number : numbers(Count - 1, 1))
                    QVERIFY(channel.client.write(1, number));
            }
            const quint64 id = server.connections().ids().value(0);
            if (server.connection(id)->messagesReceived() < Count)
                return;
            hasMoved = true;
            heldBy = Count - got.size();
            server.moveToThread(&thread);
            thread.start();
        });
        timer.start(5);
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired() && !isBack;)
            (void)other.readTimed(20);
        if (hasMoved && !isBack)
            QMetaObject::invokeMethod(&server, comeBack, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
    };
    const auto take = [&](const QByteArrayList &data) {
        const bool isHere = QThread::currentThread() == here;
        {
            const std::lock_guard lock(mutex);
            got += data;
            if (!isHere && got.size() == Count)
                QMetaObject::invokeMethod(&server, comeBack, Qt::QueuedConnection);
        }
        if (isHere && !std::exchange(hasWaited, true))
            waitHere();
    };
    if (way == "signal")
        connect(&server, &GipcServer::messageReceived, &server,
                [&](const GipcMessage &message) { take({ message.data() }); });
    else if (way == "handler")
        server.setMessageHandler([&](int, QByteArrayView data) { take({ data.toByteArray() }); });
    else
        connect(&server, &GipcServer::messagesAvailable, &server, [&] {
            if (const QByteArrayList data = takeAll(&server); !data.isEmpty()) // not only news
                take(data);
        });
    QVERIFY(channel.open());
    QVERIFY(channel.client.write(1, "0"));
    QTRY_VERIFY_WITH_TIMEOUT(hasWaited && got.size() >= Count, 2 * Patience);
    QCOMPARE(heldBy, Count - 1);
    QCOMPARE(got, numbers(Count));
    // And as before.
    QVERIFY(channel.client.write(1, "5"));
    QTRY_COMPARE_WITH_TIMEOUT(got, numbers(Count + 1), Patience);
}

QTEST_GUILESS_MAIN(tst_Workers)
#include "tst_workers.moc"
