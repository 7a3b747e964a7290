// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "mailbox_p.h"

#include "outbox_p.h"
#include "requesthandle_p.h"

#include <QtCore/QEvent>

#include <algorithm>
#include <utility>

namespace GipcCore {

using Gipc::Delivery;

void Inbox::closeRequests()
{
    ++session;
    for (const std::weak_ptr<RequestHandle> &open : std::as_const(requests)) {
        if (const std::shared_ptr<RequestHandle> request = open.lock())
            request->close();
    }
    requests.clear();
}

Mailbox::Mailbox(std::function<void(const GipcMessage &)> emitMessage,
                 std::function<void(const GipcRequest &)> emitRequest, QObject *parent)
    : QObject(parent)
    , m_emitMessage(std::move(emitMessage))
    , m_emitRequest(std::move(emitRequest))
    , m_gate([this] { onGateOpened(); })
    , m_limit(DefaultQueueLimit)
{ }

bool Mailbox::event(QEvent *event)
{
    if (event->type() == QEvent::ThreadChange) {
        const bool wasClosed = m_gate.isClosed();
        m_gate.forget();
        if (wasClosed)
            onGateOpened(); // events that were posted move to the new thread
    }
    return QObject::event(event);
}

void Mailbox::setDelivery(Delivery delivery)
{
    if (m_delivery == delivery)
        return;
    m_delivery = delivery;
    if (delivery == Delivery::Signal) {
        m_news.clear(); // signals have already told them
        scheduleEmitHeld();
    } else {
        if (!m_held.empty())
            scheduleEmitHeld();
        if (!isEmpty())
            announce();
    }
    Q_EMIT deliveryChanged();
}

void Mailbox::resolveAuto(Delivery delivery)
{
    if (m_delivery == Delivery::Auto)
        setDelivery(delivery);
}

void Mailbox::setHandler(MessageHandler::Handler handler)
{
    const bool isOne = bool(handler);
    const QPointer<Mailbox> self(this);
    m_handler.set(std::move(handler));
    if (self && isOne)
        setDelivery(Delivery::Signal);
}

void Mailbox::setHandler(Inbox *inbox, MessageHandler::Handler handler)
{
    const bool isOne = bool(handler);
    const QPointer<Mailbox> self(this);
    inbox->handler.set(std::move(handler));
    if (self && isOne)
        setDelivery(Delivery::Signal);
}

void Mailbox::setLimit(qint64 bytes)
{
    m_limit = bytes;
    const QPointer<Mailbox> self(this);
    const auto inboxes = m_inboxes; // kept: slots may close them
    for (const auto &[id, inbox] : inboxes) {
        if (self && inbox->isStopped && hasRoom(inbox.get()))
            Q_EMIT roomMade(inbox.get());
    }
}

std::shared_ptr<Inbox> Mailbox::openInbox(quint64 connectionId)
{
    auto inbox = std::make_shared<Inbox>(connectionId);
    m_inboxes[connectionId] = inbox;
    return inbox;
}

Inbox *Mailbox::inboxOf(quint64 connectionId) const
{
    const auto found = m_inboxes.find(connectionId);
    return found == m_inboxes.end() ? nullptr : found->second.get();
}

void Mailbox::deliver(Inbox *inbox, int type, const QByteArray &data)
{
    if (!mayDeliver())
        keep(inbox, GipcMessage(type, data, inbox->connectionId));
    else if (const MessageHandler *const handler = handlerOf(*inbox))
        handler->call(type, data);
    else
        m_emitMessage(GipcMessage(type, data, inbox->connectionId));
}

void Mailbox::deliverLater(Inbox *inbox, int type, const QByteArray &data)
{
    keep(inbox, GipcMessage(type, data, inbox->connectionId));
    if (m_delivery == Delivery::Signal)
        scheduleEmitHeld();
}

void Mailbox::deliverRequest(Inbox *inbox, const GipcRequest &request)
{
    if (mayDeliver())
        m_emitRequest(request);
    else
        keep(inbox, GipcMessage::requestMessage(request));
}

void Mailbox::closeRequests()
{
    for (const auto &[id, inbox] : m_inboxes)
        inbox->closeRequests();
}

void Mailbox::holdBack(std::function<void()> act)
{
    m_held.emplace_back(m_nextOrder++, std::move(act));
    scheduleEmitHeld();
}

void Mailbox::keep(Inbox *inbox, GipcMessage message)
{
    if (inbox->items.empty())
        m_waiting.emplace(m_nextOrder, inbox);
    const qint64 cost = message.data().size() + MessageOverhead;
    inbox->bytes += cost;
    m_total += cost;
    inbox->items.push_back({ m_nextOrder++, std::move(message) });
    announce();
}

void Mailbox::post(const GipcMessage &news)
{
    if (m_delivery == Delivery::Signal)
        return;
    m_news.push_back({ m_nextOrder++, news });
    if (m_news.size() > MaxNews)
        m_news.pop_front();
    announce();
}

/*! One messagesAvailable() for all that arrives in one turn of the event loop. */
void Mailbox::announce()
{
    if (m_announced || m_delivery == Delivery::Signal)
        return;
    m_announced = true;
    QMetaObject::invokeMethod(
        this, [this] { emitAvailable(); }, Qt::QueuedConnection);
}

void Mailbox::emitAvailable()
{
    if (!m_announced || m_gate.isClosed())
        return; // it was emitted, or onGateOpened() goes on
    m_announced = false;
    if (isEmpty() || m_delivery == Delivery::Signal)
        return;
    const DeliveryScope scope(&m_gate);
    Q_EMIT messagesAvailable();
}

/*! From the event loop, so that the wait that has ended returns first. */
void Mailbox::onGateOpened()
{
    if (m_delivery == Delivery::Signal || !m_held.empty())
        scheduleEmitHeld();
    if (m_announced)
        QMetaObject::invokeMethod(
            this, [this] { emitAvailable(); }, Qt::QueuedConnection);
}

Inbox *Mailbox::oldestInbox() const
{
    return m_waiting.empty() ? nullptr : m_waiting.begin()->second;
}

Inbox *Mailbox::nextWaiting(quint64 order) const
{
    const auto found = m_waiting.lower_bound(order);
    return found == m_waiting.end() ? nullptr : found->second;
}

std::optional<GipcMessage> Mailbox::take(Inbox *only)
{
    Inbox *const inbox = only ? only : oldestInbox();
    const bool hasMessage = inbox && !inbox->items.empty();
    const bool newsFirst = !only && !m_news.empty()
        && (!hasMessage || m_news.front().order < inbox->items.front().order);
    if (newsFirst) {
        const GipcMessage news = m_news.front().message;
        m_news.pop_front();
        return news;
    }
    if (!hasMessage)
        return std::nullopt;
    return takeFirst(inbox);
}

GipcMessage Mailbox::takeFirst(Inbox *inbox)
{
    GipcMessage message = removeFirst(inbox);
    const bool wasWaiting = inbox->isStopped || inbox->isStarved;
    if (inbox->isOpen && wasWaiting && hasRoom(inbox))
        Q_EMIT roomMade(inbox);
    else if (!inbox->isOpen && inbox->items.empty())
        m_inboxes.erase(inbox->connectionId);
    return message;
}

/*! Not at once: connecting a slot makes it Signal, and that slot is not connected yet. */
void Mailbox::scheduleEmitHeld()
{
    if (std::exchange(m_emitScheduled, true))
        return;
    const auto emitThem = [this] {
        m_emitScheduled = false;
        emitHeld();
    };
    QMetaObject::invokeMethod(this, emitThem, Qt::QueuedConnection);
}

bool Mailbox::hasHeld() const
{
    return !m_held.empty() || (m_delivery == Delivery::Signal && !m_waiting.empty());
}

void Mailbox::emitHeld()
{
    const QPointer<Mailbox> self(this);
    while (self && hasHeld() && !m_gate.isClosed())
        emitNext();
}

/*! Slots run: anything may be gone afterwards. */
void Mailbox::emitNext()
{
    const bool isMessageNext = m_delivery == Delivery::Signal && !m_waiting.empty()
        && (m_held.empty() || m_waiting.begin()->first < m_held.front().first);
    if (!isMessageNext) {
        const std::function<void()> act = std::move(m_held.front().second);
        m_held.pop_front();
        if (hasHeld())
            scheduleEmitHeld();
        act();
        return;
    }
    const std::shared_ptr<Inbox> inbox = m_inboxes.at(oldestInbox()->connectionId);
    const GipcMessage message = takeFirst(inbox.get());
    if (hasHeld())
        scheduleEmitHeld(); // a slot may run an event loop and wait for the next
    const DeliveryScope scope(&m_gate);
    const MessageHandler *const handler = handlerOf(*inbox);
    if (handler && !message.isRequest())
        handler->call(message.msgType(), message.data());
    else
        m_emitMessage(message);
}

} // namespace GipcCore
