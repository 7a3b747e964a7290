// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "victim.h"

#include <Gipc/GipcConnection>
#include <Gipc/GipcConnectionPool>

#include <QtCore/QElapsedTimer>
#include <QtCore/QScopeGuard>
#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

#include <atomic>
#include <thread>
#include <type_traits>

using Gipc::Status;

/*! Ends that are not in order: closeTimeout runs out, abort, deletion, a peer that goes while we write. */
class tst_Ending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void lingersForSoLongOnly_data();
    void lingersForSoLongOnly();
    void closeTimeoutCountsAtOnce_data() { addSides(); }
    void closeTimeoutCountsAtOnce();
    void abortDropsWhatWaits_data() { addSides(); }
    void abortDropsWhatWaits();
    void abortCutsClosingShort_data() { addSides(); }
    void abortCutsClosingShort();
    void destructionSendsWhatItCan_data() { addSides(); }
    void destructionSendsWhatItCan();
    void destructionNeverBlocksAndSaysWhatIsLost_data() { addSides(); }
    void destructionNeverBlocksAndSaysWhatIsLost();
    void whoWritesSeesAnEnd_data();
    void whoWritesSeesAnEnd();
    void failedWritesLoseNothingThatArrived_data() { addSides(); }
    void failedWritesLoseNothingThatArrived();
    void tellsWhatAWaitHeldBeforeTheEnd_data() { addSides(); }
    void tellsWhatAWaitHeldBeforeTheEnd();
};

namespace {

/*! Where closing must not end before the peer does, or would be noticed. */
constexpr std::chrono::milliseconds LongLinger { 10 * Patience };

/*! Keeps writing until the peer, which does not read, has let it fill its outbox. */
int fill(Victim *victim)
{
    victim->setOutboxLimit(4 * 1024 * 1024);
    int written = 0;
    while (victim->write(1, QByteArray(64 * 1024, 'x'))) {
        ++written;
        spin(0);
    }
    return written;
}

QStringList *logged = nullptr;

/*! Collects what is logged while it lives. */
class LogCollector
{
public:
    LogCollector()
    {
        logged = &m_lines;
        QLoggingCategory::setFilterRules(QString());
        m_previous = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &,
                                               const QString &text) { logged->append(text); });
    }
    ~LogCollector()
    {
        qInstallMessageHandler(m_previous);
        QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
    }
    bool has(const QString &text) const { return m_lines.join(u'\n').contains(text); }

private:
    QStringList m_lines;
    QtMessageHandler m_previous;
};

} // namespace

void tst_Ending::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_Ending::lingersForSoLongOnly_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<bool>("network");
    QTest::newRow("server, local") << true << false;
    QTest::newRow("client, TCP") << false << true;
}

void tst_Ending::lingersForSoLongOnly()
{
    QFETCH(bool, isServer);
    QFETCH(bool, network);
    Victim victim(isServer, network, true);
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    QVERIFY(fill(&victim) > 10);
    const LogCollector log;
    QCOMPARE(victim.with([](auto *own) { return own->closeTimeout(); }), 2000);
    QElapsedTimer time;
    time.start();
    victim.close();
    QVERIFY(eventually([&] { return victim.isClosed(); }));
    QVERIFY2(time.elapsed() > 1900, qPrintable(QString::number(time.elapsed())));
    QVERIFY(log.has(QStringLiteral("messages were not sent before closing")));
}

/*! Also for a session that there is when it is set; the others take the default's two seconds, or as
    long as the test. */
void tst_Ending::closeTimeoutCountsAtOnce()
{
    QFETCH(bool, isServer);
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    Victim quick(isServer, network, encrypted);
    Victim usual(isServer, network, encrypted);
    Victim slow(isServer, network, encrypted);
    RawPeer peers[3];
    QVERIFY(quick.meet(&peers[0]) && usual.meet(&peers[1]) && slow.meet(&peers[2]));
    QVERIFY(fill(&quick) > 10 && fill(&usual) > 10 && fill(&slow) > 10);
    slow.setCloseTimeout(LongLinger);
    quick.setCloseTimeout(std::chrono::milliseconds(50));
    for (Victim *const victim : { &slow, &usual, &quick })
        victim->close();
    QVERIFY(eventually([&] { return quick.isClosed(); }));
    QCOMPARE(usual.status(), Status::Closing);
    QVERIFY(eventually([&] { return usual.isClosed(); }));
    slow.setCloseTimeout({}); // too late
    spin(5);
    QCOMPARE(slow.status(), Status::Closing);
}

void tst_Ending::abortDropsWhatWaits()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    const int written = fill(&victim);
    victim.abort();
    QVERIFY(victim.isClosed());
    QVERIFY(eventually([&] {
        peer.step();
        return peer.atEnd();
    }));
    QVERIFY(peer.messages.size() < written);
}

void tst_Ending::abortCutsClosingShort()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    fill(&victim);
    victim.close();
    spin(5);
    QCOMPARE(victim.status(), Status::Closing);
    victim.abort();
    QVERIFY(victim.isClosed());
    victim.abort();
    QVERIFY(victim.isClosed());
    QVERIFY(victim.with([](auto *own) { return own->waitForClosed(0); }));
}

void tst_Ending::destructionSendsWhatItCan()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    for (int i = 0; i < 10; ++i)
        QVERIFY(victim.write(i + 1, "from the death bed"));
    const LogCollector log;
    victim.destroy();
    QVERIFY(eventually([&] {
        peer.step();
        return peer.atEnd();
    }));
    QCOMPARE(peer.messages.size(), 10);
    QVERIFY(!log.has(QStringLiteral("not sent")));
}

void tst_Ending::destructionNeverBlocksAndSaysWhatIsLost()
{
    QFETCH(bool, isServer);
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    fill(&victim);
    const LogCollector log;
    victim.setCloseTimeout(LongLinger);
    QElapsedTimer time;
    time.start();
    victim.destroy();
    QVERIFY(time.elapsed() < Patience);
    QVERIFY(log.has(QStringLiteral("messages were not sent: the %1 was deleted")
                        .arg(isServer ? u"server" : u"client")));
}

void tst_Ending::whoWritesSeesAnEnd_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::addColumn<bool>("network");
    QTest::addColumn<QByteArray>("by");
    for (const bool isServer : { true, false }) {
        for (const bool network : { false, true }) {
            for (const char *by : { "close", "abort", "deletion" })
                QTest::addRow("%s, %s, %s", isServer ? "server" : "client",
                              network ? "TCP" : "local", by)
                    << isServer << network << QByteArray(by);
        }
    }
}

/*! And no reset, which a Go client takes no notice of, and a Go server dies of. It writes without a pause,
    in a thread of its own, so that something is under way at every moment. */
void tst_Ending::whoWritesSeesAnEnd()
{
    QFETCH(bool, isServer);
    QFETCH(bool, network);
    QFETCH(QByteArray, by);
    constexpr int Rounds = 12;
    for (int round = 0; round < Rounds; ++round) {
        auto victim = std::make_unique<Victim>(isServer, network, false);
        victim->setCloseTimeout(LongLinger);
        RawPeer peer;
        QVERIFY(victim->meet(&peer));
        QVERIFY(victim->write(1, "before"));
        spin(0);
        std::atomic<bool> hasWritten = false;
        std::thread writer([&] {
            const QByteArray frame = plainFrame(1, QByteArray(1000 + 100 * round, 'w'));
            const QDeadlineTimer deadline(Patience);
            while (!peer.atEnd() && !deadline.hasExpired()) {
                if (peer.pending() < 64 * 1024)
                    peer.send(frame);
                peer.pump();
                hasWritten = true;
            }
            if (isServer)
                peer.close(); // as Go's clients do, and its servers do not
        });
        const auto join = qScopeGuard([&] { writer.join(); });
        QVERIFY(eventually([&] { return hasWritten && victim->received.size() > 20; }));
        if (by == "close") {
            victim->close();
            QVERIFY(eventually([&] { return victim->isClosed(); }));
        } else if (by == "abort") {
            victim->abort();
        } else {
            victim->destroy();
        }
        writer.join();
        writer = std::thread([] {});
        QVERIFY(peer.atEnd());
        QVERIFY2(!peer.wasReset(), qPrintable(QStringLiteral("round %1").arg(round)));
        QVERIFY(peer.received().endsWith("before"));
    }
}

/*! The peer says what it has to say and goes, while we write and write. */
void tst_Ending::failedWritesLoseNothingThatArrived()
{
    QFETCH(bool, network);
    Victim victim = victimOfRow();
    RawPeer peer;
    for (int round = 0; round < 10; ++round) {
        QVERIFY(victim.meet(&peer));
        QTimer writer;
        QObject::connect(&writer, &QTimer::timeout, &writer, [&] {
            for (int i = 0; i < 20; ++i)
                victim.write(1, QByteArray(10 * round, 'w'));
        });
        writer.start(0);
        for (int i = 0; i < round; ++i)
            spin(0);
        for (int i = 0; i < 100; ++i)
            peer.sendMessage(quint32(i + 1), QByteArray(50, 'p'));
        // Closing with unread bytes resets: what the kernel has not passed on would be lost at
        // once.
        QVERIFY(!network || eventually([&] { return peer.pending() == 0 && peer.unsent() == 0; }));
        QCOMPARE(peer.pending(), 0);
        peer.close();
        victim.write(1, "a write before the first read");
        victim.write(1, "and another one");
        qsizetype before = -1;
        QVERIFY(eventually([&] {
            if (victim.hasEnded() && before < 0)
                before = victim.received.size();
            return victim.hasEnded();
        }));
        QCOMPARE(before, 100);
        for (int i = 0; i < 100; ++i)
            QCOMPARE(victim.received.at(i).msgType(), i + 1);
    }
}

/*! Messages and the end come while a slot waits, and no more of them is read than the inbox may hold. Then
    the slot lets it hold more, and the end is seen before the event loop has told of anything. */
void tst_Ending::tellsWhatAWaitHeldBeforeTheEnd()
{
    QFETCH(bool, isServer);
    constexpr int Count = 5;
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    const auto arrived = [&] {
        if (!isServer)
            return victim.client()->messagesReceived();
        const GipcConnectionPool clients = victim.server()->connections();
        return victim.server()->connection(clients.ids().first())->messagesReceived();
    };
    GipcClient other(uniqueName()); // its server is never there
    QVERIFY(other.connectToServer());
    quint64 arrivedInTheWait = 0;
    qsizetype toldInTheWait = 0;
    qsizetype toldAtTheEnd = -1;
    const auto onMessage = [&] {
        if (victim.received.size() > 1)
            return;
        for (const QDeadlineTimer patience(Patience); !patience.hasExpired() && arrived() < 2;)
            (void)other.readTimed(20);
        (void)other.readTimed(50); // the end is there, too
        arrivedInTheWait = arrived();
        toldInTheWait = victim.received.size();
        victim.with([](auto *own) { own->setInboxLimit(1000000); });
    };
    const auto onEnd = [&] { toldAtTheEnd = victim.received.size(); };
    victim.with([&](auto *own) {
        own->setInboxLimit(1);
        connect(own, &std::remove_pointer_t<decltype(own)>::messageReceived, this, onMessage);
    });
    connect(victim.server(), &GipcServer::clientDisconnected, this, onEnd);
    connect(victim.client(), &GipcClient::disconnected, this, onEnd);

    QByteArray all;
    for (int i = 0; i < Count; ++i)
        all += peer.sealed(1, QByteArray::number(i));
    peer.send(all);
    peer.close();
    QVERIFY(eventually([&] { return toldAtTheEnd >= 0; }));
    QCOMPARE(arrivedInTheWait, 2);
    QCOMPARE(toldInTheWait, 1);
    QCOMPARE(toldAtTheEnd, Count);
    for (int i = 0; i < Count; ++i)
        QCOMPARE(victim.received.at(i).data(), QByteArray::number(i));
}

QTEST_GUILESS_MAIN(tst_Ending)
#include "tst_ending.moc"
