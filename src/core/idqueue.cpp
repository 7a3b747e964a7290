// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "idqueue_p.h"

#include "gipcconnection_p.h"
#include "goscheme_p.h"
#include "logging_p.h"

#include <QtCore/QMetaObject>

namespace GipcCore {

using namespace std::chrono_literals;

namespace {

constexpr auto RetryAfter = 100ms;

} // namespace

IdQueue::IdQueue(IdDesk *ids, const Census *seats, AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_ids(ids)
    , m_seats(seats)
    , m_clock(clock)
    , m_retry(clock, [this] { serve(); })
{ }

IdQueue::~IdQueue()
{
    for (const Guest &guest : m_guests)
        guest.connection->disconnect(this);
}

void IdQueue::add(GipcConnectionPrivate *connection)
{
    connection->setParent(this);
    connect(connection, &GipcConnectionPrivate::ended, this,
            [this, connection] { remove(connection); });
    m_guests.push_back({ connection, nullptr });
    serve();
}

void IdQueue::serve()
{
    for (Guest &guest : m_guests) {
        if (!guest.deadline && !answer(&guest))
            return;
    }
}

/*! False if there is no point in trying the next. */
bool IdQueue::answer(Guest *guest)
{
    GipcConnectionPrivate *const connection = guest->connection;
    if (!hasSeat(connection->peer()))
        return true; // for the next there may be one
    Failure why;
    const quint32 id = m_ids->grant(connection->peer().key(), &why);
    if (id != 0) {
        qCDebug(lcGipc) << "a client was given the id" << id;
        guest->deadline = std::make_unique<Alarm>(m_clock, [connection] { connection->close(); });
        guest->deadline->start(m_patience);
        connection->outbox()->append(GoScheme::IdMessage, GoScheme::idAnswer(id));
        connection->wrote();
        return true;
    }
    if (why.cause == Cause::TooManyWaitingIds)
        return true; // of its peer, or of all: the next may be another's
    if (why.cause == Cause::OutOfDescriptors) {
        m_retry.start(RetryAfter);
        return false;
    }
    guest->deadline = std::make_unique<Alarm>(m_clock, [connection] { connection->abort(); });
    guest->deadline->start(0ms);
    // Later: slots may do anything, and the guests are being gone through.
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
    return true;
}

bool IdQueue::hasSeat(const GipcTransport::PeerCredentials &peer) const
{
    const IdDesk::Waiting waiting = m_ids->waiting(peer.key());
    Failure why;
    return m_seats->hasSeat(peer, { waiting.all, waiting.ofPeer }, &why);
}

void IdQueue::remove(GipcConnectionPrivate *connection)
{
    std::erase_if(m_guests, [&](const Guest &guest) { return guest.connection == connection; });
    connection->deleteLater();
    serve(); // it may have had a client's seat
    Q_EMIT left();
}

} // namespace GipcCore
