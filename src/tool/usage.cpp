// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "usage.h"

#include "columns.h"
#include "exitcode.h"
#include "words.h"

#include <QtCore/QCommandLineParser>

namespace GipcTool {

namespace {

constexpr Command Commands[]
    = { Command::Listen,      Command::Connect, Command::Send,     Command::Keygen,
        Command::Fingerprint, Command::Bench,   Command::BenchPeer };

QString descriptionOf(Command command)
{
    switch (command) {
    case Command::Listen:
        return Words::tr("Serves NAME and prints what arrives. Each line of standard input goes to "
                         "every client. Runs until interrupted.");
    case Command::Connect:
        return Words::tr("Connects to the server NAME, again after every loss, and prints what "
                         "arrives. Each line of standard input goes to the server. Runs until "
                         "interrupted.");
    case Command::Send:
        return Words::tr("Connects to the server NAME, sends one message and ends. The exit code "
                         "is 0 only when the message went out whole.");
    case Command::Keygen:
        return Words::tr("Writes a new pre-shared key of 32 random bytes to FILE, for --key-file "
                         "on both sides, and prints its fingerprint. A FILE that is there stays.");
    case Command::Fingerprint:
        return Words::tr("Prints a short number by which two people can tell whether they have "
                         "the same key. The key cannot be found out from it.");
    case Command::Bench:
        return Words::tr("Measures how many messages a second go from one process to another on "
                         "this machine, how many bytes of data that is, and how long a message "
                         "takes there and back: half of them at most, and 99 of 100.");
    case Command::BenchPeer:
        return Words::tr("The second process of gipc bench, which starts it.");
    }
    return {};
}

QString usageLine(Command command)
{
    //: stands for any options in the line that shows how a command is used
    const QStringList words = QStringList(Words::tr("[options]")) + positionalNames(command);
    //: %1 is a command, %2 what comes behind it, as in "Usage: gipc listen [options] NAME"
    return Words::tr("Usage: gipc %1 %2").arg(nameOf(command), words.join(u' '));
}

/*! The rules of a table, for the commands that have its options. */
class Table
{
public:
    explicit Table(const QList<Command> &commands)
        : m_commands(commands)
    { }

    Table &flag(const char *name, const QString &text) { return value(name, "", text); }
    Table &value(const char *name, const char *valueName, const QString &text)
    {
        m_rules << Rule { QString::fromLatin1(name), QString::fromLatin1(valueName), text,
                          m_commands };
        return *this;
    }
    QList<Rule> rules() const { return m_rules; }

private:
    const QList<Command> m_commands;
    QList<Rule> m_rules;
};

QList<Rule> placeRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send, Command::BenchPeer })
        .flag("no-encryption", Words::tr("Talk unencrypted; both sides must agree."))
        .flag("network", Words::tr("Use TCP instead of a local socket."))
        .value("host", "H",
               Words::tr("With --network: the address (GIPC_NETWORK_HOST, else 127.0.0.1)."))
        .value(
            "port", "P",
            Words::tr("With --network: the port (GIPC_NETWORK_PORT, else 8100). For listen, 0 is "
                      "any free one."))
        .value("socket", "PATH",
               Words::tr("The path of the local socket, instead of the one made of NAME."))
        .value("handshake-timeout", "MS",
               Words::tr("Milliseconds that the other side has for the handshake (5000, with "
                         "--network 10000)."))
        .value("idle-limit", "MS",
               Words::tr("Milliseconds for which the other side may be silent, with GIPC-X; at "
                         "least 1000, and 0 is for ever (15000)."))
        .rules();
}

QList<Rule> securityRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send, Command::BenchPeer })
        .value("policy", "P",
               Words::tr("compatible: version 2 of the protocol only, as Go programs speak it; "
                         "prefer: GIPC-X with those who know it; require: with others not at all "
                         "(prefer)."))
        .value("key-file", "F",
               Words::tr("A pre-shared key that both sides must have; gipc keygen makes one. The "
                         "other side must then speak GIPC-X."))
        .value("key-id", "ID", Words::tr("The name of that key, the same on both sides (empty)."))
        .rules();
}

QList<Rule> listenRules()
{
    return Table({ Command::Listen })
        .flag("multi", Words::tr("Serve any number of clients at a time, those of Go included."))
        .flag("unmask", Words::tr("Let other users connect (socket mode 0777)."))
        .flag("echo", Words::tr("Send each message back to its sender, same type."))
        .rules();
}

QList<Rule> dialRules()
{
    return Table({ Command::Connect, Command::Send })
        .flag("multi",
              Words::tr("The server is one of Go's multi-client mode: ask it for an id first. A "
                        "server of this library does not need that."))
        .value("timeout", "MS",
               Words::tr("Give up after so many milliseconds without a connection; 0 is never "
                         "(connect: 0, send: 5000)."))
        .value("retry", "MS", Words::tr("Milliseconds between two attempts to connect (1000)."))
        .rules();
}

QList<Rule> lastingRules()
{
    return Table({ Command::Listen, Command::Connect, Command::BenchPeer })
        .value("max-message-size", "N",
               Words::tr("The largest message in bytes, received or read from standard input "
                         "(listen: 3145728, connect: 67108864)."))
        .value("count", "N", Words::tr("End after N messages received."))
        .rules();
}

QList<Rule> streamRules()
{
    return Table({ Command::Listen, Command::Connect })
        .flag("until-eof",
              Words::tr("End when standard input has ended and all of it has been sent."))
        .flag("raw",
              Words::tr("Print the data of messages as they are and nothing else: no escapes, no "
                        "ends of lines."))
        .rules();
}

QList<Rule> messageRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send })
        .value("type", "N",
               Words::tr(
                   "The type of what is sent, 1 to 2147483647 (1); lines of JSON have their own."))
        .value(
            "format", "text|json",
            Words::tr("Input and output: readable lines, or a JSON object per line with the data "
                      "in Base64 (text)."))
        .flag("quiet", Words::tr("Print messages only."))
        .rules();
}

QList<Rule> benchRules()
{
    return Table({ Command::Bench })
        .flag("network", Words::tr("Use TCP on 127.0.0.1 instead of a local socket."))
        .value("size", "N",
               Words::tr("The bytes of a message (64, 1024, 65536 and 1048576 in turn)."))
        .value("seconds", "S",
               Words::tr("How long each of the measurements takes, two for each protection and "
                         "size; a quarter of it is added to warm up (0.3)."))
        .value("format", "text|json", Words::tr("A table, or one JSON object (text)."))
        .flag("json", Words::tr("The same as --format json."))
        .flag("quiet", Words::tr("Show no progress."))
        .rules();
}

QString positionalText(const QString &name)
{
    if (name == QLatin1String("FILE"))
        return Words::tr("The file with the key, its bare bytes.");
    if (name == QLatin1String("DATA"))
        return Words::tr("The message, with --format json one object as in a line of input; - is "
                         "all of standard input. Put -- before what begins with a dash.");
    return Words::tr("The server's name; its socket is /tmp/NAME.sock.");
}

} // namespace

QList<Rule> rules()
{
    return placeRules() + securityRules() + listenRules() + dialRules() + lastingRules()
        + streamRules() + messageRules() + benchRules();
}

QString nameOf(Command command)
{
    switch (command) {
    case Command::Listen:
        return QStringLiteral("listen");
    case Command::Connect:
        return QStringLiteral("connect");
    case Command::Send:
        return QStringLiteral("send");
    case Command::Keygen:
        return QStringLiteral("keygen");
    case Command::Fingerprint:
        return QStringLiteral("fingerprint");
    case Command::Bench:
        return QStringLiteral("bench");
    case Command::BenchPeer:
        return QStringLiteral("bench-peer");
    }
    return {};
}

QStringList positionalNames(Command command)
{
    switch (command) {
    case Command::Listen:
    case Command::Connect:
    case Command::BenchPeer:
        return { QStringLiteral("NAME") };
    case Command::Send:
        return { QStringLiteral("NAME"), QStringLiteral("DATA") };
    case Command::Keygen:
    case Command::Fingerprint:
        return { QStringLiteral("FILE") };
    case Command::Bench:
        break;
    }
    return {};
}

std::optional<Command> commandNamed(const QString &name)
{
    for (const Command command : Commands) {
        if (nameOf(command) == name)
            return command;
    }
    return std::nullopt;
}

void prepare(QCommandLineParser *parser, Command command)
{
    for (const Rule &rule : rules()) {
        if (rule.commands.contains(command))
            parser->addOption({ rule.name, QString(), rule.valueName });
    }
    for (const char *name : { "help", "version" }) {
        const QString word = QString::fromLatin1(name);
        parser->addOption(QCommandLineOption(QStringList { word.first(1), word }));
    }
}

QString overview()
{
    const QList<TableRow> commands {
        { QStringLiteral("listen NAME"),
          Words::tr("serve NAME; print what arrives, send each line of standard input") },
        { QStringLiteral("connect NAME"),
          Words::tr("connect to NAME; print what arrives, send each line of standard input") },
        { QStringLiteral("send NAME DATA"),
          Words::tr("send one message to NAME and end; DATA - is all of standard input") },
        { QStringLiteral("keygen FILE"), Words::tr("make a pre-shared key for --key-file") },
        { QStringLiteral("fingerprint FILE"), Words::tr("print what tells that key from others") },
        { QStringLiteral("bench"), Words::tr("measure how fast messages are on this machine") },
    };
    const QList<TableRow> exitCodes {
        { QString::number(Done), Words::tr("done") },
        { QString::number(WrongUsage), Words::tr("wrong arguments") },
        { QString::number(NoServer), Words::tr("no server, or not in time") },
        { QString::number(HandshakeFailed), Words::tr("handshake or authentication failed") },
        { QString::number(MessageRefused), Words::tr("message refused") },
        { QString::number(NameInUse), Words::tr("name in use") },
    };
    return paragraph(Words::tr("Usage: gipc COMMAND NAME [options]")) + u'\n'
        + paragraph(Words::tr("Sends and receives messages over a gipc channel, encrypted unless "
                              "told otherwise."))
        + u'\n' + paragraph(Words::tr("Commands:")) + table(commands) + u'\n'
        + paragraph(Words::tr("gipc COMMAND --help shows the options of a command, gipc --version "
                              "the version."))
        + u'\n' + paragraph(Words::tr("In two terminals:"))
        + paragraph(QStringLiteral("gipc listen example --echo"), 2)
        + paragraph(QStringLiteral("gipc connect example"), 2) + u'\n'
        + paragraph(Words::tr("Exit codes:")) + table(exitCodes);
}

QString helpText(Command command)
{
    QList<TableRow> rows;
    for (const Rule &rule : rules()) {
        const QString value
            = rule.valueName.isEmpty() ? QString() : QStringLiteral(" <%1>").arg(rule.valueName);
        if (rule.commands.contains(command))
            rows << TableRow { QStringLiteral("--") + rule.name + value, rule.text };
    }
    rows << TableRow { QStringLiteral("-h, --help"), Words::tr("Show this help.") };
    rows << TableRow { QStringLiteral("-v, --version"), Words::tr("Show the version.") };
    QString text = usageLine(command) + QStringLiteral("\n\n") + paragraph(descriptionOf(command))
        + u'\n' + paragraph(Words::tr("Options:")) + table(rows);
    const QStringList names = positionalNames(command);
    if (names.isEmpty())
        return text;
    rows.clear();
    for (const QString &name : names)
        rows << TableRow { name, positionalText(name) };
    return text + u'\n' + paragraph(Words::tr("Arguments:")) + table(rows);
}

QString hint(std::optional<Command> command)
{
    if (!command)
        return Words::tr("Try gipc --help.");
    //: %1 is the line that begins with "Usage:", %2 a command
    return Words::tr("%1. Try gipc %2 --help.").arg(usageLine(*command), nameOf(*command));
}

} // namespace GipcTool
