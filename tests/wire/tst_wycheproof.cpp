// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "hkdf_p.h"
#include "wirehelpers.h"

using namespace WireTest;

namespace {

constexpr qsizetype ScalarSize = 48;

/*! The groups of a file of tests/data/wycheproof; a file that is not whole ends the test. */
QJsonArray groupsOf(const char *file)
{
    const QJsonObject vectors
        = readJson(QStringLiteral(GIPC_TEST_DATA_DIR "/wycheproof/") + QLatin1StringView(file));
    const QJsonArray groups = casesOf(vectors, "testGroups"_L1);
    qsizetype count = 0;
    for (const auto &group : groups)
        count += casesOf(group.toObject(), "tests"_L1).size();
    if (count != vectors["numberOfTests"_L1].toInteger())
        qFatal("%s has %lld cases, and not as many as it says", file, qint64(count));
    return groups;
}

/*! The numbers of the vectors come with any count of leading zeros. */
QByteArray scalarOf(const QJsonValue &value)
{
    QByteArray scalar = hex(value);
    while (scalar.size() > ScalarSize && scalar.startsWith('\0'))
        scalar.remove(0, 1);
    return scalar.rightJustified(ScalarSize, '\0');
}

QByteArray label(const QJsonObject &test)
{
    return "test " + QByteArray::number(test["tcId"_L1].toInt()) + ", "
        + test["comment"_L1].toString().toUtf8();
}

QByteArray sealedLike(Aead *aead, const QByteArray &nonce, const QByteArray &associated,
                      const QByteArray &plain)
{
    Nonce array;
    std::copy(nonce.begin(), nonce.end(), array.begin());
    QByteArray sealed(plain.size() + qsizetype(TagSize), Qt::Uninitialized);
    if (!aead->seal(array, plain, {}, reinterpret_cast<uchar *>(sealed.data()), associated))
        qFatal("sealing failed");
    return sealed;
}

} // namespace

/*! The published vectors of project Wycheproof that fit what the wire can say. */
class tst_Wycheproof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesLikeTheVectors();
    void sealsAndOpensLikeTheVectors();
    void derivesLikeTheVectors();
    void authenticatesLikeTheVectors();
};

void tst_Wycheproof::agreesLikeTheVectors()
{
    int agreed = 0;
    int refused = 0;
    for (const auto &group : groupsOf("ecdh_secp384r1_ecpoint_test.json")) {
        for (const auto &value : group.toObject()["tests"_L1].toArray()) {
            const QJsonObject test = value.toObject();
            const auto pair = KeyPair::fromPrivateScalar(scalarOf(test["private"_L1]));
            QVERIFY2(pair, label(test).constData());
            const auto shared = pair->agree(hex(test["public"_L1]));
            // "acceptable" are compressed points; the wire has the uncompressed form alone.
            if (test["result"_L1] == "valid"_L1) {
                QVERIFY2(shared, label(test).constData());
                QVERIFY2(shared->view() == hex(test["shared"_L1]), label(test).constData());
                ++agreed;
            } else {
                QVERIFY2(!shared, label(test).constData());
                ++refused;
            }
        }
    }
    qInfo("%d vectors agreed upon, %d refused", agreed, refused);
    QCOMPARE(agreed, 771);
    QCOMPARE(refused, 19);
}

void tst_Wycheproof::sealsAndOpensLikeTheVectors()
{
    int valid = 0;
    int withAssociated = 0;
    int invalid = 0;
    for (const auto &value : groupsOf("aes_gcm_test.json")) {
        const QJsonObject group = value.toObject();
        const bool fits = group["keySize"_L1].toInt() == 256 && group["ivSize"_L1].toInt() == 96
            && group["tagSize"_L1].toInt() == 128;
        if (!fits)
            continue;
        for (const auto &entry : group["tests"_L1].toArray()) {
            const QJsonObject test = entry.toObject();
            const QByteArray nonce = hex(test["iv"_L1]);
            const QByteArray plain = hex(test["msg"_L1]);
            const QByteArray associated = hex(test["aad"_L1]);
            const QByteArray sealed = hex(test["ct"_L1]) + hex(test["tag"_L1]);
            auto aead = Aead::create(toSecret(hex(test["key"_L1])));
            QVERIFY2(aead, label(test).constData());
            uchar head = 0;
            QByteArray opened;
            const bool opens = aead->open(nonce, sealed, &head, 0, &opened, associated);
            if (test["result"_L1] == "valid"_L1) {
                QVERIFY2(opens && opened == plain, label(test).constData());
                QVERIFY2(sealedLike(&*aead, nonce, associated, plain) == sealed,
                         label(test).constData());
                ++valid;
                withAssociated += associated.isEmpty() ? 0 : 1;
            } else {
                QVERIFY2(!opens, label(test).constData());
                ++invalid;
            }
        }
    }
    qInfo("%d vectors opened, %d of them with associated data, %d refused", valid, withAssociated,
          invalid);
    QCOMPARE(valid, 39);
    QCOMPARE(withAssociated, 18);
    QCOMPARE(invalid, 27);
}

/*! hkdfExtract() takes no empty salt, as the protocol has none. RFC 5869, section 2.2, says what it
    means: as many zero bytes as a hash has. */
void tst_Wycheproof::derivesLikeTheVectors()
{
    int valid = 0;
    int withoutSalt = 0;
    int invalid = 0;
    for (const auto &group : groupsOf("hkdf_sha384_test.json")) {
        for (const auto &value : group.toObject()["tests"_L1].toArray()) {
            const QJsonObject test = value.toObject();
            const QByteArray input = hex(test["ikm"_L1]);
            QByteArray salt = hex(test["salt"_L1]);
            if (salt.isEmpty()) {
                QVERIFY2(hkdfExtract(salt, input).size() == 0, label(test).constData());
                salt = QByteArray(HashSize, 0);
                ++withoutSalt;
            }
            const Secret extracted = hkdfExtract(salt, input);
            QVERIFY2(extracted.size() == HashSize, label(test).constData());
            const Secret expanded
                = hkdfExpand(extracted, hex(test["info"_L1]), test["size"_L1].toInt());
            if (test["result"_L1] == "valid"_L1) {
                QVERIFY2(expanded.view() == hex(test["okm"_L1]), label(test).constData());
                ++valid;
            } else {
                // More than 255 hashes.
                QVERIFY2(expanded.size() == 0, label(test).constData());
                ++invalid;
            }
        }
    }
    qInfo("%d vectors derived, %d of them without salt, %d refused", valid, withoutSalt, invalid);
    QCOMPARE(valid, 80);
    QCOMPARE(withoutSalt, 22);
    QCOMPARE(invalid, 3);
}

/*! Half of the vectors have tags cut to 24 bytes; ours are always whole, so the same part is
    compared. */
void tst_Wycheproof::authenticatesLikeTheVectors()
{
    int valid = 0;
    int invalid = 0;
    for (const auto &group : groupsOf("hmac_sha384_test.json")) {
        for (const auto &value : group.toObject()["tests"_L1].toArray()) {
            const QJsonObject test = value.toObject();
            const Secret code = hmacSha384(hex(test["key"_L1]), hex(test["msg"_L1]));
            QVERIFY2(code.size() == HashSize, label(test).constData());
            const QByteArray tag = hex(test["tag"_L1]);
            const bool same = equalInConstantTime(code.view().first(tag.size()), tag);
            QVERIFY2(same == (test["result"_L1] == "valid"_L1), label(test).constData());
            ++(same ? valid : invalid);
        }
    }
    qInfo("%d vectors authenticated, %d refused", valid, invalid);
    QCOMPARE(valid, 66);
    QCOMPARE(invalid, 108);
}

QTEST_APPLESS_MAIN(tst_Wycheproof)
#include "tst_wycheproof.moc"
