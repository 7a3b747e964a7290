// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "command.h"

#include <QtCore/QList>

class QCommandLineParser;

namespace GipcTool {

/*! An option and the commands that have it. */
struct OptionRule
{
    QString name;
    QString valueName; ///< empty: the option takes no value
    QString text;
    QList<Command> commands;
};

/*! All but --help and --version, which every command has. */
QList<OptionRule> optionRules();

/*! Tells \a parser what \a command takes. */
void addOptions(QCommandLineParser *parser, Command command);

} // namespace GipcTool
