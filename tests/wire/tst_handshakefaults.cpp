// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

class tst_HandshakeFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheEncryptionMismatch_data();
    void namesTheEncryptionMismatch();
    void knowsTheGoClientThatIgnoresTheFlag();
    void refusesAnotherVersion_data();
    void refusesAnotherVersion();
    void refusesUnknownFlags_data();
    void refusesUnknownFlags();
    void readsTheVerdict_data();
    void readsTheVerdict();
    void refusesBadPublicKeys_data();
    void refusesBadPublicKeys();
    void judgesTheLengthOfTheSizeFrame_data();
    void judgesTheLengthOfTheSizeFrame();
    void ignoresWhatFollowsTheSize_data();
    void ignoresWhatFollowsTheSize();
    void staysFailed();
    void givesNoCipherAfterAFault();
    void writesNothingInPlaceOfARefusedSizeFrame();
};

void tst_HandshakeFaults::namesTheEncryptionMismatch_data()
{
    QTest::addColumn<Role>("own");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("heard");
    QTest::addColumn<QByteArray>("said"); // last
    QTest::addColumn<Fault>("fault");
    QTest::newRow("a client insists")
        << Role::Client << true << hex("0200") << hex("02") << Fault::PeerLacksEncryption;
    QTest::newRow("a client has it off")
        << Role::Client << false << hex("0201") << hex("04") << Fault::PeerInsistsOnEncryption;
    QTest::newRow("a server insists")
        << Role::Server << true << hex("04") << hex("0201") << Fault::PeerLacksEncryption;
    QTest::newRow("a server has it off")
        << Role::Server << false << hex("02") << hex("0200") << Fault::PeerInsistsOnEncryption;
}

void tst_HandshakeFaults::namesTheEncryptionMismatch()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    QFETCH(const QByteArray, heard);
    QFETCH(const QByteArray, said);
    QFETCH(const Fault, fault);
    const Outcome outcome = handshakeOutcome(settingsFor(own, encrypted), singleBytes(heard));
    QCOMPARE(outcome.fault, fault);
    QCOMPARE(outcome.sent, QByteArrayList { said });
}

/*! It answers 0 to the flag, takes our key for the size frame and acknowledges that with 0. */
void tst_HandshakeFaults::knowsTheGoClientThatIgnoresTheFlag()
{
    for (const QByteArrayList &parts :
         { singleBytes(hex("0000")), QByteArrayList { hex("0000") } }) {
        const Outcome outcome = handshakeOutcome(settingsFor(Role::Server, true), parts);
        QCOMPARE(outcome.fault, Fault::PeerLacksEncryption);
        QCOMPARE(outcome.sent, QByteArrayList({ hex("0201"), knownSession().serverPublic }));
    }
}

void tst_HandshakeFaults::refusesAnotherVersion_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<quint64>("version");
    QTest::newRow("version 0") << hex("0001") << quint64(0);
    QTest::newRow("version 1") << hex("0101") << quint64(1);
    QTest::newRow("version 3, encryption off") << hex("0300") << quint64(3);
    QTest::newRow("version 3, the flag not there yet") << hex("03") << quint64(3);
    QTest::newRow("version 255") << hex("ff01") << quint64(255);
    QTest::newRow("an HTTP server") << QByteArray("HTTP/1.1 400 Bad Request\r\n") << quint64(72);
}

void tst_HandshakeFaults::refusesAnotherVersion()
{
    QFETCH(const QByteArray, greeting);
    QFETCH(const quint64, version);
    for (const bool encrypted : { true, false }) {
        const Outcome outcome
            = handshakeOutcome(settingsFor(Role::Client, encrypted), { greeting });
        QCOMPARE(outcome.fault, Fault::UnknownVersion);
        QCOMPARE(outcome.faultValue, version);
        QCOMPARE(outcome.sent, QByteArrayList { hex("01") });
    }
}

void tst_HandshakeFaults::refusesUnknownFlags_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::newRow("flag 2") << hex("0202");
    QTest::newRow("flag 128") << hex("0280");
    QTest::newRow("flag 255") << hex("02ff");
}

void tst_HandshakeFaults::refusesUnknownFlags()
{
    QFETCH(const QByteArray, greeting);
    for (const bool encrypted : { true, false }) {
        const Outcome outcome
            = handshakeOutcome(settingsFor(Role::Client, encrypted), { greeting });
        QCOMPARE(outcome.fault, Fault::MalformedHandshake);
        QCOMPARE(outcome.sent, QByteArrayList { hex("01") });
    }
}

void tst_HandshakeFaults::readsTheVerdict_data()
{
    QTest::addColumn<QByteArray>("verdict");
    QTest::addColumn<Fault>("insisting"); // on encryption
    QTest::addColumn<Fault>("plain");
    using F = Fault;
    QTest::newRow("0, go on") << hex("00") << F::None << F::None;
    QTest::newRow("1, version") << hex("01") << F::VersionRefused << F::VersionRefused;
    QTest::newRow("2, insists") << hex("02") << F::MalformedHandshake << F::PeerInsistsOnEncryption;
    QTest::newRow("3, unused") << hex("03") << F::MalformedHandshake << F::MalformedHandshake;
    QTest::newRow("4, has it off") << hex("04") << F::PeerLacksEncryption << F::MalformedHandshake;
    QTest::newRow("5, unknown") << hex("05") << F::MalformedHandshake << F::MalformedHandshake;
    QTest::newRow("255, unknown") << hex("ff") << F::MalformedHandshake << F::MalformedHandshake;
}

void tst_HandshakeFaults::readsTheVerdict()
{
    QFETCH(const QByteArray, verdict);
    QFETCH(const Fault, insisting);
    QFETCH(const Fault, plain);
    QCOMPARE(handshakeOutcome(settingsFor(Role::Server, true), { verdict }).fault, insisting);
    QCOMPARE(handshakeOutcome(settingsFor(Role::Server, false), { verdict }).fault, plain);
}

void tst_HandshakeFaults::refusesBadPublicKeys_data()
{
    QTest::addColumn<QByteArray>("key"); // empty: the side's own
    QTest::addColumn<Fault>("atServer");
    const QByteArray zeros(96, 0);
    const Fault bad = Fault::BadPublicKey;
    QTest::newRow("zeros as coordinates") << hex("04") + zeros << bad;
    QTest::newRow("off the curve") << hex("04") + QByteArray(96, 1) << bad;
    QTest::newRow("compressed, even") << hex("02") + zeros << bad;
    QTest::newRow("compressed, odd") << hex("03") + zeros << bad;
    QTest::newRow("hybrid") << hex("06") + zeros << bad;
    // For a server this begins like the Go client that ignores the flag.
    QTest::newRow("infinity filled up") << hex("00") + zeros << Fault::PeerLacksEncryption;
    QTest::newRow("one's own") << QByteArray() << bad;
}

void tst_HandshakeFaults::refusesBadPublicKeys()
{
    QFETCH(const QByteArray, key);
    QFETCH(const Fault, atServer);
    for (const Role own : { Role::Client, Role::Server }) {
        const QByteArray received = key.isEmpty() ? knownSession().ownPublic(own) : key;
        const QByteArray stream = (own == Role::Client ? hex("0201") : hex("00")) + received;
        const Fault fault = own == Role::Client ? Fault::BadPublicKey : atServer;
        for (const QByteArrayList &parts : { QByteArrayList { stream }, singleBytes(stream) }) {
            const Outcome outcome = handshakeOutcome(settingsFor(own, true), parts);
            QCOMPARE(outcome.fault, fault);
            QCOMPARE(outcome.sent, ownHandshake(own, true).first(2));
        }
    }
}

void tst_HandshakeFaults::judgesTheLengthOfTheSizeFrame_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<quint32>("first");
    QTest::addColumn<quint32>("last");
    QTest::addColumn<bool>("refused"); // else waits for the body
    QTest::newRow("plain, too small") << false << 0u << 3u << true;
    QTest::newRow("plain, small") << false << 4u << 40u << false;
    QTest::newRow("plain, the largest") << false << 4096u << 4096u << false;
    QTest::newRow("plain, one too large") << false << 4097u << 4097u << true;
    QTest::newRow("plain, huge") << false << 0xfffffff0 << 0xfffffffe << true;
    QTest::newRow("encrypted, too small") << true << 0u << 31u << true;
    QTest::newRow("encrypted, small") << true << 32u << 40u << false;
    QTest::newRow("encrypted, the largest") << true << 4096u << 4096u << false;
    QTest::newRow("encrypted, one too large") << true << 4097u << 4097u << true;
    QTest::newRow("encrypted, huge") << true << 0xfffffff0 << 0xfffffffe << true;
}

void tst_HandshakeFaults::judgesTheLengthOfTheSizeFrame()
{
    QFETCH(const bool, encrypted);
    QFETCH(const quint32, first);
    QFETCH(const quint32, last);
    QFETCH(const bool, refused);
    const QByteArray start = encrypted ? hex("0201") + knownSession().serverPublic : hex("0200");
    for (quint32 length = first; length <= last; ++length) {
        const Outcome outcome
            = handshakeOutcome(settingsFor(Role::Client, encrypted), { start + bigEndian(length) });
        QCOMPARE(outcome.fault, refused ? Fault::MalformedHandshake : Fault::None);
        QCOMPARE(outcome.established, 0);
    }
}

void tst_HandshakeFaults::ignoresWhatFollowsTheSize_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("extension");
    QTest::newRow("plain, one byte") << false << hex("ff");
    QTest::newRow("plain, an offer") << false << QByteArray("GIPX") + hex("0003010101");
    QTest::newRow("plain, the largest") << false << QByteArray(4092, 'x');
    QTest::newRow("encrypted, one byte") << true << hex("ff");
    QTest::newRow("encrypted, an offer") << true << QByteArray("GIPX") + hex("0003010101");
    QTest::newRow("encrypted, the largest") << true << QByteArray(4064, 'x');
}

void tst_HandshakeFaults::ignoresWhatFollowsTheSize()
{
    QFETCH(const bool, encrypted);
    QFETCH(const QByteArray, extension);
    const QByteArray plain = hex("00300000") + extension;
    const QByteArray stream = encrypted ? hex("0201") + knownSession().serverPublic
            + Sealer().frame(nonceBytes(FromServer, 0), plain)
                                        : hex("0200") + bigEndian(quint32(plain.size())) + plain;
    for (const QByteArrayList &parts : { QByteArrayList { stream }, singleBytes(stream) }) {
        const Outcome outcome = handshakeOutcome(settingsFor(Role::Client, encrypted), parts);
        QCOMPARE(outcome.established, 1);
        QCOMPARE(outcome.peerLimit, KnownLimit);
        QCOMPARE(outcome.sent, ownHandshake(Role::Client, encrypted));
    }
}

void tst_HandshakeFaults::staysFailed()
{
    Handshake server(settingsFor(Role::Server, true));
    InputBuffer input;
    QByteArrayList output;
    input.append(hex("05"));
    server.advance(&input, &output);
    QCOMPARE(server.state(), Handshake::State::Failed);
    input.append(peerHandshake(Role::Server, true));
    output.clear();
    server.advance(&input, &output);
    QCOMPARE(server.state(), Handshake::State::Failed);
    QCOMPARE(server.fault(), Fault::MalformedHandshake);
    QVERIFY(output.isEmpty());
    QVERIFY(!server.takeCipher());
}

/*! Not even when the last byte alone was wrong and all the keys are there. */
void tst_HandshakeFaults::givesNoCipherAfterAFault()
{
    const auto settings = settingsFor(Role::Server, true);
    Handshake server(settings, { knownKeyPair(settings) });
    InputBuffer input;
    QByteArrayList output;
    input.append(changed(peerHandshake(Role::Server, true), 98, 1));
    server.advance(&input, &output);
    QCOMPARE(server.state(), Handshake::State::Failed);
    QVERIFY(!server.takeCipher());
}

void tst_HandshakeFaults::writesNothingInPlaceOfARefusedSizeFrame()
{
    SessionSettings settings = settingsFor(Role::Server, true);
    settings.keyLimits.maxFrames = 0;
    const Outcome outcome = handshakeOutcome(settings, { peerHandshake(Role::Server, true) });
    QCOMPARE(outcome.fault, Fault::KeyWornOut);
    QCOMPARE(outcome.sent, QByteArrayList({ hex("0201"), knownSession().serverPublic }));
}

QTEST_APPLESS_MAIN(tst_HandshakeFaults)
#include "tst_handshakefaults.moc"
