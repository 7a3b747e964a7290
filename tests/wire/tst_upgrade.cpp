// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedhelpers.h"

#include "tlv_p.h"

using namespace WireTest;

namespace {

/*! Which fault each side has in the end. */
struct Faults
{
    Fault client;
    Fault server;
};

const SessionSettings NoKeyClient = extendedSettings(Role::Client);
const SessionSettings NoKeyServer = extendedSettings(Role::Server);

SessionSettings with(SessionSettings settings, Extension extension)
{
    settings.extension = extension;
    return settings;
}

SessionSettings withService(SessionSettings settings, const QByteArray &service, bool checked)
{
    settings.service = service;
    settings.checksService = checked;
    return settings;
}

} // namespace

Q_DECLARE_METATYPE(GipcWire::SessionSettings)
Q_DECLARE_METATYPE(GipcWire::Fault)

class tst_Upgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesTheKnownConversation_data();
    void reproducesTheKnownConversation();
    void agrees_data();
    void agrees();
    void refuses_data();
    void refuses();
    void findsAKeyByItsIdentity();
    void showsNoDifferenceBetweenAnUnknownIdentityAndAWrongKey();
    void acceptsAnySplit_data();
    void acceptsAnySplit();
    void tellsEachSideTheOthersTerms();
    void isFreshEachTime();
    void exportsTheSameToBothSides();
};

void tst_Upgrade::reproducesTheKnownConversation_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("role");
    for (int i = 0; i < knownExtended().size(); ++i) {
        for (const Role role : { Role::Client, Role::Server }) {
            QTest::addRow("%s, %s", knownExtended().at(i).name.constData(),
                          role == Role::Client ? "client" : "server")
                << i << int(role);
        }
    }
}

/*! Everything up to FINISHED as it is in the vectors, byte for byte, on one side; then all of the
    peer's records are understood. */
void tst_Upgrade::reproducesTheKnownConversation()
{
    QFETCH(const int, index);
    QFETCH(const int, role);
    const KnownExtended &known = knownExtended().at(index);
    const Role own = Role(role);
    const bool isClient = own == Role::Client;

    SessionSettings settings = settingsFor(own, true, 3145728);
    settings.extension = Extension::Preferred;
    settings.service = "vectors";
    const QByteArray identity = TlvList::parse(known["acceptTlvs"])
                                    ->value(5, 0, 64)
                                    .value_or(QByteArrayView())
                                    .toByteArray();
    if (!known["psk"].isEmpty())
        settings.keys = keyRing(identity, known["psk"]);
    Session session(
        settings,
        { KeyPair::fromPrivateScalar(known[isClient ? "clientPrivate" : "serverPrivate"]),
          known[isClient ? "acceptTlvs" : "offerTlvs"] });
    const auto peerKey
        = KeyPair::fromPrivateScalar(known[isClient ? "serverPrivate" : "clientPrivate"])
              ->publicKey();
    const auto ownKey
        = KeyPair::fromPrivateScalar(known[isClient ? "clientPrivate" : "serverPrivate"])
              ->publicKey();

    QByteArray peerSays;
    QByteArray ownFinished;
    QByteArray peerRecords;
    QByteArray ownFirst;
    for (const auto &record : known.records) {
        if (record.sender != own)
            peerRecords += record.wire;
        else if (record.what == "FINISHED")
            ownFinished = record.wire;
        else if (record.what == "one message")
            ownFirst = record.wire;
    }
    Outcome outcome;
    if (isClient) {
        feed(&session, hex("0201") + peerKey + known["sizeFrame"] + peerRecords, &outcome);
        QCOMPARE(
            outcome.sent,
            QByteArrayList({ hex("00"), ownKey, hex("e1") + known["acceptFrame"] + ownFinished }));
    } else {
        feed(&session, hex("00") + peerKey + hex("e1") + known["acceptFrame"] + peerRecords,
             &outcome);
        QCOMPARE(outcome.sent,
                 QByteArrayList({ hex("0201"), ownKey, known["sizeFrame"], ownFinished }));
    }
    QCOMPARE(outcome.fault, Fault::None);
    QCOMPARE(outcome.established, 1);
    QVERIFY(session.isExtended());
    QCOMPARE(session.isAuthenticated(), !known["psk"].isEmpty());
    // hello, three at once, one in two records, and one after the key update; then CLOSE.
    QCOMPARE(outcome.messages.size(), 6);
    QCOMPARE(outcome.messages.at(0), Message({ 5, "hello" }));
    QCOMPARE(outcome.messages.at(3).data.size(), 256);
    QCOMPARE(outcome.messages.at(4), Message({ 8, QByteArray(100, 'x') }));
    QCOMPARE(outcome.messages.at(5), Message({ 6, "after the update" }));
    QCOMPARE(outcome.peerClosed, 1);
    QCOMPARE(session.peerReason(), CloseReason::Done);
    QCOMPARE(session.peerText(), "bye");

    QByteArray wire;
    QCOMPARE(session.seal(plainFrame(5, "hello"), &wire), Fault::None);
    QCOMPARE(session.flush(&wire), Fault::None);
    QCOMPARE(wire, ownFirst);
}

void tst_Upgrade::agrees_data()
{
    QTest::addColumn<SessionSettings>("client");
    QTest::addColumn<SessionSettings>("server");
    QTest::addColumn<bool>("extended");
    QTest::addColumn<bool>("authenticated");
    const auto plainClient = extendedSettings(Role::Client, false);
    const auto plainServer = extendedSettings(Role::Server, false);
    QTest::newRow("both prefer it") << NoKeyClient << NoKeyServer << true << false;
    QTest::newRow("both prefer it, plain") << plainClient << plainServer << true << false;
    QTest::newRow("the client never does")
        << with(NoKeyClient, Extension::Never) << NoKeyServer << false << false;
    QTest::newRow("the server never does")
        << NoKeyClient << with(NoKeyServer, Extension::Never) << false << false;
    QTest::newRow("the server never does, plain")
        << plainClient << with(plainServer, Extension::Never) << false << false;
    QTest::newRow("both require it") << with(NoKeyClient, Extension::Required)
                                     << with(NoKeyServer, Extension::Required) << true << false;
    QTest::newRow("both have the key")
        << keyedSettings(Role::Client) << keyedSettings(Role::Server) << true << true;
    QTest::newRow("both have a key of 64 bytes")
        << keyedSettings(Role::Client, QByteArray(64, 'l'))
        << keyedSettings(Role::Server, QByteArray(64, 'l')) << true << true;
    QTest::newRow("a key without identity")
        << keyedSettings(Role::Client, GoodKey, {}) << keyedSettings(Role::Server, GoodKey, {})
        << true << true;
    QTest::newRow("an identity of 64 bytes")
        << keyedSettings(Role::Client, GoodKey, QByteArray(64, 'i'))
        << keyedSettings(Role::Server, GoodKey, QByteArray(64, 'i')) << true << true;
    QTest::newRow("another service, which nobody checks")
        << withService(NoKeyClient, "other", false) << NoKeyServer << true << false;
    QTest::newRow("the same service, checked")
        << withService(NoKeyClient, "test", true) << NoKeyServer << true << false;
}

void tst_Upgrade::agrees()
{
    QFETCH(const SessionSettings, client);
    QFETCH(const SessionSettings, server);
    QFETCH(const bool, extended);
    QFETCH(const bool, authenticated);
    Conversation talk(client, server);
    talk.run();
    QVERIFY(talk.isConnected());
    for (const Role role : { Role::Client, Role::Server }) {
        QCOMPARE(talk.end(role).session.isExtended(), extended);
        QCOMPARE(talk.end(role).session.isAuthenticated(), authenticated);
        talk.say(role, 7, "hello");
    }
    talk.run();
    QCOMPARE(talk.client.messages(), QList<Message>({ { 7, "hello" } }));
    QCOMPARE(talk.server.messages(), QList<Message>({ { 7, "hello" } }));
}

void tst_Upgrade::refuses_data()
{
    QTest::addColumn<SessionSettings>("client");
    QTest::addColumn<SessionSettings>("server");
    QTest::addColumn<Fault>("clientFault");
    QTest::addColumn<Fault>("serverFault");
    // The server of a client that leaves politely has a version 2 session, which then just ends.
    QTest::newRow("the client requires it, the server never does")
        << with(NoKeyClient, Extension::Required) << with(NoKeyServer, Extension::Never)
        << Fault::ExtensionRequired << Fault::None;
    QTest::newRow("the server requires it, the client never does")
        << with(NoKeyClient, Extension::Never) << with(NoKeyServer, Extension::Required)
        << Fault::None << Fault::ExtensionRequired;
    QTest::newRow("the client has a key, the server never does it")
        << keyedSettings(Role::Client) << with(NoKeyServer, Extension::Never)
        << Fault::ExtensionRequired << Fault::None;
    QTest::newRow("the server has a key, the client never does it")
        << with(NoKeyClient, Extension::Never) << keyedSettings(Role::Server) << Fault::None
        << Fault::ExtensionRequired;
    QTest::newRow("only the client has a key")
        << keyedSettings(Role::Client) << NoKeyServer << Fault::PeerLacksKey << Fault::PeerWantsKey;
    QTest::newRow("only the server has a key")
        << NoKeyClient << keyedSettings(Role::Server) << Fault::PeerWantsKey << Fault::PeerLacksKey;
    QTest::newRow("another key") << keyedSettings(Role::Client, QByteArray(32, 'o'))
                                 << keyedSettings(Role::Server) << Fault::Authentication
                                 << Fault::Authentication;
    QTest::newRow("a key that differs in its last bit")
        << keyedSettings(Role::Client, GoodKey.chopped(1) + 'j') << keyedSettings(Role::Server)
        << Fault::Authentication << Fault::Authentication;
    QTest::newRow("an unknown identity")
        << keyedSettings(Role::Client, GoodKey, "nobody") << keyedSettings(Role::Server)
        << Fault::Authentication << Fault::Authentication;
    QTest::newRow("the same key, but another service")
        << withService(keyedSettings(Role::Client), "other", false) << keyedSettings(Role::Server)
        << Fault::OtherService << Fault::OtherService;
    QTest::newRow("another service, checked")
        << withService(NoKeyClient, "other", true) << NoKeyServer << Fault::OtherService
        << Fault::OtherService;
}

void tst_Upgrade::refuses()
{
    QFETCH(const SessionSettings, client);
    QFETCH(const SessionSettings, server);
    QFETCH(const Fault, clientFault);
    QFETCH(const Fault, serverFault);
    Conversation talk(client, server);
    talk.run();
    QCOMPARE(talk.client.fault(), clientFault);
    QCOMPARE(talk.server.fault(), serverFault);
    QVERIFY(!talk.isConnected());
}

void tst_Upgrade::findsAKeyByItsIdentity()
{
    auto keys = std::make_shared<PreSharedKeys>();
    keys->add("old", QByteArray(32, 'o'));
    keys->add("new", QByteArray(48, 'n'));
    SessionSettings server = extendedSettings(Role::Server);
    server.keys = keys;
    for (const auto &client : { keyedSettings(Role::Client, QByteArray(32, 'o'), "old"),
                                keyedSettings(Role::Client, QByteArray(48, 'n'), "new") }) {
        Conversation talk(client, server);
        talk.run();
        QVERIFY(talk.isConnected());
        QVERIFY(talk.server.session.isAuthenticated());
    }
    Conversation mixed(keyedSettings(Role::Client, QByteArray(32, 'o'), "new"), server);
    mixed.run();
    QCOMPARE(mixed.server.fault(), Fault::Authentication);
}

/*! From outside: the same number of bytes in the same number of writes, and the same end. */
void tst_Upgrade::showsNoDifferenceBetweenAnUnknownIdentityAndAWrongKey()
{
    QList<QList<qsizetype>> sizes;
    for (const auto &client : { keyedSettings(Role::Client, QByteArray(32, 'x'), "panel"),
                                keyedSettings(Role::Client, GoodKey, "lenap") }) {
        Conversation talk(client, keyedSettings(Role::Server));
        QList<qsizetype> written;
        talk.run([&](Role from, int, const QByteArray &bytes) {
            if (from == Role::Server && written.size() != 2) // the offer has a part of random size
                written << bytes.size();
            else if (from == Role::Server)
                written << 0;
            return bytes;
        });
        QCOMPARE(talk.server.fault(), Fault::Authentication);
        sizes << written;
    }
    QCOMPARE(sizes.at(0), sizes.at(1));
    QCOMPARE(sizes.at(0).size(), 4); // its FINISHED is among them
}

void tst_Upgrade::acceptsAnySplit_data()
{
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("plain") << false;
    QTest::newRow("encrypted") << true;
}

void tst_Upgrade::acceptsAnySplit()
{
    QFETCH(const bool, encrypted);
    Session client(extendedSettings(Role::Client, encrypted));
    Session server(extendedSettings(Role::Server, encrypted));
    Outcome clientOutcome;
    Outcome serverOutcome;
    feed(&server, {}, &serverOutcome);
    const auto passSingleBytes = [](Outcome *from, Session *to, Outcome *toOutcome) {
        for (const QByteArray &byte : singleBytes(std::exchange(from->sent, {}).join()))
            feed(to, byte, toOutcome);
    };
    for (int round = 0; round < 5; ++round) {
        passSingleBytes(&serverOutcome, &client, &clientOutcome);
        passSingleBytes(&clientOutcome, &server, &serverOutcome);
    }
    QCOMPARE(clientOutcome.established, 1);
    QCOMPARE(serverOutcome.established, 1);
    QVERIFY(client.isExtended() && server.isExtended());
    QByteArray bytes;
    client.seal(plainFrame(3, "one"), &bytes);
    client.flush(&bytes);
    client.seal(plainFrame(3, "two"), &bytes);
    client.flush(&bytes);
    for (const QByteArray &byte : singleBytes(bytes))
        feed(&server, byte, &serverOutcome);
    QCOMPARE(serverOutcome.messages, QList<Message>({ { 3, "one" }, { 3, "two" } }));
    QVERIFY(server.isAtBoundary());
}

void tst_Upgrade::tellsEachSideTheOthersTerms()
{
    SessionSettings client = extendedSettings(Role::Client);
    client.maxMessageSize = 77;
    client.heartbeatInterval = 5;
    client.idleLimit = 999; // read as a second
    SessionSettings server = extendedSettings(Role::Server);
    server.maxMessageSize = MaxDataSize;
    server.idleLimit = 0;
    server.heartbeatInterval = 4000000000;
    Conversation talk(client, server);
    talk.run();
    QVERIFY(talk.isConnected());
    QCOMPARE(talk.server.session.peerTerms(), Terms({ 77, 5, 1000 }));
    QCOMPARE(talk.client.session.peerTerms(), Terms({ MaxDataSize, 4000000000, 0 }));
    QCOMPARE(talk.server.session.peerLimit(), 77u);
    QCOMPARE(talk.client.session.peerLimit(), MaxDataSize);
}

/*! Nothing that goes over the wire in one session is there in another. */
void tst_Upgrade::isFreshEachTime()
{
    QList<QByteArrayList> written(2);
    for (QByteArrayList &bytes : written) {
        Conversation talk(keyedSettings(Role::Client), keyedSettings(Role::Server));
        talk.run([&](Role, int, const QByteArray &sent) {
            bytes << sent;
            return sent;
        });
        QVERIFY(talk.isConnected());
    }
    for (const QByteArray &bytes : written.at(0))
        QVERIFY(bytes.size() <= 2 || !written.at(1).contains(bytes));
}

void tst_Upgrade::exportsTheSameToBothSides()
{
    Conversation one;
    Conversation two;
    one.run();
    two.run();
    const QByteArray exported = one.client.session.exportBytes("label", 40);
    QCOMPARE(exported.size(), 40);
    QCOMPARE(one.server.session.exportBytes("label", 40), exported);
    QVERIFY(one.client.session.exportBytes("other", 40) != exported);
    QVERIFY(two.client.session.exportBytes("label", 40) != exported);

    Conversation plain(extendedSettings(Role::Client, false),
                       extendedSettings(Role::Server, false));
    plain.run();
    QVERIFY(plain.isConnected());
    QVERIFY(plain.client.session.exportBytes("label", 40).isEmpty());
}

QTEST_APPLESS_MAIN(tst_Upgrade)
#include "tst_upgrade.moc"
