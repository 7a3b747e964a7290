// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "bytes.h"

#include <QtTest/QTest>

class tst_DesktopBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTextFromBytes_data();
    void tellsTextFromBytes();
    void previews_data();
    void previews();
    void cutsLongPreviews();
    void dumps();
    void readsHex_data();
    void readsHex();
};

void tst_DesktopBytes::tellsTextFromBytes_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("isText");

    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("letters") << QByteArray("Hello") << true;
    QTest::newRow("lines") << QByteArray("a\r\nb\tc") << true;
    QTest::newRow("two bytes a letter") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                                      "e")
                                        << true;
    QTest::newRow("four bytes a character") << QByteArray("\xf0\x9f\x98\x80") << true;
    QTest::newRow("cut inside a character") << QByteArray("Gr\xc3") << true;
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << false;
    QTest::newRow("control character") << QByteArray("\x1b[0m") << false;
    QTest::newRow("no UTF-8") << QByteArray("\xff\xfe") << false;
}

void tst_DesktopBytes::tellsTextFromBytes()
{
    QFETCH(const QByteArray, data);
    QTEST(Bytes::isText(data), "isText");
}

void tst_DesktopBytes::previews_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("preview");

    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("text") << QByteArray("Hello") << QStringLiteral("Hello");
    QTest::newRow("lines") << QByteArray("a\r\nb\tc") << QStringLiteral("a\u21b5b c");
    QTest::newRow("bytes") << QByteArray("\x00\xff\x10", 3) << QStringLiteral("00 ff 10");
}

void tst_DesktopBytes::previews()
{
    QFETCH(const QByteArray, data);
    QTEST(Bytes::preview(data), "preview");
}

void tst_DesktopBytes::cutsLongPreviews()
{
    const QString ellipsis = QStringLiteral("\u2026");
    QCOMPARE(Bytes::preview(QByteArray(200, 'a')), QString(200, u'a'));
    QCOMPARE(Bytes::preview(QByteArray(201, 'a')), QString(200, u'a') + ellipsis);
    QCOMPARE(Bytes::preview(QByteArray(5000, 'a')), QString(200, u'a') + ellipsis);
    QCOMPARE(Bytes::preview(QByteArray(64, '\0')).size(), 64 * 3 - 1);
    QCOMPARE(Bytes::preview(QByteArray(65, '\0')).size(), 64 * 3 - 1 + 2);
}

void tst_DesktopBytes::dumps()
{
    QCOMPARE(Bytes::hexDump({}), QString());
    QCOMPARE(
        Bytes::hexDump(QByteArray("0123456789abcdef\xff!")),
        QStringLiteral("000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n"
                       "000010  ff 21                                            .!"));
}

void tst_DesktopBytes::readsHex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isHex");
    QTest::addColumn<QByteArray>("bytes");

    QTest::newRow("nothing") << QString() << true << QByteArray();
    QTest::newRow("with spaces") << QStringLiteral(" 48 65  6c") << true << QByteArray("Hel");
    QTest::newRow("without") << QStringLiteral("48656C") << true << QByteArray("Hel");
    QTest::newRow("as in C") << QStringLiteral("0x48 0X65") << true << QByteArray("He");
    QTest::newRow("odd") << QStringLiteral("486") << false << QByteArray();
    QTest::newRow("a letter") << QStringLiteral("4g") << false << QByteArray();
    QTest::newRow("0x alone") << QStringLiteral("0x") << false << QByteArray();
}

void tst_DesktopBytes::readsHex()
{
    QFETCH(const QString, text);
    QFETCH(const QByteArray, bytes);
    const auto read = Bytes::fromHex(text);
    QTEST(read.has_value(), "isHex");
    QCOMPARE(read.value_or(QByteArray()), bytes);
}

QTEST_APPLESS_MAIN(tst_DesktopBytes)
#include "tst_desktopbytes.moc"
