// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "process.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDeadlineTimer>
#include <QtCore/QDebug>
#include <QtCore/QJsonDocument>
#include <QtCore/QTimer>

#include <csignal>
#include <utility>

namespace ToolTest {

constexpr int PatienceAtTheEnd = 30000;
constexpr int LongestPause = 20;

QString uniqueName()
{
    static int count = 0;
    return QStringLiteral("%1-%2-%3")
        .arg(QCoreApplication::applicationName())
        .arg(QCoreApplication::applicationPid())
        .arg(++count);
}

bool waitUntil(const std::function<bool()> &condition)
{
    const QDeadlineTimer deadline(Patience);
    QTimer alarm; // conditions need not come with an event
    alarm.start(LongestPause);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

Process::Process(const QString &program, const QStringList &arguments)
{
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys()) {
        if (!name.startsWith(QStringLiteral("GIPC_")))
            m_environment.insert(name, system.value(name));
    }
    setVariable(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8")); // English wherever it runs
    m_process.setProgram(program);
    m_process.setArguments(arguments);
}

/*! In order if it can be: a server that is killed leaves its socket behind. */
Process::~Process()
{
    if (!isRunning())
        return;
    signal(SIGCONT);
    m_process.terminate();
    if (m_process.waitForFinished(PatienceAtTheEnd))
        return;
    m_process.kill();
    m_process.waitForFinished(Patience);
}

Process &Process::setVariable(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
    return *this;
}

Process &Process::setInputFile(const QString &path)
{
    m_process.setStandardInputFile(path);
    return *this;
}

Process &Process::start()
{
    m_process.setProcessEnvironment(m_environment);
    m_process.start();
    if (!m_process.waitForStarted(Patience))
        qWarning() << m_process.program() << "does not start:" << m_process.errorString();
    return *this;
}

QByteArray Process::line(const QByteArray &beginning)
{
    return takeLine(&m_output, [&](const QByteArray &line) { return line.startsWith(beginning); });
}

QByteArray Process::errorLine(const QByteArray &beginning)
{
    return takeLine(&m_errors, [&](const QByteArray &line) { return line.startsWith(beginning); });
}

QJsonObject Process::event(const QString &kind, const QJsonObject &members)
{
    QJsonObject wanted = members;
    wanted.insert(QStringLiteral("event"), kind);
    const QByteArray line = takeLine(&m_output, [&](const QByteArray &candidate) {
        const QJsonObject event = QJsonDocument::fromJson(candidate).object();
        for (auto it = wanted.constBegin(); it != wanted.constEnd(); ++it) {
            if (event.value(it.key()) != it.value())
                return false;
        }
        return true;
    });
    return QJsonDocument::fromJson(line).object();
}

int Process::exitCode()
{
    const bool ended = waitForEnd();
    return ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool Process::crashed()
{
    return waitForEnd() && m_process.exitStatus() == QProcess::CrashExit;
}

QByteArray Process::restOfOutput()
{
    waitForEnd();
    return std::exchange(m_output, {});
}

QByteArray Process::restOfErrors()
{
    waitForEnd();
    return std::exchange(m_errors, {});
}

void Process::write(const QByteArray &bytes)
{
    m_process.write(bytes);
}

void Process::closeInput()
{
    m_process.closeWriteChannel();
}

void Process::signal(int number)
{
    if (isRunning())
        ::kill(pid_t(id()), number);
}

bool Process::isRunning() const
{
    return m_process.state() != QProcess::NotRunning;
}

bool Process::waitForEnd()
{
    const bool ended = waitFor([] { return false; }) || !isRunning();
    collect();
    return ended;
}

/*! Until the condition holds; false if the process ends before, or takes too long. */
bool Process::waitFor(const std::function<bool()> &condition)
{
    bool holds = false;
    const bool inTime = waitUntil([&] {
        const bool ended = !isRunning(); // what it wrote before is there now
        collect();
        holds = condition();
        return holds || ended;
    });
    if (!inTime)
        qWarning() << m_process.program() << m_process.arguments() << "takes too long";
    return holds;
}

QByteArray Process::takeLine(QByteArray *buffer,
                             const std::function<bool(const QByteArray &)> &isWanted)
{
    QByteArray line;
    const bool found = waitFor([&] {
        for (qsizetype end = buffer->indexOf('\n'); end >= 0; end = buffer->indexOf('\n')) {
            line = buffer->first(end);
            buffer->remove(0, end + 1);
            if (isWanted(line))
                return true;
        }
        return false;
    });
    return found ? line : QByteArray();
}

void Process::collect()
{
    m_output += m_process.readAllStandardOutput();
    m_errors += m_process.readAllStandardError();
}

} // namespace ToolTest
