// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "mailboxreader_p.h"

#include "requesthandle_p.h"

#include <utility>

// Requests and answers, on their way to the program.

namespace GipcCore {

using Gipc::ErrorCode;
using GipcWire::ReplyStatus;

namespace {

ErrorCode codeOf(ReplyStatus status)
{
    switch (status) {
    case ReplyStatus::Answer:
        return ErrorCode::NoError;
    case ReplyStatus::Failed:
        return ErrorCode::RequestFailed;
    case ReplyStatus::NobodyAnswers:
        return ErrorCode::NobodyAnswers;
    case ReplyStatus::Cancelled:
        return ErrorCode::Cancelled;
    }
    return ErrorCode::RequestFailed;
}

} // namespace

bool MailboxReader::onRequest(quint64 id, int type, const QByteArray &data)
{
    Answer::Address address { m_inbox->connectionId, m_inbox->session, id, m_outbox->gauge() };
    auto handle = std::make_shared<RequestHandle>(m_link, std::move(address), type, data);
    m_inbox->requests.insert(id, handle);
    m_waiter->wake();
    const DeliveryScope scope(m_mailbox->gate());
    m_mailbox->deliverRequest(m_inbox.get(), RequestHandle::requestOf(std::move(handle)));
    return true;
}

void MailboxReader::onCancelled(quint64 id)
{
    if (const std::shared_ptr<RequestHandle> handle = m_inbox->requests.take(id).lock())
        handle->close();
}

/*! In order with messages, unless somebody blocks until it is there. */
void MailboxReader::onReply(quint64 handle, ReplyStatus status, int type, const QByteArray &data)
{
    const quint64 from = m_inbox->connectionId;
    GipcMessage answer = status == ReplyStatus::Answer
        ? GipcMessage(type, data, from)
        : Requests::error(codeOf(status), from, data);
    if (!m_mailbox->isBehind() || m_requests->isWaitedFor(handle)) {
        m_requests->finish(handle, std::move(answer));
        return;
    }
    m_requests->setAnswered(handle);
    m_mailbox->holdBack(
        [requests = m_requests, handle, answer] { requests->finish(handle, answer); });
}

} // namespace GipcCore
