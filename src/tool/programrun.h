// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "childprocess.h"
#include "options.h"

#include <Gipc/GipcRequest>

namespace GipcTool {

class Output;

/*! A request of the other end, as events name it. */
struct TakenRequest
{
    qint64 id = 0;
    GipcRequest request;

    /*! Whether an answer is awaited. If not, that is printed. */
    bool isWanted(Output *output) const;
};

/*! The program of --exec doing one request: the request's data are its input, its output is the
    answer. */
class ProgramRun final : public QObject
{
    Q_OBJECT

public:
    ProgramRun(const Options &options, qsizetype maxOutput, const TakenRequest &request,
               Output *output);

    void start();
    quint64 client() const { return m_request.request.connectionId(); }

    /*! Ends the program if nobody waits for the answer any more. */
    void checkIsWanted();
    /*! Ends it in any case. */
    void end();
    /*! The same, and waits: at most \a msecs before it is killed. */
    void endNow(int msecs);

Q_SIGNALS:
    /*! The program is gone, and has answered. */
    void finished();

private:
    void onEnded();
    void answer();
    void fail(const QString &words);
    void breakOff(const QString &words);
    QProcessEnvironment environment() const;

    const Options &m_options;
    const qsizetype m_maxOutput;
    const TakenRequest m_request;
    Output *const m_output;
    bool m_isSettled = false; ///< failed or given up: nothing is answered any more
    ChildProcess m_process;
    QTimer m_timer; ///< the time that it may take, and then until there is room for the answer
};

} // namespace GipcTool
