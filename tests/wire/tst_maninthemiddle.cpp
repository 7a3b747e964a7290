// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "recording.h"

using namespace WireTest;

namespace {

SessionSettings with(SessionSettings settings, Extension extension)
{
    settings.extension = extension;
    return settings;
}

/*! An attacker who ends both connections himself: to the client he is a server, to the server a
    client. */
struct Attacker
{
    Attacker(const SessionSettings &client, const SessionSettings &server,
             const SessionSettings &towardsClient, const SessionSettings &towardsServer)
        : clientLeg(client, towardsClient)
        , serverLeg(towardsServer, server)
    {
        clientLeg.run();
        serverLeg.run();
    }

    Conversation clientLeg; ///< the victim is the client of it
    Conversation serverLeg; ///< the victim is the server of it
};

/*! An attacker who keeps to the words of both sides and changes nothing but the public keys. He can
    open and seal the size and the accept frame, and nothing after them. */
class KeySwapper
{
public:
    QByteArray operator()(Role from, int number, const QByteArray &bytes)
    {
        if (number == 0)
            return bytes;
        if (number == 1) {
            // Each victim gets a key of the attacker's, who then has a secret with either.
            const auto secret = m_pairs[int(from)]->agree(bytes);
            m_legs[int(from)]
                = FrameCipher::create(*deriveVersion2Key(*secret), otherRole(from), {});
            return m_pairs[int(otherRole(from))]->publicKey();
        }
        if (number > 2)
            return bytes;
        const qsizetype skipped = from == Role::Client ? 1 : 0; // message 5
        const qsizetype size = LengthSize + qFromBigEndian<quint32>(bytes.constData() + skipped);
        Message plain;
        if (m_legs[int(from)]->open(bytes.sliced(skipped + LengthSize, size - LengthSize), &plain)
            != Fault::None)
            qFatal("the attacker cannot open what he should");
        read << bigEndian(plain.type) + plain.data;
        QByteArray sealed;
        if (m_legs[int(otherRole(from))]->seal(read.constLast(), {}, &sealed) != Fault::None)
            qFatal("sealing failed");
        return bytes.first(skipped) + sealed + bytes.sliced(skipped + size);
    }

    QByteArrayList read; ///< plain texts of the size and the accept frame

private:
    std::optional<KeyPair> m_pairs[2] { KeyPair::generate(), KeyPair::generate() };
    std::optional<FrameCipher> m_legs[2]; ///< by the victim at its end
};

} // namespace

Q_DECLARE_METATYPE(GipcWire::SessionSettings)

class tst_ManInTheMiddle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAKeyHeReadsAndChangesAll_data();
    void withoutAKeyHeReadsAndChangesAll();
    void aKeyStopsHim_data();
    void aKeyStopsHim();
    void aKeyStopsHimIfHeGuessesWrong_data();
    void aKeyStopsHimIfHeGuessesWrong();
    void swappedPublicKeysAreNoticed_data();
    void swappedPublicKeysAreNoticed();
};

void tst_ManInTheMiddle::withoutAKeyHeReadsAndChangesAll_data()
{
    QTest::addColumn<Extension>("victims");
    QTest::addColumn<Extension>("attacker");
    QTest::newRow("version 2") << Extension::Never << Extension::Never;
    QTest::newRow("who speaks no GIPC-X, preferred") << Extension::Preferred << Extension::Never;
    QTest::newRow("who speaks GIPC-X, preferred") << Extension::Preferred << Extension::Preferred;
    QTest::newRow("who speaks GIPC-X, required") << Extension::Required << Extension::Preferred;
}

/*! This is what an ephemeral key agreement without authentication cannot do, and what the manual has to
    say: only a key helps. */
void tst_ManInTheMiddle::withoutAKeyHeReadsAndChangesAll()
{
    QFETCH(const Extension, victims);
    QFETCH(const Extension, attacker);
    Attacker middle(with(extendedSettings(Role::Client), victims),
                    with(extendedSettings(Role::Server), victims),
                    with(extendedSettings(Role::Server), attacker),
                    with(extendedSettings(Role::Client), attacker));
    QVERIFY(middle.clientLeg.isConnected());
    QVERIFY(middle.serverLeg.isConnected());

    middle.clientLeg.say(Role::Client, 1, "pay 10 to Ann");
    middle.clientLeg.run();
    QCOMPARE(middle.clientLeg.server.messages(), QList<Message>({ { 1, "pay 10 to Ann" } }));
    middle.serverLeg.say(Role::Client, 1, "pay 99 to Eve");
    middle.serverLeg.run();
    QCOMPARE(middle.serverLeg.server.messages(), QList<Message>({ { 1, "pay 99 to Eve" } }));
    QCOMPARE(middle.serverLeg.server.fault(), Fault::None);
}

void tst_ManInTheMiddle::aKeyStopsHim_data()
{
    QTest::addColumn<Extension>("attacker");
    QTest::addColumn<Fault>("clientFault");
    QTest::addColumn<Fault>("serverFault");
    QTest::newRow("who speaks no GIPC-X")
        << Extension::Never << Fault::ExtensionRequired << Fault::ExtensionRequired;
    QTest::newRow("who speaks GIPC-X")
        << Extension::Preferred << Fault::PeerLacksKey << Fault::PeerLacksKey;
}

/*! He has none and does not pretend to. */
void tst_ManInTheMiddle::aKeyStopsHim()
{
    QFETCH(const Extension, attacker);
    QFETCH(const Fault, clientFault);
    QFETCH(const Fault, serverFault);
    Attacker middle(keyedSettings(Role::Client), keyedSettings(Role::Server),
                    with(extendedSettings(Role::Server), attacker),
                    with(extendedSettings(Role::Client), attacker));
    QCOMPARE(middle.clientLeg.client.fault(), clientFault);
    QCOMPARE(middle.serverLeg.server.fault(), serverFault);
    QCOMPARE(middle.clientLeg.client.outcome.established, 0);
    QCOMPARE(middle.serverLeg.server.outcome.established, 0);
}

void tst_ManInTheMiddle::aKeyStopsHimIfHeGuessesWrong_data()
{
    QTest::addColumn<QByteArray>("guess");
    QTest::addColumn<QByteArray>("identity");
    QTest::newRow("another key") << QByteArray(32, 'g') << QByteArray("panel");
    QTest::newRow("a longer one") << GoodKey + '\0' << QByteArray("panel");
    QTest::newRow("no such identity") << QByteArray(32, 'g') << QByteArray("nobody");
}

void tst_ManInTheMiddle::aKeyStopsHimIfHeGuessesWrong()
{
    QFETCH(const QByteArray, guess);
    QFETCH(const QByteArray, identity);
    Attacker middle(keyedSettings(Role::Client), keyedSettings(Role::Server),
                    keyedSettings(Role::Server, guess, "panel"),
                    keyedSettings(Role::Client, guess, identity));
    for (const auto *const victim : { &middle.clientLeg.client, &middle.serverLeg.server }) {
        QCOMPARE(victim->fault(), Fault::Authentication);
        QCOMPARE(victim->outcome.established, 0);
        QVERIFY(victim->messages().isEmpty());
    }
}

void tst_ManInTheMiddle::swappedPublicKeysAreNoticed_data()
{
    QTest::addColumn<bool>("keyed");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("without a key") << false << Fault::Integrity;
    QTest::newRow("with a key") << true << Fault::Authentication;
}

/*! The words of both sides are genuine, the public keys are not. He reads what the two frames of version
    2's key say, the identity of the key among it; all that comes after them is out of his reach. */
void tst_ManInTheMiddle::swappedPublicKeysAreNoticed()
{
    QFETCH(const bool, keyed);
    QFETCH(const Fault, fault);
    const auto settings
        = [&](Role role) { return keyed ? keyedSettings(role) : extendedSettings(role); };
    Conversation talk(settings(Role::Client), settings(Role::Server));
    KeySwapper attacker;
    talk.run([&](Role from, int number, const QByteArray &bytes) {
        return attacker(from, number, bytes);
    });
    QCOMPARE(attacker.read.size(), 2);
    QVERIFY(attacker.read.at(0).contains("GIPX"));
    QCOMPARE(attacker.read.at(1).contains("panel"), keyed);
    for (const Role role : { Role::Client, Role::Server }) {
        QCOMPARE(talk.end(role).fault(), fault);
        QCOMPARE(talk.end(role).outcome.established, 0);
    }
}

QTEST_APPLESS_MAIN(tst_ManInTheMiddle)
#include "tst_maninthemiddle.moc"
