// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"
#include "recording.h"

using namespace WireTest;

namespace {

SessionSettings with(SessionSettings settings, Extension extension)
{
    settings.extension = extension;
    return settings;
}

/*! The size frame of version 2 in the place of an offer, without encryption. */
QByteArray stripped(const QByteArray &plainSizeFrame)
{
    return bigEndian(SizeFrameValueSize) + plainSizeFrame.sliced(LengthSize, SizeFrameValueSize);
}

} // namespace

Q_DECLARE_METATYPE(GipcWire::SessionSettings)

/*! Somebody between the two wants them to speak less than they could. */
class tst_Downgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSealedOfferCannotBeStripped_data();
    void aSealedOfferCannotBeStripped();
    void aPlainOfferCanBeStripped_data();
    void aPlainOfferCanBeStripped();
    void anAcceptanceCannotBeStripped_data();
    void anAcceptanceCannotBeStripped();
    void aPlainAcceptanceCanBeStripped();
    void theGreetingCannotBeChanged_data();
    void theGreetingCannotBeChanged();
    void noEncryptionIsNeverTalkedIn_data();
    void noEncryptionIsNeverTalkedIn();
    void aServerWithoutOfferTakesNoAcceptance_data();
    void aServerWithoutOfferTakesNoAcceptance();
};

void tst_Downgrade::aSealedOfferCannotBeStripped_data()
{
    QTest::addColumn<int>("cut");
    QTest::newRow("with the length as it was") << 0;
    QTest::newRow("with a length of its own") << 1;
}

/*! The sealed frame of 4 bytes is 32 long; the tag is that of the longer one. */
void tst_Downgrade::aSealedOfferCannotBeStripped()
{
    QFETCH(const int, cut);
    Conversation talk;
    talk.run([&](Role from, int number, const QByteArray &bytes) {
        if (from != Role::Server || number != 2)
            return bytes;
        QByteArray frame
            = bytes.first(LengthSize + NonceSize + SizeFrameValueSize) + bytes.last(TagSize);
        if (cut == 1)
            qToBigEndian(quint32(frame.size() - LengthSize), frame.data());
        return frame;
    });
    QCOMPARE(talk.client.fault(), cut == 1 ? Fault::Integrity : Fault::None);
    QCOMPARE(talk.client.outcome.established, 0); // with the old length it waits for the rest
    QCOMPARE(talk.server.outcome.established, 0);
}

void tst_Downgrade::aPlainOfferCanBeStripped_data()
{
    QTest::addColumn<Extension>("client");
    QTest::addColumn<Extension>("server");
    QTest::addColumn<Fault>("clientFault");
    QTest::addColumn<Fault>("serverFault");
    const Extension prefer = Extension::Preferred;
    const Extension require = Extension::Required;
    QTest::newRow("both prefer it") << prefer << prefer << Fault::None << Fault::None;
    QTest::newRow("the client requires it")
        << require << prefer << Fault::ExtensionRequired << Fault::None;
    QTest::newRow("the server requires it")
        << prefer << require << Fault::None << Fault::ExtensionRequired;
}

void tst_Downgrade::aPlainOfferCanBeStripped()
{
    QFETCH(const Extension, client);
    QFETCH(const Extension, server);
    QFETCH(const Fault, clientFault);
    QFETCH(const Fault, serverFault);
    Conversation talk(with(extendedSettings(Role::Client, false), client),
                      with(extendedSettings(Role::Server, false), server));
    talk.run([](Role from, int number, const QByteArray &bytes) {
        return from == Role::Server && number == 1 ? stripped(bytes) : bytes;
    });
    QCOMPARE(talk.client.fault(), clientFault);
    QCOMPARE(talk.server.fault(), serverFault);
    QVERIFY(!talk.client.session.isExtended());
    QVERIFY(!talk.server.session.isExtended());
    QCOMPARE(talk.isConnected(), clientFault == Fault::None && serverFault == Fault::None);
}

void tst_Downgrade::anAcceptanceCannotBeStripped_data()
{
    QTest::addColumn<SessionSettings>("client");
    QTest::addColumn<SessionSettings>("server");
    QTest::addColumn<Fault>("clientFault");
    QTest::addColumn<Fault>("serverFault");
    const auto client = extendedSettings(Role::Client);
    const auto server = extendedSettings(Role::Server);
    // A server that prefers it takes the 00 for the choice of version 2, which is what it would
    // mean. The client does not go along: the first thing it hears then is no FINISHED.
    QTest::newRow("preferred") << client << server << Fault::Integrity << Fault::None;
    QTest::newRow("required by the server")
        << client << with(server, Extension::Required) << Fault::None << Fault::ExtensionRequired;
    QTest::newRow("with a key") << keyedSettings(Role::Client) << keyedSettings(Role::Server)
                                << Fault::None << Fault::ExtensionRequired;
}

void tst_Downgrade::anAcceptanceCannotBeStripped()
{
    QFETCH(const SessionSettings, client);
    QFETCH(const SessionSettings, server);
    QFETCH(const Fault, clientFault);
    QFETCH(const Fault, serverFault);
    Conversation talk(client, server);
    talk.run([](Role from, int number, const QByteArray &bytes) {
        return from == Role::Client && number == 2 ? QByteArray(1, '\0') : bytes;
    });
    QCOMPARE(talk.server.fault(), serverFault);
    QCOMPARE(talk.client.outcome.established, 0);
    if (serverFault == Fault::None) {
        talk.say(Role::Server, 1, "for a peer of version 2");
        talk.run();
    }
    QCOMPARE(talk.client.fault(), clientFault);
    QCOMPARE(talk.client.outcome.established, 0);
    QVERIFY(talk.client.messages().isEmpty());
}

/*! Without encryption nothing is promised. Messages look the same in both formats; control frames do
    not: an empty one of version 2 keeps a line open, and here has no code. */
void tst_Downgrade::aPlainAcceptanceCanBeStripped()
{
    Conversation talk(extendedSettings(Role::Client, false), extendedSettings(Role::Server, false));
    talk.run([](Role from, int number, const QByteArray &bytes) {
        return from == Role::Client && number == 1 ? QByteArray(1, '\0') : bytes;
    });
    QVERIFY(talk.isConnected());
    QVERIFY(talk.client.session.isExtended());
    QVERIFY(!talk.server.session.isExtended());
    talk.say(Role::Client, 1, "one");
    talk.say(Role::Server, 2, "two");
    talk.run();
    QCOMPARE(talk.server.messages(), QList<Message>({ { 1, "one" } }));
    QCOMPARE(talk.client.messages(), QList<Message>({ { 2, "two" } }));
    talk.server.session.ping();
    QByteArray ping;
    QCOMPARE(talk.server.session.sealControl(&ping), Fault::None);
    talk.server.toSend << ping;
    talk.run();
    QCOMPARE(talk.client.fault(), Fault::MalformedFrame);
}

void tst_Downgrade::theGreetingCannotBeChanged_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<Fault>("clientFault");
    QTest::addColumn<Fault>("serverFault");
    const Fault malformed = Fault::MalformedHandshake;
    QTest::newRow("version 1") << true << hex("0101") << Fault::UnknownVersion
                               << Fault::VersionRefused;
    QTest::newRow("version 3") << true << hex("0301") << Fault::UnknownVersion
                               << Fault::VersionRefused;
    QTest::newRow("version 0, plain")
        << false << hex("0000") << Fault::UnknownVersion << Fault::VersionRefused;
    // The server knows that it did not say so.
    QTest::newRow("encryption off")
        << true << hex("0200") << Fault::PeerLacksEncryption << malformed;
    QTest::newRow("encryption on, plain")
        << false << hex("0201") << Fault::PeerInsistsOnEncryption << malformed;
    QTest::newRow("no such flag") << true << hex("0203") << malformed << Fault::VersionRefused;
}

void tst_Downgrade::theGreetingCannotBeChanged()
{
    QFETCH(const bool, encrypted);
    QFETCH(const QByteArray, greeting);
    QFETCH(const Fault, clientFault);
    QFETCH(const Fault, serverFault);
    Conversation talk(extendedSettings(Role::Client, encrypted),
                      extendedSettings(Role::Server, encrypted));
    talk.run([&](Role from, int number, const QByteArray &bytes) {
        return from == Role::Server && number == 0 ? greeting : bytes;
    });
    QCOMPARE(talk.client.fault(), clientFault);
    QCOMPARE(talk.server.fault(), serverFault);
}

void tst_Downgrade::noEncryptionIsNeverTalkedIn_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::newRow("without a key") << false;
    QTest::newRow("with a key") << true;
}

/*! Each side is told that the other has it off, and no plain byte follows from either. */
void tst_Downgrade::noEncryptionIsNeverTalkedIn()
{
    QFETCH(const bool, keyed);
    const auto settings
        = [&](Role role) { return keyed ? keyedSettings(role) : extendedSettings(role); };
    Session client(settings(Role::Client));
    const Outcome ofClient = feed(&client, hex("0200") + hex("0000000400300000"));
    QCOMPARE(ofClient.fault, Fault::PeerLacksEncryption);
    QCOMPARE(ofClient.sent, QByteArrayList({ hex("02") }));
    QByteArray out;
    QVERIFY(client.seal(plainFrame(1, "secret"), &out) != Fault::None);
    QVERIFY(out.isEmpty());

    Session server(settings(Role::Server));
    const Outcome ofServer = feed(&server, hex("0000") + plainFrame(1, "forged"));
    QCOMPARE(ofServer.fault, Fault::PeerLacksEncryption);
    QVERIFY(ofServer.messages.isEmpty());
    QVERIFY(server.seal(plainFrame(1, "secret"), &out) != Fault::None);
    QVERIFY(out.isEmpty());
}

void tst_Downgrade::aServerWithoutOfferTakesNoAcceptance_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("answer");
    for (const int answer : { 0xe1, 0xe0, 1, 0xff }) {
        QTest::addRow("%x, plain", answer) << false << answer;
        QTest::addRow("%x, encrypted", answer) << true << answer;
    }
}

void tst_Downgrade::aServerWithoutOfferTakesNoAcceptance()
{
    QFETCH(const bool, encrypted);
    QFETCH(const int, answer);
    Session server(with(extendedSettings(Role::Server, encrypted), Extension::Never));
    ForgedPeer peer(Role::Client, encrypted);
    peer.answer = quint8(answer);
    Outcome outcome;
    peer.negotiate(&server, &outcome);
    QCOMPARE(outcome.fault, Fault::MalformedHandshake);
    QCOMPARE(outcome.established, 0);
}

QTEST_APPLESS_MAIN(tst_Downgrade)
#include "tst_downgrade.moc"
