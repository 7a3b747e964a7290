// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! --exec: a program answers requests. */
class tst_ToolExec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithItsOutput_data();
    void answersWithItsOutput();
    void failsInWords_data();
    void failsInWords();
    void saysAlsoHereWhatFailed();
    void refusesWhatCannotBeStarted_data();
    void refusesWhatCannotBeStarted();
    void goesOnWhenTheProgramIsGone();
    void tellsTypeAndClient();
    void inheritsNoDescriptors();
    void startsSomeAtATime();
    void startsInOrder();
    void countsEachClientByItself();
    void endsTheProgram_data();
    void endsTheProgram();
    void startsNothingThatWasGivenUp();
    void answersTheServer();

private:
    QString path(const char *name) const { return m_directory.filePath(QLatin1String(name)); }

    QTemporaryDir m_directory;
};

namespace {

constexpr int RequestFailed = 6;

QStringList shell(const QString &script)
{
    return { u"--exec"_s, u"sh"_s, u"--"_s, u"-c"_s, script };
}

QByteArray requestLine(int id, const QByteArray &text = {})
{
    return "{\"request\":" + QByteArray::number(id) + ",\"type\":1,\"timeout\":0,\"text\":\"" + text
        + "\"}\n";
}

QByteArray dataOf(const QJsonObject &event)
{
    return QByteArray::fromBase64(event.value(u"data"_s).toString().toLatin1());
}

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/*! What is dead, and perhaps not collected by its parent, is gone. */
bool isGone(qint64 process)
{
    const QByteArray status = content(u"/proc/%1/stat"_s.arg(process));
    const QByteArray state = status.mid(status.lastIndexOf(')') + 2, 1);
    return status.isEmpty() || state == "Z" || state == "X";
}

} // namespace

void tst_ToolExec::answersWithItsOutput_data()
{
    QTest::addColumn<QStringList>("program");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray large(3 * 1024 * 1024, 'x');
    const QStringList cat { u"--exec"_s, u"cat"_s };
    QTest::newRow("its input") << cat << "hello"_ba
                               << "hello"_ba;
    QTest::newRow("nothing") << cat << ""_ba
                             << ""_ba;
    QTest::newRow("any bytes") << cat << "\0\xff\n\r"_ba.append('\0')
                               << "\0\xff\n\r"_ba.append('\0');
    QTest::newRow("as much as is allowed") << cat << large << large;
    QTest::newRow("it writes nothing") << QStringList { u"--exec"_s, u"true"_s } << "hello"_ba
                                       << ""_ba;
    QTest::newRow("it closes its input")
        << shell(u"exec <&-; sleep 0.1; echo done"_s) << large << "done\n"_ba;
    QTest::newRow("it does not read") << shell(u"echo done"_s) << large << "done\n"_ba;
    QTest::newRow("it says something and succeeds")
        << shell(u"echo warning >&2; echo done"_s) << ""_ba
        << "done\n"_ba;
    QTest::newRow("by a path, with arguments")
        << QStringList { u"--exec"_s,     u"/bin/sh"_s, u"--"_s, u"-c"_s,
                         u"echo $0 $1"_s, u"a b"_s,     u"-x"_s }
        << ""_ba
        << "a b -x\n"_ba;
    QTest::newRow("what it started holds its output") << shell(u"sleep 2 & echo done"_s) << ""_ba
                                                      << "done\n"_ba;
}

void tst_ToolExec::answersWithItsOutput()
{
    QFETCH(QStringList, program);
    QFETCH(QByteArray, data);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--quiet"_s } + program);
    server.start();
    Gipc call(QStringList { u"call"_s, name, u"-"_s, u"--raw"_s } + Patiently);
    call.start();
    call.write(data);
    call.closeInput();
    QCOMPARE(call.exitCode(), 0);
    QTEST(call.restOfOutput(), "answer");
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfErrors(), "");
    QCOMPARE(server.restOfOutput(), "");
}

void tst_ToolExec::failsInWords_data()
{
    QTest::addColumn<QStringList>("program");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("exit code") << shell(u"exit 3"_s) << "The program's exit code is 3."_ba;
    QTest::newRow("last line") << shell(u"printf 'one\\ntwo\\n\\n \\n' >&2; exit 1"_s) << "two"_ba;
    QTest::newRow("unfinished line") << shell(u"printf 'one\\ntwo' >&2; exit 1"_s) << "two"_ba;
    QTest::newRow("output is no answer then")
        << shell(u"echo answer; echo no >&2; exit 1"_s) << "no"_ba;
    QTest::newRow("much said") << shell(u"yes no | head -c 999999 >&2; exit 1"_s) << "no"_ba;
    QTest::newRow("signal") << shell(u"kill -9 $$"_s) << "Signal 9 has ended the program."_ba;
    QTest::newRow("a byte too much")
        << shell(u"head -c 3145729 /dev/zero"_s) << "The answer is larger than 3145728 bytes."_ba;
    QTest::newRow("without end") << QStringList { u"--exec"_s, u"yes"_s }
                                 << "The answer is larger than 3145728 bytes."_ba;
    QTest::newRow("as told") << QStringList { u"--max-message-size"_s, u"4"_s }
            + shell(u"echo hello"_s)
                             << "The answer is larger than 4 bytes."_ba;
    QTest::newRow("too slow") << QStringList { u"--exec-timeout"_s, u"100"_s }
            + shell(u"sleep 1000"_s)
                              << "The program takes longer than 100 ms."_ba;
    QTest::newRow("too slow, and not impressed") << QStringList { u"--exec-timeout"_s, u"100"_s }
            + shell(u"trap '' TERM; while :; do sleep 1; done"_s)
                                                 << "The program takes longer than 100 ms."_ba;
    QTest::newRow("too slow, and content") << QStringList { u"--exec-timeout"_s, u"100"_s }
            + shell(u"trap 'echo fine; exit 0' TERM; while :; do sleep 0.1; done"_s)
                                           << "The program takes longer than 100 ms."_ba;
}

void tst_ToolExec::failsInWords()
{
    QFETCH(QStringList, program);
    QFETCH(QByteArray, words);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--quiet"_s } + program);
    server.start();
    Gipc call(QStringList { u"call"_s, name, u"x"_s, u"--quiet"_s } + Patiently);
    call.start();
    QCOMPARE(call.exitCode(), RequestFailed);
    QCOMPARE(call.restOfErrors(), "gipc: " + words + '\n');
    QCOMPARE(call.restOfOutput(), "");
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
}

void tst_ToolExec::saysAlsoHereWhatFailed()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + shell(u"echo no >&2; exit 1"_s));
    startListening(&server);
    Gipc call(QStringList { u"call"_s, name, u"hello"_s, u"--type"_s, u"5"_s } + Patiently);
    call.start();
    QCOMPARE(server.line("request"), "request, client 1, type 5: hello");
    QCOMPARE(server.errorLine("gipc: Request"), "gipc: Request of client 1, type 5: no");
    QCOMPARE(call.exitCode(), RequestFailed);
}

void tst_ToolExec::refusesWhatCannotBeStarted_data()
{
    QTest::addColumn<QString>("program");
    QFile file(path("plain"));
    QVERIFY(file.open(QFile::WriteOnly) && file.write("#!/bin/sh\n") > 0);
    QTest::newRow("no such path") << u"/nowhere/program"_s;
    QTest::newRow("no such name") << u"no-program-has-this-name"_s;
    QTest::newRow("not executable") << path("plain");
    QTest::newRow("a directory") << u"/tmp"_s;
    QTest::newRow("a command line") << u"cat -n"_s;
}

void tst_ToolExec::refusesWhatCannotBeStarted()
{
    QFETCH(QString, program);
    for (const QString &command : { u"listen"_s, u"connect"_s }) {
        Gipc gipc({ command, uniqueName(), u"--exec"_s, program });
        gipc.start();
        QCOMPARE(gipc.exitCode(), 1);
        QCOMPARE(gipc.restOfErrors(),
                 "gipc: There is no program " + program.toUtf8() + " that can be executed.\n");
        QCOMPARE(gipc.restOfOutput(), "");
    }
}

void tst_ToolExec::goesOnWhenTheProgramIsGone()
{
    const QString program = path("program");
    QVERIFY(QFile::copy(u"/bin/cat"_s, program));
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--exec"_s, program });
    startListening(&server);
    QVERIFY(QFile::remove(program));
    Gipc failing(QStringList { u"call"_s, name, u"x"_s } + Patiently);
    failing.start();
    QCOMPARE(failing.exitCode(), RequestFailed);
    const QByteArray errors = failing.restOfErrors();
    QVERIFY2(errors.startsWith("gipc: The program does not start: "), errors.constData());
    QVERIFY(QFile::copy(u"/bin/cat"_s, program));
    Gipc call(QStringList { u"call"_s, name, u"x"_s } + Patiently);
    call.start();
    QCOMPARE(call.exitCode(), 0);
    QCOMPARE(call.restOfOutput(), "x\n");
}

void tst_ToolExec::tellsTypeAndClient()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s }
                + shell(u"echo $GIPC_REQUEST_TYPE $GIPC_CLIENT"_s));
    server.setVariable(u"GIPC_CLIENT"_s, u"42"_s);
    startListening(&server);
    for (const QByteArray &client : { "1"_ba, "2"_ba }) {
        Gipc call(QStringList { u"call"_s, name, u"x"_s, u"--type"_s, u"7"_s, u"--raw"_s }
                  + Patiently);
        call.start();
        QCOMPARE(call.exitCode(), 0);
        QCOMPARE(call.restOfOutput(), "7 " + client + '\n');
    }
}

/*! Neither sockets nor the lock of the name: no more than any program that is started here. */
void tst_ToolExec::inheritsNoDescriptors()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s, u"--exec"_s, u"ls"_s, u"/proc/self/fd"_s });
    startListening(&server);
    Gipc other({ u"connect"_s, name });
    other.start();
    QVERIFY(!other.line("connected").isEmpty());
    Gipc call(QStringList { u"call"_s, name, u"x"_s, u"--raw"_s } + Patiently);
    call.start();
    QCOMPARE(call.exitCode(), 0);
    Process ls(u"ls"_s, { u"/proc/self/fd"_s });
    ls.start();
    const QByteArray usual = ls.restOfOutput();
    QVERIFY(usual.contains("2\n"));
    QCOMPARE(call.restOfOutput(), usual);
}

/*! Each waits until all were asked, says how many run, and is not there any more when it has answered. */
void tst_ToolExec::startsSomeAtATime()
{
    constexpr int Count = 100;
    const QString running = path("running");
    QVERIFY(QDir().mkpath(running));
    const auto runningCount
        = [&] { return QDir(running).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(); };
    const QString name = uniqueName();
    Gipc server(
        QStringList { u"listen"_s, name, u"--jobs"_s, u"3"_s } + Json
        + shell(u"cd %1 && mkdir running/$$; while ! [ -e go ]; do sleep 0.05; done; "
                "echo $(cat) $(ls running | wc -l); rmdir running/$$"_s.arg(m_directory.path())));
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    for (int id = 1; id <= Count; ++id)
        client.write(requestLine(id, QByteArray::number(id)));
    for (int id = 1; id <= Count; ++id)
        QCOMPARE(server.event(u"request"_s).value(u"id"_s), id);
    QVERIFY(waitUntil([&] { return runningCount() == 3; }));
    QFile go(path("go"));
    QVERIFY(go.open(QFile::WriteOnly));
    QSet<int> answered;
    while (answered.size() < Count) {
        const QJsonObject reply = client.event(u"reply"_s);
        QVERIFY(!reply.isEmpty());
        const int id = reply.value(u"id"_s).toInt();
        const QByteArrayList numbers = dataOf(reply).trimmed().split(' ');
        QCOMPARE(numbers.at(0).toInt(), id);
        QVERIFY2(numbers.at(1).toInt() <= 3, numbers.at(1).constData());
        QVERIFY(!answered.contains(id));
        answered << id;
    }
}

void tst_ToolExec::startsInOrder()
{
    constexpr int Count = 20;
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--jobs"_s, u"1"_s }
                + shell(u"cat >> %1; echo >> %1"_s.arg(path("order"))));
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    QByteArray expected;
    for (int id = 1; id <= Count; ++id) {
        client.write(requestLine(id, QByteArray::number(id)));
        expected += QByteArray::number(id) + '\n';
    }
    for (int id = 1; id <= Count; ++id)
        QCOMPARE(client.event(u"reply"_s).value(u"id"_s), id);
    QCOMPARE(content(path("order")), expected);
}

/*! One that keeps all its programs busy holds up nobody else. */
void tst_ToolExec::countsEachClientByItself()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s, u"--jobs"_s, u"1"_s }
                + shell(u"read word; [ $word = quick ] || sleep 1000"_s));
    startListening(&server);
    Gipc busy(QStringList { u"connect"_s, name } + Json);
    busy.start();
    busy.write(requestLine(1, "slow"));
    busy.write(requestLine(2, "quick"));
    QVERIFY(!server.line("request, client 1, type 1: quick").isEmpty());
    Gipc call(QStringList { u"call"_s, name, u"quick\n"_s } + Patiently);
    call.start();
    QCOMPARE(call.exitCode(), 0);
}

void tst_ToolExec::endsTheProgram_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("cause");
    const QPair<const char *, QString> scripts[] = {
        { "plain", u"echo $$ > %1; exec sleep 1000"_s },
        { "with a child", u"sleep 1000 & echo $! > %1; wait"_s },
        { "that ignores SIGTERM", u"trap '' TERM; echo $$ > %1; while :; do sleep 1; done"_s },
        { "whose child does",
          u"sh -c 'trap \"\" TERM; echo $$ > %1; while :; do sleep 1; done'; exit"_s },
    };
    for (const auto &[what, script] : scripts) {
        for (const char *cause :
             { "cancelled", "client ends", "client killed", "time is up", "server ends" })
            QTest::addRow("%s, %s", what, cause) << script << QString::fromLatin1(cause);
    }
#ifdef Q_OS_LINUX
    QTest::newRow("plain, server killed") << scripts[0].second << u"server killed"_s;
#endif
}

void tst_ToolExec::endsTheProgram()
{
    QFETCH(QString, script);
    QFETCH(QString, cause);
    const QString file = path("process");
    QFile::remove(file);
    const QString time = cause == u"time is up"_s ? u"1000"_s : u"0"_s;
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--exec-timeout"_s, time }
                + shell(script.arg(file)));
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    client.write(requestLine(1));
    QVERIFY(waitUntil([&] { return content(file).endsWith('\n'); }));
    const qint64 process = content(file).trimmed().toLongLong();
    QVERIFY(process > 0);
    if (cause == u"cancelled"_s)
        client.write("{\"cancel\":1}\n");
    else if (cause == u"client ends"_s)
        client.signal(SIGTERM);
    else if (cause == u"client killed"_s)
        client.signal(SIGKILL);
    else if (cause == u"server ends"_s)
        server.signal(SIGTERM);
    else if (cause == u"server killed"_s)
        server.signal(SIGKILL);
    if (cause == u"server ends"_s)
        QCOMPARE(server.exitCode(), 0);
    QVERIFY(waitUntil([&] { return isGone(process); }));
}

void tst_ToolExec::startsNothingThatWasGivenUp()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--jobs"_s, u"1"_s } + Json
                + shell(u"cat >> %1; while ! [ -e %2 ]; do sleep 0.05; done"_s.arg(path("started"),
                                                                                   path("end"))));
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    for (int id = 1; id <= 3; ++id)
        client.write(requestLine(id, QByteArray::number(id)));
    client.write("{\"cancel\":2}\n");
    QCOMPARE(client.event(u"failed"_s).value(u"error"_s), u"Cancelled"_s);
    QCOMPARE(server.event(u"cancelled"_s).value(u"id"_s), 2);
    QFile end(path("end"));
    QVERIFY(end.open(QFile::WriteOnly));
    QCOMPARE(client.event(u"reply"_s).value(u"id"_s), 1);
    QCOMPARE(client.event(u"reply"_s).value(u"id"_s), 3);
    QCOMPARE(content(path("started")), "13");
}

/*! A server asks, and the client's program answers. */
void tst_ToolExec::answersTheServer()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name }
                + shell(u"echo \"$GIPC_REQUEST_TYPE $GIPC_CLIENT.\"; cat"_s));
    client.start();
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    server.write(requestLine(1, "hello"));
    const QJsonObject reply = server.event(u"reply"_s);
    QCOMPARE(reply.value(u"client"_s), 1);
    QCOMPARE(reply.value(u"id"_s), 1);
    QCOMPARE(dataOf(reply), "1 .\nhello");
    QCOMPARE(client.line("request"), "request, type 1: hello");
    client.signal(SIGTERM);
    QCOMPARE(client.exitCode(), 0);
}

QTEST_GUILESS_MAIN(tst_ToolExec)
#include "tst_toolexec.moc"
