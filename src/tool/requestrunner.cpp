// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestrunner.h"

#include "words.h"

#include <QtCore/QDeadlineTimer>
#include <QtCore/QFileInfo>
#include <QtCore/QStandardPaths>

#include <algorithm>
#include <utility>

namespace GipcTool {

constexpr std::chrono::milliseconds CheckInterval { 100 }; // no signal tells what is given up
constexpr size_t CleanUpAt = 1024;
constexpr std::chrono::milliseconds TimeAtTheEnd { 1000 }; // for all together

RequestRunner::RequestRunner(const Options &options, qsizetype maxOutput, Output *output)
    : m_options(options)
    , m_maxOutput(maxOutput)
    , m_output(output)
{
    m_checkTimer.setInterval(CheckInterval);
    connect(&m_checkTimer, &QTimer::timeout, this, &RequestRunner::checkAreWanted);
}

RequestRunner::~RequestRunner() = default;

bool RequestRunner::canRun(const QString &program, QString *error)
{
    const QFileInfo file(program);
    const bool isThere = program.contains(u'/')
        ? file.isFile() && file.isExecutable()
        : !QStandardPaths::findExecutable(program).isEmpty();
    if (!isThere)
        *error = Words::tr("There is no program %1 that can be executed.").arg(program);
    return isThere;
}

void RequestRunner::take(const TakenRequest &request)
{
    const quint64 client = request.request.connectionId();
    std::deque<TakenRequest> &waiting = m_waiting[client];
    waiting.push_back(request);
    if (waiting.size() % CleanUpAt == 0) // of a client that gives up all that it asks
        dropUnwanted(&waiting);
    startNext(client);
}

/*! Starts what \a client waits for, as far as it may have more at a time. */
void RequestRunner::startNext(quint64 client)
{
    const auto found = m_waiting.find(client);
    if (found == m_waiting.end())
        return;
    std::deque<TakenRequest> &waiting = found->second;
    auto running = std::count_if(m_runs.begin(), m_runs.end(),
                                 [client](const auto &run) { return run->client() == client; });
    while (running < m_options.jobs && !waiting.empty()) {
        const TakenRequest request = std::move(waiting.front());
        waiting.pop_front();
        if (!request.isWanted(m_output))
            continue;
        m_runs.push_back(std::make_unique<ProgramRun>(m_options, m_maxOutput, request, m_output));
        ProgramRun *const run = m_runs.back().get();
        connect(run, &ProgramRun::finished, this, [this, run] { onFinished(run); });
        run->start();
        ++running;
    }
    if (waiting.empty())
        m_waiting.erase(found);
    if (!m_runs.empty() && !m_checkTimer.isActive())
        m_checkTimer.start();
}

void RequestRunner::onFinished(ProgramRun *run)
{
    const auto found = std::find_if(m_runs.begin(), m_runs.end(),
                                    [run](const auto &other) { return other.get() == run; });
    if (found == m_runs.end())
        return;
    const quint64 client = run->client();
    found->release()->deleteLater(); // this is its signal
    m_runs.erase(found);
    if (m_runs.empty())
        m_checkTimer.stop();
    startNext(client);
}

void RequestRunner::dropUnwanted(std::deque<TakenRequest> *requests)
{
    const auto isUnwanted
        = [this](const TakenRequest &request) { return !request.isWanted(m_output); };
    requests->erase(std::remove_if(requests->begin(), requests->end(), isUnwanted),
                    requests->end());
}

void RequestRunner::checkAreWanted()
{
    for (auto &[client, waiting] : m_waiting)
        dropUnwanted(&waiting);
    for (const auto &run : m_runs)
        run->checkIsWanted();
}

void RequestRunner::end()
{
    m_waiting.clear();
    m_checkTimer.stop();
    const std::vector<std::unique_ptr<ProgramRun>> runs = std::exchange(m_runs, {});
    const QDeadlineTimer deadline(TimeAtTheEnd);
    for (const auto &run : runs)
        run->end();
    for (const auto &run : runs)
        run->endNow(int(deadline.remainingTime()));
}

} // namespace GipcTool
