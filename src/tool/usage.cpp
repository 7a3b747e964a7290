// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "usage.h"

#include "columns.h"
#include "exitcode.h"
#include "optiontable.h"
#include "words.h"

namespace GipcTool {

namespace {

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
    case Command::Call:
        return Words::tr("Connects to the server NAME, sends one request, prints the data of its "
                         "answer and ends.");
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

QString overview()
{
    const QList<TableRow> commands {
        { QStringLiteral("listen NAME"),
          Words::tr("serve NAME; print what arrives, send each line of standard input") },
        { QStringLiteral("connect NAME"),
          Words::tr("connect to NAME; print what arrives, send each line of standard input") },
        { QStringLiteral("send NAME DATA"),
          Words::tr("send one message to NAME and end; DATA - is all of standard input") },
        { QStringLiteral("call NAME DATA"),
          Words::tr("send one request to NAME, print its answer and end") },
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
        { QString::number(RequestFailed), Words::tr("request failed") },
        { QString::number(NobodyAnswers), Words::tr("nobody answers requests") },
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
    for (const OptionRule &rule : optionRules()) {
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
