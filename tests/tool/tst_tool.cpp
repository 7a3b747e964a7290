// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QFileInfo>

#include <csignal>

#include <unistd.h>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

QByteArray allBytes()
{
    QByteArray bytes;
    for (int value = 0; value < 256; ++value)
        bytes += char(value);
    return bytes;
}

/*! How to reach a server: local or TCP, encrypted or not. */
struct Way
{
    QString name = uniqueName();
    bool network = false;
    bool encrypted = true;

    QStringList options(const QString &port) const
    {
        QStringList options { name };
        if (network)
            options << u"--network"_s << u"--port"_s << port;
        if (!encrypted)
            options << u"--no-encryption"_s;
        return options + Json;
    }
};

} // namespace

/*! Two processes talk. */
class tst_Tool : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverAndClientTalk_data();
    void serverAndClientTalk();
    void tellsWhoConnected();
    void writesToTheClientNamed();
    void echoesWithTheSameType();
    void escapesText_data();
    void escapesText();
    void printsReadableLines();
    void printsDataAloneWhenQuiet();
    void sendsTheArgumentByteForByte();
    void relaysWhatAnotherPrints();
    void opensTheSocketToOthersOnlyWhenTold();
    void usesTheSocketPath();
    void keepsPayloadsOutOfTheLog();
    void clientComesBackAfterTheServerWasKilled();
};

void tst_Tool::serverAndClientTalk_data()
{
    QTest::addColumn<bool>("network");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("local, encrypted") << false << true;
    QTest::newRow("local, plain") << false << false;
    QTest::newRow("TCP, encrypted") << true << true;
    QTest::newRow("TCP, plain") << true << false;
}

void tst_Tool::serverAndClientTalk()
{
    QFETCH(bool, network);
    QFETCH(bool, encrypted);
    const Way way { .network = network, .encrypted = encrypted };

    Gipc server(QStringList(u"listen"_s) + way.options(u"0"_s));
    server.start();
    const QString address = server.address();
    QVERIFY(server.hasStatus("Listening"));
    Gipc client(QStringList(u"connect"_s) + way.options(address.section(u':', -1)));
    client.start();
    const QString security = encrypted ? u"encrypted"_s : u"unencrypted"_s;
    QCOMPARE(server.event(u"connected"_s).value(u"security"_s), security);
    QCOMPARE(client.event(u"connected"_s).value(u"security"_s), security);

    client.writeMessage(5, allBytes());
    QCOMPARE(server.message(5), allBytes());
    server.writeMessage(2147483647, allBytes());
    QCOMPARE(client.message(2147483647), allBytes());
    client.writeMessage(6, {});
    QCOMPARE(server.event(u"message"_s).value(u"data"_s), QString());

    client.signal(SIGTERM);
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(!server.event(u"disconnected"_s, { { u"client"_s, 1 } }).isEmpty());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
}

void tst_Tool::tellsWhoConnected()
{
    Pair pair;
    Gipc &server = pair.server;
    Gipc &client = pair.client;
    const QJsonObject atServer { { u"event"_s, u"connected"_s },    { u"client"_s, 1 },
                                 { u"security"_s, u"encrypted"_s }, { u"extended"_s, true },
                                 { u"uid"_s, qint64(getuid()) },    { u"pid"_s, client.id() } };
    QCOMPARE(server.event(u"connected"_s), atServer);
    const QJsonObject atClient { { u"event"_s, u"connected"_s },
                                 { u"security"_s, u"encrypted"_s },
                                 { u"extended"_s, true },
                                 { u"uid"_s, qint64(getuid()) },
                                 { u"pid"_s, server.id() } };
    QCOMPARE(client.event(u"connected"_s), atClient);
}

void tst_Tool::writesToTheClientNamed()
{
    Pair pair;
    Gipc &server = pair.server;
    Gipc &client = pair.client;
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    server.writeMessage(1, "for nobody", 7);
    const QJsonObject refusal = server.event(u"error"_s);
    QCOMPARE(refusal.value(u"error"_s), u"NotConnected"_s);
    QCOMPARE(refusal.value(u"client"_s), 7);
    server.writeMessage(1, "for one", 1);
    QCOMPARE(client.message(1), "for one");
}

void tst_Tool::echoesWithTheSameType()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--echo"_s, u"--count"_s, u"2"_s } + Json);
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    client.writeMessage(5, "five");
    client.writeMessage(6, allBytes());
    QCOMPARE(client.message(5), "five");
    QCOMPARE(client.message(6), allBytes()); // goes out before the server ends
    QCOMPARE(server.exitCode(), 0);
}

void tst_Tool::escapesText_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("shown");
    const auto row = [](const char *name, const QByteArray &data, const QByteArray &shown) {
        QTest::newRow(name) << data << shown;
    };
    row("plain", "hello, world", "hello, world");
    row("letters and emoji", "gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x91\x8d",
        "gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x91\x8d");
    row("lines", "a\r\nb\tc", "a\\r\\nb\\tc");
    row("a forged line", "x\nstatus: Closed", "x\\nstatus: Closed");
    row("colours", "\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m");
    row("zero and delete", QByteArray("\0\x7f", 2), "\\x00\\x7f");
    row("backslash", "C:\\new", "C:\\\\new");
    row("control beyond ASCII", "\xc2\x9b\x33m", "\\u{9b}3m");
    row("direction",
        "\xe2\x80\xae"
        "cod.exe",
        "\\u{202e}cod.exe");
    row("line separator", "\xe2\x80\xa8", "\\u{2028}");
    row("stray byte", "a\xff\x80z", "a\\xff\\x80z");
    row("cut short", "\xe2\x82", "\\xe2\\x82");
    row("overlong", "\xc0\xaf", "\\xc0\\xaf");
    row("surrogate", "\xed\xa0\x80", "\\xed\\xa0\\x80");
    row("beyond Unicode", "\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");
}

void tst_Tool::escapesText()
{
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, shown);
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--count"_s, u"1"_s });
    startListening(&server);
    Gipc sender(QStringList { u"send"_s, name, u"-"_s } + Patiently);
    sender.start();
    sender.write(data);
    sender.closeInput();
    QCOMPARE(server.line("message"), "message, client 1, type 1: " + shown);
    QCOMPARE(sender.exitCode(), 0);
}

void tst_Tool::printsReadableLines()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--echo"_s });
    startListening(&server);
    Gipc client({ u"connect"_s, name, u"--type"_s, u"7"_s });
    client.start();
    client.write("hello\n");
    QCOMPARE(server.line(), "status: Listening");
    const QByteArray who = "connected: client 1, encrypted, GIPC-X, user "
        + QByteArray::number(getuid()) + ", process " + QByteArray::number(client.id());
    QCOMPARE(server.line("connected"), who);
    QCOMPARE(server.line("message"), "message, client 1, type 7: hello");
    QCOMPARE(client.line(), "status: Connecting");
    QCOMPARE(client.line("message"), "message, type 7: hello");
    client.signal(SIGINT);
    QCOMPARE(client.exitCode(), 0);
    QCOMPARE(server.line("disconnected"), "disconnected: client 1");
}

void tst_Tool::printsDataAloneWhenQuiet()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
    server.start();
    Gipc client({ u"connect"_s, name, u"--quiet"_s });
    client.start();
    client.write("one\ntwo\n");
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfOutput(), "one\ntwo\n");
    QCOMPARE(server.restOfErrors(), "");
}

void tst_Tool::sendsTheArgumentByteForByte()
{
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name, u"--count"_s, u"2"_s } + Json);
    startListening(&server);
    Process raw(u"sh"_s,
                { u"-c"_s, u"exec \"$0\" send \"$1\" \"$(printf 'a\\377\\001')\""_s,
                  QStringLiteral(GIPC_TOOL_PROGRAM), name });
    raw.start();
    QCOMPARE(server.message(1), QByteArray("a\xff\x01"));
    QCOMPARE(raw.exitCode(), 0);
    Gipc dashed(QStringList { u"send"_s, name } + Patiently
                + QStringList { u"--"_s, u"--quiet"_s });
    dashed.start();
    QCOMPARE(server.message(1), "--quiet");
    QCOMPARE(dashed.exitCode(), 0);
    QCOMPARE(dashed.restOfOutput() + dashed.restOfErrors(), "");
}

void tst_Tool::relaysWhatAnotherPrints()
{
    Gipc client(QStringList { u"connect"_s, uniqueName() } + Json);
    client.start();
    client.write(R"({"event":"message","client":3,"type":9,"data":"aGk=","other":[1]})"
                 "\n");
    Gipc server(QStringList { u"listen"_s, client.arguments().at(1), u"--count"_s, u"1"_s } + Json);
    server.start();
    QCOMPARE(server.message(9), "hi");
}

void tst_Tool::opensTheSocketToOthersOnlyWhenTold()
{
    for (const bool unmask : { false, true }) {
        const QString name = uniqueName();
        Gipc server(QStringList { u"listen"_s, name }
                    + (unmask ? QStringList(u"--unmask"_s) : QStringList()));
        startListening(&server);
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther;
        const auto allowed = QFileInfo(u"/tmp/%1.sock"_s.arg(name)).permissions() & others;
        QCOMPARE(allowed, unmask ? others : QFileDevice::Permissions());
        server.signal(SIGTERM);
        QCOMPARE(server.exitCode(), 0);
    }
}

void tst_Tool::usesTheSocketPath()
{
    const QString path = u"/tmp/%1.elsewhere"_s.arg(uniqueName());
    Gipc server({ u"listen"_s, uniqueName(), u"--socket"_s, path, u"--count"_s, u"1"_s });
    server.start();
    QCOMPARE(server.address(), path);
    Gipc sender(QStringList { u"send"_s, uniqueName(), u"hi"_s, u"--socket"_s, path } + Patiently);
    sender.start();
    QCOMPARE(sender.exitCode(), 0);
    QCOMPARE(server.exitCode(), 0);
    QVERIFY(!QFileInfo::exists(path));
}

void tst_Tool::keepsPayloadsOutOfTheLog()
{
    const QString name = uniqueName();
    const QByteArray secret = "a secret word";
    Gipc server({ u"listen"_s, name, u"--echo"_s, u"--quiet"_s });
    server.setVariable(u"GIPC_DEBUG"_s, u"debug"_s).start();
    Gipc client({ u"connect"_s, name, u"--quiet"_s, u"--count"_s, u"1"_s });
    client.setVariable(u"GIPC_DEBUG"_s, u"debug"_s).start();
    client.write(secret + '\n');
    QCOMPARE(client.exitCode(), 0);
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), 0);
    for (Gipc *side : { &server, &client }) {
        QCOMPARE(side->restOfOutput(), secret + '\n');
        const QByteArray log = side->restOfErrors();
        QVERIFY(log.contains("gipc: "));
        QVERIFY(!log.contains(secret) && !log.contains(secret.toBase64())
                && !log.contains(secret.toHex()));
    }
}

void tst_Tool::clientComesBackAfterTheServerWasKilled()
{
    const QString name = uniqueName();
    Gipc first(QStringList { u"listen"_s, name } + Json);
    startListening(&first);
    Gipc client(QStringList { u"connect"_s, name } + Json);
    client.start();
    client.writeMessage(1, "one");
    QCOMPARE(first.message(1), "one");
    first.signal(SIGKILL);
    QVERIFY(first.crashed());
    QVERIFY(client.hasStatus("Reconnecting"));
    client.writeMessage(1, "two"); // waits
    Gipc second(QStringList { u"listen"_s, name } + Json);
    startListening(&second); // takes the name over
    QCOMPARE(second.message(1), "two");
    second.writeMessage(2, "welcome back");
    QCOMPARE(client.message(2), "welcome back");
    second.signal(SIGTERM);
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(!QFileInfo::exists(u"/tmp/%1.sock"_s.arg(name)));
}

QTEST_GUILESS_MAIN(tst_Tool)
#include "tst_tool.moc"
