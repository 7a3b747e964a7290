// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QJsonObject>
#include <QtCore/QProcess>

#include <functional>

namespace ToolTest {

/*! What a process may take to do anything at all, also on a busy machine under a sanitizer. */
constexpr int Patience = 60000;

/*! A name that no other test uses. */
QString uniqueName();

/*! Runs the event loop until the condition holds; false if that takes too long. */
bool waitUntil(const std::function<bool()> &condition);

/*! A running program. Its lines are waited for, and each is handed out once. */
class Process
{
public:
    Process(const QString &program, const QStringList &arguments);
    ~Process();
    Q_DISABLE_COPY_MOVE(Process)

    // Before start().
    Process &setVariable(const QString &name, const QString &value);
    Process &setInputFile(const QString &path);
    Process &start();

    /*! The next line of standard output, or of standard error, that begins so; what comes before is
        dropped. Null if there is none until the process ends. */
    QByteArray line(const QByteArray &beginning = {});
    QByteArray errorLine(const QByteArray &beginning = {});

    /*! The next event, a line of JSON, of this kind with these members. Empty if there is none. */
    QJsonObject event(const QString &kind, const QJsonObject &members = {});

    /*! The exit code; -1 if it crashed or does not end. */
    int exitCode();
    bool crashed();

    /*! What was not handed out yet, up to the end. */
    QByteArray restOfOutput();
    QByteArray restOfErrors();

    void write(const QByteArray &bytes);
    void closeInput();
    void signal(int number);
    bool isRunning() const;
    QString program() const { return m_process.program(); }
    QStringList arguments() const { return m_process.arguments(); }
    /*! What was written and not taken yet. */
    qint64 bytesToWrite() const { return m_process.bytesToWrite(); }
    qint64 id() const { return m_process.processId(); }

private:
    bool waitForEnd();
    bool waitFor(const std::function<bool()> &condition);
    QByteArray takeLine(QByteArray *buffer,
                        const std::function<bool(const QByteArray &)> &isWanted);
    void collect();

    QProcess m_process;
    QProcessEnvironment m_environment;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace ToolTest
