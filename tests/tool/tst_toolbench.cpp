// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "bench.h"

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>

#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

const QStringList Protections { u"unencrypted"_s, u"version 2"_s, u"GIPC-X"_s };
const QStringList Sizes { u"64 B"_s, u"1 KiB"_s, u"64 KiB"_s, u"1 MiB"_s };

/*! A terminal, for the standard error of a program. */
class Terminal
{
public:
    Terminal()
        : m_master(posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
    {
        if (m_master < 0 || grantpt(m_master) != 0 || unlockpt(m_master) != 0)
            qFatal("no terminal");
        m_slave = open(ptsname(m_master), O_RDWR | O_NOCTTY | O_CLOEXEC); // keeps what was shown
    }
    ~Terminal()
    {
        close(m_slave);
        close(m_master);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    QString path() const { return QString::fromLocal8Bit(ptsname(m_master)); }

    QByteArray shown()
    {
        char buffer[4096];
        for (;;) {
            const ssize_t size = read(m_master, buffer, sizeof buffer);
            if (size <= 0)
                return m_shown;
            m_shown.append(buffer, size);
        }
    }

private:
    const int m_master;
    int m_slave = -1;
    QByteArray m_shown;
};

} // namespace

/*! What gipc bench measures, and how it shows it. */
class tst_ToolBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsATable();
    void printsAnObject_data();
    void printsAnObject();
    void measuresWhatItIsAskedFor_data();
    void measuresWhatItIsAskedFor();
    void showsProgressOnATerminal_data();
    void showsProgressOnATerminal();
};

void tst_ToolBench::showsATable()
{
    Bench bench(Brief);
    bench.start();
    QCOMPARE(bench.exitCode(), 0);
    QCOMPARE(bench.restOfErrors(), ""); // no progress where nobody watches
    const QStringList lines = QString::fromUtf8(bench.restOfOutput()).split(u'\n');
    QCOMPARE(lines.size(), 1 + Protections.size() * Sizes.size() + 1);
    QVERIFY2(lines.first().startsWith(u"local socket "_s), qPrintable(lines.first()));
    qsizetype number = 1;
    for (const QString &protection : Protections) {
        for (const QString &size : Sizes) {
            const QString &line = lines.at(number++);
            static const QRegularExpression row(
                u"^(\\S.*\\S) +(\\d+ [KM]?i?B) +([\\d,.]+) +([\\d,.]+) +([\\d,.]+) +([\\d,.]+)$"_s);
            const QRegularExpressionMatch match = row.match(line);
            QVERIFY2(match.hasMatch(), qPrintable(line));
            QCOMPARE(match.captured(1), protection);
            QCOMPARE(match.captured(2), size);
            for (int figure = 3; figure <= 6; ++figure)
                QVERIFY2(match.captured(figure).remove(u',').toDouble() > 0, qPrintable(line));
            QCOMPARE(line.size(), lines.first().size()); // all columns end where their names do
        }
    }
    QCOMPARE(lines.last(), QString());
    QCOMPARE(bench.leftBehind(), QStringList());
}

void tst_ToolBench::printsAnObject_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("--json") << QStringList { u"--json"_s };
    QTest::newRow("--format json") << QStringList { u"--format"_s, u"json"_s };
}

void tst_ToolBench::printsAnObject()
{
    QFETCH(QStringList, options);
    Bench bench(Brief + options);
    bench.start();
    const QJsonObject found = bench.event(u"bench"_s);
    QCOMPARE(bench.exitCode(), 0);
    QCOMPARE(bench.restOfOutput(), ""); // nothing behind the one line
    QCOMPARE(bench.restOfErrors(), "");
    QCOMPARE(found.value(u"network"_s), false);
    QCOMPARE(found.value(u"seconds"_s), 0.01);
    const QJsonArray rows = found.value(u"results"_s).toArray();
    QCOMPARE(rows.size(), Protections.size() * Sizes.size());
    for (qsizetype number = 0; number < rows.size(); ++number) {
        const QJsonObject row = rows.at(number).toObject();
        const qsizetype protection = number / Sizes.size();
        const int sizes[] = { 64, 1024, 65536, 1048576 };
        const int size = sizes[number % Sizes.size()];
        QCOMPARE(row.value(u"security"_s), protection == 0 ? u"unencrypted"_s : u"encrypted"_s);
        QCOMPARE(row.value(u"extended"_s), protection == 2);
        QCOMPARE(row.value(u"size"_s), size);
        const double messages = row.value(u"messagesPerSecond"_s).toDouble();
        const double bytes = row.value(u"bytesPerSecond"_s).toDouble();
        QVERIFY(messages > 0);
        QVERIFY(qAbs(bytes - messages * size) <= size); // both are rounded
        const qint64 median = row.value(u"roundTripMedianNs"_s).toInteger();
        QVERIFY(median > 0);
        QVERIFY(row.value(u"roundTripP99Ns"_s).toInteger() >= median);
        QCOMPARE(row.size(), 7);
    }
}

void tst_ToolBench::measuresWhatItIsAskedFor_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("network");
    QTest::addColumn<int>("size");
    QTest::newRow("one byte") << QStringList { u"--size"_s, u"1"_s } << false << 1;
    QTest::newRow("more than a server takes unasked, and than an outbox holds")
        << QStringList { u"--size"_s, u"9000000"_s } << false << 9000000;
    QTest::newRow("TCP") << QStringList { u"--size"_s, u"70000"_s, u"--network"_s } << true
                         << 70000;
}

void tst_ToolBench::measuresWhatItIsAskedFor()
{
    QFETCH(QStringList, options);
    QFETCH(bool, network);
    QFETCH(int, size);
    Bench bench(Brief + options + QStringList(u"--json"_s));
    // Whoever listens there is not disturbed.
    bench.setVariable(u"GIPC_NETWORK_HOST"_s, u"192.0.2.1"_s);
    bench.setVariable(u"GIPC_NETWORK_PORT"_s, u"1"_s);
    bench.start();
    const QJsonObject found = bench.event(u"bench"_s);
    QCOMPARE(bench.exitCode(), 0);
    QCOMPARE(found.value(u"network"_s), network);
    const QJsonArray rows = found.value(u"results"_s).toArray();
    QCOMPARE(rows.size(), Protections.size());
    for (const QJsonValueConstRef row : rows)
        QCOMPARE(row.toObject().value(u"size"_s), size);
}

void tst_ToolBench::showsProgressOnATerminal_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("shows");
    QTest::newRow("a table") << QStringList() << u"xterm"_s << true;
    QTest::newRow("an object") << QStringList { u"--json"_s } << u"xterm"_s << true;
    QTest::newRow("quiet") << QStringList { u"--quiet"_s } << u"xterm"_s << false;
    QTest::newRow("a terminal that cannot erase") << QStringList() << u"dumb"_s << false;
}

void tst_ToolBench::showsProgressOnATerminal()
{
    QFETCH(QStringList, options);
    QFETCH(QString, kind);
    QFETCH(bool, shows);
    Terminal terminal;
    Process shell(u"sh"_s,
                  QStringList { u"-c"_s, u"exec \"$@\" 2>%1"_s.arg(terminal.path()), u"sh"_s,
                                QStringLiteral(GIPC_TOOL_PROGRAM), u"bench"_s }
                      + Brief + options);
    shell.setVariable(u"TERM"_s, kind).start();
    QVERIFY(waitUntil([&] {
        terminal.shown();
        return !shell.isRunning();
    }));
    QCOMPARE(shell.exitCode(), 0);
    QVERIFY(shell.restOfOutput().contains("64"));
    const QByteArray shown = terminal.shown();
    if (!shows) {
        QCOMPARE(shown, "");
        return;
    }
    QVERIFY2(shown.startsWith("gipc: measuring, 1 of 24: unencrypted, 64 B, one way"),
             shown.constData());
    QVERIFY2(shown.contains("gipc: measuring, 24 of 24: GIPC-X, 1 MiB, round trips"),
             shown.constData());
    QVERIFY2(shown.endsWith("\r\x1b[K"), shown.constData()); // no trace of it is left
    QVERIFY(!shown.contains('\n'));
}

QTEST_GUILESS_MAIN(tst_ToolBench)
#include "tst_toolbench.moc"
