// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! gipc call: a request, and its answer. */
class tst_ToolCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWithTheExitCodeOfTheOutcome_data();
    void endsWithTheExitCodeOfTheOutcome();
    void printsTheAnswer_data();
    void printsTheAnswer();
    void readsStandardInput();
    void takesAnObject();
    void refusesWhatIsNoMessage();
    void waitsForAnAnswerOnly();
    void failsWhenTheServerIsKilled();
    void givesUpWhenInterrupted();
    void findsNoServer();
};

namespace {

enum ExitCode { Done, WrongUsage, NoServer, HandshakeFailed, MessageRefused };
constexpr int RequestFailed = 6;
constexpr int NobodyAnswers = 7;

QStringList shell(const QString &script)
{
    return { u"--exec"_s, u"sh"_s, u"--"_s, u"-c"_s, script };
}

} // namespace

void tst_ToolCall::endsWithTheExitCodeOfTheOutcome_data()
{
    QTest::addColumn<QStringList>("serverOptions");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<QByteArray>("errors");
    const QStringList cat { u"--exec"_s, u"cat"_s };
    QTest::newRow("answered") << cat << QStringList() << int(Done) << "hello\n"_ba
                              << ""_ba;
    QTest::newRow("echoed") << QStringList(u"--echo"_s) << QStringList() << int(Done)
                            << "hello\n"_ba
                            << ""_ba;
    QTest::newRow("failed with words")
        << shell(u"echo one >&2; echo 'no such job' >&2; echo >&2; exit 3"_s) << QStringList()
        << RequestFailed << ""_ba
        << "gipc: no such job\n"_ba;
    QTest::newRow("failed, and quiet") << shell(u"echo 'no such job' >&2; exit 3"_s)
                                       << QStringList(u"--quiet"_s) << RequestFailed << ""_ba
                                       << "gipc: no such job\n"_ba;
    QTest::newRow("failed without a word")
        << shell(u"exit 3"_s) << QStringList() << RequestFailed << ""_ba
        << "gipc: The program's exit code is 3.\n"_ba;
    QTest::newRow("nobody answers") << QStringList() << QStringList() << NobodyAnswers << ""_ba
                                    << "gipc: The other side answers no requests.\n"_ba;
    QTest::newRow("too large for the server")
        << cat + QStringList { u"--max-message-size"_s, u"4"_s } << QStringList()
        << int(MessageRefused) << ""_ba
        << "gipc: The message is too large.\n"_ba;
    QTest::newRow("too large for the client")
        << cat << QStringList { u"--max-message-size"_s, u"4"_s } << RequestFailed << ""_ba
        << "gipc: The answer is larger than the other side accepts.\n"_ba;
    QTest::newRow("a server of version 2")
        << cat + QStringList { u"--policy"_s, u"compatible"_s } << QStringList()
        << int(HandshakeFailed) << ""_ba
        << "gipc: The peer does not speak GIPC-X, which is required.\n"_ba;
}

void tst_ToolCall::endsWithTheExitCodeOfTheOutcome()
{
    QFETCH(QStringList, serverOptions);
    QFETCH(QStringList, options);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + serverOptions);
    startListening(&server);
    Gipc call(QStringList { u"call"_s, name, u"hello"_s } + options + Patiently);
    call.start();
    QTEST(call.exitCode(), "exitCode");
    QTEST(call.restOfOutput(), "output");
    QTEST(call.restOfErrors(), "errors");
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
}

void tst_ToolCall::printsTheAnswer_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("text") << QStringList() << "a\\nb\\xff\n"_ba;
    QTest::newRow("quiet") << QStringList(u"--quiet"_s) << "a\\nb\\xff\n"_ba;
    QTest::newRow("raw") << QStringList(u"--raw"_s) << "a\nb\xff"_ba;
    const QByteArray event = "{\"event\":\"reply\",\"type\":9,\"data\":\"YQpi/w==\"}\n";
    QTest::newRow("JSON") << Json + QStringList(u"--quiet"_s) << event;
}

void tst_ToolCall::printsTheAnswer()
{
    QFETCH(QStringList, options);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--quiet"_s } + shell(u"printf 'a\\nb\\377'"_s));
    server.start();
    const QString data = options.contains(u"json"_s) ? u"{\"type\":9}"_s : u"x"_s;
    Gipc call(QStringList { u"call"_s, name, data } + options + Patiently);
    call.start();
    QCOMPARE(call.exitCode(), 0);
    QTEST(call.restOfOutput(), "output");
}

void tst_ToolCall::readsStandardInput()
{
    const QByteArray data(3 * 1024 * 1024, 'x');
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--exec"_s, u"cat"_s, u"--quiet"_s });
    server.start();
    Gipc call(QStringList { u"call"_s, name, u"-"_s, u"--raw"_s } + Patiently);
    call.start();
    call.write(data);
    call.closeInput();
    QCOMPARE(call.exitCode(), 0);
    QVERIFY(call.restOfOutput() == data);
}

void tst_ToolCall::takesAnObject()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc call(QStringList { u"call"_s, name, u"{\"type\":5,\"text\":\"hello\"}"_s } + Json
              + Patiently);
    call.start();
    const QJsonObject request = server.event(u"request"_s);
    const QJsonObject expected { { u"event"_s, u"request"_s },
                                 { u"client"_s, 1 },
                                 { u"id"_s, 1 },
                                 { u"type"_s, 5 },
                                 { u"data"_s, u"aGVsbG8="_s } };
    QCOMPARE(request, expected);
    server.write("{\"reply\":1,\"error\":\"not today\"}\n");
    const QJsonObject failure { { u"event"_s, u"failed"_s },
                                { u"error"_s, u"RequestFailed"_s },
                                { u"text"_s, u"not today"_s } };
    QCOMPARE(call.event(u"failed"_s), failure);
    QCOMPARE(call.exitCode(), RequestFailed);
}

void tst_ToolCall::refusesWhatIsNoMessage()
{
    const QString name = uniqueName();
    for (const QString &object :
         { u"{\"reply\":1}"_s, u"{\"request\":1,\"type\":1}"_s, u"{\"cancel\":1}"_s }) {
        for (const QString &command : { u"call"_s, u"send"_s }) {
            Gipc gipc(QStringList { command, name, object } + Json);
            gipc.start();
            QCOMPARE(gipc.exitCode(), int(WrongUsage));
            QCOMPARE(gipc.restOfErrors(), "gipc: Not sent: not a message.\n");
        }
    }
}

/*! The server hears that nobody waits any more. */
void tst_ToolCall::waitsForAnAnswerOnly()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc call({ u"call"_s, name, u"hello"_s, u"--timeout"_s, u"5000"_s });
    call.start();
    QVERIFY(!server.event(u"request"_s).isEmpty());
    QCOMPARE(call.exitCode(), int(NoServer));
    QCOMPARE(call.restOfErrors(), "gipc: Nothing arrived in time.\n");
    QCOMPARE(server.event(u"cancelled"_s).value(u"id"_s), 1);
}

void tst_ToolCall::failsWhenTheServerIsKilled()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc call(QStringList { u"call"_s, name, u"hello"_s, u"--quiet"_s } + Patiently);
    call.start();
    QVERIFY(!server.event(u"request"_s).isEmpty());
    server.signal(SIGKILL);
    QCOMPARE(call.exitCode(), int(NoServer));
    QVERIFY(call.restOfErrors().contains("connection was lost"));
    QCOMPARE(call.restOfOutput(), "");
}

void tst_ToolCall::givesUpWhenInterrupted()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc call(QStringList { u"call"_s, name, u"hello"_s } + Patiently);
    call.start();
    QVERIFY(!server.event(u"request"_s).isEmpty());
    call.signal(SIGINT);
    QCOMPARE(call.exitCode(), int(NoServer));
    QCOMPARE(call.restOfOutput(), "");
    QCOMPARE(server.event(u"cancelled"_s).value(u"id"_s), 1);
}

void tst_ToolCall::findsNoServer()
{
    Gipc call({ u"call"_s, uniqueName(), u"hello"_s, u"--timeout"_s, u"100"_s });
    call.start();
    QCOMPARE(call.exitCode(), int(NoServer));
    QVERIFY(call.restOfErrors().startsWith("gipc: No server at "));
}

QTEST_GUILESS_MAIN(tst_ToolCall)
#include "tst_toolcall.moc"
