// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "conversation.h"

#include "output.h"

#include <utility>

namespace GipcTool {

Conversation::Conversation(const Options &options, qsizetype maxDataSize, Output *output,
                           Asker::Ask ask)
    : m_options(options)
    , m_output(output)
    , m_asker(output, std::move(ask))
    , m_requests(output)
    , m_runner(m_options, maxDataSize, output)
{ }

bool Conversation::isPossible(QString *error) const
{
    return m_options.program.isEmpty() || RequestRunner::canRun(m_options.program, error);
}

bool Conversation::hasAnswers() const
{
    return !m_options.program.isEmpty() || (m_options.format == Format::Json && !m_options.echo);
}

void Conversation::attach(GipcEndpoint *endpoint)
{
    if (hasAnswers())
        m_attached = connect(endpoint, &GipcEndpoint::requestReceived, this, &Conversation::take);
}

qint64 Conversation::announce(const GipcRequest &request)
{
    const qint64 id = ++m_lastRequest;
    m_output->request({ request.connectionId(), id, request.msgType(), request.data() });
    return id;
}

void Conversation::endInput()
{
    if (!m_options.program.isEmpty())
        return;
    disconnect(m_attached);
    m_requests.end();
}

void Conversation::take(const GipcRequest &request)
{
    const qint64 id = announce(request);
    if (m_options.program.isEmpty())
        m_requests.take(id, request);
    else
        m_runner.take({ id, request });
}

bool Conversation::write(const InputCommand &command, Gipc::ErrorCode *why)
{
    switch (command.kind) {
    case InputCommand::Kind::Message:
        break;
    case InputCommand::Kind::Request:
        return m_asker.ask(command, why);
    case InputCommand::Kind::Cancel:
        return m_asker.cancel(command, why);
    case InputCommand::Kind::Reply:
    case InputCommand::Kind::Failure:
        return m_requests.answer(command, why);
    }
    Q_UNREACHABLE();
    return false;
}

} // namespace GipcTool
