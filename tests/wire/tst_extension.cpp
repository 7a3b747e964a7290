// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "extendedhelpers.h"

#include "tlv_p.h"

using namespace WireTest;

namespace {

const Terms SomeTerms { 123456789012, 5000, 15000 };

QByteArray withTerms(quint64 size, quint32 interval, quint32 idle)
{
    QByteArray tlvs;
    TlvList::append(&tlvs, 1, hex("01"));
    TlvList::append(&tlvs, 2, toBytes(AlwaysThere));
    TlvList::append(&tlvs, 3, QByteArray(32, 'r'));
    TlvList::append(&tlvs, 4, toBytes(size) + toBytes(interval) + toBytes(idle));
    return tlvs;
}

} // namespace

/*! What offers and acceptances are as bytes. Broken ones are tst_NegotiationFaults' matter. */
class tst_Extension : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheOffersItWrites();
    void readsTheAcceptancesItWrites();
    void readsTheKnownAnswers();
    void keepsTheSizeFrameSmall();
    void saysSomethingUnknownEachTime();
    void writesWhatAPeerNeeds();
    void readsTermsWithinBounds_data();
    void readsTermsWithinBounds();
};

void tst_Extension::readsTheOffersItWrites()
{
    for (const QByteArray &service :
         { QByteArray("s"), QByteArray(64, 's'), QByteArray("\xc3\xa4") }) {
        for (const quint32 features : { AlwaysThere, AlwaysThere | PreSharedKeyFeature }) {
            const OfferSearch search
                = findOffer(wrapOffer(encode(Offer { features, { 7, 8, 9000 }, service })));
            QCOMPARE(search.result, OfferSearch::Result::Found);
            QCOMPARE(search.offer.features, features);
            QCOMPARE(search.offer.service, service);
            QCOMPARE(search.offer.terms, Terms({ 7, 8, 9000 }));
        }
    }
}

void tst_Extension::readsTheAcceptancesItWrites()
{
    for (const QByteArray &identity : { QByteArray(), QByteArray(64, 'i') }) {
        const quint32 keyed = AlwaysThere | PreSharedKeyFeature;
        const auto accept = parseAccept(encode(Accept { keyed, { 7, 8, 0 }, identity }));
        QVERIFY(accept);
        QCOMPARE(accept->features, keyed);
        QCOMPARE(accept->identity, identity);
        QCOMPARE(accept->terms, Terms({ 7, 8, 0 }));
    }
    // Without a key there is nobody to name.
    const QByteArray bytes = encode(Accept { AlwaysThere, { 7, 8, 0 }, "panel" });
    QVERIFY(!bytes.contains("panel"));
    QVERIFY(parseAccept(bytes)->identity.isEmpty());
}

void tst_Extension::readsTheKnownAnswers()
{
    for (const KnownExtended &known : knownExtended()) {
        const OfferSearch search = findOffer(wrapOffer(known["offerTlvs"]));
        QCOMPARE(search.result, OfferSearch::Result::Found);
        QCOMPARE(search.offer.service, "vectors");
        QCOMPARE(search.offer.terms, Terms({ 3145728, 5000, 15000 }));
        const auto accept = parseAccept(known["acceptTlvs"]);
        QVERIFY(accept);
        QCOMPARE((accept->features & PreSharedKeyFeature) != 0, !known["psk"].isEmpty());
    }
}

/*! Go peers read message 4 with a single read, so it has to stay below what they read at once. */
void tst_Extension::keepsTheSizeFrameSmall()
{
    const qsizetype around = LengthSize + SizeFrameValueSize + SealOverhead;
    for (int round = 0; round < 50; ++round) {
        const QByteArray offer = wrapOffer(
            encode(Offer { AlwaysThere | PreSharedKeyFeature, SomeTerms, QByteArray(64, 's') }));
        QVERIFY(offer.size() + around < 536);
        const QByteArray accept
            = encode(Accept { AlwaysThere | PreSharedKeyFeature, SomeTerms, QByteArray(64, 'i') });
        QVERIFY(accept.size() + qsizetype(SealOverhead) <= qsizetype(MaxAcceptFrameBody));
    }
}

/*! One type from 128 on in both, one such version in the offer alone. */
void tst_Extension::saysSomethingUnknownEachTime()
{
    QSet<QByteArray> all;
    for (int round = 0; round < 50; ++round) {
        const QByteArray offer = encode(Offer { AlwaysThere, SomeTerms, "test" });
        const QByteArray accept = encode(Accept { AlwaysThere, SomeTerms, {} });
        for (const QByteArray &bytes : { offer, accept }) {
            const auto list = TlvList::parse(bytes);
            QVERIFY(list);
            int unassigned = 0;
            for (int type = 128; type < 256; ++type)
                unassigned += list->has(quint8(type)) ? 1 : 0;
            QCOMPARE(unassigned, 1);
            all.insert(bytes);
        }
        const auto offered = TlvList::parse(offer)->value(1, 2, 2);
        QVERIFY(offered);
        QCOMPARE(quint8(offered->at(0)), 1);
        QVERIFY(quint8(offered->at(1)) >= 128);
        QCOMPARE(TlvList::parse(accept)->value(1, 1, 1), hex("01"));
    }
    QCOMPARE(all.size(), 100); // none like another
}

/*! Everything a peer needs is there, at its right size, and nothing of what was not asked for. */
void tst_Extension::writesWhatAPeerNeeds()
{
    const QByteArray bytes = encode(Offer { AlwaysThere, SomeTerms, "test" });
    const auto list = TlvList::parse(bytes);
    QCOMPARE(list->value(2, 4, 4), toBytes(AlwaysThere));
    QVERIFY(list->value(3, 32, 32));
    QCOMPARE(list->value(4, 16, 16),
             toBytes(SomeTerms.maxMessageSize) + toBytes(SomeTerms.heartbeatInterval)
                 + toBytes(SomeTerms.idleLimit));
    QCOMPARE(list->value(6, 4, 4), QByteArrayView("test"));
    QVERIFY(!list->has(5));
    QVERIFY(!list->has(7));
}

void tst_Extension::readsTermsWithinBounds_data()
{
    QTest::addColumn<quint64>("size");
    QTest::addColumn<quint64>("readSize");
    QTest::addColumn<quint32>("idle");
    QTest::addColumn<quint32>("readIdle");
    const quint64 most = (quint64(1) << 32) - 64;
    QTest::newRow("nothing") << quint64(0) << quint64(0) << 0u << 0u;
    QTest::newRow("a millisecond") << quint64(1) << quint64(1) << 1u << 1000u;
    QTest::newRow("less than a second") << most << most << 999u << 1000u;
    QTest::newRow("a second") << most - 1 << most - 1 << 1000u << 1000u;
    QTest::newRow("more than a second") << most + 1 << most << 1001u << 1001u;
    QTest::newRow("all there is") << ~quint64(0) << most << ~0u << ~0u;
}

void tst_Extension::readsTermsWithinBounds()
{
    QFETCH(const quint64, size);
    QFETCH(const quint64, readSize);
    QFETCH(const quint32, idle);
    QFETCH(const quint32, readIdle);
    const auto accept = parseAccept(withTerms(size, 77, idle));
    QVERIFY(accept);
    QCOMPARE(accept->terms, Terms({ readSize, 77, readIdle }));
}

QTEST_APPLESS_MAIN(tst_Extension)
#include "tst_extension.moc"
