// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "bench.h"

#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Done, WrongUsage, NoServer };

const QStringList Endless { u"--seconds"_s, u"3600"_s };

/*! A descriptor that every process started meanwhile inherits: its other end closes with the
    last of them. */
class Lifeline
{
public:
    Lifeline()
    {
        if (pipe(m_ends) != 0)
            qFatal("no pipe");
        fcntl(m_ends[0], F_SETFD, FD_CLOEXEC);
    }
    ~Lifeline()
    {
        letGo();
        close(m_ends[0]);
    }
    Q_DISABLE_COPY_MOVE(Lifeline)

    /*! From now on only those processes hold it. */
    void letGo()
    {
        if (m_ends[1] >= 0)
            close(m_ends[1]);
        m_ends[1] = -1;
    }

    bool isHeld() const
    {
        pollfd end { m_ends[0], POLLIN, 0 };
        return poll(&end, 1, 0) == 0;
    }

private:
    int m_ends[2] = { -1, -1 };
};

/*! The process that \a parent has started; 0 if there is none. */
qint64 childOf(qint64 parent)
{
    const QByteArray wanted = "\nPPid:\t" + QByteArray::number(parent) + '\n';
    for (const QString &process : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile status(u"/proc/%1/status"_s.arg(process));
        if (process.front().isDigit() && status.open(QFile::ReadOnly)
            && status.readAll().contains(wanted))
            return process.toLongLong();
    }
    return 0;
}

} // namespace

/*! How gipc bench ends, and its second process with it. */
class tst_ToolBenchEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsOnASignal_data();
    void endsOnASignal();
    void leavesNobodyWhenKilled();
    void noticesTheEndOfTheOtherProcess();
    void needsATemporaryDirectory_data();
    void needsATemporaryDirectory();
    void endsWhenItsReaderLeaves();
};

void tst_ToolBenchEnd::endsOnASignal_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("toBoth");
    QTest::newRow("SIGTERM") << SIGTERM << QStringList() << false;
    QTest::newRow("SIGINT") << SIGINT << QStringList() << false;
    QTest::newRow("SIGINT to both, as a terminal sends it") << SIGINT << QStringList() << true;
    QTest::newRow("TCP") << SIGTERM << QStringList { u"--network"_s } << false;
}

void tst_ToolBenchEnd::endsOnASignal()
{
    QFETCH(int, number);
    QFETCH(QStringList, options);
    QFETCH(bool, toBoth);
    Lifeline lifeline;
    Bench bench(Endless + options);
    bench.start();
    lifeline.letGo();
    QVERIFY(!bench.line().isEmpty()); // the names of the columns: it measures
    QVERIFY(lifeline.isHeld());
    if (toBoth) {
        const qint64 child = childOf(bench.id());
        QVERIFY(child > 0);
        QCOMPARE(::kill(pid_t(child), number), 0);
    }
    bench.signal(number);
    QCOMPARE(bench.exitCode(), NoServer);
    QCOMPARE(bench.restOfErrors(), "gipc: Interrupted before everything was measured.\n");
    QVERIFY(!lifeline.isHeld());
    QCOMPARE(bench.leftBehind(), QStringList());
}

void tst_ToolBenchEnd::leavesNobodyWhenKilled()
{
    Lifeline lifeline;
    Bench bench(Endless);
    bench.start();
    lifeline.letGo();
    QVERIFY(!bench.line().isEmpty());
    bench.signal(SIGKILL);
    QVERIFY(bench.crashed());
    QVERIFY(waitUntil([&] { return !lifeline.isHeld(); }));
    QCOMPARE(bench.restOfErrors(), ""); // who is left says nothing to nobody
}

void tst_ToolBenchEnd::noticesTheEndOfTheOtherProcess()
{
    Bench bench(Endless);
    bench.start();
    QVERIFY(!bench.line().isEmpty());
    const qint64 child = childOf(bench.id());
    QVERIFY(child > 0);
    QCOMPARE(::kill(pid_t(child), SIGKILL), 0);
    QCOMPARE(bench.exitCode(), NoServer);
    QCOMPARE(bench.restOfErrors(), "gipc: The second process has ended too early.\n");
    QCOMPARE(bench.leftBehind(), QStringList());
}

void tst_ToolBenchEnd::needsATemporaryDirectory_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("nobody may make one there")
        << u"/proc"_s << QByteArray("Cannot make a directory in /proc: ");
    QTest::newRow("too deep for a socket") << QString(100, u'x') << QByteArray("too long");
}

void tst_ToolBenchEnd::needsATemporaryDirectory()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, complaint);
    const QTemporaryDir directory;
    path = QDir(directory.path()).filePath(path);
    QVERIFY(QDir().mkpath(path));
    Bench bench(Brief);
    bench.setVariable(u"TMPDIR"_s, path).start();
    QCOMPARE(bench.exitCode(), WrongUsage);
    QCOMPARE(bench.restOfOutput(), "");
    const QByteArray errors = bench.restOfErrors();
    QVERIFY2(errors.startsWith("gipc: ") && errors.count('\n') == 1, errors.constData());
    QVERIFY2(errors.contains(complaint) && errors.contains(path.toUtf8()), errors.constData());
}

void tst_ToolBenchEnd::endsWhenItsReaderLeaves()
{
    Lifeline lifeline;
    Process shell(u"sh"_s,
                  QStringList { u"-c"_s, u"{ \"$@\"; echo \"exit $?\" >&2; } | head -n 1"_s,
                                u"sh"_s, QStringLiteral(GIPC_TOOL_PROGRAM), u"bench"_s }
                      + Brief);
    shell.start();
    lifeline.letGo();
    QVERIFY(shell.line().startsWith("local socket"));
    QCOMPARE(shell.exitCode(), Done);
    QCOMPARE(shell.restOfErrors(), "exit 0\n");
    QVERIFY(!lifeline.isHeld());
}

QTEST_GUILESS_MAIN(tst_ToolBenchEnd)
#include "tst_toolbenchend.moc"
