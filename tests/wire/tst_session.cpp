// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

/*! What the client's peer, or the server's, would put on the wire as its next frame. */
QByteArray frameFrom(Role peer, bool encrypted, quint64 counter, quint32 type,
                     const QByteArray &data)
{
    if (!encrypted)
        return plainFrame(type, data);
    const quint32 direction = peer == Role::Client ? FromClient : FromServer;
    return Sealer().frame(nonceBytes(direction, counter), bigEndian(type) + data);
}

void addPlainAndEncrypted()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

} // namespace

class tst_Session : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesKnownConversations_data();
    void reproducesKnownConversations();
    void carriesMessagesBothWays_data();
    void carriesMessagesBothWays();
    void tellsEstablishedOnceAndFirst();
    void judgesFramesOfEveryLength_data();
    void judgesFramesOfEveryLength();
    void judgesTheLengthAlone_data();
    void judgesTheLengthAlone();
    void deliversDataUpToTheLimit_data();
    void deliversDataUpToTheLimit();
    void ignoresControlFrames_data();
    void ignoresControlFrames();
    void judgesTheType_data();
    void judgesTheType();
    void opensAFrameOnlyWhenAsked();
    void knowsTheBoundariesOfFrames_data();
    void knowsTheBoundariesOfFrames();
    void knowsWhetherItHeardAnything();
    void sealsNothingAfterAFault_data();
    void sealsNothingAfterAFault();
};

void tst_Session::reproducesKnownConversations_data()
{
    QTest::addColumn<KnownSession>("known");
    for (const auto &known : knownSessions())
        QTest::newRow(known.name.constData()) << known;
}

void tst_Session::reproducesKnownConversations()
{
    QFETCH(const KnownSession, known);
    for (const Role own : { Role::Client, Role::Server }) {
        Session session(settingsFor(own, true),
                        { KeyPair::fromPrivateScalar(known.ownPrivate(own)) });
        Outcome outcome = feed(&session, peerHandshake(own, true, known));
        QCOMPARE(outcome.sent, ownHandshake(own, true, known));
        QCOMPARE(outcome.established, 1);
        QCOMPARE(outcome.peerLimit, KnownLimit);
        QList<Message> expected;
        for (const auto &frame : known.frames) {
            if (frame.sender == own) {
                QByteArray wire;
                QCOMPARE(session.seal(plainFrame(frame.message.type, frame.message.data), &wire),
                         Fault::None);
                QCOMPARE(wire.toHex(), frame.wire.toHex());
            } else {
                feed(&session, frame.wire, &outcome);
                if (frame.message.type != 0)
                    expected << frame.message;
            }
        }
        QCOMPARE(outcome.fault, Fault::None);
        QCOMPARE(outcome.messages, expected);
    }
}

void tst_Session::carriesMessagesBothWays_data()
{
    addPlainAndEncrypted();
}

void tst_Session::carriesMessagesBothWays()
{
    QFETCH(const bool, encrypted);
    Session client(settingsFor(Role::Client, encrypted)); // fresh keys
    Session server(settingsFor(Role::Server, encrypted));
    Outcome atClient;
    Outcome atServer;
    for (int round = 0; round < 4; ++round) {
        feed(&server, std::exchange(atClient.sent, {}).join(), &atServer);
        feed(&client, std::exchange(atServer.sent, {}).join(), &atClient);
    }
    QVERIFY(client.isEstablished() && server.isEstablished());

    QByteArray toServer;
    QByteArray toClient;
    QList<Message> messages;
    for (const int size : { 0, 1, 15, 16, 17, 4096, 70000, 3145728 }) {
        messages << Message { 5, QByteArray(size, 'x') };
        QCOMPARE(client.seal(plainFrame(5, messages.last().data), &toServer), Fault::None);
        QCOMPARE(server.seal(plainFrame(5, messages.last().data), &toClient), Fault::None);
    }
    QCOMPARE(feed(&server, toServer).messages, messages);
    QCOMPARE(feed(&client, toClient).messages, messages);
}

void tst_Session::tellsEstablishedOnceAndFirst()
{
    Session session(settingsFor(Role::Server, false));
    session.append(hex("0000") + plainFrame(1, "a") + plainFrame(2, "b"));
    QCOMPARE(session.next(), Session::Event::Established);
    QCOMPARE(session.next(), Session::Event::Message);
    QCOMPARE(session.takeMessage(), (Message { 1, "a" }));
    QCOMPARE(session.next(), Session::Event::Message);
    QCOMPARE(session.takeMessage(), (Message { 2, "b" }));
    QCOMPARE(session.next(), Session::Event::NeedMore);
}

void tst_Session::judgesFramesOfEveryLength_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<bool>("delivered");
    QTest::newRow("plain, no room for a type") << false << 0 << 3 << false;
    QTest::newRow("plain, a type and data") << false << 4 << 40 << true;
    QTest::newRow("encrypted, no room for a type") << true << 0 << 31 << false;
    QTest::newRow("encrypted, a type and data") << true << 32 << 40 << true;
}

void tst_Session::judgesFramesOfEveryLength()
{
    QFETCH(const bool, encrypted);
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const bool, delivered);
    const int overhead = encrypted ? 32 : 4;
    for (int length = first; length <= last; ++length) {
        Session session = connectedSession(settingsFor(Role::Server, encrypted));
        if (!delivered) {
            QCOMPARE(feed(&session, bigEndian(quint32(length))).fault, Fault::MalformedFrame);
            continue;
        }
        const QByteArray data(length - overhead, 'x');
        const QByteArray frame = frameFrom(Role::Client, encrypted, 0, 1, data);
        QCOMPARE(frame.size(), 4 + length);
        QCOMPARE(feed(&session, frame).messages, QList<Message> { (Message { 1, data }) });
    }
}

void tst_Session::judgesTheLengthAlone_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<quint64>("announced");
    const Fault none = Fault::None;
    const Fault large = Fault::MessageTooLarge;
    // The limit is 100.
    QTest::newRow("plain, at the limit") << false << hex("00000068") << none << quint64(0);
    QTest::newRow("plain, one over") << false << hex("00000069") << large << quint64(101);
    QTest::newRow("plain, fffffff0") << false << hex("fffffff0") << large << quint64(4294967276);
    QTest::newRow("plain, ffffffff") << false << hex("ffffffff") << large << quint64(4294967291);
    QTest::newRow("encrypted, at the limit") << true << hex("00000084") << none << quint64(0);
    QTest::newRow("encrypted, one over") << true << hex("00000085") << large << quint64(101);
    QTest::newRow("encrypted, fffffff0") << true << hex("fffffff0") << large << quint64(4294967248);
    QTest::newRow("encrypted, ffffffff") << true << hex("ffffffff") << large << quint64(4294967263);
}

void tst_Session::judgesTheLengthAlone()
{
    QFETCH(const bool, encrypted);
    QFETCH(const QByteArray, length);
    QFETCH(const Fault, fault);
    QFETCH(const quint64, announced);
    for (const Role own : { Role::Client, Role::Server }) {
        Session session = connectedSession(settingsFor(own, encrypted, 100));
        QCOMPARE(feed(&session, length.first(3)).fault, Fault::None);
        const Outcome outcome = feed(&session, length.sliced(3));
        QCOMPARE(outcome.fault, fault);
        QCOMPARE(outcome.faultValue, announced);
    }
}

void tst_Session::deliversDataUpToTheLimit_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("size");
    QTest::addColumn<qsizetype>("delivered");
    QTest::newRow("plain, the limit") << false << 1000 << qsizetype(1);
    QTest::newRow("plain, one over") << false << 1001 << qsizetype(0);
    QTest::newRow("encrypted, the limit") << true << 1000 << qsizetype(1);
    QTest::newRow("encrypted, one over") << true << 1001 << qsizetype(0);
}

void tst_Session::deliversDataUpToTheLimit()
{
    QFETCH(const bool, encrypted);
    QFETCH(const int, size);
    QFETCH(const qsizetype, delivered);
    Session session = connectedSession(settingsFor(Role::Server, encrypted, 1000));
    const QByteArray frame = frameFrom(Role::Client, encrypted, 0, 1, QByteArray(size, 'x'));
    const Outcome outcome = feed(&session, frame);
    QCOMPARE(outcome.messages.size(), delivered);
    QCOMPARE(outcome.fault, delivered == 1 ? Fault::None : Fault::MessageTooLarge);
}

void tst_Session::ignoresControlFrames_data()
{
    addPlainAndEncrypted();
}

void tst_Session::ignoresControlFrames()
{
    QFETCH(const bool, encrypted);
    for (const Role peer : { Role::Client, Role::Server }) {
        const Role own = otherRole(peer);
        Session session = connectedSession(settingsFor(own, encrypted));
        quint64 counter = peer == Role::Server ? 1 : 0; // a server's size frame was its first
        QByteArray stream;
        for (const auto &message :
             { Message { 0, {} }, Message { 0, "data" }, Message { 7, "seven" }, Message { 0, {} },
               Message { 8, {} }, Message { 0, {} } })
            stream += frameFrom(peer, encrypted, counter++, message.type, message.data);
        const Outcome outcome = feed(&session, stream);
        QCOMPARE(outcome.messages, QList<Message>({ { 7, "seven" }, { 8, {} } }));
        QCOMPARE(outcome.fault, Fault::None);
        QVERIFY(session.isAtBoundary());
    }
}

void tst_Session::judgesTheType_data()
{
    QTest::addColumn<quint32>("type");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("the smallest") << 1u << Fault::None;
    QTest::newRow("the largest") << 0x7fffffffu << Fault::None;
    QTest::newRow("the first to read as negative") << 0x80000000u << Fault::MalformedFrame;
    QTest::newRow("minus one") << 0xffffffffu << Fault::MalformedFrame;
}

void tst_Session::judgesTheType()
{
    QFETCH(const quint32, type);
    QFETCH(const Fault, fault);
    for (const bool encrypted : { false, true }) {
        Session session = connectedSession(settingsFor(Role::Server, encrypted));
        const Outcome outcome = feed(&session, frameFrom(Role::Client, encrypted, 0, type, "data"));
        QCOMPARE(outcome.fault, fault);
        QCOMPARE(outcome.messages.size(), fault == Fault::None ? 1 : 0);
        QVERIFY(session.takeMessage().data.isEmpty()); // nothing is left of a refused one
    }
}

void tst_Session::opensAFrameOnlyWhenAsked()
{
    Session session = connectedSession(settingsFor(Role::Server, false));
    session.append(plainFrame(1, "good") + hex("00000000"));
    QCOMPARE(session.next(), Session::Event::Message);
    QCOMPARE(session.fault(), Fault::None); // what comes behind was not looked at
    QCOMPARE(session.takeMessage(), (Message { 1, "good" }));
    QCOMPARE(session.next(), Session::Event::Failed);
    QCOMPARE(session.next(), Session::Event::Failed);
}

void tst_Session::knowsTheBoundariesOfFrames_data()
{
    addPlainAndEncrypted();
}

void tst_Session::knowsTheBoundariesOfFrames()
{
    QFETCH(const bool, encrypted);
    Session session(settingsFor(Role::Server, encrypted),
                    { KeyPair::fromPrivateScalar(knownSession().serverPrivate) });
    const QByteArray handshake = peerHandshake(Role::Server, encrypted);
    for (const QByteArray &byte : singleBytes(handshake)) {
        QVERIFY(!session.isAtBoundary());
        feed(&session, byte);
    }
    QVERIFY(session.isAtBoundary());
    const QByteArray frame = frameFrom(Role::Client, encrypted, 0, 1, "data");
    for (const QByteArray &byte : singleBytes(frame.chopped(1))) {
        feed(&session, byte);
        QVERIFY(!session.isAtBoundary());
    }
    QCOMPARE(feed(&session, frame.last(1)).messages.size(), 1);
    QVERIFY(session.isAtBoundary());
}

void tst_Session::knowsWhetherItHeardAnything()
{
    Session session(settingsFor(Role::Server, true));
    QVERIFY(session.heardNothing());
    feed(&session, {});
    QVERIFY(session.heardNothing());
    feed(&session, hex("00"));
    QVERIFY(!session.heardNothing());
}

void tst_Session::sealsNothingAfterAFault_data()
{
    addPlainAndEncrypted();
}

/*! Above all not the plain text, for want of a cipher. */
void tst_Session::sealsNothingAfterAFault()
{
    QFETCH(const bool, encrypted);
    Session session = connectedSession(settingsFor(Role::Server, encrypted));
    QCOMPARE(feed(&session, hex("00000000")).fault, Fault::MalformedFrame);
    QByteArray out = "before";
    QCOMPARE(session.seal(plainFrame(1, "confidential"), &out), Fault::MalformedFrame);
    QCOMPARE(out, "before");
}

QTEST_APPLESS_MAIN(tst_Session)
#include "tst_session.moc"
