// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "programrun.h"

#include <deque>
#include <map>
#include <memory>
#include <vector>

namespace GipcTool {

/*! Answers requests with the program of --exec, some of each client at a time, the others in order
    after them. Of requests that are given up the program is ended. */
class RequestRunner final : public QObject
{
    Q_OBJECT

public:
    /*! \a maxOutput: the largest answer. */
    RequestRunner(const Options &options, qsizetype maxOutput, Output *output);
    ~RequestRunner() override;

    /*! Whether there is such a program. If not, \a error says so. */
    static bool canRun(const QString &program, QString *error);

    void take(const TakenRequest &request);

    /*! Ends all programs, and waits for that. Nothing is answered any more. */
    void end();

private:
    void startNext(quint64 client);
    void onFinished(ProgramRun *run);
    void checkAreWanted();
    void dropUnwanted(std::deque<TakenRequest> *requests);

    const Options &m_options;
    const qsizetype m_maxOutput;
    Output *const m_output;
    std::map<quint64, std::deque<TakenRequest>> m_waiting; ///< by client
    std::vector<std::unique_ptr<ProgramRun>> m_runs;
    QTimer m_checkTimer;
};

} // namespace GipcTool
