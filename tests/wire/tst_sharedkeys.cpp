// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "forgedpeer.h"

using namespace WireTest;

namespace {

const QByteArray OldKey = QByteArray(32, 'o');
const QByteArray NewKey = QByteArray(48, 'n');

SessionSettings withKeys(Role role, std::shared_ptr<const PreSharedKeys> keys)
{
    SessionSettings settings = extendedSettings(role);
    settings.keys = std::move(keys);
    return settings;
}

SessionSettings serving(Role role, const QByteArray &service)
{
    SessionSettings settings = keyedSettings(role);
    settings.service = service;
    return settings;
}

/*! Both faults in the end; nothing was established on either side unless there is none. */
void compareFaults(const SessionSettings &client, const SessionSettings &server, Fault clientFault,
                   Fault serverFault)
{
    Conversation talk(client, server);
    talk.run();
    QCOMPARE(talk.client.fault(), clientFault);
    QCOMPARE(talk.server.fault(), serverFault);
    const int established = clientFault == Fault::None && serverFault == Fault::None ? 1 : 0;
    QCOMPARE(talk.client.outcome.established, established);
    QCOMPARE(talk.server.outcome.established, established);
}

} // namespace

/*! Who may talk to whom under which pre-shared key. */
class tst_SharedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mustBeTheSame_data();
    void mustBeTheSame();
    void areNamedInTheSession_data();
    void areNamedInTheSession();
    void mayBeChangedWhileServing();
    void mayAllBeRemoved();
    void areForOneServiceEach();
    void doNotLetAProgramReachItself();
    void areNeverUsedWithoutEncryption();
    void haveBounds_data();
    void haveBounds();
};

void tst_SharedKeys::mustBeTheSame_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<Fault>("fault");
    const Fault wrong = Fault::Authentication;
    QTest::newRow("right") << GoodKey << QByteArray("panel") << Fault::None;
    QTest::newRow("one bit") << changed(GoodKey, 31, 'k' ^ 1) << QByteArray("panel") << wrong;
    QTest::newRow("longer by a zero") << GoodKey + '\0' << QByteArray("panel") << wrong;
    QTest::newRow("another") << QByteArray(64, 'z') << QByteArray("panel") << wrong;
    QTest::newRow("unknown identity") << GoodKey << QByteArray("nobody") << wrong;
    QTest::newRow("identity in capitals") << GoodKey << QByteArray("Panel") << wrong;
    QTest::newRow("identity and a zero") << GoodKey << QByteArray("panel\0", 6) << wrong;
    QTest::newRow("no identity") << GoodKey << QByteArray() << wrong;
}

void tst_SharedKeys::mustBeTheSame()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, identity);
    QFETCH(const Fault, fault);
    compareFaults(keyedSettings(Role::Client, key, identity), keyedSettings(Role::Server), fault,
                  fault);
}

void tst_SharedKeys::areNamedInTheSession_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::newRow("a name") << QByteArray("old");
    QTest::newRow("another") << QByteArray("new");
    QTest::newRow("no name") << QByteArray();
    QTest::newRow("no text") << QByteArray("\0\xff", 2);
}

void tst_SharedKeys::areNamedInTheSession()
{
    QFETCH(const QByteArray, identity);
    const auto ring = std::make_shared<PreSharedKeys>();
    for (const QByteArray &name : { QByteArray("old"), QByteArray("new"), identity })
        QVERIFY(ring->add(name, NewKey));
    Conversation talk(keyedSettings(Role::Client, NewKey, identity), withKeys(Role::Server, ring));
    talk.run();
    QVERIFY(talk.client.session.isAuthenticated());
    QVERIFY(talk.server.session.isAuthenticated());
    QCOMPARE(talk.client.session.keyIdentity(), identity);
    QCOMPARE(talk.server.session.keyIdentity(), identity);
    Conversation keyless(extendedSettings(Role::Client), extendedSettings(Role::Server));
    keyless.run();
    QCOMPARE(keyless.client.session.keyIdentity(), QByteArray());
    QCOMPARE(keyless.server.session.keyIdentity(), QByteArray());
}

/*! The server's ring is one object for all its sessions: the change holds for the next one. */
void tst_SharedKeys::mayBeChangedWhileServing()
{
    const auto ring = std::make_shared<PreSharedKeys>();
    QVERIFY(ring->add("old", OldKey));
    const SessionSettings server = withKeys(Role::Server, ring);
    const SessionSettings oldClient = keyedSettings(Role::Client, OldKey, "old");
    const SessionSettings newClient = keyedSettings(Role::Client, NewKey, "new");
    const Fault none = Fault::None;
    const Fault wrong = Fault::Authentication;
    compareFaults(oldClient, server, none, none);
    compareFaults(newClient, server, wrong, wrong);
    QVERIFY(ring->add("new", NewKey)); // both for a while
    compareFaults(oldClient, server, none, none);
    compareFaults(newClient, server, none, none);
    ring->remove("old");
    compareFaults(oldClient, server, wrong, wrong);
    compareFaults(newClient, server, none, none);
    QVERIFY(ring->add("new", OldKey)); // the same identity, another key
    compareFaults(newClient, server, wrong, wrong);
}

/*! Without keys left a server still insists on one: nobody gets in. */
void tst_SharedKeys::mayAllBeRemoved()
{
    const auto ring = std::make_shared<PreSharedKeys>();
    QVERIFY(ring->add("panel", GoodKey));
    const SessionSettings server = withKeys(Role::Server, ring);
    ring->clear();
    compareFaults(keyedSettings(Role::Client), server, Fault::Authentication,
                  Fault::Authentication);
    compareFaults(extendedSettings(Role::Client), server, Fault::PeerWantsKey, Fault::PeerLacksKey);
    // Nor does a client that has lost its key go on without.
    compareFaults(withKeys(Role::Client, std::make_shared<PreSharedKeys>()),
                  keyedSettings(Role::Server), Fault::Authentication, Fault::Authentication);
}

/*! A connection bent to another service under the same key, where all secrets agree. */
void tst_SharedKeys::areForOneServiceEach()
{
    const Fault other = Fault::OtherService;
    compareFaults(serving(Role::Client, "mail"), serving(Role::Server, "mail"), Fault::None,
                  Fault::None);
    compareFaults(serving(Role::Client, "mail"), serving(Role::Server, "clock"), other, other);
    compareFaults(serving(Role::Client, "mail"), serving(Role::Server, "mail2"), other, other);
    compareFaults(serving(Role::Client, "mail"), serving(Role::Server, "mai"), other, other);
}

/*! It serves "a", dials "b", has one key for both, and somebody leads its connection back to it. */
void tst_SharedKeys::doNotLetAProgramReachItself()
{
    const auto ring = keyRing("panel", GoodKey);
    SessionSettings served = withKeys(Role::Server, ring);
    SessionSettings dialled = withKeys(Role::Client, ring);
    served.service = "a";
    dialled.service = "b";
    compareFaults(dialled, served, Fault::OtherService, Fault::OtherService);
    // Which is why both must have names of their own: under one name it works.
    dialled.service = "a";
    compareFaults(dialled, served, Fault::None, Fault::None);
}

/*! A plain peer cannot even ask for one. */
void tst_SharedKeys::areNeverUsedWithoutEncryption()
{
    const Terms terms { 100000, 0, 0 };
    ForgedPeer server(Role::Server, false);
    server.offer = wrapOffer(encode(Offer { AlwaysThere | PreSharedKeyFeature, terms, "test" }));
    Session client(extendedSettings(Role::Client, false));
    Outcome outcome;
    server.connect(&client, &outcome);
    QCOMPARE(outcome.fault, Fault::MalformedHandshake);

    ForgedPeer plainClient(Role::Client, false);
    plainClient.tlvs = encode(Accept { AlwaysThere | PreSharedKeyFeature, terms, "panel" });
    Session plainServer(extendedSettings(Role::Server, false));
    Outcome ofServer;
    plainClient.connect(&plainServer, &ofServer);
    QCOMPARE(ofServer.fault, Fault::MalformedHandshake);
}

void tst_SharedKeys::haveBounds_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("valid");
    const QByteArray identity = "panel";
    QTest::newRow("all zero") << identity << QByteArray(32, 0) << false;
    QTest::newRow("all zero, 48 bytes") << identity << QByteArray(48, 0) << false; // "no key"
    QTest::newRow("all zero, 64 bytes") << identity << QByteArray(64, 0) << false;
    QTest::newRow("zero but for one bit") << identity << QByteArray(31, 0) + '\1' << true;
    QTest::newRow("empty") << identity << QByteArray() << false;
    QTest::newRow("31 bytes") << identity << QByteArray(31, 'k') << false;
    QTest::newRow("32 bytes") << identity << QByteArray(32, 'k') << true;
    QTest::newRow("64 bytes") << identity << QByteArray(64, 'k') << true;
    QTest::newRow("65 bytes") << identity << QByteArray(65, 'k') << false;
    QTest::newRow("no identity") << QByteArray() << GoodKey << true;
    QTest::newRow("identity of 64 bytes") << QByteArray(64, 'i') << GoodKey << true;
    QTest::newRow("identity of 65 bytes") << QByteArray(65, 'i') << GoodKey << false;
}

void tst_SharedKeys::haveBounds()
{
    QFETCH(const QByteArray, identity);
    QFETCH(const QByteArray, key);
    QFETCH(const bool, valid);
    PreSharedKeys keys;
    QCOMPARE(PreSharedKeys::areValid(identity, key), valid);
    QCOMPARE(keys.add(identity, key), valid);
    QCOMPARE(keys.isEmpty(), !valid);
    QCOMPARE(keys.find(identity) != nullptr, valid);
    if (valid)
        QCOMPARE(keys.find(identity)->view(), key);
}

QTEST_APPLESS_MAIN(tst_SharedKeys)
#include "tst_sharedkeys.moc"
