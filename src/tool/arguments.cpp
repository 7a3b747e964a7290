// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "arguments.h"

#include "optionsreader.h"
#include "usage.h"
#include "words.h"

namespace GipcTool {

std::variant<Options, Notice> parseArguments(const QByteArrayList &arguments)
{
    if (arguments.isEmpty())
        return Notice { overview(), true };
    const QByteArray &word = arguments.first();
    if (word == "--version" || word == "-v")
        return versionNotice();
    if (word == "help" && arguments.size() > 2)
        return complaint(
            Words::tr("Too many arguments: %1.").arg(QString::fromUtf8(arguments.at(2))),
            std::nullopt);
    if (word == "help" && arguments.size() > 1)
        return parseArguments({ arguments.at(1), "--help" });
    if (word == "--help" || word == "-h" || word == "help")
        return Notice { overview() };
    const QString name = QString::fromUtf8(word);
    if (word.startsWith('-'))
        return complaint(Words::tr("A command comes first, not %1.").arg(name), std::nullopt);
    const std::optional<Command> command = commandNamed(name);
    if (!command)
        return complaint(Words::tr("Unknown command: %1.").arg(name), std::nullopt);
    return readOptions(*command, arguments.sliced(1));
}

} // namespace GipcTool
