// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

enum class Peer { Plain, Random, Counting };

/*! Four messages, 1 to 4, as a client of that kind puts them on the wire. */
QByteArrayList framesOf(Peer peer)
{
    Sealer client;
    QByteArrayList frames;
    for (quint32 number = 1; number <= 4; ++number) {
        const QByteArray plain = bigEndian(number) + "data";
        // Any nonces will do for random ones that are not those of a counting peer.
        const QByteArray nonce = peer == Peer::Counting
            ? nonceBytes(FromClient, number - 1)
            : nonceBytes(0x5fd3a09b, number * 0x9e3779b97f4a7c15);
        frames << (peer == Peer::Plain ? plainFrame(number, "data") : client.frame(nonce, plain));
    }
    return frames;
}

} // namespace

Q_DECLARE_METATYPE(Peer)

/*! What version 2 promises against somebody on the line, and what not. The attacks that succeed here
    are those that tst_Replay, tst_Tampering and tst_ChangedBits show to fail in GIPC-X. */
class tst_Version2Attacks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherOrders_data();
    void otherOrders();
    void changedBytes_data();
    void changedBytes();
    void theEndIsNotAnnounced();
};

void tst_Version2Attacks::otherOrders_data()
{
    QTest::addColumn<Peer>("peer");
    QTest::addColumn<QList<int>>("order");
    QTest::addColumn<QList<int>>("delivered");
    QTest::addColumn<Fault>("fault");
    using Order = QList<int>;
    const Fault none = Fault::None;
    const Fault seen = Fault::Replayed;
    const Order good { 1, 2, 3, 4 };
    const Order repeated { 1, 2, 2, 3, 4 };
    const Order later { 1, 2, 3, 4, 1 };
    const Order swapped { 1, 3, 2, 4 };
    const Order lost { 1, 2, 4 };
    const Order firstLost { 2, 3, 4 };

    QTest::newRow("plain, as sent") << Peer::Plain << good << good << none;
    QTest::newRow("plain, repeated") << Peer::Plain << repeated << repeated << none;
    QTest::newRow("plain, repeated later") << Peer::Plain << later << later << none;
    QTest::newRow("plain, swapped") << Peer::Plain << swapped << swapped << none;
    QTest::newRow("plain, lost") << Peer::Plain << lost << lost << none;

    // A Go program: only a repetition is seen, and that only for a while.
    QTest::newRow("random, as sent") << Peer::Random << good << good << none;
    QTest::newRow("random, repeated") << Peer::Random << repeated << Order { 1, 2 } << seen;
    QTest::newRow("random, repeated later") << Peer::Random << later << good << seen;
    QTest::newRow("random, swapped") << Peer::Random << swapped << swapped << none;
    QTest::newRow("random, lost") << Peer::Random << lost << lost << none;
    QTest::newRow("random, the first lost") << Peer::Random << firstLost << firstLost << none;

    QTest::newRow("counting, as sent") << Peer::Counting << good << good << none;
    QTest::newRow("counting, repeated") << Peer::Counting << repeated << Order { 1, 2 } << seen;
    QTest::newRow("counting, repeated later") << Peer::Counting << later << good << seen;
    QTest::newRow("counting, swapped") << Peer::Counting << swapped << Order { 1 } << seen;
    QTest::newRow("counting, lost") << Peer::Counting << lost << Order { 1, 2 } << seen;
    QTest::newRow("counting, the first lost") << Peer::Counting << firstLost << Order {} << seen;
}

void tst_Version2Attacks::otherOrders()
{
    QFETCH(const Peer, peer);
    QFETCH(const QList<int>, order);
    QFETCH(const QList<int>, delivered);
    QFETCH(const Fault, fault);
    const QByteArrayList frames = framesOf(peer);
    Session session = connectedSession(settingsFor(Role::Server, peer != Peer::Plain));
    Outcome outcome;
    for (const int number : order)
        feed(&session, frames.at(number - 1), &outcome);
    QList<int> types;
    for (const Message &message : outcome.messages)
        types << int(message.type);
    QCOMPARE(types, delivered);
    QCOMPARE(outcome.fault, fault);
}

void tst_Version2Attacks::changedBytes_data()
{
    QTest::addColumn<Peer>("peer");
    QTest::newRow("plain") << Peer::Plain;
    QTest::newRow("random") << Peer::Random;
    QTest::newRow("counting") << Peer::Counting;
}

/*! The last byte of the data, or of the tag. */
void tst_Version2Attacks::changedBytes()
{
    QFETCH(const Peer, peer);
    const QByteArray frame = framesOf(peer).constFirst();
    Session session = connectedSession(settingsFor(Role::Server, peer != Peer::Plain));
    const Outcome outcome = feed(&session, changed(frame, frame.size() - 1, frame.back() ^ 0x01));
    if (peer == Peer::Plain) {
        QCOMPARE(outcome.messages, QList<Message>({ { 1, "dat`" } }));
    } else {
        QCOMPARE(outcome.fault, Fault::Integrity);
        QVERIFY(outcome.messages.isEmpty());
    }
}

/*! A stream cut between two frames looks like one that has ended: only GIPC-X has a CLOSE. */
void tst_Version2Attacks::theEndIsNotAnnounced()
{
    Session session = connectedSession(settingsFor(Role::Server, true));
    const QByteArrayList frames = framesOf(Peer::Counting);
    Outcome outcome = feed(&session, frames.first(2).join());
    QCOMPARE(outcome.messages.size(), 2);
    QVERIFY(session.isAtBoundary());
    feed(&session, frames.at(2).chopped(1), &outcome);
    QVERIFY(!session.isAtBoundary());
}

QTEST_APPLESS_MAIN(tst_Version2Attacks)
#include "tst_version2attacks.moc"
