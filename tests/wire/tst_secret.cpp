// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include <algorithm>
#include <type_traits>

using namespace WireTest;

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsAsZeros();
    void wipingOverwritesTheBytes();
    void movingEmptiesTheSource();
    void movingOverAnotherReplacesIt();
    void wipingNothingIsHarmless();
};

// A copy would outlive the wipe.
static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(std::is_nothrow_move_constructible_v<Secret>);
static_assert(std::is_nothrow_move_assignable_v<Secret>);

void tst_Secret::startsAsZeros()
{
    const Secret secret(5);
    QCOMPARE(secret.size(), 5);
    QCOMPARE(secret.view().toByteArray(), hex("0000000000"));
}

void tst_Secret::wipingOverwritesTheBytes()
{
    Secret secret = toSecret("0123456789abcdef");
    const uchar *const place = secret.data();
    secret.wipe();
    QCOMPARE(secret.size(), 0);
    // The memory is still the secret's own, so what was left behind in it can be looked at.
    QVERIFY(std::all_of(place, place + 16, [](uchar byte) { return byte == 0; }));
}

void tst_Secret::movingEmptiesTheSource()
{
    Secret source = toSecret("secret");
    const uchar *const place = source.data();
    const Secret target = std::move(source);
    QCOMPARE(target.view().toByteArray(), "secret");
    QVERIFY(target.data() == place); // the bytes stayed where they were: no second copy was left
    // That a moved-from secret is empty is what is tested here.
    // NOLINTNEXTLINE(bugprone-use-after-move,clang-analyzer-cplusplus.Move)
    QCOMPARE(source.size(), 0);
}

void tst_Secret::movingOverAnotherReplacesIt()
{
    Secret target = toSecret("a longer old secret");
    target = toSecret("new");
    QCOMPARE(target.view().toByteArray(), "new");
}

void tst_Secret::wipingNothingIsHarmless()
{
    Secret secret;
    secret.wipe();
    secret.wipe();
    QCOMPARE(secret.size(), 0);
    QVERIFY(secret.view().isEmpty());
}

QTEST_APPLESS_MAIN(tst_Secret)
#include "tst_secret.moc"
