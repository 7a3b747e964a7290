// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "childprocess.h"

#include <csignal>

#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace GipcTool {

constexpr std::chrono::milliseconds TimeToEnd { 2000 };
constexpr int TimeToBeGone = 5000; // for the system, after SIGKILL
constexpr qsizetype MaxErrors = 4096;

namespace {

/*! Runs in the child, between fork() and exec(). Descriptors need nothing: the library's are closed
    by exec(). */
void prepareChild()
{
    setpgid(0, 0);
    std::signal(SIGPIPE, SIG_DFL); // this program ignores it, which would be inherited
#ifdef Q_OS_LINUX
    prctl(PR_SET_PDEATHSIG, SIGKILL); // if this program is killed
#endif
}

} // namespace

ChildProcess::ChildProcess(qsizetype maxOutput)
    : m_maxOutput(maxOutput)
{
    m_killTimer.setSingleShot(true);
    m_killTimer.setInterval(TimeToEnd);
    connect(&m_killTimer, &QTimer::timeout, this, [this] { signalGroup(SIGKILL); });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ChildProcess::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ChildProcess::readErrors);
    connect(&m_process, &QProcess::errorOccurred, this, &ChildProcess::onError);
    connect(&m_process, &QProcess::finished, this, &ChildProcess::onFinished);
    m_process.setChildProcessModifier(prepareChild);
}

ChildProcess::~ChildProcess()
{
    disconnect(&m_process, nullptr, this, nullptr);
    if (!isRunning())
        return;
    signalGroup(SIGKILL);
    m_process.waitForFinished(TimeToBeGone);
}

void ChildProcess::start(const QString &program, const QStringList &arguments,
                         const QProcessEnvironment &environment, const QByteArray &input)
{
    m_process.setProcessEnvironment(environment);
    m_process.start(program, arguments);
    m_group = m_process.processId();
    if (m_group == 0)
        return; // onError() was called
    setpgid(pid_t(m_group), pid_t(m_group)); // it may not have come to it yet
    if (!input.isEmpty())
        m_process.write(input);
    m_process.closeWriteChannel();
}

void ChildProcess::end()
{
    if (!isRunning() || m_ending)
        return;
    m_ending = true;
    signalGroup(SIGTERM);
    m_killTimer.start();
}

void ChildProcess::endNow(int msecs)
{
    end();
    if (!isRunning() || m_process.waitForFinished(msecs))
        return;
    signalGroup(SIGKILL);
    m_process.waitForFinished(TimeToBeGone);
}

QString ChildProcess::lastWords() const
{
    if (m_how == End::NotStarted)
        return m_process.errorString();
    const QByteArray text = m_errors.trimmed();
    return QString::fromUtf8(text.mid(text.lastIndexOf('\n') + 1).trimmed());
}

/*! That it does not read its input, or closes it, is no failure: its exit code says what is one. */
void ChildProcess::onError(QProcess::ProcessError error)
{
    if (error != QProcess::FailedToStart)
        return;
    m_how = End::NotStarted;
    // Queued: this may be in the middle of start().
    QMetaObject::invokeMethod(this, &ChildProcess::ended, Qt::QueuedConnection);
}

void ChildProcess::onFinished(int code, QProcess::ExitStatus status)
{
    m_killTimer.stop();
    if (m_ending)
        signalGroup(SIGKILL); // what it has started, and has not ended with it
    if (status == QProcess::CrashExit)
        m_how = End::Signal;
    else
        m_how = code == 0 ? End::Done : End::ExitCode;
    Q_EMIT ended();
}

void ChildProcess::readOutput()
{
    const QByteArray output = m_process.readAllStandardOutput();
    if (m_ending)
        return; // nobody wants it any more
    m_output += output;
    if (m_output.size() <= m_maxOutput)
        return;
    m_output = {};
    Q_EMIT tooMuch();
}

void ChildProcess::readErrors()
{
    m_errors += m_process.readAllStandardError();
    if (m_errors.size() > MaxErrors)
        m_errors = m_errors.last(MaxErrors);
}

void ChildProcess::signalGroup(int number) const
{
    if (m_group > 0)
        ::kill(-pid_t(m_group), number);
}

} // namespace GipcTool
