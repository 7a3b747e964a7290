// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "command.h"

#include <QtCore/QByteArrayList>
#include <QtCore/QCommandLineParser>

namespace GipcTool {

/*! The arguments of one command as values, each checked against its range. error() is the first
    thing that was wrong; reading goes on after it. */
class OptionValues
{
public:
    explicit OptionValues(Command command);

    void parse(const QByteArrayList &arguments);
    QByteArrayList positionalArguments() const;

    // With their short names, which isSet() does not know.
    bool isHelpAsked() const { return m_parser.isSet(QStringLiteral("help")); }
    bool isVersionAsked() const { return m_parser.isSet(QStringLiteral("version")); }

    /*! False, too, for an option that the command does not have. */
    bool isSet(const char *name) const;
    QString value(const char *name) const;
    /*! Of an option that may be given several times. */
    QStringList values(const char *name) const;

    /*! A value that must not be empty. */
    QString text(const char *name);

    // Digits only; nothing if the option is not set, or the value is wrong.
    std::optional<qint64> number(const char *name, qint64 least, qint64 most);
    std::optional<int> smallNumber(const char *name, int least, int most);
    /*! Digits with or without a point among them. */
    std::optional<double> decimal(const char *name, double least, double most);

    void fail(const QString &error);
    QString error() const { return m_error; }

private:
    QString parserError() const;
    void refuseNumber(const char *name, const QString &least, const QString &most);

    const Command m_command;
    QCommandLineParser m_parser;
    QString m_error; ///< empty: nothing was wrong so far
};

} // namespace GipcTool
