// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipctool.h"

#include <QtCore/QRegularExpression>

using namespace ToolTest;
using namespace Qt::StringLiterals;

/*! What the command line takes and refuses. */
class tst_ToolArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void helps_data();
    void helps();
    void saysWhatItIsWithoutArguments();
    void listsOnlyTheOptionsOfTheCommand();
    void documentsEachOption_data();
    void documentsEachOption();
    void refusesWrongArguments_data();
    void refusesWrongArguments();
    void refusesWrongPlaces_data();
    void refusesWrongPlaces();
    void refusesWrongNamesAtOnce_data();
    void refusesWrongNamesAtOnce();
    void dialsAForeignNameThatIsThere();
};

void tst_ToolArguments::helps_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("beginning");
    const auto row = [](const char *arguments, const char *beginning) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(beginning);
    };
    row("help", "Usage: gipc COMMAND");
    row("--help", "Usage: gipc COMMAND");
    row("-h", "Usage: gipc COMMAND");
    row("help listen", "Usage: gipc listen [options] NAME\n");
    row("listen --help", "Usage: gipc listen [options] NAME\n");
    row("connect x -h", "Usage: gipc connect [options] NAME\n");
    row("send --help", "Usage: gipc send [options] NAME DATA\n");
    row("call --help", "Usage: gipc call [options] NAME DATA\n");
    row("bench --help", "Usage: gipc bench [options]\n");
    row("help bench", "Usage: gipc bench [options]\n");
    row("--version", "gipc " TOOL_VERSION "\n");
    row("-v", "gipc " TOOL_VERSION "\n");
    row("listen --version", "gipc " TOOL_VERSION "\n");
    row("listen x -v", "gipc " TOOL_VERSION "\n");
}

void tst_ToolArguments::helps()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, beginning);
    Gipc gipc(arguments.split(u' '));
    gipc.start();
    QCOMPARE(gipc.exitCode(), 0);
    const QByteArray output = gipc.restOfOutput();
    QVERIFY2(output.startsWith(beginning), output.constData());
    QCOMPARE(gipc.restOfErrors(), "");
}

void tst_ToolArguments::saysWhatItIsWithoutArguments()
{
    Gipc gipc({});
    gipc.start();
    QCOMPARE(gipc.exitCode(), 1);
    QVERIFY(gipc.restOfErrors().startsWith("Usage: gipc COMMAND"));
}

void tst_ToolArguments::listsOnlyTheOptionsOfTheCommand()
{
    Gipc gipc({ u"send"_s, u"--help"_s });
    gipc.start();
    const QByteArray help = gipc.restOfOutput();
    QVERIFY(help.contains("--timeout") && help.contains("--multi") && help.contains("--type"));
    QVERIFY(!help.contains("--echo") && !help.contains("--count") && !help.contains("--unmask"));
}

void tst_ToolArguments::documentsEachOption_data()
{
    QTest::addColumn<QString>("command");
    for (const char *command :
         { "listen", "connect", "send", "call", "keygen", "fingerprint", "bench" })
        QTest::newRow(command) << QString::fromLatin1(command);
}

/*! The overview and the man page know the command; bash completes what its help lists, and the man
    page has that, too. */
void tst_ToolArguments::documentsEachOption()
{
    QFETCH(QString, command);
    Gipc overview({ u"--help"_s });
    overview.start();
    QVERIFY(overview.restOfOutput().contains(command.toUtf8()));
    Gipc gipc({ command, u"--help"_s });
    gipc.start();
    QStringList options;
    static const QRegularExpression option(u"^  (?:-., )?(--[a-z-]+)"_s,
                                           QRegularExpression::MultilineOption);
    auto matches = option.globalMatch(QString::fromUtf8(gipc.restOfOutput()));
    while (matches.hasNext())
        options << matches.next().captured(1);
    QVERIFY(options.contains(u"--help"_s));

    Process shell(u"bash"_s,
                  { u"-c"_s,
                    u"source \"$0\"; COMP_WORDS=(gipc \"$1\" --); COMP_CWORD=2; _gipc; "
                    "printf '%s\\n' \"${COMPREPLY[@]}\""_s,
                    QStringLiteral(TOOL_DIR "/gipc.bash-completion"), command });
    shell.start();
    QStringList completed = QString::fromUtf8(shell.restOfOutput().trimmed()).split(u'\n');
    options.sort();
    completed.sort();
    QCOMPARE(completed, options);

    QFile page(QStringLiteral(TOOL_DIR "/gipc.1"));
    QVERIFY(page.open(QFile::ReadOnly));
    const QByteArray manual = page.readAll().replace("\\-", "-");
    QVERIFY(manual.contains(".B gipc " + command.toUtf8() + '\n'));
    for (const QString &name : options)
        QVERIFY2(manual.contains(name.toUtf8()), qPrintable(name));
}

void tst_ToolArguments::refusesWrongArguments_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    const auto row = [](const char *arguments, const char *complaint) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments) << QByteArray(complaint);
    };
    row("frobnicate x", "Unknown command: frobnicate.");
    row("--quiet listen x", "A command comes first, not --quiet.");
    row("listen", "NAME is missing.");
    row("connect --quiet", "NAME is missing.");
    row("send x", "DATA is missing.");
    row("call", "NAME is missing.");
    row("call x", "DATA is missing.");
    row("call x y z", "Too many arguments: z.");
    row("call x y --count 1", "call has no option --count.");
    row("call x y --exec cat", "call has no option --exec.");
    row("call x y --type 0", "--type takes a number from 1 to 2147483647, not \"0\".");
    row("call x y --timeout -1", "--timeout takes a number from 0 to 2147483647, not \"-1\".");
    row("call x y --raw --format json", "--raw and --format json exclude each other.");
    row("listen --exec cat", "NAME is missing.");
    row("listen x --exec", "Missing value after '--exec'.");
    row("listen x --exec=", "--exec takes a value that is not empty.");
    row("listen x --jobs 2", "--jobs needs --exec.");
    row("connect x --exec-timeout 2", "--exec-timeout needs --exec.");
    row("listen x --exec cat --jobs 0", "--jobs takes a number from 1 to 1000, not \"0\".");
    row("listen x --exec cat --jobs 1001", "--jobs takes a number from 1 to 1000, not \"1001\".");
    row("listen x --exec cat --jobs all", "--jobs takes a number from 1 to 1000, not \"all\".");
    row("listen x --exec cat --exec-timeout -1",
        "--exec-timeout takes a number from 0 to 2147483647, not \"-1\".");
    row("listen x --exec cat -n", "Unknown option: -n."); // behind -- it is the program's
    row("send x y --exec cat", "send has no option --exec.");
    row("listen x y", "Too many arguments: y.");
    row("send x y z", "Too many arguments: z.");
    row("listen x --frobnicate", "Unknown option: --frobnicate.");
    row("listen x -z", "Unknown option: -z.");
    row("connect x --policy loose", "--policy takes compatible, prefer or require, not \"loose\".");
    row("connect x --key-file=", "--key-file takes a value that is not empty.");
    row("connect x --key-id me", "--key-id needs --key-file.");
    row("listen x --allow-key me", "--allow-key needs --key-file.");
    row("connect x --allow-key me", "connect has no option --allow-key.");
    row("listen x --key 0123", "Unknown option: --key."); // never on the command line itself
    row("keygen", "FILE is missing.");
    row("keygen ", "FILE is missing."); // an empty one
    row("fingerprint ", "FILE is missing.");
    row("help listen connect", "Too many arguments: connect.");
    row("keygen a b", "Too many arguments: b.");
    row("fingerprint --quiet a", "fingerprint has no option --quiet.");
    row("bench x", "Too many arguments: x.");
    row("bench --frobnicate", "Unknown option: --frobnicate.");
    row("bench --port 5", "bench has no option --port.");
    row("bench --timeout 5", "bench has no option --timeout.");
    row("bench --size 0", "--size takes a number from 1 to 1073741824, not \"0\".");
    row("bench --size 1073741825",
        "--size takes a number from 1 to 1073741824, not \"1073741825\".");
    row("bench --size 1k", "--size takes a number from 1 to 1073741824, not \"1k\".");
    row("bench --seconds 0", "--seconds takes a number from 0.01 to 3600, not \"0\".");
    row("bench --seconds 0.009", "--seconds takes a number from 0.01 to 3600, not \"0.009\".");
    row("bench --seconds 3600.1", "--seconds takes a number from 0.01 to 3600, not \"3600.1\".");
    row("bench --seconds -1", "--seconds takes a number from 0.01 to 3600, not \"-1\".");
    row("bench --seconds 1e2", "--seconds takes a number from 0.01 to 3600, not \"1e2\".");
    row("bench --seconds nan", "--seconds takes a number from 0.01 to 3600, not \"nan\".");
    row("bench --seconds=", "--seconds takes a number from 0.01 to 3600, not \"\".");
    row("bench --format xml", "--format takes text or json, not \"xml\".");
    row("bench --json --format text", "--json and --format exclude each other.");
    row("listen x --json", "listen has no option --json.");
    row("send x y --echo", "send has no option --echo.");
    row("send x y --count 1", "send has no option --count.");
    row("connect x --echo", "connect has no option --echo.");
    row("connect x --unmask", "connect has no option --unmask.");
    row("listen x --timeout 1", "listen has no option --timeout.");
    row("listen x --retry 1", "listen has no option --retry.");
    row("listen x --type 0", "--type takes a number from 1 to 2147483647, not \"0\".");
    row("listen x --type -1", "--type takes a number from 1 to 2147483647, not \"-1\".");
    row("listen x --type 2147483648",
        "--type takes a number from 1 to 2147483647, not \"2147483648\".");
    row("listen x --type 0x5", "--type takes a number from 1 to 2147483647, not \"0x5\".");
    row("listen x --type 99999999999999999999",
        "--type takes a number from 1 to 2147483647, not \"99999999999999999999\".");
    row("listen x --count 0", "--count takes a number from 1 to 9223372036854775807, not \"0\".");
    row("listen x --count many",
        "--count takes a number from 1 to 9223372036854775807, not \"many\".");
    row("listen x --max-message-size 0",
        "--max-message-size takes a number from 1 to 1073741824, not \"0\".");
    row("listen x --max-message-size 1073741825",
        "--max-message-size takes a number from 1 to 1073741824, not \"1073741825\".");
    row("connect x --timeout 1.5", "--timeout takes a number from 0 to 2147483647, not \"1.5\".");
    row("listen x --handshake-timeout 0",
        "--handshake-timeout takes a number from 1 to 2147483647, not \"0\".");
    row("bench --handshake-timeout 5", "bench has no option --handshake-timeout.");
    row("listen x --idle-limit -1",
        "--idle-limit takes a number from 0 to 2147483647, not \"-1\".");
    row("connect x --idle-limit 2147483648",
        "--idle-limit takes a number from 0 to 2147483647, not \"2147483648\".");
    row("send x y --idle-limit 15s",
        "--idle-limit takes a number from 0 to 2147483647, not \"15s\".");
    row("listen x --idle-limit=", "--idle-limit takes a number from 0 to 2147483647, not \"\".");
    row("listen x --idle-limit", "Missing value after '--idle-limit'.");
    row("bench --idle-limit 5", "bench has no option --idle-limit.");
    row("listen x --heartbeat-interval -1",
        "--heartbeat-interval takes a number from 0 to 2147483647, not \"-1\".");
    row("connect x --heartbeat-interval 2147483648",
        "--heartbeat-interval takes a number from 0 to 2147483647, not \"2147483648\".");
    row("bench --heartbeat-interval 5", "bench has no option --heartbeat-interval.");
    row("connect x --retry 0", "--retry takes a number from 1 to 2147483647, not \"0\".");
    row("listen x --network --port 65536", "--port takes a number from 0 to 65535, not \"65536\".");
    row("connect x --network --port 0", "--port takes a number from 1 to 65535, not \"0\".");
    row("listen x --network --port", "Missing value after '--port'.");
    row("listen x --multi=yes", "Unexpected value after '--multi'.");
    row("listen x --quiet=yes", "Unexpected value after '--quiet'.");
    row("listen x --format xml", "--format takes text or json, not \"xml\".");
    row("listen x --format=", "--format takes text or json, not \"\".");
    row("listen x --network --socket y", "--network and --socket exclude each other.");
    row("listen x --port 5", "--host and --port need --network.");
    row("connect x --host h", "--host and --port need --network.");
    row("listen x --raw --format json", "--raw and --format json exclude each other.");
    row("connect x --raw --format json", "--raw and --format json exclude each other.");
    row("send x y --raw", "send has no option --raw.");
    row("send x y --until-eof", "send has no option --until-eof.");
    row("bench --raw", "bench has no option --raw.");
    row("connect x --socket=", "--socket takes a value that is not empty.");
}

void tst_ToolArguments::refusesWrongArguments()
{
    QFETCH(QString, arguments);
    QFETCH(QByteArray, complaint);
    Gipc gipc(arguments.split(u' '));
    gipc.start();
    QCOMPARE(gipc.exitCode(), 1);
    const QList<QByteArray> lines = gipc.restOfErrors().split('\n');
    QCOMPARE(lines.size(), 3); // the complaint, a hint, and the end
    QCOMPARE(lines.first(), "gipc: " + complaint);
    QVERIFY(lines.at(1).contains("--help"));
    QCOMPARE(gipc.restOfOutput(), "");
}

void tst_ToolArguments::refusesWrongPlaces_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing to listen to") << QStringList { u"listen"_s, QString() };
    QTest::newRow("65 characters") << QStringList { u"listen"_s, QString(65, u'x') };
    QTest::newRow("slash") << QStringList { u"listen"_s, u"a/b"_s };
    QTest::newRow("dots") << QStringList { u"listen"_s, u".."_s };
    QTest::newRow("hidden") << QStringList { u"listen"_s, u".x"_s };
    QTest::newRow("blank") << QStringList { u"listen"_s, u"a b"_s };
    QTest::newRow("letter") << QStringList { u"listen"_s, u"\u00e9"_s };
    QTest::newRow("long path") << QStringList { u"listen"_s, u"x"_s, u"--socket"_s,
                                                u"/tmp/"_s + QString(103, u'x') };
    QTest::newRow("foreign address")
        << QStringList { u"listen"_s, u"x"_s,      u"--network"_s, u"--port"_s,
                         u"0"_s,      u"--host"_s, u"192.0.2.1"_s };
}

void tst_ToolArguments::refusesWrongPlaces()
{
    QFETCH(QStringList, arguments);
    for (const bool quiet : { false, true }) {
        Gipc gipc(arguments + (quiet ? QStringList(u"--quiet"_s) : QStringList()));
        gipc.start();
        QCOMPARE(gipc.exitCode(), 1);
        const QByteArray errors = gipc.restOfErrors();
        QVERIFY2(errors.startsWith("gipc: "), errors.constData());
        QCOMPARE(errors.count('\n'), 1); // said once
    }
}

void tst_ToolArguments::refusesWrongNamesAtOnce_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *what, const QString &name) {
        QTest::addRow("connect, %s", what) << QStringList { u"connect"_s, name };
        QTest::addRow("connect, with a key, %s", what)
            << QStringList { u"connect"_s, name, u"--key-file"_s, u"/nowhere"_s };
        QTest::addRow("send, %s", what) << QStringList { u"send"_s, name, u"data"_s };
        QTest::addRow("call, %s", what) << QStringList { u"call"_s, name, u"data"_s };
        QTest::addRow("send what is typed in, %s", what) << QStringList { u"send"_s, name, u"-"_s };
        QTest::addRow("send JSON, %s", what)
            << QStringList { u"send"_s, name, u"-"_s, u"--format"_s, u"json"_s };
    };
    row("nothing", {});
    row("65 characters", QString(65, u'x'));
    row("slash", u"a/b"_s);
    row("path", u"/tmp/x.sock"_s);
    row("dots", u".."_s);
    row("hidden", u".x"_s);
    row("blank", u"a b"_s);
    row("letter", u"\u00e9"_s);
}

/*! Without reading anything, or waiting for a server that cannot come. */
void tst_ToolArguments::refusesWrongNamesAtOnce()
{
    QFETCH(QStringList, arguments);
    Gipc gipc(arguments);
    gipc.start(); // its input stays open
    QCOMPARE(gipc.exitCode(), 1);
    QCOMPARE(gipc.restOfOutput(), "");
    const QList<QByteArray> lines = gipc.restOfErrors().split('\n');
    QCOMPARE(lines.size(), 3); // the complaint, a hint, and the end
    QVERIFY2(lines.first().contains("is no server's name"), lines.first().constData());
}

/*! A server of Go may be called as it likes. */
void tst_ToolArguments::dialsAForeignNameThatIsThere()
{
    const QString name = uniqueName() + u" with blanks"_s;
    Gipc server({ u"listen"_s, u"x"_s, u"--socket"_s, u"/tmp/%1.sock"_s.arg(name), u"--quiet"_s,
                  u"--count"_s, u"1"_s });
    server.start();
    QVERIFY(waitUntil([&] { return QFile::exists(u"/tmp/%1.sock"_s.arg(name)); }));
    Gipc sender(QStringList { u"send"_s, name, u"hello"_s } + Patiently);
    sender.start();
    QCOMPARE(sender.exitCode(), 0);
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.restOfOutput(), "hello\n");
}

QTEST_GUILESS_MAIN(tst_ToolArguments)
#include "tst_toolarguments.moc"
