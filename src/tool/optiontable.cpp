// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "optiontable.h"

#include "words.h"

#include <QtCore/QCommandLineParser>

namespace GipcTool {

namespace {

/*! Makes a list of options that the same commands have. */
class Table
{
public:
    explicit Table(const QList<Command> &commands)
        : m_commands(commands)
    { }

    Table &flag(const char *name, const QString &text) { return value(name, "", text); }
    Table &value(const char *name, const char *valueName, const QString &text)
    {
        m_rules << OptionRule { QString::fromLatin1(name), QString::fromLatin1(valueName), text,
                                m_commands };
        return *this;
    }
    QList<OptionRule> rules() const { return m_rules; }

private:
    const QList<Command> m_commands;
    QList<OptionRule> m_rules;
};

QList<OptionRule> placeRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send, Command::Call,
                   Command::BenchPeer })
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
        .value(
            "heartbeat-interval", "MS",
            Words::tr("Milliseconds within which something is sent at the latest, with GIPC-X; 0 "
                      "is a third of what the other side allows. On TCP in version 2, how often "
                      "something is sent (5000)."))
        .value("idle-limit", "MS",
               Words::tr("Milliseconds for which the other side may be silent, with GIPC-X; at "
                         "least 1000, and 0 is for ever (15000)."))
        .rules();
}

QList<OptionRule> securityRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send, Command::Call,
                   Command::BenchPeer })
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

QList<OptionRule> listenRules()
{
    return Table({ Command::Listen })
        .flag("multi", Words::tr("Serve any number of clients at a time, those of Go included."))
        .flag("unmask", Words::tr("Let other users connect (socket mode 0777)."))
        .value("allow-key", "ID",
               Words::tr("Let in only clients whose key has this name; may be given several "
                         "times."))
        .flag("echo",
              Words::tr("Send each message back to its sender, same type; a request is answered "
                        "so, too."))
        .rules();
}

QList<OptionRule> dialRules()
{
    return Table({ Command::Connect, Command::Send, Command::Call })
        .flag("multi",
              Words::tr("The server is one of Go's multi-client mode: ask it for an id first. A "
                        "server of this library does not need that."))
        .value("timeout", "MS",
               Words::tr("Give up after so many milliseconds without a connection, call then "
                         "after as many without an answer; 0 is never (connect: 0, send: 5000, "
                         "call: 5000 and 30000)."))
        .value("retry", "MS", Words::tr("Milliseconds between two attempts to connect (1000)."))
        .rules();
}

QList<OptionRule> programRules()
{
    return Table({ Command::Listen, Command::Connect })
        .value("exec", "PROGRAM",
               Words::tr("Start PROGRAM for each request: its input is the request's data, its "
                         "output the answer. With another exit code than 0 the request has "
                         "failed, and the last line of its standard error says why. Arguments for "
                         "it stand behind NAME; put -- before those that begin with a dash."))
        .value("exec-timeout", "MS",
               Words::tr("Milliseconds that PROGRAM may take; 0 is any time (30000)."))
        .value("jobs", "N",
               Words::tr("How many requests of a client PROGRAM does at a time; others wait (4)."))
        .rules();
}

QList<OptionRule> sizeRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Call, Command::BenchPeer })
        .value("max-message-size", "N",
               Words::tr("The largest message in bytes, received, read from standard input or "
                         "answered by PROGRAM (listen: 3145728, else 67108864)."))
        .rules();
}

QList<OptionRule> lastingRules()
{
    return Table({ Command::Listen, Command::Connect, Command::BenchPeer })
        .value("count", "N", Words::tr("End after N messages received."))
        .rules();
}

QList<OptionRule> streamRules()
{
    return Table({ Command::Listen, Command::Connect })
        .flag("until-eof",
              Words::tr("End when standard input has ended, all of it has been sent, and what it "
                        "asked is answered."))
        .rules();
}

QList<OptionRule> rawRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Call })
        .flag("raw",
              Words::tr("Print the data of messages as they are and nothing else: no escapes, no "
                        "ends of lines."))
        .rules();
}

QList<OptionRule> messageRules()
{
    return Table({ Command::Listen, Command::Connect, Command::Send, Command::Call })
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

QList<OptionRule> benchRules()
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

} // namespace

QList<OptionRule> optionRules()
{
    return placeRules() + securityRules() + listenRules() + programRules() + dialRules()
        + sizeRules() + lastingRules() + streamRules() + rawRules() + messageRules() + benchRules();
}

void addOptions(QCommandLineParser *parser, Command command)
{
    for (const OptionRule &rule : optionRules()) {
        if (rule.commands.contains(command))
            parser->addOption({ rule.name, QString(), rule.valueName });
    }
    for (const char *name : { "help", "version" }) {
        const QString word = QString::fromLatin1(name);
        parser->addOption(QCommandLineOption(QStringList { word.first(1), word }));
    }
}

} // namespace GipcTool
