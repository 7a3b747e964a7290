// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "channel.h"
#include "manyclients.h"
#include "memoryuse.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QRegularExpression>
#include <QtTest/QSignalSpy>

using Gipc::Delivery;
using Gipc::ErrorCode;

/*! What a server keeps of all its clients together, those that have left included. */
class tst_TotalInbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void properties();
    void forgetsTheOldestDeparted_data();
    void forgetsTheOldestDeparted();
    void forgetsAtOnceWhenLowered();
    void countsDepartedWithLittleToSay();
    void doesNotReadTheFullest_data() { addTransports(); }
    void doesNotReadTheFullest();
    void letsOneBeLargerThanTheLimit_data() { addTransports(); }
    void letsOneBeLargerThanTheLimit();
    void endsTheLargestUnfinished_data();
    void endsTheLargestUnfinished();
    void endsNobodyWhileSomethingIsComplete();
    void readsLittleBeforeAClientIsAdmitted();
    void survivesAServerThatOnlyWrites();
    void keepsLittleForMessagesToCome();
};

namespace {

constexpr qsizetype Size = 10000;
constexpr qint64 Cost = Size + 64;

/*! The beginning of a message, the rest of which may come later. */
QByteArray beginning(RawPeer *peer, qsizetype whole, qsizetype part, QByteArray *rest = nullptr)
{
    const QByteArray frame = peer->sealed(7, QByteArray(whole, 'h'));
    if (rest)
        *rest = frame.sliced(part);
    return frame.first(part);
}

/*! Until the peer has got rid of everything, or the server takes no more of it. */
bool isStill(const std::vector<RawPeer *> &peers)
{
    return eventually([&] {
        qsizetype before = 0;
        qsizetype after = 0;
        for (RawPeer *const peer : peers)
            before += peer->pending() + peer->unsent();
        for (int i = 0; i < 20; ++i) {
            spin(1);
            for (RawPeer *const peer : peers)
                peer->pump();
        }
        for (RawPeer *const peer : peers)
            after += peer->pending() + peer->unsent();
        return before == after;
    });
}

/*! All messages, by client. */
QMap<quint64, QByteArrayList> everything(GipcServer *server)
{
    QMap<quint64, QByteArrayList> all;
    for (GipcMessage m = server->take(); !m.isTimeout(); m = server->take()) {
        if (!m.isInternal())
            all[m.connectionId()].append(m.data().first(std::min<qsizetype>(4, m.data().size())));
    }
    return all;
}

QByteArray numbered(int i, qsizetype size = Size)
{
    return QByteArray::number(i).rightJustified(4, '0') + QByteArray(size - 4, 'x');
}

} // namespace

void tst_TotalInbox::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_TotalInbox::properties()
{
    GipcServer server;
    QSignalSpy departed(&server, &GipcServer::departedInboxLimitChanged);
    QSignalSpy total(&server, &GipcServer::totalInboxLimitChanged);
    QCOMPARE(server.departedInboxLimit(), 16 * Mebibyte);
    QCOMPARE(server.totalInboxLimit(), 256 * Mebibyte);
    server.setInboxLimit(Mebibyte);
    QCOMPARE(server.departedInboxLimit(), 16 * Mebibyte);
    QCOMPARE(departed.size(), 0);
    server.setInboxLimit(20 * Mebibyte);
    QCOMPARE(server.departedInboxLimit(), 20 * Mebibyte);
    QCOMPARE(departed.size(), 1);
    server.setDepartedInboxLimit(-1);
    QCOMPARE(server.departedInboxLimit(), 0);
    server.setDepartedInboxLimit(0);
    QCOMPARE(departed.size(), 2);
    server.setInboxLimit(30 * Mebibyte);
    QCOMPARE(server.departedInboxLimit(), 0);
    QCOMPARE(departed.size(), 2);
    server.setTotalInboxLimit(-5);
    QCOMPARE(server.totalInboxLimit(), 0);
    server.setTotalInboxLimit(0);
    QCOMPARE(total.size(), 1);
}

void tst_TotalInbox::forgetsTheOldestDeparted_data()
{
    QTest::addColumn<bool>("multiClient");
    QTest::addColumn<bool>("network");
    for (const bool multiClient : { false, true }) {
        for (const bool network : { false, true })
            QTest::addRow("%s, %s", multiClient ? "many" : "single", network ? "TCP" : "local")
                << multiClient << network;
    }
}

void tst_TotalInbox::forgetsTheOldestDeparted()
{
    QFETCH(bool, multiClient);
    QFETCH(bool, network);
    constexpr int Each = 30;
    constexpr qint64 Limit = 3 * (Each * Cost + 1024) + 2 * Cost + 1024; // of three, and a bit
    ManyServer server(network);
    server.setMultiClient(multiClient);
    server.setDelivery(Delivery::Queue);
    server.setDepartedInboxLimit(Limit);
    QVERIFY(server.listen());
    int said = 0;
    connect(&server, &GipcServer::errorOccurred, this, [&](ErrorCode error) {
        static const QRegularExpression number(QStringLiteral("^(\\d+) "));
        if (error == ErrorCode::LimitReached)
            said += number.match(server.errorString()).captured(1).toInt();
    });
    for (int client = 0; client < 6; ++client) {
        RawPeer peer = rawClient(server);
        QVERIFY(peer.isOpen());
        for (int i = 0; i < Each; ++i)
            peer.sendMessage(1, numbered(i));
        QVERIFY(eventually([&] {
            peer.pump();
            return server.connection(server.came.last())->messagesReceived() == Each;
        }));
        peer.close();
        QVERIFY(eventually([&] { return server.left.size() == client + 1; }));
    }
    const auto all = everything(&server);
    QCOMPARE(all.keys(), (QList<quint64> { 3, 4, 5, 6 }));
    QCOMPARE(all.value(3), (QByteArrayList { "0028", "0029" })); // its newest
    for (const quint64 id : { 4u, 5u, 6u })
        QCOMPARE(all.value(id).size(), Each);
    QCOMPARE(said, 3 * Each - 2);
}

void tst_TotalInbox::forgetsAtOnceWhenLowered()
{
    ManyServer server;
    server.setDelivery(Delivery::Queue);
    QVERIFY(server.listen());
    for (int client = 0; client < 3; ++client) {
        RawPeer peer = rawClient(server);
        for (int i = 0; i < 5; ++i)
            peer.sendMessage(1, numbered(i));
        peer.close();
        QVERIFY(eventually([&] { return server.left.size() == client + 1; }));
    }
    QVERIFY(server.errors.isEmpty());
    RawPeer stays = rawClient(server);
    stays.sendMessage(1, numbered(0));
    QVERIFY(eventually([&] { return server.connection(4)->messagesReceived() == 1; }));
    server.setDepartedInboxLimit(5 * Cost + 1024);
    QCOMPARE(server.errors, QList<ErrorCode> { ErrorCode::LimitReached });
    QCOMPARE(server.take().connectionId(), quint64(0)); // news: Listening
    QCOMPARE(server.connection(4)->take().connectionId(), quint64(4));
    QCOMPARE(everything(&server).keys(), QList<quint64> { 3 });
}

/*! Thousands that say a byte and leave cost more than their bytes. */
void tst_TotalInbox::countsDepartedWithLittleToSay()
{
    constexpr int Kept = 20;
    ManyServer server;
    server.setDelivery(Delivery::Queue);
    server.setDepartedInboxLimit(Kept * (1024 + 65));
    QVERIFY(server.listen());
    for (int client = 0; client < 2 * Kept; ++client) {
        RawPeer peer = rawClient(server);
        peer.sendMessage(1, "b");
        peer.close();
        QVERIFY(eventually([&] { return server.left.size() == client + 1; }));
    }
    QCOMPARE(everything(&server).size(), Kept);
    QCOMPARE(server.errors.size(), 10); // and no more of the same within a minute
}

void tst_TotalInbox::doesNotReadTheFullest()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    constexpr int Each = 600; // 6 MB
    ManyServer server(network, encrypted);
    server.setDelivery(Delivery::Queue);
    server.setTotalInboxLimit(4 * Mebibyte);
    QVERIFY(server.listen());
    std::vector<RawPeer> full;
    std::vector<RawPeer *> pointers;
    full.reserve(4);
    for (int i = 0; i < 4; ++i)
        full.push_back(rawClient(server));
    for (RawPeer &peer : full) {
        pointers.push_back(&peer);
        for (int i = 0; i < Each; ++i)
            peer.sendMessage(1, numbered(i));
    }
    QVERIFY(isStill(pointers));
    quint64 arrived = 0;
    for (const quint64 id : server.came)
        arrived += server.connection(id)->bytesReceived();
    QVERIFY2(arrived < quint64(4 * Mebibyte) && arrived > quint64(2 * Mebibyte),
             qPrintable(QString::number(arrived)));

    // Somebody who says little is heard, again and again.
    quint64 id = 0;
    RawPeer small = rawClient(server, &id);
    QVERIFY(small.isOpen());
    for (int i = 0; i < 10; ++i) {
        small.sendMessage(1, numbered(i));
        QVERIFY(eventually([&] { return !server.connection(id)->take().isTimeout(); }));
    }
    QVERIFY(server.errors.isEmpty());

    // Nothing is lost, and reading goes on as the program takes.
    QMap<quint64, int> next;
    QVERIFY(eventually([&] {
        for (RawPeer &peer : full)
            peer.pump();
        for (GipcMessage m = server.take(); !m.isTimeout(); m = server.take()) {
            if (!m.isInternal() && m.data().first(4).toInt() == next[m.connectionId()])
                ++next[m.connectionId()];
        }
        return next.size() == 4
            && std::all_of(next.begin(), next.end(), [](int n) { return n == Each; });
    }));
}

void tst_TotalInbox::letsOneBeLargerThanTheLimit()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    ManyServer server(network, encrypted);
    server.setDelivery(Delivery::Queue);
    server.setTotalInboxLimit(1000);
    QVERIFY(server.listen());
    RawPeer peer = rawClient(server);
    for (int i = 0; i < 3; ++i)
        peer.sendMessage(1, numbered(i, Mebibyte));
    for (int i = 0; i < 3; ++i) {
        GipcMessage message = GipcMessage::timeoutMessage();
        QVERIFY(eventually([&] {
            peer.pump();
            message = server.take();
            return message.connectionId() == 1;
        }));
        QCOMPARE(message.data(), numbered(i, Mebibyte));
    }
    QVERIFY(server.errors.isEmpty());
}

void tst_TotalInbox::endsTheLargestUnfinished_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<bool>("bySignal");
    for (const bool network : { false, true }) {
        for (const bool encrypted : { true, false }) {
            for (const bool bySignal : { true, false })
                QTest::addRow("%s, %s, %s", network ? "TCP" : "local",
                              encrypted ? "encrypted" : "plain", bySignal ? "signal" : "queue")
                    << network << encrypted << bySignal;
        }
    }
}

/*! Ten peers with half a message each have more than there may be. One after the other is ended, and
    a client that behaves does not notice; those who may stay come to the end of their messages. */
void tst_TotalInbox::endsTheLargestUnfinished()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    QFETCH(bool, bySignal);
    constexpr qsizetype Whole = 2000000;
    ManyServer server(network, encrypted);
    int received = 0;
    if (bySignal)
        connect(&server, &GipcServer::messageReceived, this, [&] { ++received; });
    else
        server.setDelivery(Delivery::Queue);
    const auto receivedAll = [&] {
        for (GipcMessage m = server.take(); !bySignal && !m.isTimeout(); m = server.take())
            received += !m.isInternal();
        return received;
    };
    server.setTotalInboxLimit(6 * Mebibyte);
    QVERIFY(server.listen());
    RawPeer good = rawClient(server);
    std::vector<RawPeer> peers;
    std::vector<QByteArray> rests(10);
    for (size_t i = 0; i < 10; ++i) {
        peers.push_back(rawClient(server));
        // Each a little more than the one before.
        peers[i].send(beginning(&peers[i], Whole, 1000000 + 20000 * qsizetype(i), &rests[i]));
        QVERIFY(eventually([&] {
            for (RawPeer &peer : peers)
                peer.pump();
            return peers[i].pending() == 0
                && (network || peers[i].unsent() == 0 || peers[i].atEnd());
        }));
    }
    good.sendMessage(1, "still here");
    QVERIFY(eventually([&] { return receivedAll() == 1; }));
    QVERIFY(eventually([&] {
        for (RawPeer &peer : peers)
            peer.pump();
        return server.left.size() >= 3;
    }));
    for (const ErrorCode why : std::as_const(server.left))
        QCOMPARE(why, ErrorCode::LimitReached);
    QVERIFY(!server.left.contains(1)); // the good one
    QVERIFY(server.left.size() < 9);
    int finished = 0;
    for (size_t i = 0; i < 10; ++i) {
        if (server.left.contains(i + 2))
            continue;
        peers[i].send(rests[i]);
        const bool hasCome = eventually([&] {
            peers[i].pump();
            return receivedAll() == finished + 2 || server.left.contains(i + 2);
        });
        QVERIFY(hasCome);
        finished += !server.left.contains(i + 2);
    }
    QVERIFY(finished > 0);
    good.sendMessage(1, "to the end");
    QVERIFY(eventually([&] { return receivedAll() == finished + 2; }));
}

/*! As long as the program could take something, it is the one who is slow. */
void tst_TotalInbox::endsNobodyWhileSomethingIsComplete()
{
    ManyServer server;
    server.setDelivery(Delivery::Queue);
    server.setTotalInboxLimit(2 * Mebibyte);
    QVERIFY(server.listen());
    RawPeer complete = rawClient(server);
    complete.sendMessage(1, "for the program");
    QVERIFY(eventually([&] { return server.connection(1)->messagesReceived() == 1; }));
    RawPeer one = rawClient(server);
    RawPeer other = rawClient(server);
    QByteArray restOfOne;
    QByteArray restOfOther;
    one.send(beginning(&one, 2000000, 1500000, &restOfOne));
    other.send(beginning(&other, 2000000, 1500000, &restOfOther));
    QVERIFY(isStill({ &one, &other }));
    QVERIFY(server.left.isEmpty());
    // Now it cannot any more.
    QVERIFY(eventually([&] { return server.take().connectionId() == 1; }));
    QVERIFY(eventually([&] {
        one.pump();
        other.pump();
        return server.left.size() == 1;
    }));
    const bool isOne = !server.left.contains(2);
    (isOne ? one : other).send(isOne ? restOfOne : restOfOther);
    QVERIFY(eventually([&] {
        one.pump();
        other.pump();
        return server.take().data().size() == 2000000;
    }));
    QCOMPARE(server.left.size(), 1);
}

/*! On TCP a server for many waits a little for the first message of each. */
void tst_TotalInbox::readsLittleBeforeAClientIsAdmitted()
{
    ManyServer server(true);
    server.setDelivery(Delivery::Queue);
    server.setMaxMessageSize(16 * int(Mebibyte));
    QVERIFY(server.listen());
    RawPeer peer = RawPeer::toServer(server);
    QVERIFY(peer.shakeHands(GipcWire::Role::Client, false));
    peer.sendMessage(1, numbered(7, 12 * Mebibyte));
    QVERIFY(eventually([&] {
        peer.pump();
        return server.take().data() == numbered(7, 12 * Mebibyte);
    }));
}

/*! It has no slot on messageReceived() and never reads: so what its clients say is held for it. */
void tst_TotalInbox::survivesAServerThatOnlyWrites()
{
    ManyServer server;
    QVERIFY(server.listen());
    const qint64 before = memoryInUse();
    qint64 most = 0;
    const QByteArray data(100000, 'x');
    for (int client = 0; client < 60; ++client) {
        RawPeer peer = rawClient(server);
        QVERIFY(peer.isOpen());
        QVERIFY(server.write(1, "news"));
        for (int i = 0; i < 80; ++i)
            peer.sendMessage(1, data);
        QVERIFY(eventually([&] {
            peer.pump();
            return server.connection(server.came.last())->messagesReceived() == 80;
        }));
        peer.close();
        QVERIFY(eventually([&] { return server.left.size() == client + 1; }));
        most = std::max(most, memoryInUse() - before);
    }
    QVERIFY2(most < 32 * Mebibyte, qPrintable(QString::number(most)));
    qsizetype kept = 0;
    for (const QByteArrayList &messages : everything(&server))
        kept += messages.size();
    QVERIFY2(kept > 100 && kept <= 16 * Mebibyte / data.size(), qPrintable(QString::number(kept)));
}

/*! The memory of a large message is used for the next one of its connection, but not of very many. */
void tst_TotalInbox::keepsLittleForMessagesToCome()
{
    ManyServer server;
    QSet<quint64> heard;
    connect(&server, &GipcServer::messageReceived, this,
            [&](const GipcMessage &message) { heard.insert(message.connectionId()); });
    QVERIFY(server.listen());
    std::vector<RawPeer> peers;
    peers.reserve(40);
    for (int i = 0; i < 40; ++i)
        peers.push_back(rawClient(server));
    const qint64 before = memoryInUse();
    for (int i = 0; i < 40; ++i) {
        peers[size_t(i)].sendMessage(1, numbered(i, 3000000));
        QVERIFY(eventually([&] {
            peers[size_t(i)].pump();
            return heard.size() == i + 1;
        }));
    }
    const qint64 more = memoryInUse() - before;
    QVERIFY2(more < 64 * Mebibyte, qPrintable(QString::number(more)));
}

QTEST_GUILESS_MAIN(tst_TotalInbox)
#include "tst_totalinbox.moc"
