// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "programrun.h"

#include "output.h"
#include "words.h"

namespace GipcTool {

constexpr std::chrono::milliseconds AnswerRetry { 10 };

bool TakenRequest::isWanted(Output *output) const
{
    const bool isOpen = request.isOpen();
    if (!isOpen)
        output->cancelled({ request.connectionId(), id, request.msgType() });
    return isOpen;
}

ProgramRun::ProgramRun(const Options &options, qsizetype maxOutput, const TakenRequest &request,
                       Output *output)
    : m_options(options)
    , m_maxOutput(maxOutput)
    , m_request(request)
    , m_output(output)
    , m_process(maxOutput)
{
    m_timer.setSingleShot(true);
    connect(&m_process, &ChildProcess::ended, this, &ProgramRun::onEnded);
    connect(&m_process, &ChildProcess::tooMuch, this, [this] {
        breakOff(Words::tr("The answer is larger than %1 bytes.").arg(m_maxOutput));
    });
}

void ProgramRun::start()
{
    if (m_options.programTime.count() > 0) {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            breakOff(Words::tr("The program takes longer than %1 ms.")
                         .arg(m_options.programTime.count()));
        });
        m_timer.start(m_options.programTime);
    }
    m_process.start(m_options.program, m_options.programArguments, environment(),
                    m_request.request.data());
}

QProcessEnvironment ProgramRun::environment() const
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("GIPC_REQUEST_TYPE"),
                     QString::number(m_request.request.msgType()));
    const QString clientVariable = QStringLiteral("GIPC_CLIENT");
    variables.remove(clientVariable); // it may come from a program that started this one
    if (client() != 0)
        variables.insert(clientVariable, QString::number(client()));
    return variables;
}

void ProgramRun::checkIsWanted()
{
    if (m_isSettled || m_request.isWanted(m_output))
        return;
    m_isSettled = true;
    m_process.end();
}

void ProgramRun::end()
{
    m_process.end();
}

void ProgramRun::endNow(int msecs)
{
    m_process.endNow(msecs);
}

void ProgramRun::onEnded()
{
    m_timer.stop();
    m_timer.disconnect(this);
    if (m_isSettled) {
        Q_EMIT finished();
        return;
    }
    const QString words = m_process.lastWords();
    switch (m_process.how()) {
    case ChildProcess::End::None:
        break;
    case ChildProcess::End::Done:
        return answer();
    case ChildProcess::End::NotStarted:
        //: %1 is the system's reason
        fail(Words::tr("The program does not start: %1").arg(words));
        break;
    case ChildProcess::End::ExitCode:
        fail(words.isEmpty() ? Words::tr("The program's exit code is %1.").arg(m_process.code())
                             : words);
        break;
    case ChildProcess::End::Signal:
        fail(Words::tr("Signal %1 has ended the program.").arg(m_process.code()));
        break;
    }
    Q_EMIT finished();
}

/*! While there is no room for it the answer waits, and with it what the client asks next. */
void ProgramRun::answer()
{
    Gipc::ErrorCode why = Gipc::ErrorCode::NoError;
    m_request.request.reply(m_request.request.msgType(), m_process.output(), &why);
    if (why == Gipc::ErrorCode::QueueFull) {
        connect(&m_timer, &QTimer::timeout, this, &ProgramRun::answer, Qt::UniqueConnection);
        m_timer.start(AnswerRetry);
        return;
    }
    if (why == Gipc::ErrorCode::MessageTooLarge)
        fail(Words::tr("The answer is larger than the other side accepts."));
    Q_EMIT finished();
}

/*! The other side is told what went wrong, and so is who started this program. */
void ProgramRun::fail(const QString &words)
{
    m_isSettled = true;
    if (m_request.request.fail(words))
        m_output->remark(
            client() == 0
                ? Words::tr("Request of type %1: %2").arg(m_request.request.msgType()).arg(words)
                : Words::tr("Request of client %1, type %2: %3")
                      .arg(client())
                      .arg(m_request.request.msgType())
                      .arg(words));
}

void ProgramRun::breakOff(const QString &words)
{
    fail(words);
    m_process.end();
}

} // namespace GipcTool
