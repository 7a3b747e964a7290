// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "messagehandler_p.h"
#include "memorytotal_p.h"
#include "nesting_p.h"

#include <Gipc/gipcmessage.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QPointer>

#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace GipcCore {

/*! Messages of one connection that wait to be read. It may outlive its connection. */
struct Inbox
{
    struct Item
    {
        quint64 order; ///< of arrival, over all inboxes of a mailbox
        GipcMessage message;
    };

    explicit Inbox(quint64 id)
        : connectionId(id)
    { }

    const quint64 connectionId;
    std::deque<Item> items;
    qint64 bytes = 0; ///< of the items
    qint64 unfinished = 0; ///< bytes of its connection that are no message yet
    bool isOpen = true; ///< its connection lives
    bool isStopped = false; ///< it was full, and reading waits until it is half empty
    bool isStarved = false; ///< all together were full
    quint64 departure = 0; ///< the oldest has the smallest; 0: it is open
    MessageHandler handler; ///< of this connection alone; it goes before the mailbox's
};

/*! How messages and news reach the program: by signal or by queue, once, in order
    (Gipc::Delivery). While a wait runs inside a slot or handler that it has called, messages are
   kept, and emitted from the event loop afterwards.

    It does not wait (Waiter does) and knows no connections, only their inboxes. */
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    /*! \a emitMessage emits the owner's messageReceived(). */
    Mailbox(std::function<void(const GipcMessage &)> emitMessage, QObject *parent);

    Gipc::Delivery delivery() const { return m_delivery; }
    void setDelivery(Gipc::Delivery delivery);
    /*! The program did what decides Auto. */
    void resolveAuto(Gipc::Delivery delivery);
    void setHandler(MessageHandler::Handler handler);
    /*! The same for the messages of one connection. */
    void setHandler(Inbox *inbox, MessageHandler::Handler handler);
    void setLimit(qint64 bytes);
    qint64 limit() const { return m_limit; }

    /*! Each id is used once. */
    std::shared_ptr<Inbox> openInbox(quint64 connectionId);
    /*! It stays until it is empty. How many messages of connections that are gone had to be dropped
        for it. */
    [[nodiscard]] qsizetype closeInbox(const std::shared_ptr<Inbox> &inbox);
    /*! Not null while the connection lives or something of its is unread. */
    Inbox *inboxOf(quint64 connectionId) const;

    /*! Whether another message may be put into the inbox. If not, roomMade() follows when it
        may. */
    bool hasRoom(Inbox *inbox);
    /*! How much should be read at once. */
    qint64 mostAtOnce() const;
    /*! So many bytes of its connection are no message yet. */
    void setUnfinished(Inbox *inbox, qint64 bytes);

    // Limits for all inboxes together; without them there are none.

    /*! What is kept of connections that are gone. Returns how many messages had to be dropped. */
    [[nodiscard]] qsizetype setDepartedLimit(qint64 bytes);
    /*! What may be held in all, unfinished messages included. */
    void setTotalLimit(qint64 bytes);
    qint64 totalLimit() const { return m_totalLimit; }
    /*! The limit is reached, and the program cannot help it: nothing waits to be taken. */
    bool isStuck() const { return m_total >= m_totalLimit && m_waiting.empty(); }

    /*! Emits, handles or keeps one message. Slots run: anything may be gone afterwards. To be called in a
        DeliveryScope of gate(). */
    void deliver(Inbox *inbox, int type, const QByteArray &data);
    /*! The handler that may be called instead, in such a scope, too. Null if deliver() would keep the
        message, or emit it. */
    const MessageHandler *readyHandler(const Inbox &inbox) const
    {
        return mayDeliver() ? handlerOf(inbox) : nullptr;
    }
    /*! As deliver(), but a signal is emitted from the event loop, and what is delivered after it comes after
        it. */
    void deliverLater(Inbox *inbox, int type, const QByteArray &data);
    /*! Later is now, if messages are emitted. Slots run: anything may be gone afterwards. */
    void emitHeld();

    /*! Keeps news for a reader; the last MaxNews unread. */
    void post(const GipcMessage &news);
    /*! The owner is opened anew: what ended its last life must not end the next. */
    void forgetNews() { m_news.clear(); }

    /*! The oldest of all, news included, or the oldest message of one inbox. */
    std::optional<GipcMessage> take(Inbox *only = nullptr);
    /*! The inbox whose first message is the next at or behind \a order; null if there is none. Walks
        through all with messages, the oldest first. */
    Inbox *nextWaiting(quint64 order) const;
    bool isEmpty() const { return m_news.empty() && m_waiting.empty(); }
    /*! For those who hand messages to the program themselves. */
    DeliveryGate *gate() { return &m_gate; }

Q_SIGNALS:
    void messagesAvailable();
    void roomMade(GipcCore::Inbox *inbox);
    /*! isStuck(), and somebody has more to say. From the event loop. */
    void stuck();
    /*! Much of what was held is not any more. */
    void memoryFreed();
    void deliveryChanged();

protected:
    bool event(QEvent *event) override;

private:
    static constexpr size_t MaxNews = 64;

    Inbox *oldestInbox() const;
    GipcMessage takeFirst(Inbox *inbox);
    GipcMessage removeFirst(Inbox *inbox);
    qsizetype dropDeparted();
    bool hasTotalRoom(Inbox *inbox);
    void count(qint64 bytes);
    void starve(Inbox *inbox);
    void feedSoon();
    void feed();
    void keep(Inbox *inbox, GipcMessage message);
    /*! What is held goes first, even while a slot that is emitted to runs an event loop. */
    bool mayDeliver() const
    {
        return m_delivery == Gipc::Delivery::Signal && m_waiting.empty() && !m_gate.isClosed();
    }
    void scheduleEmitHeld();
    const MessageHandler *handlerOf(const Inbox &inbox) const
    {
        if (!inbox.handler.isEmpty())
            return &inbox.handler;
        return m_handler.isEmpty() ? nullptr : &m_handler;
    }
    void announce();
    void emitAvailable();
    void onGateOpened();

    std::function<void(const GipcMessage &)> m_emitMessage;
    DeliveryGate m_gate;
    MessageHandler m_handler;
    Gipc::Delivery m_delivery = Gipc::Delivery::Auto;
    qint64 m_limit;
    qint64 m_departedLimit = std::numeric_limits<qint64>::max();
    qint64 m_totalLimit = std::numeric_limits<qint64>::max();
    qint64 m_departed = 0; ///< what is kept of connections that are gone, and what they cost
    qint64 m_total = 0; ///< of all inboxes, unfinished messages included
    FallWatch m_fallWatch;
    qint64 m_feedBelow = 0; ///< then those who were starved may go on
    std::set<quint64> m_starved; ///< connections
    std::map<quint64, Inbox *> m_departures; ///< those with messages whose connections are gone
    quint64 m_lastDeparture = 0;
    bool m_feedScheduled = false;
    bool m_stuckScheduled = false;
    quint64 m_nextOrder = 0;
    std::map<quint64, std::shared_ptr<Inbox>> m_inboxes; ///< by connection
    std::map<quint64, Inbox *> m_waiting; ///< those with messages, by the order of their first
    std::deque<Inbox::Item> m_news;
    bool m_announced = false; ///< messagesAvailable() is on its way, or held
    bool m_emitScheduled = false;
};

} // namespace GipcCore
