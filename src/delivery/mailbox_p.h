// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "messagehandler_p.h"
#include "memorytotal_p.h"
#include "nesting_p.h"

#include <Gipc/gipcmessage.h>

#include <QtCore/QByteArrayView>
#include <QtCore/QHash>
#include <QtCore/QPointer>

#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace GipcCore {

class RequestHandle;

/*! Messages of one connection that wait to be read, and its requests that wait for an answer. It may
    outlive its connection. */
struct Inbox
{
    struct Item
    {
        quint64 order; ///< number of arrival, counted over all inboxes of the mailbox
        GipcMessage message;
    };

    explicit Inbox(quint64 id)
        : connectionId(id)
    { }

    const quint64 connectionId;
    std::deque<Item> items;
    qint64 bytes = 0; ///< the cost of the items
    qint64 unfinished = 0; ///< bytes of its connection that are no message yet
    bool isOpen = true; ///< its connection lives
    bool isStopped = false; ///< it was full: reading waits until it is half empty
    bool isStarved = false; ///< all inboxes together were full: reading waits
    quint64 departure = 0; ///< when closed: the number of its closing; 0 while open
    MessageHandler handler; ///< for this connection alone, instead of the mailbox's
    quint64 session = 0; ///< of a client, which has one after the other here: its number
    QHash<quint64, std::weak_ptr<RequestHandle>> requests; ///< of this session, by id

    /*! The session is over: nobody waits for answers any more. */
    void closeRequests();
};

/*! Brings messages and news to the program: by signal or by queue, each once, in order
    (Gipc::Delivery).

    A slot or handler that it has called may wait in a nested event loop. Messages are kept
    meanwhile, and delivered from the event loop afterwards.

    Waiting is Waiter's task. It knows no connections, only their inboxes. */
class Mailbox final : public QObject
{
    Q_OBJECT

public:
    /*! \a emitMessage emits the owner's messageReceived(), or hands a request that was kept to
        \a emitRequest. */
    Mailbox(std::function<void(const GipcMessage &)> emitMessage,
            std::function<void(const GipcRequest &)> emitRequest, QObject *parent);

    Gipc::Delivery delivery() const { return m_delivery; }
    void setDelivery(Gipc::Delivery delivery);
    /*! Resolves Delivery::Auto. Has no effect otherwise. */
    void resolveAuto(Gipc::Delivery delivery);
    void setHandler(MessageHandler::Handler handler);
    /*! The same for one connection. */
    void setHandler(Inbox *inbox, MessageHandler::Handler handler);
    void setLimit(qint64 bytes);
    qint64 limit() const { return m_limit; }

    /*! Each id is used once. */
    std::shared_ptr<Inbox> openInbox(quint64 connectionId);
    /*! Its connection is gone. The inbox stays until it is empty. Returns how many messages had to
        be dropped to keep the limit for connections that are gone. */
    [[nodiscard]] qsizetype closeInbox(const std::shared_ptr<Inbox> &inbox);
    /*! Null if the connection is gone and all its messages were read. */
    Inbox *inboxOf(quint64 connectionId) const;

    /*! Whether another message may be put into the inbox. After false, roomMade() follows when one
        may. */
    bool hasRoom(Inbox *inbox);
    /*! How many bytes a connection should read at once. */
    qint64 mostAtOnce() const;
    /*! How many bytes its connection has that are no message yet. */
    void setUnfinished(Inbox *inbox, qint64 bytes);

    // Limits for all inboxes together. There are none by default.

    /*! For messages of connections that are gone. Returns how many messages had to be dropped. */
    [[nodiscard]] qsizetype setDepartedLimit(qint64 bytes);
    /*! For everything, unfinished messages included. */
    void setTotalLimit(qint64 bytes);
    qint64 totalLimit() const { return m_totalLimit; }
    /*! Whether the limit is reached by unfinished messages alone: the program cannot make room. */
    bool isStuck() const { return m_total >= m_totalLimit && m_waiting.empty(); }

    /*! Emits, hands on or keeps one message. To be called in a DeliveryScope of gate(). Slots run:
        anything may be gone afterwards. */
    void deliver(Inbox *inbox, int type, const QByteArray &data);
    /*! The same of a request. */
    void deliverRequest(Inbox *inbox, const GipcRequest &request);
    /*! No request that was delivered can be answered any more. */
    void closeRequests();
    /*! Whether messages that came before wait to be delivered. */
    bool isBehind() const
    {
        const bool hasOlder = !m_waiting.empty() || !m_held.empty();
        return m_delivery == Gipc::Delivery::Signal && (hasOlder || m_gate.isClosed());
    }
    /*! To be called if isBehind(): \a act is called when they were delivered. */
    void holdBack(std::function<void()> act);
    /*! The handler that deliver() would call. The caller may call it instead, in such a scope, too.
        Null if deliver() would keep the message or emit it. */
    const MessageHandler *readyHandler(const Inbox &inbox) const
    {
        return mayDeliver() ? handlerOf(inbox) : nullptr;
    }
    /*! As deliver(), but from the event loop. What is delivered later stays behind it. */
    void deliverLater(Inbox *inbox, int type, const QByteArray &data);
    /*! Delivers what was kept, if delivery is by signal. Slots run: anything may be gone
        afterwards. */
    void emitHeld();

    /*! Keeps a status change or an error for whoever reads. Only the last MaxNews unread are
        kept. */
    void post(const GipcMessage &news);
    /*! To be called when the owner is opened: old news must not end new reads. */
    void forgetNews() { m_news.clear(); }

    /*! The oldest of all messages and news, or the oldest message of one inbox. */
    std::optional<GipcMessage> take(Inbox *only = nullptr);
    /*! The inbox with the oldest first message whose number of arrival is at least \a order. Null
        if there is none. With rising numbers it goes through all inboxes that have messages. */
    Inbox *nextWaiting(quint64 order) const;
    bool isEmpty() const { return m_news.empty() && m_waiting.empty(); }
    /*! For those who hand messages to the program themselves. */
    DeliveryGate *gate() { return &m_gate; }

Q_SIGNALS:
    void messagesAvailable();
    void roomMade(GipcCore::Inbox *inbox);
    /*! isStuck(), and a connection has more to read. From the event loop. */
    void stuck();
    /*! Much memory was freed. */
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
    /*! What is kept goes first, even if a slot runs an event loop while it is emitted. */
    bool mayDeliver() const { return m_delivery == Gipc::Delivery::Signal && !isBehind(); }
    void scheduleEmitHeld();
    bool hasHeld() const;
    void emitNext();
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
    std::function<void(const GipcRequest &)> m_emitRequest;
    DeliveryGate m_gate;
    MessageHandler m_handler;
    Gipc::Delivery m_delivery = Gipc::Delivery::Auto;
    qint64 m_limit;
    qint64 m_departedLimit = std::numeric_limits<qint64>::max();
    qint64 m_totalLimit = std::numeric_limits<qint64>::max();
    qint64 m_departed = 0; ///< the cost of inboxes whose connections are gone
    qint64 m_total = 0; ///< the cost of all inboxes, unfinished messages included
    FallWatch m_fallWatch;
    qint64 m_feedBelow = 0; ///< if m_total falls to this, the starved may read on
    std::set<quint64> m_starved; ///< the connections of starved inboxes
    std::map<quint64, Inbox *>
        m_departures; ///< inboxes of connections that are gone, the oldest first
    quint64 m_lastDeparture = 0;
    bool m_feedScheduled = false;
    bool m_stuckScheduled = false;
    quint64 m_nextOrder = 0;
    std::map<quint64, std::shared_ptr<Inbox>> m_inboxes; ///< by connection
    std::map<quint64, Inbox *> m_waiting; ///< inboxes with messages, by the order of the first
    std::deque<Inbox::Item> m_news;
    /*! What isBehind() held back, with its place among the messages. */
    std::deque<std::pair<quint64, std::function<void()>>> m_held;
    bool m_announced = false; ///< messagesAvailable() is still to be emitted
    bool m_emitScheduled = false;
};

} // namespace GipcCore
