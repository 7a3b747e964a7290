// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QDir>

#include <csignal>

#include <unistd.h>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

constexpr int NameInUse = 5;

/*! More than an outbox and a socket hold. */
constexpr int ManyLines = 20000;

/*! The beginning of a line that does not fill it yet. */
const QByteArray NearlyFull = "7800";

QByteArray manyLines()
{
    QByteArray lines;
    for (int number = 0; number < ManyLines; ++number)
        lines += QByteArray::number(number).leftJustified(999, '.') + '\n';
    return lines;
}

} // namespace

/*! The program with --multi: several clients at a time. */
class tst_ToolMulti : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void talksWithEachClient();
    void printsWhoItIs();
    void countsTheMessagesOfAll();
    void echoesToTheSender();
    void tellsTheIdItWasGiven();
    void sendsToAServerForMany();
    void servesOnTcp();
    void saysThatNobodyIsThere();
    void refusesWhatIsTooLargeOnce();
    void losesNoLineForASlowClient_data();
    void losesNoLineForASlowClient();
    void needsTheManagersName();
};

void tst_ToolMulti::talksWithEachClient()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s } + Json);
    startListening(&server);
    Gipc first(QStringList { u"connect"_s, name } + Json);
    Gipc second(QStringList { u"connect"_s, name } + Json);
    for (Gipc *client : { &first, &second }) {
        client->start();
        const QJsonObject atServer = server.event(u"connected"_s);
        QCOMPARE(atServer.value(u"client"_s), client == &first ? 1 : 2);
        QCOMPARE(atServer.value(u"pid"_s), client->id());
    }
    server.writeMessage(1, "to all");
    server.writeMessage(2, "to the second", 2);
    server.writeMessage(3, "to the first", 1);
    server.writeMessage(4, "to all again");
    QCOMPARE(first.message(1), "to all");
    QCOMPARE(first.event(u"message"_s).value(u"type"_s), 3);
    QCOMPARE(first.event(u"message"_s).value(u"type"_s), 4);
    QCOMPARE(second.message(1), "to all");
    QCOMPARE(second.event(u"message"_s).value(u"type"_s), 2);
    QCOMPARE(second.event(u"message"_s).value(u"type"_s), 4);
    second.writeMessage(5, "from the second");
    QCOMPARE(server.event(u"message"_s, { { u"type"_s, 5 } }).value(u"client"_s), 2);

    first.signal(SIGTERM);
    QCOMPARE(server.event(u"disconnected"_s).value(u"client"_s), 1);
    server.writeMessage(6, "to who is left");
    QCOMPARE(second.message(6), "to who is left");
    server.writeMessage(7, "to who has left", 1);
    const QJsonObject refusal = server.event(u"error"_s);
    QCOMPARE(refusal.value(u"error"_s), u"NotConnected"_s);
    QCOMPARE(refusal.value(u"client"_s), 1);
    QCOMPARE(refusal.value(u"text"_s), u"Not sent: client 1 is not connected."_s);
}

void tst_ToolMulti::printsWhoItIs()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s });
    startListening(&server);
    Gipc first({ u"connect"_s, name });
    Gipc second({ u"connect"_s, name });
    const QByteArray user
        = ", encrypted, GIPC-X, user " + QByteArray::number(getuid()) + ", process ";
    first.start();
    QCOMPARE(server.line("connected"),
             "connected: client 1" + user + QByteArray::number(first.id()));
    second.start();
    QCOMPARE(server.line("connected"),
             "connected: client 2" + user + QByteArray::number(second.id()));
    second.write("hello\n");
    QCOMPARE(server.line(), "message, client 2, type 1: hello");
    first.signal(SIGTERM);
    QCOMPARE(server.line(), "disconnected: client 1");
    server.signal(SIGTERM);
    QCOMPARE(server.line("status"), "status: Closing"); // it never was anything but Listening
}

void tst_ToolMulti::countsTheMessagesOfAll()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s, u"--quiet"_s, u"--count"_s, u"3"_s });
    server.start();
    for (const QString &data : { u"one"_s, u"two"_s, u"three"_s }) {
        Gipc sender(QStringList { u"send"_s, name, data } + Patiently);
        sender.start();
        QCOMPARE(sender.exitCode(), 0);
        QCOMPARE(server.line(), data.toUtf8());
    }
    QCOMPARE(server.exitCode(), 0);
}

void tst_ToolMulti::echoesToTheSender()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s, u"--echo"_s, u"--quiet"_s });
    server.start();
    Gipc first({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
    Gipc second({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
    for (Gipc *client : { &first, &second })
        client->start();
    first.write("first\n");
    QCOMPARE(first.line(), "first");
    second.write("second\nsecond\n");
    QCOMPARE(second.exitCode(), 0);
    first.write("first\n");
    QCOMPARE(first.exitCode(), 0);
    QCOMPARE(first.restOfOutput(), "first\n");
    QCOMPARE(second.restOfOutput(), "second\nsecond\n");
}

void tst_ToolMulti::tellsTheIdItWasGiven()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s, u"--echo"_s });
    startListening(&server);
    Gipc first(QStringList { u"connect"_s, name, u"--multi"_s, u"--policy"_s, u"compatible"_s }
               + Json);
    first.start();
    QCOMPARE(first.event(u"connected"_s).value(u"id"_s), 1);
    Gipc second({ u"connect"_s, name, u"--multi"_s, u"--policy"_s, u"compatible"_s });
    second.start();
    QVERIFY(second.line("connected: server, id 2, encrypted, version 2, user ").size() > 0);
    Gipc plain(QStringList { u"connect"_s, name } + Json);
    plain.start();
    QVERIFY(!plain.event(u"connected"_s).contains(u"id"_s));
    first.writeMessage(3, "by its own way");
    QCOMPARE(first.message(3), "by its own way");
}

void tst_ToolMulti::sendsToAServerForMany()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s } + Json);
    startListening(&server);
    Gipc direct(QStringList { u"send"_s, name, u"directly"_s, u"--type"_s, u"2"_s } + Patiently);
    direct.start();
    QCOMPARE(server.message(2), "directly");
    QCOMPARE(direct.exitCode(), 0);
    Gipc asking(QStringList { u"send"_s, name, u"with an id"_s, u"--multi"_s, u"--type"_s, u"3"_s }
                + Patiently);
    asking.start();
    QCOMPARE(server.message(3), "with an id");
    QCOMPARE(asking.exitCode(), 0);
    QVERIFY(!server.event(u"disconnected"_s, { { u"client"_s, 2 } }).isEmpty());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(QDir(u"/tmp"_s).entryList({ name + u'*' }, QDir::AllEntries | QDir::System),
             QStringList());
}

void tst_ToolMulti::servesOnTcp()
{
    const QString name = uniqueName();
    const QStringList network { u"--policy"_s, u"compatible"_s, u"--multi"_s, u"--network"_s,
                                u"--port"_s };
    Gipc server(QStringList { u"listen"_s, name, u"--echo"_s } + network + QStringList(u"0"_s));
    server.start();
    const QString port = server.address().section(u':', -1);
    Gipc first(QStringList { u"connect"_s, name } + network + QStringList(port) + Json);
    Gipc second(QStringList { u"connect"_s, name } + network + QStringList(port) + Json);
    QList<int> ids;
    for (Gipc *client : { &first, &second }) {
        client->start();
        ids << client->event(u"connected"_s).value(u"id"_s).toInt();
        client->writeMessage(1, "hello");
        QCOMPARE(client->message(1), "hello");
    }
    QVERIFY(ids.at(0) > 0 && ids.at(1) > ids.at(0)); // the port of one may be taken
}

/*! Nothing is kept for clients to come. */
void tst_ToolMulti::saysThatNobodyIsThere()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s } + Json);
    startListening(&server);
    server.writeMessage(1, "to nobody");
    const QJsonObject expected { { u"event"_s, u"error"_s },
                                 { u"error"_s, u"NotConnected"_s },
                                 { u"text"_s, u"Not sent: not connected."_s } };
    QCOMPARE(server.event(u"error"_s), expected);
    server.writeMessage(0, "to nobody");
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    server.writeMessage(2, "to somebody");
    QCOMPARE(client.event(u"message"_s).value(u"type"_s), 2);

    Gipc quiet({ u"listen"_s, uniqueName(), u"--multi"_s, u"--quiet"_s });
    quiet.start();
    quiet.write("to nobody\n");
    QCOMPARE(quiet.errorLine(), "gipc: Not sent: not connected.");
}

void tst_ToolMulti::refusesWhatIsTooLargeOnce()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--multi"_s, u"--max-message-size"_s, u"10"_s }
                + Json);
    startListening(&server);
    Gipc first(QStringList { u"connect"_s, name } + Json);
    Gipc second(QStringList { u"connect"_s, name } + Json);
    for (Gipc *client : { &first, &second }) {
        client->start();
        QVERIFY(!server.event(u"connected"_s).isEmpty());
    }
    server.writeMessage(1, "01234567890");
    server.writeMessage(0, "0123456789");
    server.writeMessage(2, "0123456789");
    QCOMPARE(first.event(u"message"_s).value(u"type"_s), 2);
    QCOMPARE(second.event(u"message"_s).value(u"type"_s), 2);
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"MessageTooLarge"_s);
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    server.signal(SIGTERM);
    QVERIFY(!server.restOfOutput().contains("MessageTooLarge"));
}

void tst_ToolMulti::losesNoLineForASlowClient_data()
{
    QTest::addColumn<int>("then");
    QTest::newRow("that goes on") << SIGCONT;
    QTest::newRow("that is killed") << SIGKILL;
}

/*! A client that is stopped reads nothing: its outbox fills, and the input waits for it. */
void tst_ToolMulti::losesNoLineForASlowClient()
{
    QFETCH(int, then);
    const QByteArray lines = manyLines();
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--multi"_s });
    startListening(&server);
    const QString count = QString::number(ManyLines);
    Gipc quick({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, count });
    Gipc slow({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, count });
    for (Gipc *client : { &quick, &slow }) {
        client->start();
        QVERIFY(!server.line("connected").isEmpty());
    }
    slow.signal(SIGSTOP);
    server.write(lines);
    const QByteArray heard = quick.line(NearlyFull);
    QVERIFY(!heard.isEmpty());
    QVERIFY(server.bytesToWrite() > 0);
    slow.signal(then);
    QCOMPARE(quick.exitCode(), 0);
    QVERIFY(lines.endsWith(heard + '\n' + quick.restOfOutput()));
    QCOMPARE(slow.exitCode(), then == SIGCONT ? 0 : -1);
    QVERIFY(then == SIGKILL || slow.restOfOutput() == lines);
}

void tst_ToolMulti::needsTheManagersName()
{
    const QString name = uniqueName();
    Gipc other({ u"listen"_s, name + u"_manager"_s });
    startListening(&other);
    Gipc server({ u"listen"_s, name, u"--multi"_s });
    server.start();
    QCOMPARE(server.exitCode(), NameInUse);
    QVERIFY(server.restOfErrors().contains("_manager"));
}

QTEST_GUILESS_MAIN(tst_ToolMulti)
#include "tst_toolmulti.moc"
