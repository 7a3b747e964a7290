// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

class tst_KeyAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesKnownKeys_data();
    void reproducesKnownKeys();
    void hashesTheSecretWithoutLeadingZeros_data();
    void hashesTheSecretWithoutLeadingZeros();
    void generatesAnotherPairEachTime();
    void freshPairsAgree();
    void refusesPublicKey_data();
    void refusesPublicKey();
    void refusesItsOwnKey();
    void agreesAfterARefusal();
    void refusesScalar_data();
    void refusesScalar();
};

void tst_KeyAgreement::reproducesKnownKeys_data()
{
    QTest::addColumn<KnownSession>("known");
    QTest::addColumn<Role>("own");
    for (const auto &known : knownSessions()) {
        QTest::addRow("%s, the client", known.name.constData()) << known << Role::Client;
        QTest::addRow("%s, the server", known.name.constData()) << known << Role::Server;
    }
}

void tst_KeyAgreement::reproducesKnownKeys()
{
    QFETCH(const KnownSession, known);
    QFETCH(const Role, own);
    const Role peer = otherRole(own);

    const auto pair = KeyPair::fromPrivateScalar(known.ownPrivate(own));
    QVERIFY(pair);
    QCOMPARE(pair->publicKey(), known.ownPublic(own));
    const auto shared = pair->agree(known.ownPublic(peer));
    QVERIFY(shared);
    QCOMPARE(shared->view().toByteArray(), known.sharedX);
    const auto key = deriveVersion2Key(*shared);
    QVERIFY(key);
    QCOMPARE(key->view().toByteArray(), known.key);
}

void tst_KeyAgreement::hashesTheSecretWithoutLeadingZeros_data()
{
    QTest::addColumn<QByteArray>("sharedX");
    QTest::addColumn<QByteArray>("key");
    // Computed with Python's hashlib.
    QTest::newRow("no leading zero")
        << QByteArray(48, 1)
        << hex("5bf90435cd45d0475cbb0ace7e7e3a672ed2a3a4984ad3e8624d8878725a9c2e");
    QTest::newRow("one leading zero")
        << QByteArray(1, 0) + QByteArray(47, 1)
        << hex("349e988edf48a62e6e141e9f5707fe559990dc0436a32675ec4df072423ed9ec");
    QTest::newRow("two leading zeros")
        << QByteArray(2, 0) + QByteArray(46, 1)
        << hex("771ad5f36d8ddbc637447837e43fa3694136e48b4c1d7ffe0c6d047b9250399e");
    QTest::newRow("all but the last byte")
        << QByteArray(47, 0) + QByteArray(1, 7)
        << hex("ca358758f6d27e6cf45272937977a748fd88391db679ceda7dc7bf1f005ee879");
    QTest::newRow("nothing but zeros")
        << QByteArray(48, 0)
        << hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("zeros further inside")
        << hex("0100").repeated(24)
        << hex("370dccb40762cdaafdd6427e12ca2d52bfec896a0c5aa842a9880bb374a15773");
}

void tst_KeyAgreement::hashesTheSecretWithoutLeadingZeros()
{
    QFETCH(const QByteArray, sharedX);
    QFETCH(const QByteArray, key);
    const auto derived = deriveVersion2Key(toSecret(sharedX));
    QVERIFY(derived);
    QCOMPARE(derived->view().toByteArray().toHex(), key.toHex());
}

void tst_KeyAgreement::generatesAnotherPairEachTime()
{
    const auto one = KeyPair::generate();
    const auto other = KeyPair::generate();
    QVERIFY(one && other);
    QCOMPARE(one->publicKey().size(), 97);
    QCOMPARE(one->publicKey().at(0), char(4));
    QVERIFY(one->publicKey() != other->publicKey());
}

void tst_KeyAgreement::freshPairsAgree()
{
    const auto one = KeyPair::generate();
    const auto other = KeyPair::generate();
    QVERIFY(one && other);
    const auto here = one->agree(other->publicKey());
    const auto there = other->agree(one->publicKey());
    QVERIFY(here && there);
    QCOMPARE(here->size(), 48);
    QCOMPARE(here->view().toByteArray(), there->view().toByteArray());
}

void tst_KeyAgreement::refusesPublicKey_data()
{
    QTest::addColumn<QByteArray>("point");
    const QByteArray good = knownSession().serverPublic;
    const bool yIsOdd = (good.back() & 1) != 0;
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte short") << good.first(96);
    QTest::newRow("one byte too many") << good + '\0';
    QTest::newRow("nothing but zeros") << QByteArray(97, 0);
    QTest::newRow("zeros as coordinates") << hex("04") + QByteArray(96, 0);
    QTest::newRow("ones everywhere in the coordinates") << hex("04") + QByteArray(96, char(0xff));
    QTest::newRow("X off the curve") << changed(good, 48, good.at(48) ^ 1);
    QTest::newRow("Y off the curve") << changed(good, 96, good.at(96) ^ 1);
    QTest::newRow("infinity") << hex("00");
    QTest::newRow("infinity filled up") << changed(good, 0, 0);
    QTest::newRow("compressed, even Y") << hex("02") + good.sliced(1, 48);
    QTest::newRow("compressed, odd Y") << hex("03") + good.sliced(1, 48);
    QTest::newRow("form byte 02 before both coordinates") << changed(good, 0, 2);
    QTest::newRow("form byte 03 before both coordinates") << changed(good, 0, 3);
    QTest::newRow("form byte 05") << changed(good, 0, 5);
    QTest::newRow("hybrid, the right one") << changed(good, 0, yIsOdd ? 7 : 6);
    QTest::newRow("hybrid, the wrong one") << changed(good, 0, yIsOdd ? 6 : 7);
    // The point (0, sqrt(b)) is on the curve; with X = p it is the same point, written wrongly.
    QTest::newRow("X not below the prime")
        << hex("04"
               "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe"
               "ffffffff0000000000000000ffffffff"
               "c306610fb0ae5a159cf45c06069f22a6c5eb3641c602d42dea2c4b4f75550793"
               "406d80d2b91ad54f9048bd487af1ade1");
}

void tst_KeyAgreement::refusesPublicKey()
{
    QFETCH(const QByteArray, point);
    const auto pair = KeyPair::fromPrivateScalar(knownSession().clientPrivate);
    QVERIFY(pair);
    QVERIFY(!pair->agree(point));
}

void tst_KeyAgreement::refusesItsOwnKey()
{
    const auto pair = KeyPair::generate();
    QVERIFY(pair);
    QVERIFY(!pair->agree(pair->publicKey()));
}

void tst_KeyAgreement::agreesAfterARefusal()
{
    const auto pair = KeyPair::fromPrivateScalar(knownSession().clientPrivate);
    QVERIFY(pair);
    QVERIFY(!pair->agree(hex("04") + QByteArray(96, 0)));
    const auto shared = pair->agree(knownSession().serverPublic);
    QVERIFY(shared);
    QCOMPARE(shared->view().toByteArray(), knownSession().sharedX);
}

void tst_KeyAgreement::refusesScalar_data()
{
    QTest::addColumn<QByteArray>("scalar");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("one byte short") << QByteArray(47, 1);
    QTest::newRow("one byte too many") << QByteArray(49, 1);
    QTest::newRow("zero") << QByteArray(48, 0);
    QTest::newRow("the order of the curve")
        << hex("ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf"
               "581a0db248b0a77aecec196accc52973");
}

void tst_KeyAgreement::refusesScalar()
{
    QFETCH(const QByteArray, scalar);
    QVERIFY(!KeyPair::fromPrivateScalar(scalar));
}

QTEST_APPLESS_MAIN(tst_KeyAgreement)
#include "tst_keyagreement.moc"
