// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "options.h"

#include "escape.h"
#include "usage.h"
#include "words.h"

#include <Gipc/GipcClient>

#include <QtCore/QCommandLineParser>
#include <QtCore/QFile>

#include <algorithm>
#include <limits>

namespace GipcTool {

namespace {

constexpr int MaxMessageSize = 1 << 30;
constexpr int MaxIdentitySize = 64;
constexpr int MaxNameSize = 64;
constexpr double MinSeconds = 0.01;
constexpr double MaxSeconds = 3600;
constexpr int MaxInt = std::numeric_limits<int>::max();

/*! What Qt's parser can say: it is translated where Qt's own translations are missing, too. */
[[maybe_unused]] constexpr const char *ParserErrors[] = {
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Missing value after '%1'."),
    //: %1 is an option
    QT_TRANSLATE_NOOP("QCommandLineParser", "Unexpected value after '%1'."),
};

// The parser knows QString only. Each byte travels through it as one Latin-1 character, so that
// data that are no UTF-8 come out as they went in.
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

/*! Whether a server of this library can have it. */
bool isServerName(const QString &name)
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'_' || c == u'-';
    };
    return !name.isEmpty() && name.size() <= MaxNameSize && !name.startsWith(u'.')
        && std::all_of(name.begin(), name.end(), isAllowed);
}

/*! What is wrong in one line, and a hint. */
Notice complaint(const QString &error, std::optional<Command> command)
{
    const QString line = QString::fromUtf8(escaped(error.toUtf8()));
    return { QStringLiteral("gipc: %1\n%2\n").arg(line, hint(command)), true };
}

/*! Turns the arguments of one command into Options; the first thing wrong ends it. */
class Reader
{
public:
    explicit Reader(Command command)
    {
        m_options.command = command;
        prepare(&m_parser, command);
    }

    std::variant<Options, Notice> read(const QStringList &arguments);

private:
    /*! Also false for options that the command does not have. */
    bool isSet(const char *name) const
    {
        return m_parser.optionNames().contains(QString::fromLatin1(name));
    }
    QString value(const char *name) const
    {
        return unwrapped(m_parser.value(QString::fromLatin1(name)));
    }

    void readPositional();
    void readPlace();
    void checkName();
    void readNumbers();
    void readSecurity();
    void readTheRest();
    QString parserError() const;
    QString text(const char *name);
    std::optional<qint64> number(const char *name, qint64 least, qint64 most);
    std::optional<int> smallNumber(const char *name, int least, int most);
    std::optional<double> decimal(const char *name, double least, double most);
    void refuseNumber(const char *name, const QString &least, const QString &most);
    void fail(const QString &error);

    QCommandLineParser m_parser;
    Options m_options;
    QString m_error;
};

std::variant<Options, Notice> Reader::read(const QStringList &arguments)
{
    const bool parsed = m_parser.parse(QStringList(QStringLiteral("gipc")) + arguments);
    if (m_parser.isSet(QStringLiteral("help")))
        return Notice { helpText(m_options.command) };
    if (m_parser.isSet(QStringLiteral("version")))
        return parseArguments({ "--version" });
    if (!parsed)
        fail(parserError());
    readPositional();
    readPlace();
    readNumbers();
    readSecurity();
    readTheRest();
    if (!m_error.isEmpty())
        return complaint(m_error, m_options.command);
    return m_options;
}

void Reader::fail(const QString &error)
{
    if (m_error.isEmpty())
        m_error = error;
}

QString Reader::parserError() const
{
    if (m_parser.unknownOptionNames().isEmpty())
        return m_parser.errorText(); // one of ParserErrors, about an option that there is
    const QString name = m_parser.unknownOptionNames().constFirst();
    const QList<Rule> all = rules();
    const bool ofOther
        = std::any_of(all.begin(), all.end(), [&](const Rule &rule) { return rule.name == name; });
    if (ofOther)
        return Words::tr("%1 has no option --%2.").arg(nameOf(m_options.command), name);
    return Words::tr("Unknown option: %1%2.")
        .arg(name.size() == 1 ? QStringLiteral("-") : QStringLiteral("--"), unwrapped(name));
}

void Reader::readPositional()
{
    const QStringList given = m_parser.positionalArguments();
    const qsizetype wanted = positionalNames(m_options.command).size();
    if (given.size() > wanted)
        return fail(Words::tr("Too many arguments: %1.").arg(unwrapped(given.at(wanted))));
    if (given.size() < wanted)
        return fail(
            Words::tr("%1 is missing.").arg(positionalNames(m_options.command).at(given.size())));
    if (given.isEmpty())
        return;
    m_options.name = unwrapped(given.first());
    m_options.data = given.last().toLatin1();
}

void Reader::readPlace()
{
    m_options.encryption = !isSet("no-encryption");
    m_options.unmaskPermissions = isSet("unmask");
    m_options.multiClient = isSet("multi");
    if (isSet("network") && isSet("socket"))
        fail(Words::tr("--network and --socket exclude each other."));
    m_options.network = isSet("network") || (!isSet("socket") && GipcClient().network());
    if (!m_options.network && (isSet("host") || isSet("port")))
        fail(Words::tr("--host and --port need --network."));
    if (isSet("host"))
        m_options.host = text("host");
    if (isSet("socket"))
        m_options.socketPath = text("socket");
    checkName();
    const int leastPort = m_options.command == Command::Listen ? 0 : 1;
    if (const auto port = smallNumber("port", leastPort, std::numeric_limits<quint16>::max()))
        m_options.port = quint16(*port);
}

/*! Said at once: nobody need wait for a server that cannot come, or type in what cannot be sent. A server of
    Go may have another name; while it is there, it can be dialed. */
void Reader::checkName()
{
    const bool dials = m_options.command == Command::Connect || m_options.command == Command::Send;
    if (!dials || m_options.network || !m_options.socketPath.isEmpty()
        || isServerName(m_options.name))
        return;
    const QString path = QStringLiteral("/tmp/") + m_options.name;
    const bool isThere = !m_options.name.isEmpty() && !m_options.name.contains(u'/')
        && (QFile::exists(path + QStringLiteral(".sock"))
            || QFile::exists(path + QStringLiteral("_manager.sock")));
    if (!isThere)
        fail(Words::tr("\"%1\" is no server's name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no "
                       "dot at the start.")
                 .arg(m_options.name));
}

void Reader::readNumbers()
{
    m_options.maxMessageSize = smallNumber("max-message-size", 1, MaxMessageSize);
    m_options.timeout = smallNumber("timeout", 0, MaxInt);
    m_options.handshakeTimeout = smallNumber("handshake-timeout", 1, MaxInt);
    m_options.idleLimit = smallNumber("idle-limit", 0, MaxInt);
    m_options.retryTimer = smallNumber("retry", 1, MaxInt);
    m_options.type = smallNumber("type", 1, MaxInt).value_or(m_options.type);
    m_options.size = smallNumber("size", 1, MaxMessageSize);
    m_options.seconds = decimal("seconds", MinSeconds, MaxSeconds).value_or(m_options.seconds);
    m_options.count = number("count", 1, std::numeric_limits<qint64>::max());
}

void Reader::readSecurity()
{
    if (isSet("policy")) {
        const QString policy = value("policy");
        if (policy == QLatin1String("compatible"))
            m_options.policy = Gipc::Policy::Compatible;
        else if (policy == QLatin1String("prefer"))
            m_options.policy = Gipc::Policy::Prefer;
        else if (policy == QLatin1String("require"))
            m_options.policy = Gipc::Policy::Require;
        else
            fail(
                Words::tr("--policy takes compatible, prefer or require, not \"%1\".").arg(policy));
    }
    if (isSet("key-file"))
        m_options.keyFile = text("key-file");
    if (!isSet("key-id"))
        return;
    if (!isSet("key-file"))
        fail(Words::tr("--key-id needs --key-file."));
    m_options.keyIdentity = value("key-id").toUtf8();
    if (m_options.keyIdentity.size() > MaxIdentitySize)
        fail(Words::tr("--key-id takes at most %n bytes.", nullptr, MaxIdentitySize));
}

void Reader::readTheRest()
{
    m_options.echo = isSet("echo");
    m_options.untilEof = isSet("until-eof");
    m_options.raw = isSet("raw");
    m_options.quiet = isSet("quiet") || m_options.raw;
    if (isSet("json"))
        m_options.format = Format::Json;
    if (!isSet("format"))
        return;
    if (isSet("json"))
        fail(Words::tr("--json and --format exclude each other."));
    const QString format = value("format");
    if (format == QLatin1String("json"))
        m_options.format = Format::Json;
    else if (format != QLatin1String("text"))
        fail(Words::tr("--format takes text or json, not \"%1\".").arg(format));
    if (m_options.raw && m_options.format == Format::Json)
        fail(Words::tr("--raw and --format json exclude each other."));
}

/*! A value that must not be empty. */
QString Reader::text(const char *name)
{
    if (value(name).isEmpty())
        fail(Words::tr("--%1 takes a value that is not empty.").arg(QString::fromLatin1(name)));
    return value(name);
}

std::optional<qint64> Reader::number(const char *name, qint64 least, qint64 most)
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

std::optional<int> Reader::smallNumber(const char *name, int least, int most)
{
    const std::optional<qint64> found = number(name, least, most);
    return found ? std::optional(int(*found)) : std::nullopt;
}

/*! Digits with or without a point among them. */
std::optional<double> Reader::decimal(const char *name, double least, double most)
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

void Reader::refuseNumber(const char *name, const QString &least, const QString &most)
{
    fail(Words::tr("--%1 takes a number from %2 to %3, not \"%4\".")
             .arg(QString::fromLatin1(name), least, most, value(name)));
}

} // namespace

std::variant<Options, Notice> parseArguments(const QByteArrayList &arguments)
{
    if (arguments.isEmpty())
        return Notice { overview(), true };
    const QByteArray &word = arguments.first();
    if (word == "--version" || word == "-v")
        return Notice { QStringLiteral("gipc %1\n").arg(QCoreApplication::applicationVersion()) };
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
    QStringList rest;
    for (const QByteArray &argument : arguments.sliced(1))
        rest << wrapped(argument);
    return Reader(*command).read(rest);
}

} // namespace GipcTool
