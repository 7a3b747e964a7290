// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "invisible.h"

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
    addInvisible();
    addInvisible("controls", 0x1, 0x1f);
    addInvisible("delete", 0x7f);
    addInvisible("private use", 0xe000);
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
