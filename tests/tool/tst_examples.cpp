// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "process.h"

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>
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
    void serveManyInRounds();
    void serveManyWithPauses_data();
    void serveManyWithPauses();
};

namespace {

const QString Simple = QStringLiteral(SIMPLE_PROGRAM);
const QString Timed = QStringLiteral(TIMED_PROGRAM);
const QString Worker = QStringLiteral(WORKER_PROGRAM);
const QString MultiClient = QStringLiteral(MULTICLIENT_PROGRAM);

/*! Those in which a server pings, and a client pongs, alone or together. */
const QStringList Pairs {
    Simple,
    Timed,
#ifdef COROUTINES_PROGRAM
    QStringLiteral(COROUTINES_PROGRAM),
#endif
};

/*! Those that end threads and then, at once, themselves. */
const QStringList WithThreads { Timed, Worker, MultiClient };

QString nameOf(const QString &program)
{
    return program.section(u'/', -1);
}

void addPrograms()
{
    QTest::addColumn<QString>("program");
    for (const QString &program : Pairs)
        QTest::newRow(qPrintable(nameOf(program))) << program;
    QTest::newRow("worker") << Worker;
}

/*! Qt 6.4's QThread::wait() does not wait for what a library frees at the very end of a thread: what
    OpenSSL keeps for each is no leak when main() ends first. */
void allowUnfinishedThreads(Process *example)
{
    if (!WithThreads.contains(example->program()))
        return;
    example->setVariable(
        u"LSAN_OPTIONS"_s,
        QStringLiteral("print_suppressions=0:suppressions=" UNFINISHED_THREADS_FILE));
}

/*! Empty if the example ended as it should, else all it said. */
QByteArray complaintOf(Process *example)
{
    const int code = example->exitCode();
    if (code == 0)
        return {};
    return "exit code " + QByteArray::number(code) + "\n" + example->restOfErrors();
}

/*! The messages of each round that the example multiclient printed. */
QList<QStringList> roundsOf(Process *example)
{
    static const QRegularExpression line(u"^ *(\\d+) ms, round (\\d+): (.+)$"_s);
    QList<QStringList> rounds;
    qint64 time = 0;
    for (const QByteArray &text : example->restOfErrors().split('\n')) {
        const QRegularExpressionMatch match = line.match(QString::fromUtf8(text));
        if (!match.hasMatch() || match.captured(1).toLongLong() < time
            || match.captured(2).toInt() != rounds.size() + 1)
            continue;
        time = match.captured(1).toLongLong();
        rounds << match.captured(3).split(u"; "_s);
    }
    return rounds;
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
    allowUnfinishedThreads(&example);
    example.start();
    QCOMPARE(complaintOf(&example), QByteArray());
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
    for (const QString &program : Pairs) {
        for (const QStringList &order : { QStringList { u"server"_s, u"client"_s },
                                          QStringList { u"client"_s, u"server"_s } }) {
            QTest::addRow("%s, %s first", qPrintable(nameOf(program)), qPrintable(order.first()))
                << program << order;
        }
    }
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
    QCOMPARE(complaintOf(&first), QByteArray());
    QCOMPARE(complaintOf(&second), QByteArray());
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
    allowUnfinishedThreads(&example);
    example.setVariable(u"GIPC_WAIT"_s, u"200"_s).start();
    QCOMPARE(complaintOf(&example), QByteArray());
    // Qt's coarse timers may be early by 5 %, and by what is missing to a whole millisecond.
    QVERIFY2(timer.elapsed() >= 3 * (190 - 1), "three rounds, a pause in each");
}

void tst_Examples::endAlone()
{
    std::vector<std::unique_ptr<Process>> examples;
    for (const QString &program : Pairs) {
        for (const QString &role : { u"server"_s, u"client"_s }) {
            examples.push_back(
                std::make_unique<Process>(program, QStringList { role, uniqueName() }));
            examples.back()->start();
        }
    }
    for (const auto &example : examples)
        QVERIFY(example->exitCode() > 0);
}

/*! With FAST the same messages, each in a round of its own. */
void tst_Examples::serveManyInRounds()
{
    const QStringList names { u"hare"_s, u"dog"_s, u"snail"_s };
    const QList<int> pings { 8, 4, 2 };
    for (const bool isFast : { false, true }) {
        Process example(MultiClient, {});
        allowUnfinishedThreads(&example);
        example.setVariable(u"FAST"_s, isFast ? u"true"_s : u"false"_s).start();
        QCOMPARE(complaintOf(&example), QByteArray());
        const QList<QStringList> rounds = roundsOf(&example);
        QCOMPARE(rounds.size(), isFast ? 14 : 8);
        QStringList messages;
        for (qsizetype i = 0; i < rounds.size(); ++i) {
            messages << rounds.at(i);
            const auto isStillThere = [i](int count) { return i < count; };
            const auto clients = std::count_if(pings.begin(), pings.end(), isStillThere);
            QCOMPARE(rounds.at(i).size(), isFast ? 1 : clients);
        }
        for (qsizetype client = 0; client < names.size(); ++client) {
            QStringList expected;
            for (int ping = 1; ping <= pings.at(client); ++ping)
                expected << u"%1 pings, %2"_s.arg(names.at(client)).arg(ping);
            QCOMPARE(messages.filter(names.at(client)), expected); // in order
        }
    }
}

void tst_Examples::serveManyWithPauses_data()
{
    QTest::addColumn<QString>("fast");
    QTest::addColumn<int>("leastPauses");
    QTest::newRow("waits for the slowest") << u"false"_s << 13;
    QTest::newRow("waits for nobody") << u"true"_s << 8;
}

/*! How long the pauses take that must be waited for one after another. */
void tst_Examples::serveManyWithPauses()
{
    QFETCH(QString, fast);
    QFETCH(int, leastPauses);
    QElapsedTimer timer;
    timer.start();
    Process example(MultiClient, {});
    allowUnfinishedThreads(&example);
    example.setVariable(u"FAST"_s, fast).setVariable(u"GIPC_WAIT"_s, u"50"_s).start();
    QCOMPARE(complaintOf(&example), QByteArray());
    QVERIFY(timer.elapsed() >= 50 * leastPauses);
}

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
