// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QTemporaryFile>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

constexpr int ServerLimit = 3 * 1024 * 1024;

} // namespace

/*! What becomes of standard input. */
class tst_ToolInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deliversManyLinesInOrder_data();
    void deliversManyLinesInOrder();
    void deliversAFileToAServerThatComesLater();
    void waitsForRoomInsteadOfLosingLines();
    void echoesAFloodOfMessages();
    void sendsAnUnfinishedLastLine();
    void goesOnWithoutInput_data();
    void goesOnWithoutInput();
    void sendsUpToTheLimit_data();
    void sendsUpToTheLimit();
    void reportsMalformedLinesAndGoesOn_data();
    void reportsMalformedLinesAndGoesOn();
    void takesAMessageWithoutData();
    void sendsALineOfJson_data();
    void sendsALineOfJson();
    void sendsNoMalformedLine_data();
    void sendsNoMalformedLine();
    void reportsWhatTheChannelRefuses();
    void reportsLinesThatAreTooLong_data();
    void reportsLinesThatAreTooLong();
};

void tst_ToolInput::deliversManyLinesInOrder_data()
{
    QTest::addColumn<bool>("fromServer");
    QTest::newRow("client to server") << false;
    QTest::newRow("server to client") << true;
}

void tst_ToolInput::deliversManyLinesInOrder()
{
    QFETCH(bool, fromServer);
    constexpr int Count = 100000;
    const QString name = uniqueName();
    const QStringList counted { u"--count"_s, QString::number(Count) };
    Gipc server(QStringList { u"listen"_s, name, u"--quiet"_s }
                + (fromServer ? QStringList() : counted));
    server.start();
    Gipc client(QStringList { u"connect"_s, name, u"--quiet"_s }
                + (fromServer ? counted : QStringList()));
    client.start();
    const QByteArray lines = numberedLines(Count, 10);
    (fromServer ? server : client).write(lines);
    Gipc &reader = fromServer ? client : server;
    QCOMPARE(reader.exitCode(), 0);
    QVERIFY(reader.restOfOutput() == lines);
}

/*! A file, which no dispatcher can wait for, larger than an outbox: it is read as there is room. */
void tst_ToolInput::deliversAFileToAServerThatComesLater()
{
    constexpr int Count = 20000;
    const QByteArray lines = numberedLines(Count, 1000);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(lines) == lines.size() && file.flush());
    const QString name = uniqueName();
    Gipc client(QStringList { u"connect"_s, name } + QStringList { u"--format"_s, u"text"_s });
    client.setInputFile(file.fileName()).start();
    QVERIFY(!client.errorLine("gipc: No server").isEmpty());
    Gipc server({ u"listen"_s, name, u"--quiet"_s, u"--count"_s, QString::number(Count) });
    server.start();
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(server.restOfOutput() == lines);
}

/*! Before the first client the server's outbox fills, and then the pipe; nothing else grows. */
void tst_ToolInput::waitsForRoomInsteadOfLosingLines()
{
    constexpr int Count = 20000;
    constexpr int LineSize = 1000;
    constexpr int WaitingInServer = 8 * 1024 * 1024 / (LineSize + 64) * LineSize;
    const QByteArray lines = numberedLines(Count, LineSize);
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--quiet"_s });
    server.start();
    server.write(lines);
    const auto isFull = [&] { return server.bytesToWrite() < lines.size() - WaitingInServer; };
    QVERIFY(waitUntil(isFull));
    QVERIFY(server.bytesToWrite() > lines.size() / 2);
    Gipc client({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, QString::number(Count) });
    client.start();
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(client.restOfOutput() == lines);
}

void tst_ToolInput::echoesAFloodOfMessages()
{
    constexpr int Count = 10000;
    const QByteArray lines = numberedLines(Count, 2000);
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--echo"_s, u"--quiet"_s });
    server.start();
    Gipc client({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, QString::number(Count) });
    client.start();
    client.write(lines);
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(client.restOfOutput() == lines);
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(server.restOfOutput() == lines);
}

void tst_ToolInput::sendsAnUnfinishedLastLine()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--quiet"_s, u"--count"_s, u"3"_s });
    server.start();
    Gipc client({ u"connect"_s, name });
    client.start();
    client.write("first\n\nlast");
    client.closeInput();
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfOutput(), "first\n\nlast\n");
    QVERIFY(client.isRunning());
}

void tst_ToolInput::goesOnWithoutInput_data()
{
    QTest::addColumn<QString>("redirection");
    QTest::newRow("nothing") << u"</dev/null"_s;
    QTest::newRow("closed") << u"<&-"_s;
    QTest::newRow("a directory") << u"</tmp"_s;
    QTest::newRow("everything closed but output") << u"<&- 2>&-"_s;
}

void tst_ToolInput::goesOnWithoutInput()
{
    QFETCH(QString, redirection);
    const QString name = uniqueName();
    const QString command = u"exec \"$@\" %1"_s.arg(redirection);
    Process server(u"sh"_s,
                   { u"-c"_s, command, u"sh"_s, QStringLiteral(GIPC_TOOL_PROGRAM), u"listen"_s,
                     name, u"--quiet"_s, u"--count"_s, u"1"_s });
    server.start();
    Gipc sender(QStringList { u"send"_s, name, u"still here"_s } + Patiently);
    sender.start();
    QCOMPARE(sender.exitCode(), 0);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfOutput(), "still here\n");
}

void tst_ToolInput::sendsUpToTheLimit_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("nothing") << 0 << 0;
    QTest::newRow("one byte") << 1 << 0;
    QTest::newRow("at the limit") << ServerLimit << 0;
    QTest::newRow("over the limit") << ServerLimit + 1 << 4;
    QTest::newRow("5 MiB") << 5 * 1024 * 1024 << 4;
}

void tst_ToolInput::sendsUpToTheLimit()
{
    QFETCH(int, size);
    QFETCH(int, exitCode);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    Gipc sender(QStringList { u"send"_s, name, u"-"_s, u"--type"_s, u"9"_s } + Patiently);
    sender.start();
    const QByteArray data(size, '\n');
    sender.write(data);
    sender.closeInput();
    if (exitCode == 0)
        QVERIFY(server.message(9) == data);
    QCOMPARE(sender.exitCode(), exitCode);
    QCOMPARE(sender.restOfErrors().isEmpty(), exitCode == 0);
    QVERIFY(!server.event(u"disconnected"_s).isEmpty());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
}

void tst_ToolInput::reportsMalformedLinesAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("complaint");
    const auto row = [](const char *line, const char *complaint) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(complaint);
    };
    row("nonsense", "not JSON (illegal value)");
    row("{", "not JSON (");
    QTest::newRow("no UTF-8") << QByteArray("\"\xff\"") << QByteArray("not JSON");
    row("[1]", "not a JSON object");
    row("5", "not JSON");
    row("{}", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":"5","data":""})", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":5.5,"data":""})", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":2147483648,"data":""})", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":1e300,"data":""})", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":5,"data":null})", "\"data\" must be a string of Base64");
    row(R"({"data":""})", "\"type\" must be a whole number from 1 to 2147483647");
    row(R"({"type":5,"data":7})", "\"data\" must be a string of Base64");
    row(R"({"type":5,"data":"a b"})", "\"data\" must be a string of Base64");
    row(R"({"type":5,"data":"","client":0})",
        "\"client\" must be a whole number from 1 to 9007199254740992");
    row(R"({"type":5,"data":"","client":"1"})",
        "\"client\" must be a whole number from 1 to 9007199254740992");
}

void tst_ToolInput::reportsMalformedLinesAndGoesOn()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, complaint);
    const QString name = uniqueName();
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    client.write(line + "\n\n");
    client.writeMessage(1, "next");
    const QByteArray beginning = "gipc: Line 1 of the input is not sent: ";
    QVERIFY(client.errorLine(beginning).mid(beginning.size()).startsWith(complaint));
    Gipc server(QStringList { u"listen"_s, name } + Json);
    server.start();
    QCOMPARE(server.message(1), "next");
}

void tst_ToolInput::takesAMessageWithoutData()
{
    Pair pair;
    Gipc &server = pair.server;
    Gipc &client = pair.client;
    client.write("{\"type\":1}\n");
    QCOMPARE(server.event(u"message"_s, { { u"type"_s, 1 } }).value(u"data"_s), QString());
    server.write("{\"type\":2,\"client\":1}\n");
    QCOMPARE(client.event(u"message"_s, { { u"type"_s, 2 } }).value(u"data"_s), QString());
}

void tst_ToolInput::sendsALineOfJson_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("data") << QByteArray(R"({"type":5,"data":"aGVsbG8="})") << 5
                          << QByteArray("hello");
    QTest::newRow("no data") << QByteArray(R"({"type":1})") << 1 << QByteArray();
    QTest::newRow("what another prints")
        << QByteArray(R"({"event":"message","client":3,"type":9,"data":"/wA="})") << 9
        << QByteArray("\xff\0", 2);
    QTest::newRow("blanks and an end of line")
        << QByteArray(" { \"type\" : 2147483647 } \n") << 2147483647 << QByteArray();
}

/*! As an argument and as input; --type counts for text only. */
void tst_ToolInput::sendsALineOfJson()
{
    QFETCH(QByteArray, line);
    QFETCH(int, type);
    QFETCH(QByteArray, data);
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json);
    startListening(&server);
    for (const bool isTyped : { false, true }) {
        Gipc sender(QStringList { u"send"_s, name, isTyped ? u"-"_s : QString::fromLatin1(line),
                                  u"--type"_s, u"77"_s }
                    + Patiently + Json);
        sender.start();
        if (isTyped)
            sender.write(line);
        sender.closeInput();
        const QJsonObject message = server.event(u"message"_s);
        QCOMPARE(message.value(u"type"_s), type);
        QCOMPARE(QByteArray::fromBase64(message.value(u"data"_s).toString().toLatin1()), data);
        QCOMPARE(sender.exitCode(), 0);
    }
}

void tst_ToolInput::sendsNoMalformedLine_data()
{
    reportsMalformedLinesAndGoesOn_data();
    QTest::newRow("nothing") << QByteArray() << QByteArray("not a JSON object");
    QTest::newRow("two lines") << QByteArray("{\"type\":1}\n{\"type\":2}")
                               << QByteArray("not JSON (");
}

/*! It is wrong usage, found before anybody is dialed. */
void tst_ToolInput::sendsNoMalformedLine()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, complaint);
    Gipc sender(QStringList { u"send"_s, uniqueName(), u"-"_s } + Json);
    sender.start();
    sender.write(line);
    sender.closeInput();
    QCOMPARE(sender.exitCode(), 1);
    const QByteArray errors = sender.restOfErrors();
    QVERIFY2(errors.startsWith("gipc: Not sent: " + complaint), errors.constData());
    QCOMPARE(errors.count('\n'), 1);
    QCOMPARE(sender.restOfOutput(), "");
}

void tst_ToolInput::reportsWhatTheChannelRefuses()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--max-message-size"_s, u"10"_s } + Json);
    startListening(&server);
    server.writeMessage(0, "a");
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    server.writeMessage(-1, "a");
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    server.writeMessage(1, "01234567890");
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"MessageTooLarge"_s);
    server.writeMessage(1, "0123456789");
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    QCOMPARE(client.message(1), "0123456789");
    client.writeMessage(1, "01234567890");
    QCOMPARE(client.event(u"error"_s).value(u"error"_s), u"MessageTooLarge"_s);
    client.signal(SIGTERM);
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(server.hasStatus("Disconnected"));
    server.writeMessage(1, "to nobody");
    QCOMPARE(server.event(u"error"_s).value(u"error"_s), u"NotConnected"_s);
}

void tst_ToolInput::reportsLinesThatAreTooLong_data()
{
    QTest::addColumn<int>("excess");
    QTest::newRow("by one byte") << 1;
    QTest::newRow("by more than is read at once") << 300000;
    QTest::newRow("by more than may be kept") << 5000000;
}

void tst_ToolInput::reportsLinesThatAreTooLong()
{
    QFETCH(int, excess);
    constexpr int Limit = 70000;
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--max-message-size"_s, QString::number(Limit) });
    startListening(&server);
    const QByteArray fitting(Limit, 'x');
    server.write("first\n" + fitting + QByteArray(excess, 'x') + '\n' + fitting + '\n');
    QVERIFY(!server.errorLine("gipc: Line 2 of the input is not sent: it is longer").isEmpty());
    Gipc client({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
    client.start();
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(client.restOfOutput() == "first\n" + fitting + '\n');
}

QTEST_GUILESS_MAIN(tst_ToolInput)
#include "tst_toolinput.moc"
