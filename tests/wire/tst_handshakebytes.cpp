// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

/*! Values that mean something somewhere on the wire, and the ends of the ranges. */
const QByteArray Interesting = hex("00010203040506077f8081e0fe") + char(0xff);

} // namespace

/*! Good handshakes in which something was changed. */
class tst_HandshakeBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesChangedBytes_data();
    void refusesChangedBytes();
    void understandsOnlyTheChangedLimit();
    void survivesGarbage_data();
    void survivesGarbage();
};

void tst_HandshakeBytes::refusesChangedBytes_data()
{
    QTest::addColumn<Role>("own");
    QTest::addColumn<bool>("encrypted");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<QByteArray>("changes"); // the right value is left out
    QTest::addColumn<Fault>("fault"); // None: waits for more
    QTest::addColumn<int>("writes"); // messages said until then

    using F = Fault;
    const QByteArray any = values(0x00, 0xff);
    auto row = [](const char *name, Role own, bool encrypted, int first, int last,
                  const QByteArray &changes, Fault fault, int writes) {
        QTest::newRow(name) << own << encrypted << first << last << changes << fault << writes;
    };
    const auto c = Role::Client;
    row("client, encrypted: version", c, true, 0, 0, any, F::UnknownVersion, 1);
    row("client, encrypted: flag 0", c, true, 1, 1, hex("00"), F::PeerLacksEncryption, 1);
    row("client, encrypted: flag", c, true, 1, 1, values(2, 0xff), F::MalformedHandshake, 1);
    row("client, encrypted: form of the key", c, true, 2, 2, any, F::BadPublicKey, 2);
    row("client, encrypted: coordinates", c, true, 3, 98, hex("000480ff"), F::BadPublicKey, 2);
    row("client, encrypted: length, huge", c, true, 99, 100, Interesting, F::MalformedHandshake, 2);
    row("client, encrypted: length, too large", c, true, 101, 101, values(0x10, 0xff),
        F::MalformedHandshake, 2);
    row("client, encrypted: length, larger", c, true, 101, 101, values(1, 0x0f), F::None, 2);
    row("client, encrypted: length, too small", c, true, 102, 102, values(0, 0x1f),
        F::MalformedHandshake, 2);
    row("client, encrypted: length, a bit larger", c, true, 102, 102, values(0x21, 0xff), F::None,
        2);
    row("client, encrypted: direction", c, true, 103, 106, Interesting, F::Integrity, 2);
    row("client, encrypted: counter, upper half", c, true, 107, 110, Interesting, F::Integrity, 2);
    row("client, encrypted: counter, lower half", c, true, 111, 114, Interesting, F::Replayed, 2);
    row("client, encrypted: sealed size", c, true, 115, 118, Interesting, F::Integrity, 2);
    row("client, encrypted: tag", c, true, 119, 134, Interesting, F::Integrity, 2);
    row("client, plain: version", c, false, 0, 0, any, F::UnknownVersion, 1);
    row("client, plain: flag 1", c, false, 1, 1, hex("01"), F::PeerInsistsOnEncryption, 1);
    row("client, plain: flag", c, false, 1, 1, values(2, 0xff), F::MalformedHandshake, 1);
    row("client, plain: length, huge", c, false, 2, 3, any, F::MalformedHandshake, 1);
    row("client, plain: length, too large", c, false, 4, 4, values(0x10, 0xff),
        F::MalformedHandshake, 1);
    row("client, plain: length, larger", c, false, 4, 4, values(1, 0x0f), F::None, 1);
    row("client, plain: length, too small", c, false, 5, 5, values(0, 3), F::MalformedHandshake, 1);
    row("client, plain: length, a bit larger", c, false, 5, 5, values(5, 0xff), F::None, 1);

    const auto s = Role::Server;
    const QByteArray senseless = hex("03") + values(5, 0xff);
    row("server, encrypted: verdict", s, true, 0, 0, hex("02") + senseless, F::MalformedHandshake,
        1);
    row("server, encrypted: verdict 1", s, true, 0, 0, hex("01"), F::VersionRefused, 1);
    row("server, encrypted: verdict 4", s, true, 0, 0, hex("04"), F::PeerLacksEncryption, 1);
    row("server, encrypted: form of the key", s, true, 1, 1, values(1, 0xff), F::BadPublicKey, 2);
    row("server, encrypted: 0 for a key", s, true, 1, 1, hex("00"), F::PeerLacksEncryption, 2);
    row("server, encrypted: coordinates", s, true, 2, 97, hex("000480ff"), F::BadPublicKey, 2);
    row("server, encrypted: acknowledgement", s, true, 98, 98, any, F::MalformedHandshake, 3);
    row("server, plain: verdict", s, false, 0, 0, hex("04") + senseless, F::MalformedHandshake, 1);
    row("server, plain: verdict 1", s, false, 0, 0, hex("01"), F::VersionRefused, 1);
    row("server, plain: verdict 2", s, false, 0, 0, hex("02"), F::PeerInsistsOnEncryption, 1);
    row("server, plain: acknowledgement", s, false, 1, 1, any, F::MalformedHandshake, 2);
}

void tst_HandshakeBytes::refusesChangedBytes()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const QByteArray, changes);
    QFETCH(const Fault, fault);
    QFETCH(const int, writes);
    const QByteArray good = peerHandshake(own, encrypted);
    for (int at = first; at <= last; ++at) {
        for (const char value : changes) {
            if (value == good.at(at))
                continue;
            const QByteArray bad = changed(good, at, value);
            const Outcome outcome = handshakeOutcome(settingsFor(own, encrypted), { bad });
            const auto where
                = "byte " + QByteArray::number(at) + " = " + QByteArray(1, value).toHex();
            QVERIFY2(outcome.established == 0, where.constData());
            QVERIFY2(outcome.fault == fault,
                     (where + ": fault " + QByteArray::number(int(outcome.fault))).constData());
            QVERIFY2(outcome.sent.size() == writes, where.constData());
        }
    }
}

/*! The one thing a changed byte may do: nothing protects the size of a plain handshake. */
void tst_HandshakeBytes::understandsOnlyTheChangedLimit()
{
    const QByteArray good = peerHandshake(Role::Client, false);
    const Outcome outcome
        = handshakeOutcome(settingsFor(Role::Client, false), { changed(good, 9, 0x07) });
    QCOMPARE(outcome.sent, ownHandshake(Role::Client, false));
    QCOMPARE(outcome.established, 1);
    QCOMPARE(outcome.peerLimit, 3145735u);
}

void tst_HandshakeBytes::survivesGarbage_data()
{
    addRoles();
}

/*! Garbage in place of the rest of a good handshake, from any byte on. Only what nothing protects may
    pass by chance: an acknowledgement, a plain size. */
void tst_HandshakeBytes::survivesGarbage()
{
    QFETCH(const Role, own);
    QFETCH(const bool, encrypted);
    QRandomGenerator random(Seed);
    const QByteArray good = peerHandshake(own, encrypted);
    for (int round = 0; round < 300; ++round) {
        QByteArray garbage(random.bounded(200), Qt::Uninitialized);
        random.generate(garbage.begin(), garbage.end());
        const QByteArray stream = good.first(random.bounded(int(good.size()))) + garbage;
        const Outcome whole = handshakeOutcome(settingsFor(own, encrypted), { stream });
        const qsizetype cut = random.bounded(int(stream.size()) + 1);
        QCOMPARE(handshakeOutcome(settingsFor(own, encrypted),
                                  { stream.first(cut), stream.sliced(cut) }),
                 whole);
        QVERIFY(whole.established == 0 || whole.fault == Fault::None);
        if (encrypted && own == Role::Client)
            QCOMPARE(whole.established, 0);
    }
}

QTEST_APPLESS_MAIN(tst_HandshakeBytes)
#include "tst_handshakebytes.moc"
