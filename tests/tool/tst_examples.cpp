// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "process.h"

#include <QtCore/QElapsedTimer>
#include <QtTest/QTest>

#include <memory>
#include <vector>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! The examples do what their first lines say. */
class tst_Examples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talkInOneProcess_data();
    void talkInOneProcess();
    void talkAsTwoProcesses_data();
    void talkAsTwoProcesses();
    void pauseAsTold_data();
    void pauseAsTold();
    void endAlone();
};

namespace {

const QString Simple = QStringLiteral(SIMPLE_PROGRAM);
const QString Timed = QStringLiteral(TIMED_PROGRAM);

void addPrograms()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("simple") << Simple;
    QTest::newRow("timed") << Timed;
}

} // namespace

void tst_Examples::talkInOneProcess_data()
{
    addPrograms();
}

void tst_Examples::talkInOneProcess()
{
    QFETCH(QString, program);
    Process example(program, {});
    example.start();
    QCOMPARE(example.exitCode(), 0);
    const QByteArray said = example.restOfErrors();
    QCOMPARE(said.count("ping"), 3);
    QCOMPARE(said.count("pong"), 3);
    QVERIFY(said.contains("Listening") && said.contains("Connected"));
    QCOMPARE(said.contains("time"), program == Timed); // "Nothing arrived in time."
}

void tst_Examples::talkAsTwoProcesses_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("simple, server first") << Simple << QStringList { u"server"_s, u"client"_s };
    QTest::newRow("simple, client first") << Simple << QStringList { u"client"_s, u"server"_s };
    QTest::newRow("timed, server first") << Timed << QStringList { u"server"_s, u"client"_s };
    QTest::newRow("timed, client first") << Timed << QStringList { u"client"_s, u"server"_s };
}

void tst_Examples::talkAsTwoProcesses()
{
    QFETCH(QString, program);
    QFETCH(QStringList, order);
    const QString name = uniqueName();
    Process first(program, { order.first(), name });
    first.start();
    QVERIFY(!first.errorLine().isEmpty()); // its first status: it is there
    Process second(program, { order.last(), name });
    second.start();
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(second.exitCode(), 0);
}

void tst_Examples::pauseAsTold_data()
{
    addPrograms();
}

void tst_Examples::pauseAsTold()
{
    QFETCH(QString, program);
    QElapsedTimer timer;
    timer.start();
    Process example(program, {});
    example.setVariable(u"GIPC_WAIT"_s, u"200"_s).start();
    QCOMPARE(example.exitCode(), 0);
    QVERIFY2(timer.elapsed() >= 600, "three rounds, a pause in each");
}

void tst_Examples::endAlone()
{
    std::vector<std::unique_ptr<Process>> examples;
    for (const QString &program : { Simple, Timed }) {
        for (const QString &role : { u"server"_s, u"client"_s }) {
            examples.push_back(
                std::make_unique<Process>(program, QStringList { role, uniqueName() }));
            examples.back()->start();
        }
    }
    for (const auto &example : examples)
        QVERIFY(example->exitCode() > 0);
}

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
