// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

#include <QtCore/QList>

class QCommandLineParser;

namespace GipcTool {

/*! An option and the commands that have it. */
struct Rule
{
    QString name;
    QString valueName; ///< empty: the option takes no value
    QString text;
    QList<Command> commands;
};

QList<Rule> rules();

/*! What the arguments behind the command are: "NAME", "NAME" and "DATA", "FILE", or none. */
QStringList positionalNames(Command command);

/*! "listen", "connect", "send", ..., and back. */
QString nameOf(Command command);
std::optional<Command> commandNamed(const QString &name);

/*! Tells \a parser what \a command takes. */
void prepare(QCommandLineParser *parser, Command command);

/*! What `gipc --help` and `gipc COMMAND --help` print. */
QString overview();
QString helpText(Command command);

/*! Where to read on, after an error. */
QString hint(std::optional<Command> command);

} // namespace GipcTool
