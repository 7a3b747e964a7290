// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "wirehelpers.h"

#include "tlv_p.h"

using namespace WireTest;

/*! The list alone; which types there are is tst_Extension's and tst_NegotiationFaults' matter. */
class tst_Tlv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parsesWholeListsOnly_data();
    void parsesWholeListsOnly();
    void findsValuesByTypeAndSize();
    void givesADoubledTypeToNobody();
    void copiesNothing();
    void readsWhatItWrites();
    void writesNumbersBigEndian();
};

void tst_Tlv::parsesWholeListsOnly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("good");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("one without value") << hex("0100") << true;
    QTest::newRow("one") << hex("0102aabb") << true;
    QTest::newRow("two") << hex("0102aabb0201cc") << true;
    QTest::newRow("the longest") << hex("ffff") + QByteArray(255, 'v') << true;
    QTest::newRow("a type alone") << hex("01") << false;
    QTest::newRow("a type alone, behind one") << hex("0102aabb02") << false;
    QTest::newRow("a value too short") << hex("0102aa") << false;
    QTest::newRow("no value") << hex("0101") << false;
    QTest::newRow("the longest, one less") << hex("ffff") + QByteArray(254, 'v') << false;
}

void tst_Tlv::parsesWholeListsOnly()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, good);
    QCOMPARE(TlvList::parse(bytes).has_value(), good);
}

void tst_Tlv::findsValuesByTypeAndSize()
{
    const QByteArray bytes = hex("0900 0503aabbcc 000111 ff0122");
    const auto list = TlvList::parse(bytes);
    QVERIFY(list);
    QCOMPARE(list->value(5, 3, 3), hex("aabbcc"));
    QCOMPARE(list->value(5, 0, 255), hex("aabbcc"));
    QVERIFY(!list->value(5, 4, 255));
    QVERIFY(!list->value(5, 0, 2));
    QCOMPARE(list->value(0, 1, 1), hex("11"));
    QCOMPARE(list->value(255, 1, 1), hex("22"));
    QVERIFY(list->has(9));
    QCOMPARE(list->value(9, 0, 0)->size(), 0);
    QVERIFY(!list->has(1));
    QVERIFY(!list->value(1, 0, 255));
}

/*! Not the first, not the last, and the same value twice is no better. Others are not affected. */
void tst_Tlv::givesADoubledTypeToNobody()
{
    for (const char *digits : { "0101aa 0201bb 0101cc", "0101aa 0101aa 0201bb", "0201bb 0100 0100",
                                "0101aa 0101aa 0101aa 0201bb" }) {
        const QByteArray bytes = hex(digits);
        const auto list = TlvList::parse(bytes);
        QVERIFY(list);
        QVERIFY(list->has(1));
        QVERIFY(!list->value(1, 0, 255));
        QCOMPARE(list->value(2, 1, 1), hex("bb"));
    }
}

void tst_Tlv::copiesNothing()
{
    const QByteArray bytes = hex("0504aabbccdd");
    const auto list = TlvList::parse(bytes);
    QVERIFY(list->value(5, 4, 4)->data() == bytes.constData() + 2);
}

void tst_Tlv::readsWhatItWrites()
{
    QByteArray bytes;
    for (int type = 0; type < 256; ++type)
        TlvList::append(&bytes, quint8(type), QByteArray(type, char(type)));
    const auto list = TlvList::parse(bytes);
    QVERIFY(list);
    for (int type = 0; type < 256; ++type)
        QCOMPARE(list->value(quint8(type), type, type), QByteArray(type, char(type)));
}

void tst_Tlv::writesNumbersBigEndian()
{
    QCOMPARE(toBytes(quint8(0xab)), hex("ab"));
    QCOMPARE(toBytes(quint16(0x1234)), hex("1234"));
    QCOMPARE(toBytes(quint32(0x12345678)), hex("12345678"));
    QCOMPARE(toBytes(quint64(0x123456789abcdef0)), hex("123456789abcdef0"));
}

QTEST_APPLESS_MAIN(tst_Tlv)
#include "tst_tlv.moc"
