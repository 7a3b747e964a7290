// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedhelpers.h"

#include "hkdf_p.h"

using namespace WireTest;

class tst_KeySchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesThePublishedAnswersOfHmac();
    void reproducesThePublishedAnswersOfHkdf();
    void makesTheKnownSecrets_data();
    void makesTheKnownSecrets();
    void exportsDifferentBytesForEachLabel();
    void derivesNothingFromNothing();
    void comparesInConstantTime();
};

void tst_KeySchedule::reproducesThePublishedAnswersOfHmac()
{
    // RFC 4231, test case 2.
    QCOMPARE(hmacSha384("Jefe", "what do ya want for nothing?").view(),
             hex("af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e"
                 "8e2240ca5e69e2c78b3239ecfab21649"));
    // RFC 6234's SHA-384 of "abc" (FIPS 180-4).
    QCOMPARE(sha384("abc").view(),
             hex("cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                 "8086072ba1e7cc2358baeca134c825a7"));
}

void tst_KeySchedule::reproducesThePublishedAnswersOfHkdf()
{
    // RFC 5869 has SHA-256 alone; its definition with HMAC is the check for SHA-384.
    const Secret extracted = hkdfExtract("salt", "input");
    QCOMPARE(extracted.view(), hmacSha384("salt", "input").view());
    const Secret expanded = hkdfExpand(extracted, "info", 96);
    const Secret first = hmacSha384(extracted.view(), QByteArray("info") + '\1');
    const Secret second = hmacSha384(extracted.view(), first.view().toByteArray() + "info" + '\2');
    QCOMPARE(expanded.view().first(48), first.view());
    QCOMPARE(expanded.view().last(48), second.view());
}

void tst_KeySchedule::makesTheKnownSecrets_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < knownExtended().size(); ++i)
        QTest::newRow(knownExtended().at(i).name.constData()) << i;
    QVERIFY(knownExtended().size() >= 3);
}

void tst_KeySchedule::makesTheKnownSecrets()
{
    QFETCH(const int, index);
    const KnownExtended &known = knownExtended().at(index);

    const auto pair = KeyPair::fromPrivateScalar(known["clientPrivate"]);
    const auto peer = KeyPair::fromPrivateScalar(known["serverPrivate"]);
    const auto shared = pair->agree(peer->publicKey());
    QVERIFY(shared);
    QCOMPARE(shared->view(), known["Z"]);

    QCOMPARE(sha384("gipc-x v1" + known["transcript"]).view(), known["TH"]);

    const Secret handshake = deriveHandshakeSecret(known["psk"], *shared);
    QCOMPARE(handshake.view(), known["HS"]);
    const SessionSecrets secrets = SessionSecrets::derive(handshake, known["TH"]);
    QVERIFY(secrets.isComplete());
    QCOMPARE(secrets.clientTraffic.view(), known["clientTraffic"]);
    QCOMPARE(secrets.serverTraffic.view(), known["serverTraffic"]);
    QCOMPARE(secrets.exporter.view(), known["exporter"]);
    QCOMPARE(expandLabel(handshake, "res", known["TH"], HashSize).view(), known["resumption"]);

    QCOMPARE(secrets.clientFinished.view(), known["clientFinished"]);
    QCOMPARE(secrets.serverFinished.view(), known["serverFinished"]);
}

void tst_KeySchedule::exportsDifferentBytesForEachLabel()
{
    const Secret exporter = toSecret(values(1, 48));
    const Secret one = exportSecret(exporter, "one", 32);
    QCOMPARE(one.size(), 32);
    QVERIFY(exportSecret(exporter, "two", 32).view() != one.view());
    QVERIFY(exportSecret(exporter, "", 32).view() != one.view());
    QCOMPARE(exportSecret(exporter, "one", 32).view(), one.view());
    QCOMPARE(exportSecret(exporter, "one", 255 * 48).size(), 255 * 48);
    QCOMPARE(exportSecret(exporter, "one", 255 * 48 + 1).size(), 0);
    QCOMPARE(exportSecret(exporter, "one", 0).size(), 0);
}

void tst_KeySchedule::derivesNothingFromNothing()
{
    QCOMPARE(expandLabel(Secret(), "key", {}, 32).size(), 0);
    QCOMPARE(deriveHandshakeSecret({}, Secret()).size(), 0);
    QVERIFY(!SessionSecrets::derive(Secret(), QByteArray(48, 0)).isComplete());
    QCOMPARE(nextTrafficSecret(Secret()).size(), 0);
    QVERIFY(!RecordSealer(Secret()));
    QVERIFY(!RecordOpener(Secret()));
}

void tst_KeySchedule::comparesInConstantTime()
{
    QVERIFY(equalInConstantTime("same", "same"));
    QVERIFY(!equalInConstantTime("same", "sama"));
    QVERIFY(!equalInConstantTime("same", "same longer"));
    QVERIFY(equalInConstantTime("", ""));
}

QTEST_APPLESS_MAIN(tst_KeySchedule)
#include "tst_keyschedule.moc"
