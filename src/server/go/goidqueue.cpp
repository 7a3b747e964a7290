// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goidqueue_p.h"

#include "gipcconnection_p.h"
#include "goscheme_p.h"
#include "logging_p.h"

#include <QtCore/QMetaObject>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

constexpr auto RetryAfter = 100ms;

} // namespace

GoIdQueue::GoIdQueue(GoIdLeases *ids, const ConnectionLimiter *clients, AlarmClock *clock,
                     QObject *parent)
    : QObject(parent)
    , m_ids(ids)
    , m_clients(clients)
    , m_clock(clock)
    , m_retry(clock, [this] { serve(); })
{ }

GoIdQueue::~GoIdQueue()
{
    for (const Asker &asker : m_askers)
        asker.connection->disconnect(this);
}

void GoIdQueue::add(GipcConnectionPrivate *connection)
{
    connection->setParent(this);
    connect(connection, &GipcConnectionPrivate::ended, this,
            [this, connection] { remove(connection); });
    m_askers.push_back({ connection, nullptr });
    serve();
}

void GoIdQueue::serve()
{
    for (Asker &asker : m_askers) {
        if (!asker.deadline && !answer(&asker))
            return;
    }
}

/*! Gives the asker its id if that is possible. False if there is no point in trying the next
    one. */
bool GoIdQueue::answer(Asker *asker)
{
    GipcConnectionPrivate *const connection = asker->connection;
    if (!hasPermit(connection->peer()))
        return true; // there may be one for the next asker
    Failure why;
    const quint32 id = m_ids->grant(connection->peer().key(), &why);
    if (id != 0) {
        qCDebug(lcGipc) << "a client was given the id" << id;
        asker->deadline = std::make_unique<Alarm>(m_clock, [connection] { connection->close(); });
        asker->deadline->start(m_patience);
        connection->outbox()->append(GoScheme::IdMessage, GoScheme::idAnswer(id));
        connection->wrote();
        return true;
    }
    if (why.cause == Cause::TooManyWaitingIds)
        return true; // perhaps only for this peer: the next asker may be another's
    if (why.cause == Cause::OutOfDescriptors) {
        m_retry.start(RetryAfter);
        return false;
    }
    asker->deadline = std::make_unique<Alarm>(m_clock, [connection] { connection->abort(); });
    asker->deadline->start(0ms);
    // Emitted later: slots may do anything, and the caller iterates over the list.
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
    return true;
}

bool GoIdQueue::hasPermit(const GipcTransport::PeerCredentials &peer) const
{
    const GoIdLeases::Waiting waiting = m_ids->waiting(peer.key());
    Failure why;
    return m_clients->hasPermit(peer.key(), { waiting.all, waiting.ofPeer }, &why);
}

void GoIdQueue::remove(GipcConnectionPrivate *connection)
{
    std::erase_if(m_askers, [&](const Asker &asker) { return asker.connection == connection; });
    connection->deleteLater();
    serve(); // it may have had a client's permit
    Q_EMIT left();
}

} // namespace GipcCore
