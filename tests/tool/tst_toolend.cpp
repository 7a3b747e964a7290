// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QFileInfo>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

#include <csignal>

using namespace ToolTest;
using namespace Qt::StringLiterals;

namespace {

enum Exit { Done, WrongUsage, NoServer, HandshakeFailed, MessageRefused, NameInUse };

} // namespace

/*! How the program ends, and with which exit code. */
class tst_ToolEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAfterTheCount();
    void endsInOrderOnASignal_data();
    void endsInOrderOnASignal();
    void livesOnWithoutATerminal();
    void worksWithoutThreads();
    void deliversWhatWasWrittenBeforeASignal_data();
    void deliversWhatWasWrittenBeforeASignal();
    void endsAtOnceOnASecondSignal();
    void takesTwoSignalsAtOnceAsOne();
    void endsWhenItsReaderLeaves();
    void findsNoServer_data();
    void findsNoServer();
    void givesTheServerItsTime_data();
    void givesTheServerItsTime();
    void noticesASilentPeer_data();
    void noticesASilentPeer();
    void findsTheOtherEncryption_data();
    void findsTheOtherEncryption();
    void findsTheNameInUse_data();
    void findsTheNameInUse();
    void neverRemovesWhatIsNoSocket();
    void refusesAReservedTypeWithoutAServer();
    void sendKnowsWhenItFailed_data();
    void sendKnowsWhenItFailed();
};

void tst_ToolEnd::endsAfterTheCount()
{
    const QString name = uniqueName();
    Gipc server({ u"listen"_s, name, u"--quiet"_s, u"--count"_s, u"2"_s });
    server.start();
    Gipc client({ u"connect"_s, name, u"--quiet"_s });
    client.start();
    client.write("one\ntwo\nthree\n");
    QCOMPARE(server.exitCode(), Done);
    QCOMPARE(server.restOfOutput(), "one\ntwo\n");
}

void tst_ToolEnd::endsInOrderOnASignal_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("listen, SIGTERM") << u"listen"_s << SIGTERM;
    QTest::newRow("listen, SIGINT") << u"listen"_s << SIGINT;
    QTest::newRow("listen, SIGHUP") << u"listen"_s << SIGHUP;
    QTest::newRow("connect, SIGHUP") << u"connect"_s << SIGHUP;
    QTest::newRow("connect, SIGTERM") << u"connect"_s << SIGTERM;
    QTest::newRow("connect, SIGINT") << u"connect"_s << SIGINT;
}

void tst_ToolEnd::endsInOrderOnASignal()
{
    QFETCH(QString, command);
    QFETCH(int, number);
    const QString name = uniqueName();
    Gipc gipc(QStringList { command, name } + Json);
    gipc.start();
    QVERIFY(gipc.hasStatus(command == u"listen"_s ? "Listening" : "Connecting"));
    gipc.signal(number);
    QVERIFY(gipc.hasStatus("Closing"));
    QVERIFY(gipc.hasStatus("Closed"));
    QCOMPARE(gipc.exitCode(), Done);
    QVERIFY(!QFileInfo::exists(u"/tmp/%1.sock"_s.arg(name)));
}

/*! As nohup(1) starts it. */
void tst_ToolEnd::livesOnWithoutATerminal()
{
    const QString name = uniqueName();
    Process server(u"sh"_s,
                   QStringList { u"-c"_s, u"trap '' HUP; exec \"$@\""_s, u"sh"_s,
                                 QStringLiteral(GIPC_TOOL_PROGRAM), u"listen"_s, name }
                       + Json);
    server.start();
    QVERIFY(!server.errorLine("gipc: listening on ").isEmpty());
    server.signal(SIGHUP);
    Gipc sender(QStringList { u"send"_s, name, u"hello"_s } + Patiently);
    sender.start();
    QCOMPARE(sender.exitCode(), Done);
    QVERIFY(!server.event(u"message"_s).isEmpty());
    server.signal(SIGTERM);
    QCOMPARE(server.exitCode(), Done);
}

/*! With a limit on them, that is. */
void tst_ToolEnd::worksWithoutThreads()
{
    const QString name = uniqueName();
    const auto limit = [](Gipc *gipc) {
        gipc->setVariable(u"LD_PRELOAD"_s, QStringLiteral(NO_THREADS));
        const QString options = qEnvironmentVariable("ASAN_OPTIONS");
        gipc->setVariable(u"ASAN_OPTIONS"_s, options + u":verify_asan_link_order=0"_s);
    };
    Gipc client(QStringList { u"connect"_s, name } + Json);
    limit(&client);
    client.start();
    QVERIFY(client.hasStatus("Connecting"));
    Gipc server({ u"listen"_s, name, u"--quiet"_s, u"--count"_s, u"1"_s });
    limit(&server);
    server.start();
    QVERIFY(client.hasStatus("Connected"));
    client.writeMessage(1, "heard");
    QCOMPARE(server.exitCode(), Done);
    QVERIFY(client.hasStatus("Reconnecting"));
    client.signal(SIGTERM);
    QVERIFY(client.hasStatus("Closed"));
    QCOMPARE(client.exitCode(), Done);
}

void tst_ToolEnd::deliversWhatWasWrittenBeforeASignal_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("listen") << u"listen"_s;
    QTest::newRow("connect") << u"connect"_s;
}

/*! More than the kernel's buffers hold, so that it waits in the program when the signal comes. */
void tst_ToolEnd::deliversWhatWasWrittenBeforeASignal()
{
    QFETCH(QString, command);
    Pair pair;
    Gipc &server = pair.server;
    Gipc &client = pair.client;
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    QVERIFY(!client.event(u"connected"_s).isEmpty());
    Gipc &writer = command == u"listen"_s ? server : client;
    Gipc &reader = command == u"listen"_s ? client : server;
    const QByteArray data(250 * 1024, 'x');
    for (int type = 1; type <= 3; ++type)
        writer.writeMessage(type, data);
    QVERIFY(waitUntil([&] { return writer.bytesToWrite() == 0; }));
    writer.signal(SIGTERM);
    for (int type = 1; type <= 3; ++type)
        QVERIFY(reader.message(type) == data);
    QCOMPARE(writer.exitCode(), Done);
}

/*! The client is stopped and takes nothing, so the server's end takes its time. */
void tst_ToolEnd::endsAtOnceOnASecondSignal()
{
    Pair pair;
    Gipc &server = pair.server;
    Gipc &client = pair.client;
    QVERIFY(!client.event(u"connected"_s).isEmpty());
    client.signal(SIGSTOP);
    server.writeMessage(1, QByteArray(3 * 1024 * 1024, 'x'));
    QVERIFY(waitUntil([&] { return server.bytesToWrite() == 0; }));
    server.signal(SIGTERM);
    QVERIFY(server.hasStatus("Closing"));
    const bool ended = waitUntil([&] {
        server.signal(SIGTERM);
        return !server.isRunning();
    });
    QVERIFY(ended);
    QVERIFY(server.crashed());
}

/*! As timeout(1) sends them: to the process, then to its group. */
void tst_ToolEnd::takesTwoSignalsAtOnceAsOne()
{
    Gipc server(QStringList { u"listen"_s, uniqueName() } + Json);
    startListening(&server);
    server.signal(SIGTERM);
    server.signal(SIGINT);
    QVERIFY(server.hasStatus("Closed"));
    QCOMPARE(server.exitCode(), Done);
}

void tst_ToolEnd::endsWhenItsReaderLeaves()
{
    const QString name = uniqueName();
    Gipc echo({ u"listen"_s, name, u"--echo"_s, u"--quiet"_s });
    echo.start();
    Process shell(u"sh"_s,
                  { u"-c"_s, u"{ \"$@\"; echo \"exit $?\" >&2; } | head -n 2"_s, u"sh"_s,
                    QStringLiteral(GIPC_TOOL_PROGRAM), u"connect"_s, name, u"--quiet"_s });
    shell.start();
    shell.write("one\ntwo\n");
    QCOMPARE(shell.line(), "one");
    QCOMPARE(shell.line(), "two");
    // The program notices when it writes, and head may take a moment to go.
    const bool ended = waitUntil([&] {
        shell.write("more\n");
        return !shell.isRunning();
    });
    QVERIFY(ended);
    QCOMPARE(shell.restOfErrors(), "exit 0\n");
}

void tst_ToolEnd::findsNoServer_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("connect") << QStringList { u"connect"_s, uniqueName() };
    QTest::newRow("send") << QStringList { u"send"_s, uniqueName(), u"data"_s };
    QTest::newRow("send, as a program reads it")
        << QStringList { u"send"_s, uniqueName(), u"{\"type\":1}"_s } + Json;
}

void tst_ToolEnd::findsNoServer()
{
    QFETCH(QStringList, arguments);
    Gipc gipc(arguments + QStringList { u"--timeout"_s, u"100"_s });
    gipc.start();
    QCOMPARE(gipc.exitCode(), NoServer);
    QVERIFY((gipc.restOfErrors() + gipc.restOfOutput()).contains(arguments.at(1).toUtf8()));
}

void tst_ToolEnd::givesTheServerItsTime_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("connect") << u"connect"_s;
    QTest::newRow("send") << u"send"_s;
}

/*! A server that is silent, and the time it has for the handshake. */
void tst_ToolEnd::givesTheServerItsTime()
{
    QFETCH(QString, command);
    QLocalServer silent;
    const QString path = u"/tmp/%1.sock"_s.arg(uniqueName());
    QVERIFY(silent.listen(path));
    QStringList arguments {
        command, u"x"_s, u"--socket"_s, path, u"--handshake-timeout"_s, u"50"_s
    };
    if (command == u"send"_s)
        arguments << u"data"_s << u"--timeout"_s << QString::number(Patience);
    Gipc gipc(arguments);
    gipc.start();
    QVERIFY(!gipc.errorLine("gipc: ").isEmpty()); // long before the end of its patience
    gipc.signal(SIGTERM);
    QVERIFY(gipc.exitCode() >= 0);
}

void tst_ToolEnd::noticesASilentPeer_data()
{
    QTest::addColumn<QString>("command");
    QTest::newRow("listen") << u"listen"_s;
    QTest::newRow("connect") << u"connect"_s;
}

/*! One that is stopped. The words of the error have the limit. */
void tst_ToolEnd::noticesASilentPeer()
{
    QFETCH(QString, command);
    const QStringList shortly { u"--idle-limit"_s, u"1000"_s };
    const bool isServer = command == u"listen"_s;
    const QString name = uniqueName();
    Gipc server(QStringList { u"listen"_s, name } + Json + (isServer ? shortly : QStringList()));
    startListening(&server);
    Gipc client(QStringList { u"connect"_s, name } + Json + (isServer ? QStringList() : shortly));
    client.start();
    QVERIFY(!server.event(u"connected"_s).isEmpty());
    QVERIFY(!client.event(u"connected"_s).isEmpty());
    (isServer ? client : server).signal(SIGSTOP);
    const QJsonObject error
        = (isServer ? server : client).event(u"error"_s, { { u"error"_s, u"PeerSilent"_s } });
    QVERIFY(error.value(u"text"_s).toString().contains(u" 1000 "_s));
}

void tst_ToolEnd::findsTheOtherEncryption_data()
{
    QTest::addColumn<bool>("serverEncrypts");
    QTest::addColumn<QString>("command");
    for (const bool serverEncrypts : { true, false }) {
        for (const char *command : { "connect", "send" })
            QTest::addRow("%s, server %s", command, serverEncrypts ? "encrypted" : "plain")
                << serverEncrypts << QString::fromLatin1(command);
    }
}

void tst_ToolEnd::findsTheOtherEncryption()
{
    QFETCH(bool, serverEncrypts);
    QFETCH(QString, command);
    const QString name = uniqueName();
    const QStringList plain { u"--no-encryption"_s };
    Gipc server(QStringList { u"listen"_s, name } + Json
                + (serverEncrypts ? QStringList() : plain));
    startListening(&server);
    QStringList arguments
        = QStringList { command, name } + Json + (serverEncrypts ? plain : QStringList());
    if (command == u"send"_s)
        arguments << u"{\"type\":1}"_s;
    Gipc client(arguments);
    client.start();
    const QJsonObject mismatch { { u"error"_s, u"EncryptionMismatch"_s } };
    QVERIFY(!client.event(u"error"_s, mismatch).isEmpty());
    QCOMPARE(client.exitCode(), HandshakeFailed);
    QVERIFY(!server.event(u"error"_s, mismatch).isEmpty());
    QVERIFY(server.isRunning());
}

void tst_ToolEnd::findsTheNameInUse_data()
{
    QTest::addColumn<bool>("network");
    QTest::newRow("local") << false;
    QTest::newRow("TCP") << true;
}

void tst_ToolEnd::findsTheNameInUse()
{
    QFETCH(bool, network);
    const QString name = uniqueName();
    const QStringList anyPort { u"--network"_s, u"--port"_s, u"0"_s };
    Gipc first(QStringList { u"listen"_s, name } + (network ? anyPort : QStringList()));
    first.start();
    const QString address = first.address();
    const QStringList samePort { u"--network"_s, u"--port"_s, address.section(u':', -1) };
    Gipc second(QStringList { u"listen"_s, name } + (network ? samePort : QStringList()));
    second.start();
    QCOMPARE(second.exitCode(), NameInUse);
    QVERIFY(second.restOfErrors().contains(address.toUtf8()));
    Gipc sender(QStringList { u"send"_s, name, u"still there?"_s } + Patiently
                + (network ? samePort : QStringList()));
    sender.start();
    QCOMPARE(first.line("message"), "message, client 1, type 1: still there?");
    QCOMPARE(sender.exitCode(), Done);
}

void tst_ToolEnd::neverRemovesWhatIsNoSocket()
{
    const QString path = u"/tmp/%1"_s.arg(uniqueName());
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    Gipc server({ u"listen"_s, u"x"_s, u"--socket"_s, path });
    server.start();
    QCOMPARE(server.exitCode(), NameInUse);
    QVERIFY(file.remove());
}

/*! No server takes it, so none is looked for. */
void tst_ToolEnd::refusesAReservedTypeWithoutAServer()
{
    Gipc gipc(QStringList { u"send"_s, uniqueName(), u"{\"type\":0}"_s } + Json + Patiently);
    gipc.start();
    QCOMPARE(gipc.event(u"error"_s).value(u"error"_s), u"ReservedType"_s);
    QCOMPARE(gipc.exitCode(), MessageRefused);
    QCOMPARE(gipc.restOfErrors(), "");
}

void tst_ToolEnd::sendKnowsWhenItFailed_data()
{
    QTest::addColumn<bool>("leaves");
    QTest::newRow("the server stops reading") << false;
    QTest::newRow("the server leaves in the middle") << true;
}

/*! The server is played here: an unencrypted handshake, and then the beginning of the message. */
void tst_ToolEnd::sendKnowsWhenItFailed()
{
    QFETCH(bool, leaves);
    const QString name = uniqueName();
    QLocalServer server;
    QVERIFY(server.listen(u"/tmp/%1.sock"_s.arg(name)));
    Gipc sender({ u"send"_s, name, u"-"_s, u"--no-encryption"_s, u"--timeout"_s, u"4000"_s });
    sender.start();
    sender.write(QByteArray(3 * 1024 * 1024, 'x')); // more than the kernel's buffers hold
    sender.closeInput();
    QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), Patience);
    QLocalSocket *peer = server.nextPendingConnection();
    peer->setReadBufferSize(1000);
    peer->write(QByteArray::fromHex("0200"));
    QTRY_VERIFY_WITH_TIMEOUT(peer->bytesAvailable() >= 1, Patience);
    QCOMPARE(peer->read(1), QByteArray(1, 0));
    peer->write(QByteArray::fromHex("00000004"
                                    "00300000"));
    QTRY_VERIFY_WITH_TIMEOUT(peer->bytesAvailable() > 100, Patience);
    server.close(); // nobody to connect to again
    if (leaves)
        peer->abort();
    QCOMPARE(sender.exitCode(), NoServer);
    QVERIFY(!sender.restOfErrors().isEmpty());
}

QTEST_GUILESS_MAIN(tst_ToolEnd)
#include "tst_toolend.moc"
