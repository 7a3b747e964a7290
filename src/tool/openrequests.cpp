// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "openrequests.h"

#include "output.h"
#include "words.h"

namespace GipcTool {

using Gipc::ErrorCode;

constexpr std::chrono::milliseconds CheckInterval { 100 }; // no signal tells what is given up
constexpr size_t CleanUpAt = 1024;

OpenRequests::OpenRequests(Output *output)
    : m_output(output)
{
    m_checkTimer.setInterval(CheckInterval);
    connect(&m_checkTimer, &QTimer::timeout, this, &OpenRequests::dropUnwanted);
}

void OpenRequests::take(qint64 id, const GipcRequest &request)
{
    m_requests.emplace(id, request);
    if (m_requests.size() % CleanUpAt == 0) // of a client that gives up all that it asks
        dropUnwanted();
    if (!m_checkTimer.isActive())
        m_checkTimer.start();
}

bool OpenRequests::answer(const InputCommand &command, ErrorCode *why)
{
    const auto found = m_requests.find(command.request);
    *why = ErrorCode::WrongStatus;
    if (found == m_requests.end())
        return false;
    const GipcRequest request = found->second;
    bool isDone = false;
    if (command.kind == InputCommand::Kind::Failure)
        isDone = request.fail(QString::fromUtf8(command.data));
    else
        isDone
            = request.reply(command.hasType ? command.type : request.msgType(), command.data, why);
    if (isDone)
        m_requests.erase(found);
    return isDone; // if not, it is open still, or dropUnwanted() says that it is not
}

void OpenRequests::end()
{
    for (const auto &[id, request] : m_requests)
        request.fail(Words::tr("The program that answers has ended."));
    m_requests.clear();
    m_checkTimer.stop();
}

void OpenRequests::dropUnwanted()
{
    for (auto it = m_requests.begin(); it != m_requests.end();) {
        const auto &[id, request] = *it;
        if (request.isOpen()) {
            ++it;
            continue;
        }
        m_output->cancelled({ request.connectionId(), id, request.msgType() });
        it = m_requests.erase(it);
    }
    if (m_requests.empty())
        m_checkTimer.stop();
}

} // namespace GipcTool
