// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"

#include "logging_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QEventLoop>
#include <QtCore/QPointer>

#include <utility>

namespace GipcCore {

using Gipc::Delivery;
using Gipc::Status;

Endpoint::Endpoint(GipcEndpoint *owner)
    : clock(owner)
    , trimmer(&clock)
    , typeSignals(owner)
    , mailbox([this](const GipcMessage &message) { emitMessage(message); },
              [this](const GipcRequest &request) { emitRequest(request); }, owner)
    , router([this](quint64 id) { wroteTo(id); }, &waiter, owner)
    , requests(&clock, mailbox.gate(), &waiter,
               [this](quint64 to, const QSet<quint64> &handles) { giveUpRequests(to, handles); })
    , m_owner(owner)
    , m_reporter(owner, &settings.name, &clock, [this](const Failure &late) { raiseLate(late); })
{
    owner->m_private = this;
    router.setSendAnswer([this](const Answer &answer) { return sendAnswer(answer); });
    QObject::connect(&mailbox, &Mailbox::messagesAvailable, owner,
                     &GipcEndpoint::messagesAvailable);
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, owner, &GipcEndpoint::deliveryChanged);
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, owner, [this] { waiter.wake(); });
    QObject::connect(&mailbox, &Mailbox::memoryFreed, owner, [this] { trimmer.trimSoon(); });
    QObject::connect(&router, &Router::memoryFreed, owner, [this] { trimmer.trimSoon(); });
}

Endpoint::~Endpoint()
{
    m_reporter.flush();
}

bool Endpoint::makesThreadReady()
{
    if (!QCoreApplication::instance()) {
        report({ Cause::NoApplication });
        return false;
    }
    // In a thread that Qt did not start, the first event loop makes the event dispatcher. It would
    // not notice sockets and timers that were made before.
    const QEventLoop loop;
    return true;
}

Endpoint::Change Endpoint::begin(const Failure &failure, Status status)
{
    Change change;
    if (failure) {
        change.error = failure.code();
        m_failure = failure;
        m_reporter.log(failure);
        mailbox.post(GipcMessage::errorMessage(failure.code(), failure.text(), m_status));
    }
    if (m_status != status) {
        change.isOfStatus = true;
        m_status = status;
        ++m_statusChanges;
        qCDebug(lcGipc).noquote() << settings.name << "is now" << Gipc::statusName(status);
        // What was kept back must not look like the reason of the end, or be raised after it.
        if (status == Status::Closed || status == Status::Error || status == Status::Timeout)
            m_reporter.flush();
        updateRecipients();
        mailbox.post(GipcMessage::statusMessage(status));
    }
    change.number = m_statusChanges;
    if (failure || change.isOfStatus)
        waiter.wake();
    return change;
}

void Endpoint::announce(const Change &change)
{
    const QPointer<QObject> guard(m_owner);
    if (change.error != Gipc::ErrorCode::NoError) {
        Q_EMIT m_owner->errorOccurred(change.error);
        if (guard)
            announceFailure();
    }
    if (!guard || !change.isOfStatus || change.number != m_statusChanges)
        return;
    Q_EMIT m_owner->statusChanged(m_status);
    if (guard)
        announceChanges();
}

/*! The reporter had kept it back. We may be gone afterwards. */
void Endpoint::raiseLate(const Failure &failure)
{
    m_failure = failure;
    mailbox.post(GipcMessage::errorMessage(failure.code(), failure.text(), m_status));
    waiter.wake();
    announce({ failure.code() });
}

void Endpoint::announceFailure()
{
    if (change(m_announcedFailure, m_failure))
        Q_EMIT m_owner->errorChanged();
}

void Endpoint::announceSecurity()
{
    if (change(m_announcedSecurity, security()))
        Q_EMIT m_owner->securityChanged();
}

void Endpoint::changeInboxLimit(qint64 bytes)
{
    const QPointer<QObject> guard(m_owner);
    mailbox.setLimit(bytes);
    if (guard)
        Q_EMIT m_owner->inboxLimitChanged();
}

GipcMessage Endpoint::news(Cause cause) const
{
    const Failure failure { cause };
    return GipcMessage::errorMessage(failure.code(), failure.text(), m_status);
}

/*! What a read returns if nothing can arrive for it any more. Not terminal if something can. */
GipcMessage Endpoint::hopeless(const Inbox *only) const
{
    if (only && !only->isOpen)
        return news(Cause::NotConnected);
    if (m_status == Status::NotConnected)
        return news(Cause::NotConnected);
    return GipcMessage::statusMessage(m_status); // terminal in Closed, Error and Timeout
}

/*! A read decides Delivery::Auto. False if a slot on deliveryChanged() deleted us. */
bool Endpoint::choosesQueue()
{
    const QPointer<QObject> guard(m_owner);
    mailbox.resolveAuto(Delivery::Queue);
    return guard;
}

GipcMessage Endpoint::destroyed()
{
    const Failure failure { Cause::Destroyed };
    return GipcMessage::errorMessage(failure.code(), failure.text());
}

GipcMessage Endpoint::read(int msecs, Inbox *only)
{
    if (!choosesQueue())
        return destroyed();
    std::optional<GipcMessage> message;
    const auto arrived = [&] {
        if (mailbox.delivery() == Delivery::Signal) {
            message = news(Cause::WrongDelivery);
            return true;
        }
        message = mailbox.take(only);
        if (!message && hopeless(only).isTerminal())
            message = hopeless(only);
        return message.has_value();
    };
    switch (waiter.wait(msecs, arrived)) {
    case Waiter::Outcome::Done:
        return *message;
    case Waiter::Outcome::TimedOut:
        return GipcMessage::timeoutMessage();
    case Waiter::Outcome::Interrupted:
        return news(Cause::Interrupted);
    case Waiter::Outcome::Destroyed:
        break; // and with it everything of ours but the stack
    }
    return destroyed();
}

GipcMessage Endpoint::take(Inbox *only)
{
    if (!choosesQueue())
        return destroyed();
    if (mailbox.delivery() == Delivery::Signal)
        return news(Cause::WrongDelivery);
    const auto message = mailbox.take(only);
    return message ? *message : GipcMessage::timeoutMessage();
}

bool Endpoint::waitFor(int msecs, const std::function<bool()> &isDone)
{
    return waiter.wait(msecs, isDone) == Waiter::Outcome::Done;
}

} // namespace GipcCore
