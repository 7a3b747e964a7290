// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "languages.h"
#include "throughputplot.h"

#include <Gipc/GipcClient>

#include <QtTest/QTest>

/*! The program's own texts and the library's, in each language and in forms for counts. */
class tst_DesktopLanguages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areThere();
    void fallBack();
    void haveFormsForCounts();
    void changeTheLibraryToo();

private:
    Languages m_languages { nullptr };
};

namespace {

QString messages(int count)
{
    return QCoreApplication::translate("Words", "%n messages", nullptr, count);
}

QString axisLabel(double value)
{
    ThroughputPlot plot;
    plot.setProperty("quantity", ThroughputPlot::Bytes);
    return plot.label(value);
}

} // namespace

void tst_DesktopLanguages::areThere()
{
    QStringList available = m_languages.available();
    QCOMPARE(available.takeFirst(), QStringLiteral("en"));
    available.sort();
    QCOMPARE(available, QStringLiteral("de es fr ja zh_CN").split(u' '));
}

void tst_DesktopLanguages::fallBack()
{
    m_languages.setCurrent(QStringLiteral("de_AT"));
    QCOMPARE(m_languages.current(), QStringLiteral("de"));
    m_languages.setCurrent(QStringLiteral("tlh"));
    QCOMPARE(m_languages.current(), QStringLiteral("en"));
}

void tst_DesktopLanguages::haveFormsForCounts()
{
    m_languages.setCurrent(QStringLiteral("en"));
    QCOMPARE(messages(1), QStringLiteral("1 message"));
    QCOMPARE(messages(2), QStringLiteral("2 messages"));
    QCOMPARE(axisLabel(1), QStringLiteral("1 byte"));
    QCOMPARE(axisLabel(1023), QStringLiteral("1,023 bytes"));
    QCOMPARE(axisLabel(1536), QStringLiteral("1.5 kB"));

    m_languages.setCurrent(QStringLiteral("de"));
    QCOMPARE(messages(1), QStringLiteral("1 Nachricht"));
    QCOMPARE(messages(2), QStringLiteral("2 Nachrichten"));
    QCOMPARE(axisLabel(1023), QStringLiteral("1.023 Bytes"));
    QCOMPARE(axisLabel(1536), QStringLiteral("1,5 kB"));
}

void tst_DesktopLanguages::changeTheLibraryToo()
{
    const GipcClient client;
    m_languages.setCurrent(QStringLiteral("de"));
    QCOMPARE(client.statusText(), QStringLiteral("Nicht verbunden"));
    m_languages.setCurrent(QStringLiteral("en"));
    QCOMPARE(client.statusText(), QStringLiteral("Not Connected"));
}

QTEST_MAIN(tst_DesktopLanguages)
#include "tst_desktoplanguages.moc"
