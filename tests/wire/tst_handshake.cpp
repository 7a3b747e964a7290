// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

Outcome connected(Role own, bool encrypted, const KnownSession &known = knownSession())
{
    Outcome outcome;
    outcome.sent = ownHandshake(own, encrypted, known);
    outcome.established = 1;
    outcome.peerLimit = KnownLimit;
    return outcome;
}

/*! Lets two sides talk until both have nothing to say; true if both are done. */
bool converse(Handshake *client, Handshake *server)
{
    InputBuffer toClient;
    InputBuffer toServer;
    for (bool more = true; more;) {
        QByteArrayList fromClient;
        QByteArrayList fromServer;
        client->advance(&toClient, &fromClient);
        server->advance(&toServer, &fromServer);
        toServer.append(fromClient.join());
        toClient.append(fromServer.join());
        more = !fromClient.isEmpty() || !fromServer.isEmpty();
    }
    return client->state() == Handshake::State::Done && server->state() == Handshake::State::Done;
}

} // namespace

class tst_Handshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesKnownBytes_data();
    void reproducesKnownBytes();
    void sendsEachMessageWhenItIsDue_data();
    void sendsEachMessageWhenItIsDue();
    void doesTheSameWhereverTheStreamIsCut_data();
    void doesTheSameWhereverTheStreamIsCut();
    void waitsWhileSomethingIsMissing_data();
    void waitsWhileSomethingIsMissing();
    void leavesWhatFollowsAlone_data();
    void leavesWhatFollowsAlone();
    void freshHandshakesSucceedUnderDifferentKeys();
    void giveBothSidesTheSameKey();
    void givesTheCipherOnce();
    void tellsTheServersLimit_data();
    void tellsTheServersLimit();
    void acceptsASizeFrameWithARandomNonce();
};

void tst_Handshake::reproducesKnownBytes_data()
{
    QTest::addColumn<KnownSession>("known");
    for (const auto &known : knownSessions())
        QTest::newRow(known.name.constData()) << known;
}

void tst_Handshake::reproducesKnownBytes()
{
    QFETCH(const KnownSession, known);
    for (const Role own : { Role::Client, Role::Server }) {
        QCOMPARE(
            handshakeOutcome(settingsFor(own, true), { peerHandshake(own, true, known) }, known),
            connected(own, true, known));
    }
}

void tst_Handshake::sendsEachMessageWhenItIsDue_data()
{
    QTest::addColumn<Role>("own");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArrayList>("heard");
    QTest::addColumn<QList<QByteArrayList>>("said"); // at first, then after each
    const auto &known = knownSession();
    using Steps = QList<QByteArrayList>;
    QTest::newRow("a client, encrypted")
        << Role::Client << true
        << QByteArrayList { hex("0201"), known.serverPublic, known.sizeFrame }
        << Steps { {}, { hex("00"), known.clientPublic }, {}, { hex("00") } };
    QTest::newRow("a client, plain")
        << Role::Client << false << QByteArrayList { hex("0200"), hex("0000000400300000") }
        << Steps { {}, { hex("00") }, { hex("00") } };
    QTest::newRow("a server, encrypted")
        << Role::Server << true << QByteArrayList { hex("00"), known.clientPublic, hex("00") }
        << Steps { { hex("0201") }, { known.serverPublic }, { known.sizeFrame }, {} };
    QTest::newRow("a server, plain")
        << Role::Server << false << QByteArrayList { hex("00"), hex("00") }
        << Steps { { hex("0200") }, { hex("0000000400300000") }, {} };
}

void tst_Handshake::sendsEachMessageWhenItIsDue()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    QFETCH(const QByteArrayList, heard);
    QFETCH(const QList<QByteArrayList>, said);
    Handshake handshake(settingsFor(own, encrypted),
                        { KeyPair::fromPrivateScalar(knownSession().ownPrivate(own)) });
    InputBuffer input;
    QByteArrayList output;
    handshake.advance(&input, &output);
    QCOMPARE(output, said.first());
    for (qsizetype step = 0; step < heard.size(); ++step) {
        QVERIFY(handshake.state() != Handshake::State::Done);
        output.clear();
        input.append(heard.at(step));
        handshake.advance(&input, &output);
        QCOMPARE(output, said.at(step + 1));
    }
    QCOMPARE(handshake.state(), Handshake::State::Done);
    QVERIFY(input.isEmpty());
}

void tst_Handshake::doesTheSameWhereverTheStreamIsCut_data()
{
    addRoles();
}

void tst_Handshake::doesTheSameWhereverTheStreamIsCut()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    const auto settings = settingsFor(own, encrypted);
    const QByteArray stream = peerHandshake(own, encrypted);
    for (qsizetype cut = 0; cut <= stream.size(); ++cut) {
        QCOMPARE(handshakeOutcome(settings, { stream.first(cut), stream.sliced(cut) }),
                 connected(own, encrypted));
    }
    QCOMPARE(handshakeOutcome(settings, singleBytes(stream)), connected(own, encrypted));
}

void tst_Handshake::waitsWhileSomethingIsMissing_data()
{
    addRoles();
}

void tst_Handshake::waitsWhileSomethingIsMissing()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    const QByteArray stream = peerHandshake(own, encrypted);
    for (qsizetype size = 0; size < stream.size(); ++size) {
        const Outcome outcome
            = handshakeOutcome(settingsFor(own, encrypted), { stream.first(size) });
        QCOMPARE(outcome.established, 0);
        QCOMPARE(outcome.fault, Fault::None);
        const QByteArrayList all = ownHandshake(own, encrypted);
        QCOMPARE(outcome.sent, all.first(outcome.sent.size()));
    }
}

void tst_Handshake::leavesWhatFollowsAlone_data()
{
    addRoles();
}

void tst_Handshake::leavesWhatFollowsAlone()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    Handshake handshake(settingsFor(own, encrypted),
                        { KeyPair::fromPrivateScalar(knownSession().ownPrivate(own)) });
    InputBuffer input;
    QByteArrayList output;
    input.append(peerHandshake(own, encrypted) + "the first frame");
    handshake.advance(&input, &output);
    QCOMPARE(handshake.state(), Handshake::State::Done);
    QCOMPARE(input.view().toByteArray(), "the first frame");
}

void tst_Handshake::freshHandshakesSucceedUnderDifferentKeys()
{
    QByteArrayList keys;
    for (int round = 0; round < 3; ++round) {
        Handshake server(settingsFor(Role::Server, true));
        InputBuffer input;
        QByteArrayList output;
        input.append(hex("00"));
        server.advance(&input, &output);
        QCOMPARE(output.size(), 2);
        QCOMPARE(output.last().size(), 97);
        QVERIFY2(!keys.contains(output.last()), "a key pair was used for two connections");
        keys << output.last();
    }
}

void tst_Handshake::giveBothSidesTheSameKey()
{
    Handshake client(settingsFor(Role::Client, true, 1000));
    Handshake server(settingsFor(Role::Server, true, 2000));
    QVERIFY(converse(&client, &server));
    QCOMPARE(client.peerLimit(), 2000u);
    QCOMPARE(server.peerLimit(), 2000u); // a client announces nothing

    auto sender = client.takeCipher();
    auto receiver = server.takeCipher();
    QVERIFY(sender && receiver);
    QByteArray frame;
    QCOMPARE(sender->seal(hex("00000001"), "hello", &frame), Fault::None);
    Message message;
    QCOMPARE(receiver->open(frame.sliced(4), &message), Fault::None);
    QCOMPARE(message, (Message { 1, "hello" }));
}

void tst_Handshake::givesTheCipherOnce()
{
    Handshake client(settingsFor(Role::Client, true));
    Handshake server(settingsFor(Role::Server, true));
    QVERIFY(converse(&client, &server));
    QVERIFY(client.takeCipher());
    QVERIFY(!client.takeCipher());

    Handshake plainClient(settingsFor(Role::Client, false));
    Handshake plainServer(settingsFor(Role::Server, false));
    QVERIFY(converse(&plainClient, &plainServer));
    QVERIFY(!plainClient.takeCipher());
}

void tst_Handshake::tellsTheServersLimit_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<quint32>("limit");
    QTest::newRow("nothing at all") << hex("00000000") << 0u;
    QTest::newRow("one byte") << hex("00000001") << 1u;
    QTest::newRow("Go's default") << hex("00300000") << 3145728u;
    QTest::newRow("our largest") << hex("40000000") << 1073741824u;
    QTest::newRow("more than our largest") << hex("40000001") << 1073741824u;
    QTest::newRow("more than a type may be") << hex("80000000") << 1073741824u;
    QTest::newRow("the largest number") << hex("ffffffff") << 1073741824u;
}

void tst_Handshake::tellsTheServersLimit()
{
    QFETCH(const QByteArray, value);
    QFETCH(const quint32, limit);
    const QByteArray sealed = Sealer().frame(nonceBytes(FromServer, 0), value);
    const Outcome encrypted
        = handshakeOutcome(settingsFor(Role::Client, true, 500),
                           { hex("0201") + knownSession().serverPublic + sealed });
    QCOMPARE(encrypted.established, 1);
    QCOMPARE(encrypted.peerLimit, limit);
    const Outcome plain
        = handshakeOutcome(settingsFor(Role::Client, false, 500), { hex("020000000004") + value });
    QCOMPARE(plain.established, 1);
    QCOMPARE(plain.peerLimit, limit);
}

void tst_Handshake::acceptsASizeFrameWithARandomNonce()
{
    const QByteArray sealed = Sealer().frame(hex("5fd3a09b1c7e44f2860b913d"), hex("00300000"));
    const QByteArray stream = hex("0201") + knownSession().serverPublic + sealed;
    QCOMPARE(handshakeOutcome(settingsFor(Role::Client, true), { stream }),
             connected(Role::Client, true));
}

QTEST_APPLESS_MAIN(tst_Handshake)
#include "tst_handshake.moc"
