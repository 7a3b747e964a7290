// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "asker.h"

#include "output.h"

#include <QtCore/QPointer>

#include <utility>

namespace GipcTool {

using Gipc::ErrorCode;

Asker::Asker(Output *output, Ask ask)
    : m_output(output)
    , m_ask(std::move(ask))
{ }

bool Asker::ask(const InputCommand &command, ErrorCode *why)
{
    if (m_open.contains(command.id)) {
        *why = ErrorCode::WrongStatus;
        return false;
    }
    QFuture<GipcMessage> answer = m_ask(command);
    if (answer.isFinished() && answer.result().error() == ErrorCode::QueueFull) {
        *why = ErrorCode::QueueFull;
        return false;
    }
    m_open.insert(command.id, { command.client, answer });
    // Not with a context: this object may be gone when the client finishes its futures.
    answer.then([self = QPointer(this), id = command.id](const GipcMessage &message) {
        if (self)
            self->onAnswer(id, message);
    });
    return true;
}

bool Asker::cancel(const InputCommand &command, ErrorCode *why)
{
    const auto found = m_open.constFind(command.id);
    if (found == m_open.constEnd()) {
        *why = ErrorCode::WrongStatus;
        return false;
    }
    Open open = found.value();
    m_open.erase(found);
    open.answer.cancel();
    m_output->failed(open.client, command.id, ErrorCode::Cancelled,
                     Gipc::errorText(ErrorCode::Cancelled));
    return true;
}

void Asker::onAnswer(const QByteArray &id, const GipcMessage &answer)
{
    if (m_open.remove(id) == 0)
        return; // cancelled, and answered all the same
    if (answer.isInternal())
        m_output->failed(answer.connectionId(), id, answer.error(), answer.errorString());
    else
        m_output->reply(answer.connectionId(), id, answer.msgType(), answer.data());
}

} // namespace GipcTool
