// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include <Gipc/gipcconnectionpool.h>

#include <QtCore/QDeadlineTimer>

#include <algorithm>
#include <set>
#include <vector>

using namespace GipcCore;
using Gipc::Delivery;
using Gipc::ErrorCode;

namespace {

/*! One call of read() and the like: who has been heard. */
class Round
{
public:
    Round(GipcServer *server, const GipcConnectionPool::Callback &callback)
        : m_server(server)
        , m_callback(callback)
    { }

    /*! Hands over a message of somebody who was not heard yet. False if there is none. */
    bool step()
    {
        Mailbox &mailbox = server()->mailbox;
        for (const quint64 id : mailbox.waiting()) {
            if (!m_heard.insert(id).second)
                continue;
            const auto message = mailbox.take(mailbox.inboxOf(id));
            call(id, *message);
            return true;
        }
        return false;
    }

    bool hasNews() const
    {
        const std::vector<quint64> waiting = server()->mailbox.waiting();
        return std::any_of(waiting.begin(), waiting.end(),
                           [this](quint64 id) { return !m_heard.contains(id); });
    }

    /*! There was somebody, and nobody is missing. */
    bool isComplete()
    {
        m_wasAnybodyThere = m_wasAnybodyThere || !server()->clients.empty();
        return (m_wasAnybodyThere || !m_heard.empty()) && missing().empty();
    }

    void tellTimeout()
    {
        for (const quint64 id : missing()) {
            if (!m_server)
                return;
            if (server()->connection(id))
                call(id, GipcMessage::timeoutMessage(id));
        }
    }

    bool isServerGone() const { return !m_server; }

private:
    GipcServerPrivate *server() const { return GipcServerPrivate::get(m_server); }

    void call(quint64 id, const GipcMessage &message)
    {
        m_callback(server()->connection(id), message);
    }

    std::vector<quint64> missing() const
    {
        std::vector<quint64> ids;
        for (const auto &[id, client] : server()->clients) {
            if (!m_heard.contains(id))
                ids.push_back(id);
        }
        return ids;
    }

    const QPointer<GipcServer> m_server;
    const GipcConnectionPool::Callback &m_callback;
    std::set<quint64> m_heard;
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

ErrorCode GipcConnectionPool::readTimedFastest(int msecs, const Callback &callback)
{
    return round(msecs, Mode::Fastest, callback);
}

ErrorCode GipcConnectionPool::round(int msecs, Mode mode, const Callback &callback)
{
    if (!m_server)
        return ErrorCode::Destroyed;
    // A copy of our own: the callback may be part of what it deletes.
    const Callback call = callback;
    Round round(m_server, call);
    const QPointer<GipcServer> guard = m_server;
    GipcServerPrivate::get(guard)->mailbox.showHand(Delivery::Queue);
    const QDeadlineTimer deadline(msecs < 0 ? QDeadlineTimer(QDeadlineTimer::Forever)
                                            : QDeadlineTimer(msecs));
    while (guard) {
        GipcServerPrivate *const server = GipcServerPrivate::get(guard);
        if (server->mailbox.delivery() == Delivery::Signal)
            return ErrorCode::WrongDelivery;
        if (round.step()) {
            if (mode == Mode::Fastest)
                return guard ? ErrorCode::NoError : ErrorCode::Destroyed;
            continue;
        }
        if (round.isComplete())
            return ErrorCode::NoError;
        if (!server->isOpen())
            return ErrorCode::NotConnected;
        const auto isDecided = [&round, server] {
            return round.hasNews() || round.isComplete() || !server->isOpen()
                || server->mailbox.delivery() == Delivery::Signal;
        };
        const int left = deadline.isForever() ? -1 : int(deadline.remainingTime());
        switch (server->bell.wait(left, isDecided)) {
        case Bell::Outcome::Done:
            break;
        case Bell::Outcome::TimedOut:
            round.tellTimeout();
            return guard ? ErrorCode::TimedOut : ErrorCode::Destroyed;
        case Bell::Outcome::Interrupted:
            return ErrorCode::Interrupted;
        case Bell::Outcome::Destroyed:
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
