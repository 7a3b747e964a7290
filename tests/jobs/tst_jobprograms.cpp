// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "process.h"

#include <QtTest/QTest>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! The example jobs: its daemon, the fronts that nobody looks at, and its script, which are processes. */
class tst_JobPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sayHowTheyAreUsed();
    void workTogether();
    void tellWhatIsWrong();

private:
    void startScript(Process *script);

    QString m_name;
};

namespace {

const QString Jobs = QStringLiteral(JOBS_PROGRAM);
const QString Script = QStringLiteral(JOBS_SCRIPT);

} // namespace

void tst_JobPrograms::init()
{
    m_name = uniqueName();
}

void tst_JobPrograms::startScript(Process *script)
{
    script->setVariable(u"GIPC"_s, QStringLiteral(GIPC_TOOL_PROGRAM)).start();
}

void tst_JobPrograms::sayHowTheyAreUsed()
{
    for (const QStringList &arguments :
         { QStringList {}, { u"daemon"_s }, { u"nothing"_s, m_name } }) {
        Process jobs(Jobs, arguments);
        jobs.start();
        QVERIFY(!jobs.errorLine("Usage: ").isEmpty());
        QCOMPARE(jobs.exitCode(), 1);
    }
}

void tst_JobPrograms::workTogether()
{
    Process script(QStringLiteral(PYTHON),
                   { Script, m_name, u"backup"_s, u"scan"_s }); // before its daemon
    startScript(&script);
    Process widgets(Jobs, { u"widgets"_s, m_name });
    Process qml(Jobs, { u"qml"_s, m_name });
    for (Process *const front : { &widgets, &qml })
        front->setVariable(u"QT_QPA_PLATFORM"_s, u"offscreen"_s).start();
    Process daemon(Jobs, { u"daemon"_s, m_name });
    daemon.start();
    Process second(QStringLiteral(PYTHON), { Script, m_name, u"tidy"_s });
    startScript(&second);
    QVERIFY(!script.line("backup: 100 %, scan: 100 %").isEmpty());
    QVERIFY(!second.line("tidy: 100 %").isEmpty());
    QCOMPARE(script.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
    for (Process *const each : { &daemon, &widgets, &qml }) {
        QVERIFY(each->isRunning());
        each->signal(SIGTERM);
    }
    QVERIFY(!qml.restOfErrors().contains(".qml:")); // no warnings
}

void tst_JobPrograms::tellWhatIsWrong()
{
    Process daemon(Jobs, { u"daemon"_s, m_name });
    daemon.start();
    Process script(QStringLiteral(PYTHON), { Script, m_name, u" "_s });
    startScript(&script);
    QCOMPARE(script.errorLine(), "A job needs a name.");
    QCOMPARE(script.exitCode(), 1);
    Process another(Jobs, { u"daemon"_s, m_name });
    another.start();
    QCOMPARE(another.exitCode(), 1); // the name is taken
}

QTEST_GUILESS_MAIN(tst_JobPrograms)
#include "tst_jobprograms.moc"
