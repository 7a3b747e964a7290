// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "memoryuse.h"
#include "victim.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QTimer>

using Gipc::ErrorCode;

/*! Peers that read or write too slowly or too fast: queues end at their limits, the event loop goes on,
    and nothing is lost. */
class tst_SlowPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void survivesAPeerThatDoesNotRead_data() { addSides(); }
    void survivesAPeerThatDoesNotRead();
    void takesMessagesByteByByte_data() { addSides(); }
    void takesMessagesByteByByte();
    void stopsReadingWhenItsInboxIsFull_data() { addSides(); }
    void stopsReadingWhenItsInboxIsFull();
    void keepsTheEventLoopGoingInAFlood_data() { addSides(); }
    void keepsTheEventLoopGoingInAFlood();
    void reservesNothingForAnAnnouncedLength_data() { addSides(); }
    void reservesNothingForAnAnnouncedLength();
    void noticesAPeerThatListensToNothing_data();
    void noticesAPeerThatListensToNothing();
    void noticesAServerThatIsDeafFromTheStart();
};

namespace {

/*! Counts how often the event loop comes round. */
class Ticker
{
public:
    Ticker()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ++ticks; });
        m_timer.start(0);
    }
    int ticks = 0;

private:
    QTimer m_timer;
};

} // namespace

void tst_SlowPeers::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_SlowPeers::survivesAPeerThatDoesNotRead()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    constexpr qint64 OutboxLimit = 2 * Mebibyte;
    victim.setOutboxLimit(OutboxLimit);
    const qint64 before = memoryInUse();
    int written = 0;
    const Ticker ticker;
    ErrorCode why = ErrorCode::NoError;
    for (int refusals = 0; refusals < 20; spin(1)) {
        while (victim.write(written + 1, QByteArray(10000, 'x'), &why))
            ++written;
        QCOMPARE(why, ErrorCode::QueueFull);
        ++refusals;
    }
    QVERIFY(ticker.ticks >= 20);
    QVERIFY(written > OutboxLimit / 11000);
    // The outbox, what is sealed ahead, and what the containers keep.
    QVERIFY(memoryInUse() - before < OutboxLimit + 2 * Mebibyte);
    QCOMPARE(victim.with([](auto *own) { return own->error(); }), ErrorCode::NoError);

    QVERIFY(eventually([&] {
        peer.step();
        return peer.messages.size() == written;
    }));
    for (int i = 0; i < written; ++i)
        QCOMPARE(peer.messages.at(i).type, quint32(i + 1));
    QVERIFY(victim.write(1, "room again"));
}

void tst_SlowPeers::takesMessagesByteByByte()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    QByteArray stream;
    for (int i = 0; i < 20; ++i)
        stream += peer.sealed(quint32(i + 1), QByteArray(i, 'b'));
    for (const char byte : std::as_const(stream)) {
        peer.send(QByteArray(1, byte));
        spin(0);
    }
    QVERIFY(eventually([&] { return victim.received.size() == 20; }));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(victim.received.at(i).data(), QByteArray(i, 'b'));
}

void tst_SlowPeers::stopsReadingWhenItsInboxIsFull()
{
    Victim victim = victimOfRow(0, Victim::Reads::ByQueue);
    constexpr qint64 InboxLimit = 1 * Mebibyte;
    victim.with([](auto *own) { own->setInboxLimit(InboxLimit); });
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    constexpr int Count = 15000;
    int sent = 0;
    const auto flood = [&] {
        while (sent < Count && peer.pending() == 0)
            peer.sendMessage(quint32(++sent), QByteArray(1000, 'f'));
        peer.write();
    };
    const qint64 before = memoryInUse();
    int quiet = 0;
    int last = 0;
    QVERIFY(eventually([&] { // until nothing moves any more
        flood();
        quiet = sent == last ? quiet + 1 : 0;
        last = sent;
        return quiet > 200;
    }));
    QVERIFY2(sent < Count, qPrintable(QString::number(sent)));
    QVERIFY(memoryInUse() - before < InboxLimit + 2 * Mebibyte);

    int expected = 1;
    QVERIFY(eventually([&] {
        flood();
        for (int i = 0; i < 50 && expected >= 0; ++i) { // of about a thousand that fit
            const GipcMessage message = victim.with([](auto *own) { return own->take(); });
            if (!message.isInternal())
                expected = message.msgType() == expected ? expected + 1 : -1;
        }
        return expected > Count || expected < 0;
    }));
    QCOMPARE(expected, Count + 1);
    QVERIFY(!victim.hasEnded());
}

void tst_SlowPeers::keepsTheEventLoopGoingInAFlood()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    const Ticker ticker;
    int sent = 0;
    QVERIFY(eventually([&] {
        while (sent < 20000 && peer.pending() < 1024 * 1024)
            peer.sendMessage(quint32(++sent), QByteArray(500, 'f'));
        peer.write();
        return victim.received.size() == 20000;
    }));
    for (int i = 0; i < 20000; ++i)
        QCOMPARE(victim.received.at(i).msgType(), i + 1);
    QVERIFY2(ticker.ticks > 5, qPrintable(QString::number(ticker.ticks)));
}

void tst_SlowPeers::reservesNothingForAnAnnouncedLength()
{
    QFETCH(bool, isServer);
    QFETCH(bool, encrypted);
    Victim victim = victimOfRow(64 * int(Mebibyte));
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    const qint64 before = memoryInUse();
    QByteArray head = bigEndian(quint32(64 * Mebibyte + (encrypted ? 32 : 4)));
    if (encrypted) // the nonce that is next: a client's first, a server's second
        head += (isServer ? bigEndian(quint32(0)) : bigEndian(quint32(0x80000000)))
            + bigEndian(quint32(0)) + bigEndian(quint32(isServer ? 0 : 1));
    peer.send(head + QByteArray(100, 'x'));
    spin(20);
    QVERIFY(!victim.hasEnded());
    QVERIFY(memoryInUse() - before < Mebibyte);
    peer.close();
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::Truncated);
}

void tst_SlowPeers::noticesAPeerThatListensToNothing_data()
{
    QTest::addColumn<bool>("isServer");
    QTest::newRow("server") << true;
    QTest::newRow("client") << false;
}

/*! It has shut its reading half, talks a little, and stays. */
void tst_SlowPeers::noticesAPeerThatListensToNothing()
{
    QFETCH(bool, isServer);
    Victim victim(isServer, false, true);
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    ::shutdown(peer.descriptor(), SHUT_RD);
    for (int i = 0; i < 10; ++i)
        peer.sendMessage(1, "I talk");
    QVERIFY(victim.write(1, "I listen"));
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::ConnectionLost);
    QCOMPARE(victim.received.size(), 10);
}

/*! It says its part of the handshake without listening, and stays. */
void tst_SlowPeers::noticesAServerThatIsDeafFromTheStart()
{
    RawServer server(false);
    GipcClient client;
    server.attract(&client, false);
    client.setRetryTimer(100000);
    QList<ErrorCode> errors;
    connect(&client, &GipcClient::errorOccurred, &client,
            [&](ErrorCode error) { errors.append(error); });
    QVERIFY(client.connectToServer());
    RawPeer peer = server.accept();
    ::shutdown(peer.descriptor(), SHUT_RD);
    peer.send(QByteArray::fromHex("0200") + bigEndian(4) + bigEndian(1000));
    QVERIFY(eventually([&] { return !errors.isEmpty(); }));
    QCOMPARE(errors.first(), ErrorCode::ConnectionLost);
}

QTEST_GUILESS_MAIN(tst_SlowPeers)
#include "tst_slowpeers.moc"
