// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "optionvalues.h"

#include "optiontable.h"
#include "words.h"

#include <algorithm>

namespace GipcTool {

namespace {

/*! Errors of Qt's parser. Listed here they are translated even without Qt's translations. */
[[maybe_unused]] constexpr const char *ParserErrors[] = {
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'."),
};

// The parser takes QString only. Each byte is passed through it as one Latin-1 character, so that
// bytes that are no UTF-8 are not changed.
QString wrapped(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

QString unwrapped(const QString &text)
{
    return QString::fromUtf8(text.toLatin1());
}

bool isNumber(const QString &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

} // namespace

OptionValues::OptionValues(Command command)
    : m_command(command)
{
    addOptions(&m_parser, command);
}

void OptionValues::parse(const QByteArrayList &arguments)
{
    QStringList words { QStringLiteral("gipc") };
    for (const QByteArray &argument : arguments)
        words << wrapped(argument);
    if (!m_parser.parse(words))
        fail(parserError());
}

QString OptionValues::parserError() const
{
    if (m_parser.unknownOptionNames().isEmpty())
        return m_parser.errorText(); // one of ParserErrors
    const QString name = m_parser.unknownOptionNames().constFirst();
    const QList<OptionRule> all = optionRules();
    const bool ofOther = std::any_of(all.begin(), all.end(),
                                     [&](const OptionRule &rule) { return rule.name == name; });
    if (ofOther)
        return Words::tr("%1 has no option --%2.").arg(nameOf(m_command), name);
    return Words::tr("Unknown option: %1%2.")
        .arg(name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--"), unwrapped(name));
}

QByteArrayList OptionValues::positionalArguments() const
{
    QByteArrayList arguments;
    for (const QString &argument : m_parser.positionalArguments())
        arguments << argument.toLatin1();
    return arguments;
}

bool OptionValues::isSet(const char *name) const
{
    return m_parser.optionNames().contains(QString::fromLatin1(name));
}

QString OptionValues::value(const char *name) const
{
    return unwrapped(m_parser.value(QString::fromLatin1(name)));
}

QStringList OptionValues::values(const char *name) const
{
    QStringList all;
    if (!isSet(name))
        return all;
    for (const QString &value : m_parser.values(QString::fromLatin1(name)))
        all << unwrapped(value);
    return all;
}

QString OptionValues::text(const char *name)
{
    if (value(name).isEmpty())
        fail(Words::tr("--%1 takes a value that is not empty.").arg(QString::fromLatin1(name)));
    return value(name);
}

std::optional<qint64> OptionValues::number(const char *name, qint64 least, qint64 most)
{
    if (!isSet(name))
        return std::nullopt;
    bool isInRange = false;
    const qint64 number = value(name).toLongLong(&isInRange);
    if (isInRange && isNumber(value(name)) && number >= least && number <= most)
        return number;
    refuseNumber(name, QString::number(least), QString::number(most));
    return std::nullopt;
}

std::optional<int> OptionValues::smallNumber(const char *name, int least, int most)
{
    const std::optional<qint64> found = number(name, least, most);
    return found ? std::optional(int(*found)) : std::nullopt;
}

std::optional<double> OptionValues::decimal(const char *name, double least, double most)
{
    if (!isSet(name))
        return std::nullopt;
    const QString whole = value(name).section(u'.', 0, 0);
    const QString part = value(name).section(u'.', 1);
    const double number = value(name).toDouble();
    if (isNumber(whole + part) && number >= least && number <= most)
        return number;
    refuseNumber(name, QString::number(least), QString::number(most));
    return std::nullopt;
}

void OptionValues::refuseNumber(const char *name, const QString &least, const QString &most)
{
    fail(Words::tr("--%1 takes a number from %2 to %3, not \"%4\".")
             .arg(QString::fromLatin1(name), least, most, value(name)));
}

void OptionValues::fail(const QString &error)
{
    if (m_error.isEmpty())
        m_error = error;
}

} // namespace GipcTool
