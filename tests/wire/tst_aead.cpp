// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

Nonce nonceFrom(const QByteArray &bytes)
{
    Nonce nonce;
    std::copy(bytes.begin(), bytes.end(), nonce.begin());
    return nonce;
}

QByteArray sealed(Aead *aead, const QByteArray &nonce, QByteArrayView head, QByteArrayView tail)
{
    QByteArray out(head.size() + tail.size() + 16, Qt::Uninitialized);
    const bool ok = aead->seal(nonceFrom(nonce), head, tail, reinterpret_cast<uchar *>(out.data()));
    return ok ? out : QByteArray();
}

/*! The plain text, or nothing if it does not open. */
std::optional<QByteArray> opened(Aead *aead, const QByteArray &nonce, const QByteArray &sealed,
                                 qsizetype headSize)
{
    QByteArray head(headSize, Qt::Uninitialized);
    QByteArray tail;
    if (!aead->open(nonce, sealed, reinterpret_cast<uchar *>(head.data()), headSize, &tail))
        return std::nullopt;
    return head + tail;
}

} // namespace

class tst_Aead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reproducesPublishedAnswers_data();
    void reproducesPublishedAnswers();
    void reproducesKnownFrames_data();
    void reproducesKnownFrames();
    void refusesKeysOfOtherSizes_data();
    void refusesKeysOfOtherSizes();
    void sealsTheSameHoweverTheTextIsDivided();
    void opensWhatItSealed();
    void refusesEveryChangedByte();
    void refusesWhatAnotherKeySealed();
    void opensAgainAfterARefusal();
};

void tst_Aead::reproducesPublishedAnswers_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("answer");
    // The Galois/Counter Mode of Operation, test cases 13 and 14: a key and a nonce of zeros.
    QTest::newRow("empty text") << QByteArray() << hex("530f8afbc74536b9a963b4f1c4cb738b");
    QTest::newRow("one block of zeros")
        << QByteArray(16, 0)
        << hex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");
}

void tst_Aead::reproducesPublishedAnswers()
{
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, answer);
    auto aead = Aead::create(Secret(32));
    QVERIFY(aead);
    const QByteArray nonce(12, 0);
    QCOMPARE(sealed(&*aead, nonce, {}, plain).toHex(), answer.toHex());
    QCOMPARE(opened(&*aead, nonce, answer, 0), plain);
}

void tst_Aead::reproducesKnownFrames_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("wire");
    for (const auto &known : knownSessions()) {
        QTest::addRow("%s, the size frame", known.name.constData())
            << known.key << hex("00300000") << known.sizeFrame;
        for (const auto &frame : known.frames) {
            QTest::addRow("%s, type %u", known.name.constData(), frame.message.type)
                << known.key << bigEndian(frame.message.type) + frame.message.data << frame.wire;
        }
    }
}

void tst_Aead::reproducesKnownFrames()
{
    QFETCH(const QByteArray, key);
    QFETCH(const QByteArray, plain);
    QFETCH(const QByteArray, wire);
    auto aead = Aead::create(toSecret(key));
    QVERIFY(aead);
    const QByteArray nonce = wire.sliced(4, 12);
    QCOMPARE(sealed(&*aead, nonce, plain.first(4), plain.sliced(4)), wire.sliced(16));
    QCOMPARE(opened(&*aead, nonce, wire.sliced(16), 4), plain);
}

void tst_Aead::refusesKeysOfOtherSizes_data()
{
    QTest::addColumn<int>("size");
    QTest::newRow("no key") << 0;
    QTest::newRow("the key of AES-128") << 16;
    QTest::newRow("one byte short") << 31;
    QTest::newRow("one byte too many") << 33;
}

void tst_Aead::refusesKeysOfOtherSizes()
{
    QFETCH(const int, size);
    QVERIFY(!Aead::create(Secret(size)));
}

void tst_Aead::sealsTheSameHoweverTheTextIsDivided()
{
    auto aead = Aead::create(toSecret(knownSession().key));
    QVERIFY(aead);
    const QByteArray nonce(12, 9);
    const QByteArray plain = values(0, 99);
    const QByteArray whole = sealed(&*aead, nonce, {}, plain);
    QCOMPARE(whole.size(), 116);
    for (qsizetype cut = 0; cut <= plain.size(); ++cut) {
        QCOMPARE(sealed(&*aead, nonce, plain.first(cut), plain.sliced(cut)), whole);
        QCOMPARE(opened(&*aead, nonce, whole, cut), plain);
    }
}

void tst_Aead::opensWhatItSealed()
{
    auto aead = Aead::create(toSecret(knownSession().key));
    QVERIFY(aead);
    QRandomGenerator random(Seed);
    for (int size : { 4, 5, 15, 16, 17, 31, 32, 33, 1000, 65536, 1000000 }) {
        QByteArray plain(size, Qt::Uninitialized);
        random.generate(plain.begin(), plain.end());
        const QByteArray nonce = nonceBytes(FromClient, quint64(size));
        QCOMPARE(opened(&*aead, nonce, sealed(&*aead, nonce, {}, plain), 4), plain);
    }
}

void tst_Aead::refusesEveryChangedByte()
{
    auto aead = Aead::create(toSecret(knownSession().key));
    QVERIFY(aead);
    const QByteArray nonce = nonceBytes(FromServer, 7);
    const QByteArray good = nonce + sealed(&*aead, nonce, "type", "data");
    QCOMPARE(good.size(), 36);
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int bit = 1; bit < 256; bit *= 2) {
            const QByteArray bad = changed(good, at, good.at(at) ^ bit);
            QVERIFY(!opened(&*aead, bad.first(12), bad.sliced(12), 4));
        }
    }
    QVERIFY(!opened(&*aead, nonce, good.sliced(12).chopped(1), 4));
    QVERIFY(!opened(&*aead, nonce, good.sliced(12) + '\0', 4));
    QCOMPARE(opened(&*aead, nonce, good.sliced(12), 4), "typedata");
}

void tst_Aead::refusesWhatAnotherKeySealed()
{
    auto one = Aead::create(toSecret(knownSessions().at(0).key));
    auto other = Aead::create(toSecret(knownSessions().at(1).key));
    QVERIFY(one && other);
    const QByteArray nonce(12, 0);
    const QByteArray text = sealed(&*one, nonce, "type", "data");
    QVERIFY(!opened(&*other, nonce, text, 4));
    QCOMPARE(opened(&*one, nonce, text, 4), "typedata");
}

void tst_Aead::opensAgainAfterARefusal()
{
    auto aead = Aead::create(toSecret(knownSession().key));
    QVERIFY(aead);
    const QByteArray first = sealed(&*aead, nonceBytes(FromClient, 0), "type", "one");
    const QByteArray second = sealed(&*aead, nonceBytes(FromClient, 1), "type", "two");
    QVERIFY(!opened(&*aead, nonceBytes(FromClient, 0), changed(first, 0, first.at(0) ^ 1), 4));
    QCOMPARE(opened(&*aead, nonceBytes(FromClient, 1), second, 4), "typetwo");
    QCOMPARE(opened(&*aead, nonceBytes(FromClient, 0), first, 4), "typeone");
}

QTEST_APPLESS_MAIN(tst_Aead)
#include "tst_aead.moc"
