// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "victim.h"

#include <QtCore/QLoggingCategory>
#include <QtCore/QRandomGenerator>
#include <QtTest/QSignalSpy>

using Gipc::ErrorCode;

/*! Peers that go wrong when they are connected: their connection ends with a word about why, nothing
    else, and what they had said before is delivered. */
class tst_HostilePeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesFramesOfEachLength_data() { addSides(); }
    void takesFramesOfEachLength();
    void refusesHugeLengths_data() { addSides(); }
    void refusesHugeLengths();
    void refusesOneByteOverTheLimit_data() { addSides(); }
    void refusesOneByteOverTheLimit();
    void ignoresControlFrames_data() { addSides(); }
    void ignoresControlFrames();
    void refusesTypesAboveTheProgramsOwn_data() { addSides(); }
    void refusesTypesAboveTheProgramsOwn();
    void refusesEachChangedByte_data() { addSides(true); }
    void refusesEachChangedByte();
    void refusesReplayReorderingAndReflection_data() { addSides(true); }
    void refusesReplayReorderingAndReflection();
    void saysWhetherTheEndWasInsideAFrame_data() { addSides(); }
    void saysWhetherTheEndWasInsideAFrame();
    void survivesGarbage_data() { addSides(); }
    void survivesGarbage();
};

namespace {

constexpr int Limit = 1000;

} // namespace

void tst_HostilePeers::initTestCase()
{
    QLoggingCategory::setFilterRules(QStringLiteral("gipc.warning=false"));
}

void tst_HostilePeers::takesFramesOfEachLength()
{
    QFETCH(bool, encrypted);
    Victim victim = victimOfRow();
    RawPeer peer;
    const int smallest = encrypted ? 12 + 4 + 16 : 4;
    for (int length = 0; length <= 40; ++length) {
        QVERIFY(victim.meet(&peer));
        // A body of zeros: no message type of the program's, and no seal.
        peer.send(bigEndian(quint32(length)) + QByteArray(length, '\0'));
        if (length < smallest || encrypted) {
            QVERIFY(eventually([&] { return victim.hasEnded(); }));
            QCOMPARE(victim.end(),
                     length < smallest ? ErrorCode::MalformedFrame : ErrorCode::Integrity);
            QCOMPARE(victim.received.size(), 0);
            if (length < smallest)
                continue;
            QVERIFY(victim.meet(&peer));
        }
        const QByteArray data(length - smallest, 'x');
        peer.sendMessage(5, data);
        QVERIFY(eventually([&] { return victim.received.size() == 1; }));
        QCOMPARE(victim.received.at(0).msgType(), 5);
        QCOMPARE(victim.received.at(0).data(), data);
        QVERIFY(!victim.hasEnded());
    }
}

void tst_HostilePeers::refusesHugeLengths()
{
    QFETCH(bool, encrypted);
    Victim victim = victimOfRow();
    RawPeer peer;
    for (const quint32 length : { 0x7fffffffu, 0x80000000u, 0xfffffff0u, 0xffffffffu }) {
        QVERIFY(victim.meet(&peer));
        peer.send(bigEndian(length));
        QVERIFY(eventually([&] { return victim.hasEnded(); }));
        QCOMPARE(victim.end(), ErrorCode::MessageTooLarge);
        const quint32 size = length - (encrypted ? 32 : 4);
        QVERIFY(victim.errorString().contains(QString::number(size)));
    }
}

void tst_HostilePeers::refusesOneByteOverTheLimit()
{
    Victim victim = victimOfRow(Limit);
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    peer.sendMessage(1, QByteArray(Limit, 'a'));
    QVERIFY(eventually([&] { return !victim.received.isEmpty(); }));
    QCOMPARE(victim.received.at(0).data().size(), Limit);
    peer.sendMessage(1, QByteArray(Limit + 1, 'a'));
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::MessageTooLarge);
    QVERIFY2(victim.errorString().contains(u"1001 bytes"), qPrintable(victim.errorString()));
    QVERIFY2(victim.errorString().contains(u"limit is 1000"), qPrintable(victim.errorString()));
    QCOMPARE(victim.received.size(), 1);
    QVERIFY(victim.meet(&peer));
}

void tst_HostilePeers::ignoresControlFrames()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    QVERIFY(victim.meet(&peer));
    for (int i = 0; i < 100; ++i)
        peer.sendMessage(0, QByteArray(i, 'c'));
    peer.sendMessage(1, "a message");
    peer.sendMessage(0, "control");
    QVERIFY(eventually([&] { return !victim.received.isEmpty(); }));
    spin(5);
    QCOMPARE(victim.received.size(), 1);
    QCOMPARE(victim.received.at(0).data(), QByteArray("a message"));
    QVERIFY(!victim.hasEnded());
}

void tst_HostilePeers::refusesTypesAboveTheProgramsOwn()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    for (const quint32 type : { 0x80000000u, 0xfffffffeu, 0xffffffffu }) {
        QVERIFY(victim.meet(&peer));
        peer.sendMessage(0x7fffffff, "the largest");
        peer.sendMessage(type, "too large");
        peer.sendMessage(1, "too late");
        QVERIFY(eventually([&] { return victim.hasEnded(); }));
        QCOMPARE(victim.end(), ErrorCode::MalformedFrame);
        QCOMPARE(victim.received.size(), 1);
        QCOMPARE(victim.received.at(0).msgType(), 0x7fffffff);
    }
}

void tst_HostilePeers::refusesEachChangedByte()
{
    Victim victim = victimOfRow();
    RawPeer peer;
    const qsizetype size = 4 + 12 + 4 + 5 + 16;
    for (qsizetype at = 0; at < size; ++at) {
        QVERIFY(victim.meet(&peer));
        peer.sendMessage(1, "before");
        QByteArray frame = peer.sealed(2, "hello");
        QCOMPARE(frame.size(), size);
        frame[at] = char(frame.at(at) ^ 0x10);
        peer.send(frame);
        const bool waits = at >= 1 && at <= 3; // a longer frame, but one that may be
        if (waits)
            peer.close();
        QVERIFY(eventually([&] { return victim.hasEnded(); }));
        ErrorCode expected = ErrorCode::Integrity;
        if (at == 0)
            expected = ErrorCode::MessageTooLarge;
        else if (waits)
            expected = ErrorCode::Truncated;
        QCOMPARE(victim.end(), expected);
        QCOMPARE(victim.received.size(), 1);
        QCOMPARE(victim.received.at(0).data(), QByteArray("before"));
    }
}

void tst_HostilePeers::refusesReplayReorderingAndReflection()
{
    Victim victim = victimOfRow();
    RawPeer peer;

    QVERIFY(victim.meet(&peer));
    const QByteArray first = peer.sealed(1, "first");
    peer.send(first + peer.sealed(1, "second") + first);
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::Integrity);
    QCOMPARE(victim.received.size(), 2);

    QVERIFY(victim.meet(&peer));
    peer.sendMessage(1, "first");
    peer.sealed(1, "left out");
    peer.sendMessage(1, "third");
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::Integrity);
    QCOMPARE(victim.received.size(), 1);

    QVERIFY(victim.meet(&peer));
    QVERIFY(victim.write(1, "mirror"));
    QVERIFY(eventually([&] {
        peer.pump();
        return peer.received().size() == 4 + 12 + 4 + 6 + 16;
    }));
    peer.send(peer.takeReceived());
    QVERIFY(eventually([&] { return victim.hasEnded(); }));
    QCOMPARE(victim.end(), ErrorCode::Integrity);
    QCOMPARE(victim.received.size(), 0);
    QVERIFY(victim.meet(&peer));
}

void tst_HostilePeers::saysWhetherTheEndWasInsideAFrame()
{
    QFETCH(bool, encrypted);
    Victim victim = victimOfRow();
    RawPeer peer;
    const qsizetype size = encrypted ? 4 + 12 + 4 + 9 + 16 : 4 + 4 + 9;
    for (qsizetype sent = 0; sent <= size; ++sent) {
        QVERIFY(victim.meet(&peer));
        peer.sendMessage(1, "whole");
        const QByteArray frame = peer.sealed(2, "last word");
        QCOMPARE(frame.size(), size);
        peer.send(frame.first(sent));
        peer.close();
        QVERIFY(eventually([&] { return victim.hasEnded(); }));
        const bool inside = sent > 0 && sent < size;
        QCOMPARE(victim.end(), inside ? ErrorCode::Truncated : victim.cleanEnd());
        QCOMPARE(victim.received.size(), sent == size ? 2 : 1);
    }
}

void tst_HostilePeers::survivesGarbage()
{
    Victim victim = victimOfRow(Limit);
    QRandomGenerator random(20260726);
    const auto randomBytes = [&random](qsizetype size) {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(random.bounded(256));
        return bytes;
    };
    RawPeer peer;
    for (int frames = 0; frames < 10000;) {
        QVERIFY(victim.meet(&peer));
        QByteArray garbage;
        for (int i = 0; i < 100; ++i, ++frames) {
            const QByteArray body = randomBytes(random.bounded(60));
            const bool announced = random.bounded(20) > 0;
            if (announced)
                garbage += bigEndian(quint32(body.size()));
            garbage += body;
        }
        peer.send(garbage);
        peer.shutdownWriting();
        QVERIFY(eventually([&] { return victim.hasEnded(); }));
        const QList<ErrorCode> possible { ErrorCode::MalformedFrame, ErrorCode::Integrity,
                                          ErrorCode::MessageTooLarge, ErrorCode::Truncated };
        QVERIFY(possible.contains(victim.end()));
    }
    QVERIFY(victim.meet(&peer));
    peer.sendMessage(1, "sense");
    QVERIFY(eventually([&] { return !victim.received.isEmpty(); }));
}

QTEST_GUILESS_MAIN(tst_HostilePeers)
#include "tst_hostilepeers.moc"
