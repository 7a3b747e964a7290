// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include <QtCore/QDir>

using namespace WireTest;

namespace {

constexpr qsizetype ScalarSize = 48;

bool haveVectors()
{
    const bool have = QDir(QStringLiteral(GIPC_WYCHEPROOF_DIR)).exists();
    if (!have)
        qInfo("There is no folder " GIPC_WYCHEPROOF_DIR ": nothing was tested.");
    return have;
}

QJsonArray groupsOf(const char *file)
{
    const QJsonObject vectors
        = readJson(QLatin1StringView(GIPC_WYCHEPROOF_DIR "/") + QLatin1StringView(file));
    return vectors["testGroups"_L1].toArray();
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

} // namespace

/*! The published vectors of project Wycheproof that fit what the wire can say. */
class tst_Wycheproof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesLikeTheVectors();
    void sealsAndOpensLikeTheVectors();
};

void tst_Wycheproof::agreesLikeTheVectors()
{
    if (!haveVectors())
        return;
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
    QVERIFY(agreed > 700 && refused > 15);
}

void tst_Wycheproof::sealsAndOpensLikeTheVectors()
{
    if (!haveVectors())
        return;
    int valid = 0;
    int invalid = 0;
    for (const auto &value : groupsOf("aes_gcm_test.json")) {
        const QJsonObject group = value.toObject();
        const bool fits = group["keySize"_L1].toInt() == 256 && group["ivSize"_L1].toInt() == 96
            && group["tagSize"_L1].toInt() == 128;
        if (!fits)
            continue;
        for (const auto &entry : group["tests"_L1].toArray()) {
            const QJsonObject test = entry.toObject();
            if (!test["aad"_L1].toString().isEmpty())
                continue;
            const QByteArray nonce = hex(test["iv"_L1]);
            const QByteArray plain = hex(test["msg"_L1]);
            const QByteArray sealed = hex(test["ct"_L1]) + hex(test["tag"_L1]);
            auto aead = Aead::create(toSecret(hex(test["key"_L1])));
            QVERIFY2(aead, label(test).constData());
            uchar head = 0;
            QByteArray opened;
            const bool opens = aead->open(nonce, sealed, &head, 0, &opened);
            if (test["result"_L1] == "valid"_L1) {
                QVERIFY2(opens && opened == plain, label(test).constData());
                QVERIFY2(Sealer(hex(test["key"_L1])).frame(nonce, plain).sliced(16) == sealed,
                         label(test).constData());
                ++valid;
            } else {
                QVERIFY2(!opens, label(test).constData());
                ++invalid;
            }
        }
    }
    qInfo("%d vectors opened, %d refused", valid, invalid);
    QVERIFY(valid > 15 && invalid > 15);
}

QTEST_APPLESS_MAIN(tst_Wycheproof)
#include "tst_wycheproof.moc"
