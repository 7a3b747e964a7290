// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "usage.h"

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
        return Words::tr(
            "Serves NAME and prints what arrives. Each line of standard input goes to\n"
            "every client. Runs until interrupted.");
    case Command::Connect:
        return Words::tr("Connects to the server NAME, again after every loss, and prints what\n"
                         "arrives. Each line of standard input goes to the server. Runs until\n"
                         "interrupted.");
    case Command::Send:
        return Words::tr(
            "Connects to the server NAME, sends one message and ends. The exit code is\n"
            "0 only when the message went out whole.");
    case Command::Keygen:
        return Words::tr(
            "Writes a new pre-shared key of 32 random bytes to FILE, for --key-file on\n"
            "both sides, and prints its fingerprint. A FILE that is there stays.");
    case Command::Fingerprint:
        return Words::tr(
            "Prints a short number by which two people can tell whether they have the\n"
            "same key. The key cannot be found out from it.");
    case Command::Bench:
        return Words::tr(
            "Measures how many messages a second go from one process to another on this\n"
            "machine, how many bytes of data that is, and how long a message takes there\n"
            "and back: half of them at most, and 99 of 100.");
    case Command::BenchPeer:
        return Words::tr("The second process of gipc bench, which starts it.");
    }
    return {};
}

QString usageLine(Command command)
{
    const QStringList words = QStringList(QStringLiteral("[options]")) + positionalNames(command);
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
        return Words::tr("The message; - is all of standard input. Put -- before "
                         "what begins with a dash.");
    return Words::tr("The server's name; its socket is /tmp/NAME.sock.");
}

} // namespace

QList<Rule> rules()
{
    return placeRules() + securityRules() + listenRules() + dialRules() + lastingRules()
        + messageRules() + benchRules();
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
    parser->setApplicationDescription(descriptionOf(command));
    for (const QString &name : positionalNames(command))
        parser->addPositionalArgument(name, positionalText(name));
    for (const Rule &rule : rules()) {
        if (rule.commands.contains(command))
            parser->addOption({ rule.name, rule.text, rule.valueName });
    }
    parser->addOption(
        { { QStringLiteral("h"), QStringLiteral("help") }, Words::tr("Show this help.") });
    parser->addOption(
        { { QStringLiteral("v"), QStringLiteral("version") }, Words::tr("Show the version.") });
}

QString overview()
{
    return Words::tr(
        "Usage: gipc COMMAND NAME [options]\n"
        "\n"
        "Sends and receives messages over a gipc channel, encrypted unless told otherwise.\n"
        "\n"
        "Commands:\n"
        "  listen NAME      serve NAME; print what arrives, send each line of standard input\n"
        "  connect NAME     connect to NAME; print what arrives, send each line of standard input\n"
        "  send NAME DATA   send one message to NAME and end; DATA - is all of standard input\n"
        "  keygen FILE      make a pre-shared key for --key-file; fingerprint FILE: what tells it\n"
        "                   from others\n"
        "  bench            measure how fast messages are on this machine\n"
        "\n"
        "  gipc COMMAND --help shows the options of a command, gipc --version the version.\n"
        "\n"
        "In two terminals:\n"
        "  gipc listen example --echo\n"
        "  gipc connect example\n"
        "\n"
        "Exit codes:\n"
        "  0 done   1 wrong arguments   2 no server, or not in time   3 handshake or\n"
        "  authentication failed   4 message refused   5 name in use\n");
}

QString helpText(const QCommandLineParser &parser, Command command)
{
    // The parser's own first line has the program's path, and the command behind the options.
    const QString text = parser.helpText();
    return usageLine(command) + u'\n' + text.sliced(text.indexOf(u'\n'));
}

QString hint(std::optional<Command> command)
{
    if (!command)
        return Words::tr("Try gipc --help.");
    return Words::tr("%1. Try gipc %2 --help.").arg(usageLine(*command), nameOf(*command));
}

} // namespace GipcTool
