// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "mailbox_p.h"

#include "outbox_p.h"

#include <algorithm>
#include <utility>

namespace GipcCore {

using Gipc::Delivery;

Mailbox::Mailbox(std::function<void(const GipcMessage &)> emitMessage, QObject *parent)
    : QObject(parent)
    , m_emitMessage(std::move(emitMessage))
    , m_limit(DefaultQueueLimit)
{ }

void Mailbox::setDelivery(Delivery delivery)
{
    if (m_delivery == delivery)
        return;
    m_delivery = delivery;
    if (delivery == Delivery::Signal) {
        m_news.clear(); // statusChanged() and errorOccurred() have said it
        scheduleEmitHeld();
    } else if (!isEmpty()) {
        announce();
    }
    Q_EMIT deliveryChanged();
}

void Mailbox::showHand(Delivery delivery)
{
    if (m_delivery == Delivery::Auto)
        setDelivery(delivery);
}

void Mailbox::setHandler(Handler handler)
{
    m_handler = std::move(handler);
    if (m_handler)
        setDelivery(Delivery::Signal);
}

void Mailbox::setLimit(qint64 bytes)
{
    m_limit = bytes;
    Q_EMIT roomMade();
}

std::shared_ptr<Inbox> Mailbox::openInbox()
{
    m_inboxes.push_back(std::make_shared<Inbox>());
    return m_inboxes.back();
}

void Mailbox::closeInbox(const std::shared_ptr<Inbox> &inbox)
{
    inbox->isOpen = false;
    if (inbox->items.empty())
        m_inboxes.erase(std::find(m_inboxes.begin(), m_inboxes.end(), inbox));
}

bool Mailbox::hasRoom(Inbox *inbox) const
{
    if (inbox->isStopped)
        inbox->isStopped = inbox->bytes > m_limit / 2;
    else
        inbox->isStopped = inbox->bytes >= m_limit && !inbox->items.empty();
    return !inbox->isStopped;
}

void Mailbox::deliver(Inbox *inbox, quint64 connectionId, int type, const QByteArray &data)
{
    // What is held goes first, even while a slot that is emitted to runs an event loop.
    if (m_delivery != Delivery::Signal || m_held > 0)
        keep(inbox, GipcMessage(type, data, connectionId));
    else
        emitNow(GipcMessage(type, data, connectionId));
}

void Mailbox::keep(Inbox *inbox, GipcMessage message)
{
    inbox->bytes += message.data().size() + MessageOverhead;
    inbox->items.push_back({ m_nextOrder++, std::move(message) });
    ++m_held;
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
    const auto emitIt = [this] {
        m_announced = false;
        if (!isEmpty() && m_delivery != Delivery::Signal)
            Q_EMIT messagesAvailable();
    };
    QMetaObject::invokeMethod(this, emitIt, Qt::QueuedConnection);
}

bool Mailbox::isEmpty(const Inbox *only) const
{
    return only ? only->items.empty() : m_news.empty() && m_held == 0;
}

Inbox *Mailbox::oldestInbox()
{
    Inbox *oldest = nullptr;
    for (const auto &inbox : m_inboxes) {
        if (inbox->items.empty())
            continue;
        if (!oldest || inbox->items.front().order < oldest->items.front().order)
            oldest = inbox.get();
    }
    return oldest;
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

    const GipcMessage message = std::move(inbox->items.front().message);
    inbox->items.pop_front();
    inbox->bytes -= message.data().size() + MessageOverhead;
    --m_held;
    const bool madeRoom = inbox->isStopped && hasRoom(inbox);
    if (!inbox->isOpen && inbox->items.empty())
        std::erase_if(m_inboxes, [inbox](const auto &other) { return other.get() == inbox; });
    if (madeRoom)
        Q_EMIT roomMade();
    return message;
}

/*! Not at once: the slot that made it Signal is only being connected. */
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

void Mailbox::emitHeld()
{
    const QPointer<Mailbox> self(this);
    while (self && m_delivery == Delivery::Signal && m_held > 0) {
        const auto message = take();
        if (m_held > 0)
            scheduleEmitHeld(); // a slot may run an event loop and wait for the next
        if (message)
            emitNow(*message);
    }
}

void Mailbox::emitNow(const GipcMessage &message)
{
    if (const Handler handler = m_handler) // a copy: it may replace itself
        handler(message.msgType(), message.data());
    else
        m_emitMessage(message);
}

} // namespace GipcCore
