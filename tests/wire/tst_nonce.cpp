// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

using namespace WireTest;

namespace {

QByteArray bytes(const Nonce &nonce)
{
    return QByteArray(reinterpret_cast<const char *>(nonce.data()), qsizetype(nonce.size()));
}

/*! Nonces as a Go program draws them, none twice. */
QList<QByteArray> randomNonces(int count)
{
    QRandomGenerator random(Seed);
    QSet<QByteArray> seen;
    QList<QByteArray> nonces;
    while (nonces.size() < count) {
        QByteArray nonce(12, Qt::Uninitialized);
        random.generate(nonce.begin(), nonce.end());
        if (!seen.contains(nonce))
            nonces << nonce;
        seen << nonce;
    }
    return nonces;
}

} // namespace

class tst_Nonce : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsFromZeroInItsDirection_data();
    void countsFromZeroInItsDirection();
    void judgesTheFirstNonce_data();
    void judgesTheFirstNonce();
    void wantsTheNextFromACountingPeer_data();
    void wantsTheNextFromACountingPeer();
    void followsACountingPeerForLong();
    void remembersTheLast4096OfARandomPeer();
    void forgetsNothingWhenAnOldNonceReturns();
    void acceptsCountingNoncesFromARandomPeer();
    void learnsOnlyFromWhatWasOpened();
    void refusesReflectedNonces_data();
    void refusesReflectedNonces();
};

void tst_Nonce::countsFromZeroInItsDirection_data()
{
    QTest::addColumn<Role>("own");
    QTest::addColumn<QByteArray>("direction");
    QTest::newRow("a client") << Role::Client << hex("00000000");
    QTest::newRow("a server") << Role::Server << hex("80000000");
}

void tst_Nonce::countsFromZeroInItsDirection()
{
    QFETCH(const Role, own);
    QFETCH(const QByteArray, direction);
    NonceSequence sequence(own);
    QCOMPARE(sequence.used(), 0u);
    QCOMPARE(bytes(sequence.next()), direction + hex("0000000000000000"));
    QCOMPARE(bytes(sequence.next()), direction + hex("0000000000000001"));
    QCOMPARE(sequence.used(), 2u);
    while (sequence.used() < 0x10000)
        sequence.next();
    QCOMPARE(bytes(sequence.next()), direction + hex("0000000000010000"));
}

void tst_Nonce::judgesTheFirstNonce_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("one of ours, counting from 0") << hex("800000000000000000000000") << true;
    QTest::newRow("one of ours, not from 0") << hex("800000000000000000000001") << false;
    QTest::newRow("one of ours, the last counter") << hex("8000000000000000ffffffff") << false;
    QTest::newRow("a counter beyond any of ours") << hex("800000000000000100000000") << true;
    QTest::newRow("another direction") << hex("800000010000000000000000") << true;
    QTest::newRow("our direction, not used by us") << hex("000000000000000000000000") << true;
    QTest::newRow("random") << hex("5fd3a09b1c7e44f2860b913d") << true;
}

void tst_Nonce::judgesTheFirstNonce()
{
    QFETCH(const QByteArray, nonce);
    QFETCH(const bool, accepted);
    QCOMPARE(NonceGuard(Role::Client).accepts(nonce, 0), accepted);
}

void tst_Nonce::wantsTheNextFromACountingPeer_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("the next") << nonceBytes(FromClient, 3) << true;
    QTest::newRow("the last again") << nonceBytes(FromClient, 2) << false;
    QTest::newRow("the first again") << nonceBytes(FromClient, 0) << false;
    QTest::newRow("one left out") << nonceBytes(FromClient, 4) << false;
    QTest::newRow("a counter beyond any of ours") << hex("000000000000000100000000") << false;
    QTest::newRow("the next in our direction") << nonceBytes(FromServer, 3) << false;
    QTest::newRow("random") << hex("5fd3a09b1c7e44f2860b913d") << false;
}

void tst_Nonce::wantsTheNextFromACountingPeer()
{
    QFETCH(const QByteArray, nonce);
    QFETCH(const bool, accepted);
    NonceGuard guard(Role::Server);
    for (quint64 counter = 0; counter < 3; ++counter)
        guard.opened(nonceBytes(FromClient, counter));
    QCOMPARE(guard.accepts(nonce, 0), accepted);
}

void tst_Nonce::followsACountingPeerForLong()
{
    NonceGuard guard(Role::Client);
    for (quint64 counter = 0; counter < 100000; ++counter) {
        const QByteArray nonce = nonceBytes(FromServer, counter);
        QVERIFY(guard.accepts(nonce, counter));
        guard.opened(nonce);
        QVERIFY(!guard.accepts(nonce, counter));
    }
}

void tst_Nonce::remembersTheLast4096OfARandomPeer()
{
    const auto nonces = randomNonces(5001);
    NonceGuard guard(Role::Client);
    for (qsizetype i = 0; i < 5000; ++i) {
        QVERIFY(guard.accepts(nonces.at(i), 0));
        guard.opened(nonces.at(i));
    }
    for (qsizetype i = 0; i < 904; ++i)
        QVERIFY2(guard.accepts(nonces.at(i), 0), "an old one is no longer remembered");
    for (qsizetype i = 904; i < 5000; ++i)
        QVERIFY2(!guard.accepts(nonces.at(i), 0), "the last 4096 are");
    QVERIFY(guard.accepts(nonces.at(5000), 0));
}

void tst_Nonce::forgetsNothingWhenAnOldNonceReturns()
{
    const auto nonces = randomNonces(4097);
    NonceGuard guard(Role::Client);
    for (const QByteArray &nonce : nonces)
        guard.opened(nonce);
    QVERIFY(guard.accepts(nonces.first(), 0));
    guard.opened(nonces.first());
    QVERIFY(!guard.accepts(nonces.first(), 0));
    QVERIFY(guard.accepts(nonces.at(1), 0)); // now the oldest but 4096
    QVERIFY(!guard.accepts(nonces.at(2), 0));
}

void tst_Nonce::acceptsCountingNoncesFromARandomPeer()
{
    NonceGuard guard(Role::Client);
    guard.opened(nonceBytes(FromServer, quint64(1) << 32));
    QVERIFY(guard.accepts(nonceBytes(FromServer, 17), 0));
    guard.opened(nonceBytes(FromServer, 17));
    QVERIFY(guard.accepts(nonceBytes(FromServer, 5), 0));
    QVERIFY(!guard.accepts(nonceBytes(FromServer, 17), 0));
    QVERIFY(!guard.accepts(nonceBytes(FromServer, quint64(1) << 32), 0));
}

void tst_Nonce::learnsOnlyFromWhatWasOpened()
{
    NonceGuard guard(Role::Client);
    const QByteArray random = hex("5fd3a09b1c7e44f2860b913d");
    QVERIFY(guard.accepts(random, 0));
    QVERIFY(guard.accepts(random, 0)); // it was not opened: anybody could have written it
    QVERIFY(guard.accepts(nonceBytes(FromServer, 0), 0));
    guard.opened(nonceBytes(FromServer, 0));
    QVERIFY(!guard.accepts(random, 0));
}

void tst_Nonce::refusesReflectedNonces_data()
{
    QTest::addColumn<QByteArray>("nonce");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("our first") << hex("000000000000000000000000") << false;
    QTest::newRow("our last") << hex("000000000000000000000009") << false;
    QTest::newRow("our next, not used yet") << hex("00000000000000000000000a") << true;
    QTest::newRow("our direction, far from our counter") << hex("00000000a3c1000000000005") << true;
    QTest::newRow("our counter, another direction") << hex("000000010000000000000005") << true;
}

void tst_Nonce::refusesReflectedNonces()
{
    QFETCH(const QByteArray, nonce);
    QFETCH(const bool, accepted);
    const NonceGuard unknownPeer(Role::Client);
    QCOMPARE(unknownPeer.accepts(nonce, 10), accepted);

    NonceGuard randomPeer(Role::Client);
    randomPeer.opened(hex("5fd3a09b1c7e44f2860b913d"));
    QCOMPARE(randomPeer.accepts(nonce, 10), accepted);
}

QTEST_APPLESS_MAIN(tst_Nonce)
#include "tst_nonce.moc"
