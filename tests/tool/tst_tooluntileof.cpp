// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QTemporaryFile>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! --until-eof: a program that ends with its input. */
class tst_ToolUntilEof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWithItsInput_data();
    void endsWithItsInput();
    void waitsForThePeer();
    void saysWhenNotAllWasSent_data();
    void saysWhenNotAllWasSent();
};

void tst_ToolUntilEof::endsWithItsInput_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<bool>("fromFile");
    for (const char *command : { "listen", "connect" }) {
        for (const bool fromFile : { false, true }) {
            const QString name = QString::fromLatin1(command);
            const char *const source = fromFile ? "a file" : "a pipe";
            QTest::addRow("%s, %s", command, source) << name << QStringList() << fromFile;
            QTest::addRow("%s, %s, TCP", command, source)
                << name << QStringList(u"--network"_s) << fromFile;
        }
    }
}

/*! More than fits into any queue on the way, to a reader that counts; both ends in order. */
void tst_ToolUntilEof::endsWithItsInput()
{
    QFETCH(QString, command);
    QFETCH(QStringList, options);
    QFETCH(bool, fromFile);
    constexpr int Count = 20000;
    const QByteArray lines = numberedLines(Count, 1000);
    QTemporaryFile file;
    QVERIFY(file.open() && file.write(lines) == lines.size() && file.flush());
    const bool listens = command == u"listen"_s;
    const QString name = uniqueName();
    QStringList serverOptions = options;
    if (!options.isEmpty())
        serverOptions += { u"--port"_s, u"0"_s };
    Gipc server(QStringList { u"listen"_s, name, u"--format"_s, u"text"_s } + serverOptions
                + (listens ? QStringList(u"--until-eof"_s) : QStringList()));
    if (listens && fromFile)
        server.setInputFile(file.fileName());
    server.start();
    const QString address = server.address();
    QStringList clientOptions = options;
    if (!options.isEmpty())
        clientOptions += { u"--port"_s, address.section(u':', -1) };
    Gipc client(QStringList { u"connect"_s, name } + clientOptions
                + (listens ? QStringList() : QStringList(u"--until-eof"_s)));
    if (!listens && fromFile)
        client.setInputFile(file.fileName());
    client.start();
    Gipc &sender = listens ? server : client;
    Gipc &reader = listens ? client : server;
    if (!fromFile) {
        sender.write(lines);
        sender.closeInput();
    }
    const QByteArray last = lines.right(1000).trimmed();
    QVERIFY(!reader.line("message, " + QByteArray(listens ? "" : "client 1, ") + "type 1: " + last)
                 .isEmpty());
    QCOMPARE(sender.exitCode(), 0);
    QVERIFY(!reader.line("disconnected: ").contains("Truncated"));
    reader.signal(SIGTERM);
    QCOMPARE(reader.exitCode(), 0);
}

/*! What waits for a peer is sent first, whoever it is that is not there yet. */
void tst_ToolUntilEof::waitsForThePeer()
{
    for (const bool listens : { false, true }) {
        const QString name = uniqueName();
        Gipc sender({ listens ? u"listen"_s : u"connect"_s, name, u"--until-eof"_s });
        sender.start();
        sender.write("one\ntwo");
        sender.closeInput();
        QVERIFY(!sender.line(listens ? "status: Listening" : "status: Connecting").isEmpty());
        Gipc reader(
            { listens ? u"connect"_s : u"listen"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
        reader.start();
        QCOMPARE(reader.exitCode(), 0);
        QCOMPARE(reader.restOfOutput(), "one\ntwo\n");
        QCOMPARE(sender.exitCode(), 0);
    }
    // Nothing to send: it need not wait for anybody.
    for (const QString &command : { u"connect"_s, u"listen"_s }) {
        Gipc idle({ command, uniqueName(), u"--until-eof"_s });
        idle.setInputFile(u"/dev/null"_s).start();
        QCOMPARE(idle.exitCode(), 0);
    }
}

void tst_ToolUntilEof::saysWhenNotAllWasSent_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("malformed") << QByteArray("{");
    QTest::newRow("reserved") << QByteArray("{\"type\":0}");
    QTest::newRow("too large") << "{\"type\":1,\"data\":\"" + QByteArray(400, 'A') + "\"}";
    QTest::newRow("too long") << QByteArray(70000, 'x');
}

void tst_ToolUntilEof::saysWhenNotAllWasSent()
{
    QFETCH(QByteArray, line);
    const QString name = uniqueName();
    Gipc reader(QStringList { u"connect"_s, name, u"--count"_s, u"2"_s } + Json);
    reader.start();
    Gipc sender(
        QStringList { u"listen"_s, name, u"--until-eof"_s, u"--max-message-size"_s, u"200"_s }
        + Json);
    sender.start();
    sender.write("{\"type\":5}\n" + line + "\n{\"type\":6}\n");
    sender.closeInput();
    QVERIFY(!reader.event(u"message"_s, { { u"type"_s, 5 } }).isEmpty());
    QVERIFY(!reader.event(u"message"_s, { { u"type"_s, 6 } }).isEmpty());
    QCOMPARE(reader.exitCode(), 0);
    QCOMPARE(sender.exitCode(), 4);
}

QTEST_GUILESS_MAIN(tst_ToolUntilEof)
#include "tst_tooluntileof.moc"
