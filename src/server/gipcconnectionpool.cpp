// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"
#include "milliseconds_p.h"

#include <Gipc/gipcconnectionpool.h>

#include <QtCore/QDeadlineTimer>

#include <unordered_set>
#include <vector>

using namespace GipcCore;
using Gipc::Delivery;
using Gipc::ErrorCode;

namespace {

/*! One call of read() or the like: it remembers from which clients it has handed a message over. */
class Round
{
public:
    Round(GipcServer *server, const GipcConnectionPool::Callback &callback, int msecs)
        : m_server(server)
        , m_callback(callback)
        , m_msecs(msecs)
        , m_deadline(msecs < 0 ? QDeadlineTimer(QDeadlineTimer::Forever) : QDeadlineTimer(msecs))
    { }

    /*! Hands over a message of somebody who was not heard yet. False if there is none. */
    bool step()
    {
        Inbox *const inbox = next();
        if (!inbox)
            return false;
        const quint64 id = inbox->connectionId;
        m_heard.insert(id);
        const auto message = server()->mailbox.take(inbox);
        call(id, *message);
        return true;
    }

    bool hasNews() { return next() != nullptr; }

    /*! There were clients, and each was heard. */
    bool isComplete()
    {
        const auto &clients = server()->clients;
        m_wasAnybodyThere = m_wasAnybodyThere || !clients.empty();
        auto client = clients.lower_bound(m_firstMissing);
        while (client != clients.end() && m_heard.contains(client->first))
            m_firstMissing = (client++)->first + 1;
        return (m_wasAnybodyThere || !m_heard.empty()) && client == clients.end();
    }

    /*! Asked between two steps; \a hasHeard is what the last one returned. With a time-out of 0
        everything that is there is handed over first. */
    bool isOver(bool hasHeard) const
    {
        return m_msecs == 0 ? m_hasWaited && !hasHeard : m_deadline.hasExpired();
    }

    /*! Returns when there is something to do. */
    Waiter::Outcome wait()
    {
        m_hasWaited = true;
        const auto isDecided = [this] {
            return hasNews() || isComplete() || !server()->isOpen()
                || server()->mailbox.delivery() == Delivery::Signal;
        };
        const int left = m_deadline.isForever() ? -1 : int(m_deadline.remainingTime());
        return server()->waiter.wait(left, isDecided);
    }

    void tellTimeout()
    {
        for (const quint64 id : silent()) {
            if (!m_server)
                return;
            if (server()->connection(id))
                call(id, GipcMessage::timeoutMessage(id));
        }
    }

private:
    GipcServerPrivate *server() const { return GipcServerPrivate::get(m_server); }

    void call(quint64 id, const GipcMessage &message)
    {
        const DeliveryScope scope(server()->mailbox.gate());
        m_callback(server()->connection(id), message);
    }

    /*! The inbox with the oldest message of a client that was not heard yet. Each client that was
        heard is skipped only once, because the order of an inbox's first message only grows. */
    Inbox *next()
    {
        const Mailbox &mailbox = server()->mailbox;
        Inbox *inbox = mailbox.nextWaiting(m_order);
        while (inbox && m_heard.contains(inbox->connectionId)) {
            m_order = inbox->items.front().order + 1;
            inbox = mailbox.nextWaiting(m_order);
        }
        return inbox;
    }

    /*! The clients that have said nothing. A message that was not handed over for lack of time
        stays in its inbox. */
    std::vector<quint64> silent() const
    {
        std::vector<quint64> ids;
        for (const auto &[id, client] : server()->clients) {
            const Inbox *const inbox = server()->mailbox.inboxOf(id);
            if (!m_heard.contains(id) && (!inbox || inbox->items.empty()))
                ids.push_back(id);
        }
        return ids;
    }

    const QPointer<GipcServer> m_server;
    const GipcConnectionPool::Callback &m_callback;
    const int m_msecs;
    const QDeadlineTimer m_deadline;
    bool m_hasWaited = false;
    std::unordered_set<quint64> m_heard;
    quint64 m_order = 0; ///< every client whose first message is older was heard
    quint64 m_firstMissing = 0; ///< every client with a smaller id was heard
    bool m_wasAnybodyThere = false;
};

} // namespace

GipcConnectionPool::GipcConnectionPool(GipcServer *server)
    : m_server(server)
{ }

QList<quint64> GipcConnectionPool::ids() const
{
    QList<quint64> ids;
    if (!m_server)
        return ids;
    for (const auto &[id, client] : GipcServerPrivate::get(m_server)->clients)
        ids.append(id);
    return ids;
}

ErrorCode GipcConnectionPool::read(const Callback &callback)
{
    return round(-1, Mode::Everyone, callback);
}

ErrorCode GipcConnectionPool::readTimed(int msecs, const Callback &callback)
{
    return round(msecs, Mode::Everyone, callback);
}

ErrorCode GipcConnectionPool::readTimed(std::chrono::milliseconds time, const Callback &callback)
{
    return readTimed(GipcCore::toInt(time), callback);
}

ErrorCode GipcConnectionPool::readTimedFastest(int msecs, const Callback &callback)
{
    return round(msecs, Mode::Fastest, callback);
}

ErrorCode GipcConnectionPool::readTimedFastest(std::chrono::milliseconds time,
                                               const Callback &callback)
{
    return readTimedFastest(GipcCore::toInt(time), callback);
}

ErrorCode GipcConnectionPool::round(int msecs, Mode mode, const Callback &callback)
{
    if (!m_server)
        return ErrorCode::Destroyed;
    // A copy, because the callback may delete what it is a part of.
    const Callback call = callback;
    const QPointer<GipcServer> guard = m_server;
    Round round(guard, call, msecs);
    GipcServerPrivate::get(guard)->mailbox.resolveAuto(Delivery::Queue);
    while (guard) {
        GipcServerPrivate *const server = GipcServerPrivate::get(guard);
        if (server->mailbox.delivery() == Delivery::Signal)
            return ErrorCode::WrongDelivery;
        const bool hasHeard = round.step();
        if (!guard)
            break;
        if ((hasHeard && mode == Mode::Fastest) || (!round.hasNews() && round.isComplete()))
            return ErrorCode::NoError;
        if (!hasHeard && !server->isOpen())
            return ErrorCode::NotConnected;
        auto outcome = Waiter::Outcome::Done;
        if (round.isOver(hasHeard))
            outcome = Waiter::Outcome::TimedOut;
        else if (!hasHeard)
            outcome = round.wait();
        switch (outcome) {
        case Waiter::Outcome::Done:
            break;
        case Waiter::Outcome::TimedOut:
            round.tellTimeout();
            return guard ? ErrorCode::TimedOut : ErrorCode::Destroyed;
        case Waiter::Outcome::Interrupted:
            return ErrorCode::Interrupted;
        case Waiter::Outcome::Destroyed:
            return ErrorCode::Destroyed;
        }
    }
    return ErrorCode::Destroyed;
}

void GipcConnectionPool::close()
{
    for (const quint64 id : ids()) {
        if (m_server)
            m_server->closeConnection(id);
    }
}
