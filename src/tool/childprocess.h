// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>
#include <QtCore/QProcess>
#include <QtCore/QTimer>

namespace GipcTool {

/*! A program that reads input and writes output, neither from a terminal nor through a shell. It leads
    a process group of its own, so that what it starts ends with it when it is told to end. */
class ChildProcess final : public QObject
{
    Q_OBJECT

public:
    enum class End { None, Done, NotStarted, ExitCode, Signal };

    /*! More output than \a maxOutput bytes are not kept: tooMuch(). */
    explicit ChildProcess(qsizetype maxOutput);
    /*! What still runs is killed. */
    ~ChildProcess() override;

    void start(const QString &program, const QStringList &arguments,
               const QProcessEnvironment &environment, const QByteArray &input);

    /*! Tells it to end, and kills it if it does not. ended() follows. */
    void end();
    /*! The same, and waits until it is gone: at most \a msecs before it is killed. */
    void endNow(int msecs);

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    // After ended().
    End how() const { return m_how; }
    /*! The exit code, or the number of the signal. */
    int code() const { return m_process.exitCode(); }
    QByteArray output() const { return m_output; }
    /*! The last line of its standard error that is not blank; or why it could not be started. */
    QString lastWords() const;

Q_SIGNALS:
    void tooMuch();
    void ended();

private:
    void onError(QProcess::ProcessError error);
    void onFinished(int code, QProcess::ExitStatus status);
    void readOutput();
    void readErrors();
    void signalGroup(int number) const;

    const qsizetype m_maxOutput;
    QProcess m_process;
    QTimer m_killTimer;
    qint64 m_group = 0;
    End m_how = End::None;
    bool m_ending = false; ///< it was told to end
    QByteArray m_output;
    QByteArray m_errors; ///< the end of its standard error
};

} // namespace GipcTool
