// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

const QByteArray Plain = hex("00000001") + "data"; // type and data of one message

QByteArray randomNonce(int index)
{
    return bigEndian(0x5fd3a09b) + bigEndian(quint64(index) * 0x9e3779b97f4a7c15);
}

} // namespace

/*! Frames that an attacker, or a peer gone mad, puts on the wire of a connected session. */
class tst_SessionFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesEveryChangedByte_data();
    void refusesEveryChangedByte();
    void judgesNoncesOfTheFirstFrame_data();
    void judgesNoncesOfTheFirstFrame();
    void holdsACountingPeerToItsCount_data();
    void holdsACountingPeerToItsCount();
    void refusesReplayFromARandomPeer_data();
    void refusesReplayFromARandomPeer();
    void takesASealedSizeFrameForTheFirst();
    void refusesItsOwnFrames();
    void numbersItsOwnFrames();
    void deliversNothingBehindAFault();
    void wearsTheKeyOut_data();
    void wearsTheKeyOut();
    void neverWearsOutWithoutAKey();
};

void tst_SessionFaults::refusesEveryChangedByte_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<int>("change");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("length, huge") << 0 << 0 << 0x01 << Fault::MessageTooLarge;
    QTest::newRow("length, larger") << 1 << 2 << 0x01 << Fault::None; // waits for the rest
    QTest::newRow("length, one more") << 3 << 3 << 0x01 << Fault::None;
    QTest::newRow("length, four less") << 3 << 3 << 0x04 << Fault::Integrity;
    QTest::newRow("length, no room for a type") << 3 << 3 << 0x20 << Fault::MalformedFrame;
    QTest::newRow("direction, one bit") << 4 << 7 << 0x01 << Fault::Integrity;
    QTest::newRow("direction, that of our size frame") << 4 << 4 << 0x80 << Fault::Replayed;
    QTest::newRow("counter, upper half") << 8 << 11 << 0x01 << Fault::Integrity;
    QTest::newRow("counter, lower half") << 12 << 15 << 0x01 << Fault::Replayed;
    QTest::newRow("ciphertext") << 16 << 23 << 0x01 << Fault::Integrity;
    QTest::newRow("ciphertext, all bits") << 16 << 23 << 0xff << Fault::Integrity;
    QTest::newRow("tag") << 24 << 39 << 0x01 << Fault::Integrity;
    QTest::newRow("tag, the highest bit") << 24 << 39 << 0x80 << Fault::Integrity;
}

void tst_SessionFaults::refusesEveryChangedByte()
{
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const int, change);
    QFETCH(const Fault, fault);
    const QByteArray good = Sealer().frame(nonceBytes(FromClient, 0), Plain);
    QCOMPARE(good.size(), 40);
    for (int at = first; at <= last; ++at) {
        // A larger limit than the known one, so that only the first byte of a length exceeds it.
        Session session = connectedSession(settingsFor(Role::Server, true, 16000000));
        const Outcome outcome = feed(&session, changed(good, at, good.at(at) ^ change));
        QCOMPARE(outcome.fault, fault);
        QVERIFY(outcome.messages.isEmpty());
        QVERIFY(session.takeMessage().data.isEmpty());
        QVERIFY(!session.isAtBoundary());
    }
}

void tst_SessionFaults::judgesNoncesOfTheFirstFrame_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("counting from 0") << hex("000000000000000000000000") << Fault::None;
    QTest::newRow("counting, not from 0") << hex("000000000000000000000001") << Fault::Replayed;
    QTest::newRow("its largest counter") << hex("0000000000000000ffffffff") << Fault::Replayed;
    QTest::newRow("its direction, but random") << hex("000000000000000100000000") << Fault::None;
    QTest::newRow("random") << hex("5fd3a09b1c7e44f2860b913d") << Fault::None;
    QTest::newRow("our size frame's") << hex("800000000000000000000000") << Fault::Replayed;
    QTest::newRow("our direction, not used") << hex("800000000000000000000001") << Fault::None;
}

void tst_SessionFaults::judgesNoncesOfTheFirstFrame()
{
    QFETCH(const QByteArray, nonce);
    QFETCH(const Fault, fault);
    Session session = connectedSession(settingsFor(Role::Server, true));
    const Outcome outcome = feed(&session, Sealer().frame(nonce, Plain));
    QCOMPARE(outcome.fault, fault);
    QCOMPARE(outcome.messages.size(), fault == Fault::None ? 1 : 0);
}

void tst_SessionFaults::holdsACountingPeerToItsCount_data()
{
    QTest::addColumn<QList<int>>("counters");
    QTest::addColumn<qsizetype>("delivered");
    using Counters = QList<int>;
    QTest::newRow("in order") << Counters { 0, 1, 2, 3 } << qsizetype(4);
    QTest::newRow("the last again") << Counters { 0, 1, 1, 2 } << qsizetype(2);
    QTest::newRow("the first again") << Counters { 0, 1, 2, 0 } << qsizetype(3);
    QTest::newRow("one lost") << Counters { 0, 2, 3 } << qsizetype(1);
    QTest::newRow("two swapped") << Counters { 0, 2, 1, 3 } << qsizetype(1);
}

void tst_SessionFaults::holdsACountingPeerToItsCount()
{
    QFETCH(const QList<int>, counters);
    QFETCH(const qsizetype, delivered);
    Session session = connectedSession(settingsFor(Role::Server, true));
    Sealer client;
    QByteArray stream;
    for (const int counter : counters)
        stream += client.frame(nonceBytes(FromClient, quint64(counter)), Plain);
    const Outcome outcome = feed(&session, stream);
    QCOMPARE(outcome.messages.size(), delivered);
    QCOMPARE(outcome.fault, delivered == counters.size() ? Fault::None : Fault::Replayed);
}

void tst_SessionFaults::refusesReplayFromARandomPeer_data()
{
    QTest::addColumn<int>("replayed"); // of frames 0 to 4096
    QTest::addColumn<Fault>("fault");
    QTest::newRow("the last") << 4096 << Fault::Replayed;
    QTest::newRow("one in the middle") << 2000 << Fault::Replayed;
    QTest::newRow("the 4096th from the end") << 1 << Fault::Replayed;
    QTest::newRow("the 4097th from the end, forgotten") << 0 << Fault::None;
}

void tst_SessionFaults::refusesReplayFromARandomPeer()
{
    QFETCH(const int, replayed);
    QFETCH(const Fault, fault);
    Session session = connectedSession(settingsFor(Role::Server, true));
    Sealer client;
    QByteArray stream;
    for (int index = 0; index <= 4096; ++index)
        stream += client.frame(randomNonce(index), Plain);
    Outcome outcome = feed(&session, stream);
    QCOMPARE(outcome.fault, Fault::None);
    QCOMPARE(outcome.messages.size(), 4097);
    outcome = feed(&session, client.frame(randomNonce(replayed), Plain));
    QCOMPARE(outcome.fault, fault);
}

/*! For a client the peer's first frame is the size frame: it decides what kind of peer it is. */
void tst_SessionFaults::takesASealedSizeFrameForTheFirst()
{
    Session counted = connectedSession(settingsFor(Role::Client, true));
    const Outcome refused = feed(&counted, Sealer().frame(nonceBytes(FromServer, 0), Plain));
    QCOMPARE(refused.fault, Fault::Replayed);

    Sealer server;
    Session random(settingsFor(Role::Client, true),
                   { KeyPair::fromPrivateScalar(knownSession().clientPrivate) });
    const QByteArray size = server.frame(randomNonce(1), hex("00300000"));
    QCOMPARE(feed(&random, hex("0201") + knownSession().serverPublic + size).established, 1);
    QCOMPARE(feed(&random, server.frame(randomNonce(2), Plain)).messages.size(), 1);
    QCOMPARE(feed(&random, server.frame(randomNonce(1), Plain)).fault, Fault::Replayed);
}

void tst_SessionFaults::refusesItsOwnFrames()
{
    for (const Role own : { Role::Client, Role::Server }) {
        Session session = connectedSession(settingsFor(own, true));
        QByteArray mine;
        QCOMPARE(session.seal(plainFrame(1, "mine"), &mine), Fault::None);
        const Outcome outcome = feed(&session, mine);
        QCOMPARE(outcome.fault, Fault::Replayed);
        QVERIFY(outcome.messages.isEmpty());
    }
    // Also the size frame, which is the first under the key.
    Session server = connectedSession(settingsFor(Role::Server, true));
    QCOMPARE(feed(&server, knownSession().sizeFrame).fault, Fault::Replayed);
}

void tst_SessionFaults::numbersItsOwnFrames()
{
    Session client = connectedSession(settingsFor(Role::Client, true));
    Session server = connectedSession(settingsFor(Role::Server, true));
    QByteArray fromClient;
    QByteArray fromServer;
    for (int count = 0; count < 2; ++count) {
        QCOMPARE(client.seal(plainFrame(1, {}), &fromClient), Fault::None);
        QCOMPARE(server.seal(plainFrame(1, {}), &fromServer), Fault::None);
    }
    QCOMPARE(fromClient.sliced(4, 12).toHex(), "000000000000000000000000");
    QCOMPARE(fromClient.sliced(40, 12).toHex(), "000000000000000000000001");
    QCOMPARE(fromServer.sliced(4, 12).toHex(), "800000000000000000000001"); // 0: the size frame
    QCOMPARE(fromServer.sliced(40, 12).toHex(), "800000000000000000000002");
}

void tst_SessionFaults::deliversNothingBehindAFault()
{
    Session session = connectedSession(settingsFor(Role::Server, true));
    Sealer client;
    const QByteArray good = client.frame(nonceBytes(FromClient, 0), Plain);
    const QByteArray bad = changed(client.frame(nonceBytes(FromClient, 1), Plain), 39, 0);
    const QByteArray behind = client.frame(nonceBytes(FromClient, 1), Plain);
    Outcome outcome = feed(&session, good + bad + behind);
    QCOMPARE(outcome.messages.size(), 1);
    QCOMPARE(outcome.fault, Fault::Integrity);
    outcome = feed(&session, behind);
    QVERIFY(outcome.messages.isEmpty());
    QCOMPARE(outcome.fault, Fault::Integrity);
}

void tst_SessionFaults::wearsTheKeyOut_data()
{
    QTest::addColumn<KeyLimits>("limits");
    QTest::addColumn<int>("sealed"); // frames of 4 + 6 bytes, besides the size frame of 4
    QTest::addColumn<int>("opened"); // frames of 4 + 4 bytes
    QTest::addColumn<bool>("worn");
    QTest::addColumn<Fault>("next");
    const KeyLimits frames { 4, 1000, 6, 1000 };
    const KeyLimits bytes { 1000, 40, 1000, 58 };
    const Fault none = Fault::None;
    const Fault out = Fault::KeyWornOut;
    QTest::newRow("frames, below renewal") << frames << 1 << 1 << false << none;
    QTest::newRow("frames, at renewal") << frames << 2 << 1 << true << none;
    QTest::newRow("frames, the last allowed") << frames << 2 << 2 << true << none;
    QTest::newRow("frames, at the limit") << frames << 2 << 3 << true << out;
    QTest::newRow("bytes, below renewal") << bytes << 1 << 3 << false << none;
    QTest::newRow("bytes, at renewal") << bytes << 2 << 2 << true << none;
    QTest::newRow("bytes, the last allowed") << bytes << 2 << 4 << true << none;
    QTest::newRow("bytes, at the limit") << bytes << 3 << 3 << true << out;
}

void tst_SessionFaults::wearsTheKeyOut()
{
    QFETCH(const KeyLimits, limits);
    QFETCH(const int, sealed);
    QFETCH(const int, opened);
    QFETCH(const bool, worn);
    QFETCH(const Fault, next);
    for (const bool sealing : { true, false }) {
        SessionSettings settings = settingsFor(Role::Server, true);
        settings.keyLimits = limits;
        Session session = connectedSession(settings);
        Sealer client;
        QByteArray out;
        for (int count = 0; count < sealed; ++count)
            QCOMPARE(session.seal(plainFrame(1, "sealed"), &out), Fault::None);
        for (int count = 0; count < opened; ++count) {
            const auto frame = client.frame(nonceBytes(FromClient, quint64(count)), Plain);
            QCOMPARE(feed(&session, frame).messages.size(), 1);
        }
        QCOMPARE(session.isKeyWorn(), worn);
        const auto frame = client.frame(nonceBytes(FromClient, quint64(opened)), Plain);
        QCOMPARE(sealing ? session.seal(plainFrame(1, "more"), &out) : feed(&session, frame).fault,
                 next);
    }
}

void tst_SessionFaults::neverWearsOutWithoutAKey()
{
    SessionSettings settings = settingsFor(Role::Server, false);
    settings.keyLimits = { 1, 1, 1, 1 };
    Session session = connectedSession(settings);
    QByteArray out;
    for (int count = 0; count < 10; ++count) {
        QCOMPARE(session.seal(plainFrame(1, "data"), &out), Fault::None);
        QCOMPARE(feed(&session, plainFrame(1, "data")).messages.size(), 1);
    }
    QVERIFY(!session.isKeyWorn());
}

QTEST_APPLESS_MAIN(tst_SessionFaults)
#include "tst_sessionfaults.moc"
