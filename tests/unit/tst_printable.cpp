// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "printable_p.h"

#include <QtTest/QTest>

using GipcCore::printable;
using namespace Qt::StringLiterals;

/*! A peer's words in our log. */
class tst_Printable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesWhatIsNoText_data();
    void replacesWhatIsNoText();
    void leavesTextAlone();
    void replacesWhatIsNoUtf8();
};

void tst_Printable::replacesWhatIsNoText_data()
{
    QTest::addColumn<uint>("first");
    QTest::addColumn<uint>("last");
    const auto row = [](const char *name, uint first, uint last = 0) {
        QTest::newRow(name) << first << (last == 0 ? first : last);
    };
    row("controls", 0x1, 0x1f);
    row("controls beyond ASCII", 0x7f, 0x9f);
    row("soft hyphen", 0xad);
    row("grapheme joiner", 0x34f);
    row("Arabic letter mark", 0x61c);
    row("Hangul fillers", 0x115f, 0x1160);
    row("Khmer vowels", 0x17b4, 0x17b5);
    row("Mongolian selectors", 0x180b, 0x180f);
    row("zero width, direction marks", 0x200b, 0x200f);
    row("separators, embeddings, overrides", 0x2028, 0x202e);
    row("word joiner, isolates", 0x2060, 0x206f);
    row("Hangul filler", 0x3164);
    row("private use", 0xe000);
    row("variation selectors", 0xfe00, 0xfe0f);
    row("byte order mark", 0xfeff);
    row("Hangul filler, half width", 0xffa0);
    row("annotations", 0xfff9, 0xfffb);
    row("musical controls", 0x1d173, 0x1d17a);
    row("tags", 0xe0000, 0xe007f);
    row("more variation selectors", 0xe0100, 0xe01ef);
}

void tst_Printable::replacesWhatIsNoText()
{
    QFETCH(uint, first);
    QFETCH(uint, last);
    for (uint c = first; c <= last; ++c) {
        const QString text = QString(u'a').append(QChar::fromUcs4(c)).append(u'z');
        QCOMPARE(printable(text.toUtf8()), u"a\ufffdz"_s);
    }
}

void tst_Printable::leavesTextAlone()
{
    const QString text = u"plain, gr\u00fc\u00df \u20ac, \u6f22\u5b57, \U0001f44d, a\u0301"_s;
    QCOMPARE(printable(text.toUtf8()), text);
    QCOMPARE(printable({}), QString());
}

void tst_Printable::replacesWhatIsNoUtf8()
{
    QCOMPARE(printable("a\xffz"), u"a\ufffdz"_s);
}

QTEST_APPLESS_MAIN(tst_Printable)
#include "tst_printable.moc"
