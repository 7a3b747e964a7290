// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What an endpoint asks its peers, and what they ask it.

#include "endpoint_p.h"

#include "connection_p.h"
#include "exchange_p.h"
#include "mailboxreader_p.h"
#include "requesthandle_p.h"

#include <QtCore/QMetaMethod>

#include <utility>

namespace GipcCore {

using Gipc::ErrorCode;

// Asking
// ---------------------------------------------------------------------------------------------

QFuture<GipcMessage> Endpoint::request(quint64 to, int type, const QByteArray &data, int msecs)
{
    Requests::Begun begun = requests.begin(to, msecs);
    if (begun.handle == 0)
        return std::move(begun.future);
    if (const ErrorCode why = putRequest(to, begun.handle, type, data); why != ErrorCode::NoError)
        requests.finish(begun.handle, Requests::error(why, to)); // nothing is attached to it yet
    return std::move(begun.future);
}

GipcMessage Endpoint::call(quint64 to, int type, const QByteArray &data, int msecs)
{
    if (!NestedWait::isPossible()) {
        NestedWait::complain();
        return Requests::error(ErrorCode::Interrupted, to);
    }
    const Requests::Begun begun = requests.begin(to, -1, true);
    if (begun.future.isFinished())
        return begun.future.result();
    if (const ErrorCode why = putRequest(to, begun.handle, type, data); why != ErrorCode::NoError)
        requests.finish(begun.handle, Requests::error(why, to));
    const auto isDone = [&begun] { return begun.future.isFinished(); };
    switch (waiter.wait(msecs, isDone)) {
    case Waiter::Outcome::Done:
    case Waiter::Outcome::Destroyed: // and what was still to be answered was, before
        return begun.future.result();
    case Waiter::Outcome::TimedOut:
        requests.giveUp(begun.handle);
        return GipcMessage::timeoutMessage(to);
    case Waiter::Outcome::Interrupted:
        requests.giveUp(begun.handle);
        break;
    }
    return Requests::error(ErrorCode::Interrupted, to);
}

ErrorCode Endpoint::putRequest(quint64 to, quint64 handle, int type, const QByteArray &data)
{
    if (type <= 0)
        return ErrorCode::ReservedType;
    router.merge(); // what another thread wrote before stays before
    const std::shared_ptr<Outbox> outbox = outboxForRequests(to);
    if (!outbox)
        return ErrorCode::NotConnected;
    Connection *const connection = connectionTo(to); // null: it waits for the next one
    const bool isOpen = connection && connection->isOpen();
    if (isOpen && !connection->converses())
        return ErrorCode::ExtensionRequired;
    const qint64 most = isOpen ? qint64(connection->peerLimit()) : qint64(GipcWire::MaxDataSize);
    if (data.size() > most)
        return ErrorCode::MessageTooLarge;
    if (!router.hasRoom(*outbox, GipcWire::RequestFieldsSize + data.size()))
        return ErrorCode::QueueFull;
    if (outbox->append(FrameQueue::Kind::Requests,
                       GipcWire::Exchange::requestFields(handle, quint32(type)), data))
        wroteTo(to);
    return ErrorCode::NoError;
}

void Endpoint::giveUpRequests(quint64 to, const QSet<quint64> &handles)
{
    if (Connection *const connection = connectionTo(to))
        connection->cancelRequests(handles);
    else if (const std::shared_ptr<Outbox> outbox = outboxForRequests(to))
        outbox->withdrawRequests(handles);
    waiter.wake();
    router.roomMade();
}

void Endpoint::onUnsendable(quint64 handle, qint64 tooLarge)
{
    waiter.wake();
    router.roomMade();
    requests.finish({ handle },
                    tooLarge > 0 ? ErrorCode::MessageTooLarge : ErrorCode::ExtensionRequired);
}

void Endpoint::endRequests()
{
    requests.end();
    mailbox.closeRequests();
}

// Being asked
// ---------------------------------------------------------------------------------------------

void Endpoint::emitMessage(const GipcMessage &message)
{
    if (message.isRequest())
        emitRequest(message.request());
    else if (!typeSignals.emitMessage(message))
        Q_EMIT m_owner->messageReceived(message);
}

void Endpoint::emitRequest(const GipcRequest &request)
{
    static const auto signal = QMetaMethod::fromSignal(&GipcEndpoint::requestReceived);
    if (!request.isOpen() || typeSignals.emitRequest(request))
        return; // it may have been given up while it waited
    if (m_owner->isSignalConnected(signal))
        Q_EMIT m_owner->requestReceived(request);
    else
        RequestHandle::of(request)->answer(GipcWire::ReplyStatus::NobodyAnswers, 0, {});
}

ErrorCode Endpoint::sendAnswer(const Answer &answer)
{
    Connection *const connection = connectionTo(answer.to.connection);
    Inbox *const inbox = mailbox.inboxOf(answer.to.connection);
    if (!connection || !inbox || inbox->session != answer.to.session)
        return ErrorCode::NotConnected;
    if (answer.isLimited() && answer.data.size() > qsizetype(connection->peerLimit()))
        return ErrorCode::MessageTooLarge;
    if (!connection->reply(answer.to.request, answer.status, answer.type, answer.data))
        return ErrorCode::NotConnected;
    inbox->requests.remove(answer.to.request);
    return ErrorCode::NoError;
}

std::shared_ptr<Reader> Endpoint::newReader(const std::shared_ptr<Inbox> &inbox,
                                            const std::shared_ptr<Outbox> &outbox)
{
    return std::make_shared<MailboxReader>(&mailbox, &requests, &waiter, inbox, outbox,
                                           router.link());
}

} // namespace GipcCore
