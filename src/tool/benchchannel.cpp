// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "benchchannel.h"

#include "exitcode.h"
#include "settings.h"
#include "words.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

#include <utility>

namespace GipcTool {

constexpr std::chrono::seconds Patience { 30 };

BenchChannel::BenchChannel(const Options &options)
    : m_options(options)
{
    m_options.name = QStringLiteral("bench");
    // Seconds are counted one by one: the time in which both processes are stopped does not count.
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, [this] {
        if (--m_secondsLeft <= 0)
            fail(NoServer, Words::tr("The second process does not answer."));
    });
    connect(&m_server, &GipcServer::clientConnected, this, &BenchChannel::ready);
    connect(&m_peer, &QProcess::finished, this, &BenchChannel::onPeerEnd);
    connect(&m_peer, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(WrongUsage,
                 Words::tr("Cannot start %1: %2").arg(m_peer.program(), m_peer.errorString()));
    });
}

BenchChannel::~BenchChannel()
{
    m_closing = true;
    if (m_peer.state() == QProcess::NotRunning)
        return;
    m_peer.kill();
    m_peer.waitForFinished();
}

void BenchChannel::open()
{
    allow({});
    if (!findPlace())
        return;
    applySettings(m_options, &m_server);
    if (m_server.listen())
        startPeer();
    else
        fail(exitCodeOf(m_server.error()), m_server.errorString());
}

void BenchChannel::close()
{
    m_closing = true;
    allow({});
    m_server.close(); // which ends the second process
}

void BenchChannel::allow(std::chrono::seconds time)
{
    m_secondsLeft = (Patience + time).count();
    m_second.start();
}

/*! Chooses an address that nobody else uses. */
bool BenchChannel::findPlace()
{
    if (m_options.network) {
        m_options.host = QStringLiteral("127.0.0.1");
        m_options.port = 0;
        return true;
    }
    m_directory = std::make_unique<QTemporaryDir>();
    m_options.socketPath = m_directory->filePath(QStringLiteral("socket"));
    if (!m_directory->isValid())
        fail(WrongUsage,
             Words::tr("Cannot make a directory in %1: %2")
                 .arg(QDir::tempPath(), m_directory->errorString()));
    return m_directory->isValid();
}

void BenchChannel::startPeer()
{
    m_peer.setProgram(QCoreApplication::applicationFilePath());
    m_peer.setArguments(peerArguments());
    m_peer.setStandardInputFile(QProcess::nullDevice());
    m_peer.setStandardOutputFile(QProcess::nullDevice());
    m_peer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_peer.start();
}

/*! Options for a client of this server. */
QStringList BenchChannel::peerArguments() const
{
    QStringList arguments { nameOf(Command::BenchPeer), m_options.name };
    if (m_options.network)
        arguments << QStringLiteral("--network") << QStringLiteral("--host") << *m_options.host
                  << QStringLiteral("--port") << m_server.address().section(u':', -1);
    else
        arguments << QStringLiteral("--socket") << m_options.socketPath;
    if (!m_options.encryption)
        arguments << QStringLiteral("--no-encryption");
    const bool isExtended = m_options.policy == Gipc::Policy::Require;
    return arguments << QStringLiteral("--policy")
                     << (isExtended ? QStringLiteral("require") : QStringLiteral("compatible"))
                     << QStringLiteral("--max-message-size")
                     << QString::number(m_server.maxMessageSize());
}

void BenchChannel::onPeerEnd()
{
    if (!m_closing)
        return fail(NoServer, Words::tr("The second process has ended too early."));
    m_second.stop();
    Q_EMIT closed();
}

void BenchChannel::fail(int exitCode, const QString &why)
{
    m_closing = true;
    m_second.stop();
    Q_EMIT failed(exitCode, why);
}

} // namespace GipcTool
