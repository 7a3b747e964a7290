// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "manyclients.h"

#include <QtCore/QThread>

#include <atomic>

using Gipc::ErrorCode;
using Gipc::Status;

/*! What may be called from any thread, with clients that come and go meanwhile. */
class tst_MultiThreads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reachesAllOnceWhileOthersComeAndGo_data() { addTransports(); }
    void reachesAllOnceWhileOthersComeAndGo();
    void keepsOrderForEachClient_data() { addTransports(); }
    void keepsOrderForEachClient();
    void answersTruly();
    void refusesForTheOneThatIsFull();
    void countsExactlyWhileClientsCome();
    void closesConnections();
    void survivesItsEnd_data();
    void survivesItsEnd();
};

namespace {

/*! Microseconds between two messages of a thread that writes all the time. The thread sanitizer
    makes each of them so slow that the server would get to nothing else. */
#ifdef __SANITIZE_THREAD__
constexpr unsigned long Pause = 20000;
#else
constexpr unsigned long Pause = 20;
#endif

/*! Threads that are waited for in all cases. */
class Threads
{
public:
    ~Threads() { join(); }
    void start(const std::function<void()> &work)
    {
        m_threads.emplace_back(QThread::create(work));
        m_threads.back()->start();
    }
    bool areDone() const
    {
        return std::all_of(m_threads.begin(), m_threads.end(),
                           [](const auto &thread) { return thread->isFinished(); });
    }
    void join()
    {
        for (const auto &thread : m_threads)
            thread->wait();
        m_threads.clear();
    }

private:
    std::vector<std::unique_ptr<QThread>> m_threads;
};

} // namespace

/*! The clients that stay get every message of every thread, in its order and once. Those that come
    and go get a stretch of it without a gap. */
void tst_MultiThreads::reachesAllOnceWhileOthersComeAndGo()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Writers = 3;
    constexpr int Each = 300;
    ManyServer server(network, encrypted);
    server.setOutboxLimit(64 * 1024 * 1024); // nobody is ever full
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 5));
    std::atomic<int> refused = 0;
    std::atomic<bool> othersCame = false;
    Threads threads;
    for (int writer = 0; writer < Writers; ++writer) {
        threads.start([&, writer] {
            for (int i = 0; i < Each || !othersCame; ++i) {
                const QByteArray data = QByteArray::number(writer) + ' ' + QByteArray::number(i);
                refused += !server.write(1, data);
                QThread::usleep(1000); // or all is written before anybody comes
            }
            refused += !server.write(1, QByteArray::number(writer) + " end");
        });
    }
    const auto isInOrder = [&](const QByteArrayList &received, bool isWhole) {
        QMap<QByteArray, int> next;
        for (const QByteArray &data : received) {
            const QByteArray writer = data.split(' ').first();
            const QByteArray number = data.split(' ').last();
            if (!next.contains(writer))
                next[writer] = isWhole ? 0 : number.toInt();
            if (number != "end" && number.toInt() != next[writer]++)
                return false;
        }
        return true;
    };
    for (int i = 0; i < 8; ++i) {
        Crowd visitors;
        visitors.send(server, 3);
        QVERIFY(eventually([&] { return visitors.areConnected() && visitors.haveReceived(20); }));
        QVERIFY(visitors.all([&](const auto &one) { return isInOrder(one.received, false); }));
        if (i % 2)
            server.closeConnection(server.came.last());
    }
    othersCame = true;
    QVERIFY(eventually([&] { return threads.areDone(); }));
    QCOMPARE(refused, 0);
    QVERIFY(eventually([&] {
        return crowd.all([](const auto &one) {
            return std::count_if(one.received.begin(), one.received.end(),
                                 [](const auto &data) { return data.endsWith("end"); })
                == Writers;
        });
    }));
    for (int i = 0; i < crowd.size(); ++i) {
        QCOMPARE(crowd.at(i).received.size(), crowd.at(0).received.size());
        QVERIFY(isInOrder(crowd.at(i).received, true));
    }
}

/*! What one thread writes to one and to all arrives in that order. */
void tst_MultiThreads::keepsOrderForEachClient()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Writers = 3;
    constexpr int Each = 1000;
    constexpr int Clients = 4;
    ManyServer server(network, encrypted);
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, Clients));
    QMap<quint64, QList<QByteArrayList>> expected;
    for (const quint64 id : std::as_const(server.came))
        expected[id].resize(Writers + 1);
    const auto write = [&](int writer, int i) {
        const quint64 only = i % 3 ? 0 : server.came.at(i % Clients);
        const QByteArray data = QByteArray::number(writer) + ' ' + QByteArray::number(i);
        QVERIFY(only ? server.writeTo(only, 1, data) : server.write(1, data));
    };
    const auto expect = [&](int writer, int i) {
        for (const quint64 id : std::as_const(server.came)) {
            if (i % 3 || server.came.at(i % Clients) == id)
                expected[id][writer] << QByteArray::number(writer) + ' ' + QByteArray::number(i);
        }
    };
    for (int writer = 0; writer <= Writers; ++writer) {
        for (int i = 0; i < Each; ++i)
            expect(writer, i);
    }
    {
        Threads threads;
        for (int writer = 0; writer < Writers; ++writer) {
            threads.start([&, writer] {
                for (int i = 0; i < Each; ++i)
                    write(writer, i);
            });
        }
        for (int i = 0; i < Each; ++i) {
            write(Writers, i);
            if (i % 10 == 0)
                spin(0);
        }
    }
    // Which client of ours has which id is seen by what it was written alone.
    const auto total = [&](quint64 id) {
        qsizetype sum = 0;
        for (const auto &list : std::as_const(expected[id]))
            sum += list.size();
        return sum;
    };
    QVERIFY(eventually([&] {
        qsizetype sum = 0;
        qsizetype wanted = 0;
        for (int i = 0; i < Clients; ++i) {
            sum += crowd.at(i).received.size();
            wanted += total(server.came.at(i));
        }
        return sum >= wanted;
    }));
    QList<quint64> found;
    for (int i = 0; i < Clients; ++i) {
        QList<QByteArrayList> got(Writers + 1);
        for (const QByteArray &data : std::as_const(crowd.at(i).received))
            got[data.split(' ').first().toInt()] << data;
        for (const quint64 id : std::as_const(server.came)) {
            if (expected[id] == got)
                found << id;
        }
    }
    std::sort(found.begin(), found.end());
    QCOMPARE(found, server.came);
}

void tst_MultiThreads::answersTruly()
{
    ManyServer server;
    QVERIFY(server.listen());
    const auto answer = [&](const std::function<bool(ErrorCode *)> &write) {
        ErrorCode why = ErrorCode::NoError;
        bool taken = false;
        Threads threads;
        threads.start([&] { taken = write(&why); });
        threads.join();
        return taken == (why == ErrorCode::NoError) ? why : ErrorCode::Transport;
    };
    const auto toAll = [&](const QByteArray &data) {
        return answer([&](ErrorCode *why) { return server.write(1, data, why); });
    };
    const auto toOne = [&](quint64 id) {
        return answer([&](ErrorCode *why) { return server.writeTo(id, 1, "one", why); });
    };
    QCOMPARE(toAll("nobody"), ErrorCode::NotConnected);
    Crowd crowd;
    QVERIFY(crowd.gather(server, 2));
    QCOMPARE(toAll("all"), ErrorCode::NoError);
    QCOMPARE(toAll(QByteArray(server.maxMessageSize() + 1, 'x')), ErrorCode::MessageTooLarge);
    QCOMPARE(answer([&](ErrorCode *why) { return server.write(0, "x", why); }),
             ErrorCode::ReservedType);
    QCOMPARE(toOne(server.came.at(0)), ErrorCode::NoError);
    QCOMPARE(toOne(99), ErrorCode::NotConnected);
    QCOMPARE(toOne(0), ErrorCode::NotConnected);
    QVERIFY(eventually([&] { return crowd.haveReceived(1); }));
    crowd.clear();
    QVERIFY(eventually([&] { return server.clientCount() == 0; }));
    QCOMPARE(toOne(server.came.at(0)), ErrorCode::NotConnected);
    QCOMPARE(toAll("nobody"), ErrorCode::NotConnected);
}

void tst_MultiThreads::refusesForTheOneThatIsFull()
{
    ManyServer server;
    server.setOutboxLimit(100000);
    QVERIFY(server.listen());
    quint64 full = 0;
    RawPeer sleeper = rawClient(server, &full);
    Crowd crowd;
    QVERIFY(crowd.gather(server, 3));
    QVERIFY(fill(&server, full));
    int taken = 0;
    int queueFull = 0;
    Threads threads;
    threads.start([&] {
        for (int i = 0; i < 5; ++i) {
            ErrorCode why = ErrorCode::NoError;
            taken += server.write(2, QByteArray(10000, 'x'), &why);
            queueFull += why == ErrorCode::QueueFull;
        }
    });
    threads.join();
    QCOMPARE(taken, 0);
    QCOMPARE(queueFull, 5);
    QVERIFY(eventually([&] { return crowd.haveReceived(5) && !server.refused.isEmpty(); }));
    spin(0);
    QCOMPARE(server.refused, (QList<QPair<quint64, ErrorCode>> { { full, ErrorCode::QueueFull } }));
}

/*! However clients come while another thread writes to all: in the end nothing is owed, so a message
    for one of them finds all the room there is, and no more than that. */
void tst_MultiThreads::countsExactlyWhileClientsCome()
{
    ManyServer server;
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 1));
    std::atomic<bool> enough = false;
    Threads threads;
    for (int i = 0; i < 2; ++i) {
        threads.start([&] {
            while (!enough) {
                server.write(1, QByteArray(2000, 'x'));
                QThread::usleep(Pause);
            }
        });
    }
    QVERIFY(crowd.gather(server, 60));
    enough = true;
    threads.join();
    spin(0); // the server's thread takes over what they wrote last
    QVERIFY(eventually([&] {
        const QList<quint64> ids = server.connections().ids();
        return std::all_of(ids.begin(), ids.end(),
                           [&](quint64 id) { return server.connection(id)->bytesToWrite() == 0; });
    }));
    // From another thread, and nobody sends meanwhile: 10 of 1000 are all that fit.
    server.setOutboxLimit(10000);
    QMap<quint64, int> taken;
    for (const quint64 id : server.connections().ids()) {
        threads.start([&, id] {
            int count = 0;
            while (count < 100 && server.writeTo(id, 1, QByteArray(936, 'x')))
                ++count;
            taken[id] = count;
        });
        threads.join();
    }
    for (const int count : std::as_const(taken))
        QCOMPARE(count, 10);
}

void tst_MultiThreads::closesConnections()
{
    ManyServer server;
    QVERIFY(server.listen());
    Crowd crowd;
    QVERIFY(crowd.gather(server, 20));
    Threads threads;
    for (int i = 0; i < 20; i += 2) {
        threads.start([&, id = server.came.at(i)] {
            for (int number = 0; number < 50; ++number)
                server.writeTo(id, 1, QByteArray::number(number));
            server.closeConnection(id);
            server.closeConnection(id);
            server.closeConnection(12345);
        });
    }
    QVERIFY(eventually([&] { return server.left.size() >= 10; }));
    threads.join();
    for (int i = 0; i < 20; i += 2)
        QVERIFY(server.left.contains(server.came.at(i)));
    QVERIFY(eventually([&] {
        int whole = 0;
        for (int i = 0; i < crowd.size(); ++i)
            whole += crowd.at(i).received == numbers(50);
        return whole == 10;
    }));
}

void tst_MultiThreads::survivesItsEnd_data()
{
    QTest::addColumn<bool>("aborts");
    QTest::newRow("close") << false;
    QTest::newRow("abort") << true;
}

/*! Writers do not wait for anything that is over. */
void tst_MultiThreads::survivesItsEnd()
{
    QFETCH(bool, aborts);
    ManyServer server;
    server.setOverflow(Gipc::Overflow::Block);
    server.setOutboxLimit(50000);
    for (int round = 0; round < 5; ++round) {
        QVERIFY(server.listen());
        Crowd crowd;
        QVERIFY(crowd.gather(server, 4));
        std::atomic<bool> over = false;
        Threads threads;
        for (int writer = 0; writer < 3; ++writer) {
            threads.start([&] {
                while (!over)
                    server.write(1, QByteArray(1000, 'x'));
            });
        }
        QVERIFY(eventually([&] { return crowd.haveReceived(50); }));
        if (aborts)
            server.abort();
        else
            server.close();
        QVERIFY(eventually([&] { return server.status() == Status::Closed; }));
        over = true;
        QVERIFY(eventually([&] { return threads.areDone(); }));
    }
}

QTEST_GUILESS_MAIN(tst_MultiThreads)
#include "tst_multithreads.moc"
