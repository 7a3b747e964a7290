// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "optionsreader.h"

#include "optionvalues.h"
#include "usage.h"
#include "words.h"

#include <Gipc/GipcClient>

#include <QtCore/QFile>

#include <algorithm>
#include <limits>

namespace GipcTool {

namespace {

constexpr int MaxMessageSize = 1 << 30;
constexpr int MaxIdentitySize = 64;
constexpr int MaxNameSize = 64;
constexpr int MaxJobs = 1000;
constexpr double MinSeconds = 0.01;
constexpr double MaxSeconds = 3600;
constexpr int MaxInt = std::numeric_limits<int>::max();

/*! Whether a server of this library can have this name. */
bool isServerName(const QString &name)
{
    const auto isAllowed = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'_' || c == u'-';
    };
    return !name.isEmpty() && name.size() <= MaxNameSize && !name.startsWith(u'.')
        && std::all_of(name.begin(), name.end(), isAllowed);
}

class OptionsReader
{
public:
    explicit OptionsReader(Command command)
        : m_values(command)
    {
        m_options.command = command;
    }

    std::variant<Options, Notice> read(const QByteArrayList &arguments);

private:
    void readPositional();
    void readProgram();
    void readPlace();
    void checkName();
    void readNumbers();
    void readSecurity();
    void readPolicy();
    void readAllowedKeys();
    void readOutput();
    void readFormat();

    OptionValues m_values;
    Options m_options;
};

std::variant<Options, Notice> OptionsReader::read(const QByteArrayList &arguments)
{
    m_values.parse(arguments);
    if (m_values.isHelpAsked())
        return Notice { helpText(m_options.command) };
    if (m_values.isVersionAsked())
        return versionNotice();
    readProgram();
    readPositional();
    readPlace();
    readNumbers();
    readSecurity();
    readOutput();
    readFormat();
    if (!m_values.error().isEmpty())
        return complaint(m_values.error(), m_options.command);
    return m_options;
}

void OptionsReader::readPositional()
{
    QByteArrayList given = m_values.positionalArguments();
    const qsizetype wanted = positionalNames(m_options.command).size();
    if (!m_options.program.isEmpty()) { // the rest is for the program
        for (const QByteArray &argument : given.mid(wanted))
            m_options.programArguments << QString::fromUtf8(argument);
        given = given.mid(0, wanted);
    }
    if (given.size() > wanted)
        return m_values.fail(
            Words::tr("Too many arguments: %1.").arg(QString::fromUtf8(given.at(wanted))));
    if (given.size() < wanted)
        return m_values.fail(
            Words::tr("%1 is missing.").arg(positionalNames(m_options.command).at(given.size())));
    if (given.isEmpty())
        return;
    m_options.name = QString::fromUtf8(given.first());
    const bool isFile
        = m_options.command == Command::Keygen || m_options.command == Command::Fingerprint;
    if (isFile && m_options.name.isEmpty())
        m_values.fail(Words::tr("%1 is missing.").arg(QStringLiteral("FILE")));
    m_options.data = given.last();
}

void OptionsReader::readProgram()
{
    if (m_values.isSet("exec"))
        m_options.program = m_values.text("exec");
    for (const char *name : { "exec-timeout", "jobs" }) {
        if (m_values.isSet(name) && !m_values.isSet("exec"))
            m_values.fail(Words::tr("--%1 needs --exec.").arg(QString::fromLatin1(name)));
    }
    if (const auto time = m_values.smallNumber("exec-timeout", 0, MaxInt))
        m_options.programTime = std::chrono::milliseconds(*time);
    m_options.jobs = m_values.smallNumber("jobs", 1, MaxJobs).value_or(m_options.jobs);
}

void OptionsReader::readPlace()
{
    m_options.encryption = !m_values.isSet("no-encryption");
    m_options.unmaskPermissions = m_values.isSet("unmask");
    m_options.multiClient = m_values.isSet("multi");
    if (m_values.isSet("network") && m_values.isSet("socket"))
        m_values.fail(Words::tr("--network and --socket exclude each other."));
    m_options.network
        = m_values.isSet("network") || (!m_values.isSet("socket") && GipcClient().network());
    if (!m_options.network && (m_values.isSet("host") || m_values.isSet("port")))
        m_values.fail(Words::tr("--host and --port need --network."));
    if (m_values.isSet("host"))
        m_options.host = m_values.text("host");
    if (m_values.isSet("socket"))
        m_options.socketPath = m_values.text("socket");
    checkName();
    const int leastPort = m_options.command == Command::Listen ? 0 : 1;
    if (const auto port
        = m_values.smallNumber("port", leastPort, std::numeric_limits<quint16>::max()))
        m_options.port = quint16(*port);
}

/*! A name that no server can have is refused before anything else: no server will come, however
    long one waits. A server of Go may have another name; while it is there, it can be dialed. */
void OptionsReader::checkName()
{
    const bool dials = m_options.command == Command::Connect || m_options.command == Command::Send
        || m_options.command == Command::Call;
    if (!dials || m_options.network || !m_options.socketPath.isEmpty()
        || isServerName(m_options.name))
        return;
    const QString path = QStringLiteral("/tmp/") + m_options.name;
    const bool isThere = !m_options.name.isEmpty() && !m_options.name.contains(u'/')
        && (QFile::exists(path + QStringLiteral(".sock"))
            || QFile::exists(path + QStringLiteral("_manager.sock")));
    if (!isThere)
        m_values.fail(
            Words::tr("\"%1\" is no server's name: that is 1 to 64 of A-Z a-z 0-9 . _ -, with no "
                      "dot at the start.")
                .arg(m_options.name));
}

void OptionsReader::readNumbers()
{
    m_options.maxMessageSize = m_values.smallNumber("max-message-size", 1, MaxMessageSize);
    m_options.timeout = m_values.smallNumber("timeout", 0, MaxInt);
    m_options.handshakeTimeout = m_values.smallNumber("handshake-timeout", 1, MaxInt);
    m_options.heartbeatInterval = m_values.smallNumber("heartbeat-interval", 0, MaxInt);
    m_options.idleLimit = m_values.smallNumber("idle-limit", 0, MaxInt);
    m_options.retryTimer = m_values.smallNumber("retry", 1, MaxInt);
    m_options.type = m_values.smallNumber("type", 1, MaxInt).value_or(m_options.type);
    m_options.size = m_values.smallNumber("size", 1, MaxMessageSize);
    m_options.seconds
        = m_values.decimal("seconds", MinSeconds, MaxSeconds).value_or(m_options.seconds);
    m_options.count = m_values.number("count", 1, std::numeric_limits<qint64>::max());
}

void OptionsReader::readSecurity()
{
    if (m_values.isSet("policy"))
        readPolicy();
    if (m_values.isSet("key-file"))
        m_options.keyFile = m_values.text("key-file");
    readAllowedKeys();
    if (!m_values.isSet("key-id"))
        return;
    if (!m_values.isSet("key-file"))
        m_values.fail(Words::tr("--key-id needs --key-file."));
    m_options.keyIdentity = m_values.value("key-id").toUtf8();
    if (m_options.keyIdentity.size() > MaxIdentitySize)
        m_values.fail(Words::tr("--key-id takes at most %n bytes.", nullptr, MaxIdentitySize));
}

void OptionsReader::readAllowedKeys()
{
    for (const QString &identity : m_values.values("allow-key")) {
        if (!m_values.isSet("key-file"))
            m_values.fail(Words::tr("--allow-key needs --key-file."));
        m_options.allowedKeys << identity.toUtf8();
        if (m_options.allowedKeys.last().size() > MaxIdentitySize)
            m_values.fail(
                Words::tr("--allow-key takes at most %n bytes.", nullptr, MaxIdentitySize));
    }
}

void OptionsReader::readPolicy()
{
    const QString policy = m_values.value("policy");
    if (policy == QLatin1String("compatible"))
        m_options.policy = Gipc::Policy::Compatible;
    else if (policy == QLatin1String("prefer"))
        m_options.policy = Gipc::Policy::Prefer;
    else if (policy == QLatin1String("require"))
        m_options.policy = Gipc::Policy::Require;
    else
        m_values.fail(
            Words::tr("--policy takes compatible, prefer or require, not \"%1\".").arg(policy));
}

void OptionsReader::readOutput()
{
    m_options.echo = m_values.isSet("echo");
    m_options.untilEof = m_values.isSet("until-eof");
    m_options.raw = m_values.isSet("raw");
    m_options.quiet = m_values.isSet("quiet") || m_options.raw;
}

void OptionsReader::readFormat()
{
    if (m_values.isSet("json"))
        m_options.format = Format::Json;
    if (!m_values.isSet("format"))
        return;
    if (m_values.isSet("json"))
        m_values.fail(Words::tr("--json and --format exclude each other."));
    const QString format = m_values.value("format");
    if (format == QLatin1String("json"))
        m_options.format = Format::Json;
    else if (format != QLatin1String("text"))
        m_values.fail(Words::tr("--format takes text or json, not \"%1\".").arg(format));
    if (m_options.raw && m_options.format == Format::Json)
        m_values.fail(Words::tr("--raw and --format json exclude each other."));
}

} // namespace

std::variant<Options, Notice> readOptions(Command command, const QByteArrayList &arguments)
{
    return OptionsReader(command).read(arguments);
}

} // namespace GipcTool
