// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "goidleases_p.h"

#include "logging_p.h"

#include <algorithm>

namespace GipcCore {

using GipcTransport::Listener;

namespace {

/*! For one client at most this many addresses are tried, because others may have them. The next
    client goes on from there. */
constexpr int MaxAttempts = 100;

/*! A client that lost its server is expected at the same id for so many timeouts. */
constexpr int TimeoutsAfterRestart = 2;

/*! On TCP an id is not given to another client for so many timeouts. */
constexpr int TimeoutsOfRest = 2;

} // namespace

GoIdLeases::GoIdLeases(const GipcTransport::Address &base, GipcTransport::NameClaim::Access access,
                       AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_base(base)
    , m_access(access)
    , m_clock(clock)
{ }

GoIdLeases::~GoIdLeases() = default;

GoIdLeases::Waiting GoIdLeases::waiting(const QString &peer) const
{
    Waiting count;
    for (const auto &[id, lease] : m_leases) {
        if (lease.state != State::Waiting)
            continue;
        ++count.all;
        count.ofPeer += lease.peer == peer;
    }
    return count;
}

quint32 GoIdLeases::grant(const QString &peer, Failure *why)
{
    const Waiting count = waiting(peer);
    if (count.all >= m_limits.waiting || count.ofPeer >= m_limits.waitingOfOnePeer) {
        const bool reachedAll = count.all >= m_limits.waiting;
        const int limit = reachedAll ? m_limits.waiting : m_limits.waitingOfOnePeer;
        *why = { Cause::TooManyWaitingIds, {}, limit };
        return 0;
    }
    Failure failure;
    for (int attempt = 0; attempt < MaxAttempts; ++attempt) {
        m_last = m_last >= m_base.maxId() ? 1 : m_last + 1;
        if (!isFree(m_last) || !openListener(m_last, &failure)) {
            if (failure.cause == Cause::OutOfDescriptors)
                break;
            continue;
        }
        const quint32 id = m_last;
        expect(id, State::Waiting, peer);
        return id;
    }
    *why = failure ? failure : Failure { Cause::NoFreeId, { m_base.text() } };
    return 0;
}

bool GoIdLeases::isFree(quint32 id) const
{
    if (m_leases.contains(id) || id > m_base.maxId())
        return false;
    const auto retired = m_retired.find(id);
    return retired == m_retired.end()
        || m_clock->now() - retired->second >= TimeoutsOfRest * m_limits.timeout.count();
}

/*! False if the address is somebody else's, or there is no descriptor. */
bool GoIdLeases::openListener(quint32 id, Failure *failure)
{
    auto listener = Listener::create(m_base.withId(id), m_access, failure);
    if (!listener)
        return false;
    if (const QByteArray note = listener->inheritedNote(); !note.isEmpty()) {
        listener->setNote(note); // it is another server's name, which is down
        return false;
    }
    listener->setParent(this); // so that it moves between threads with us
    connect(
        listener.get(), &Listener::lost, this,
        [this, guard = QPointer(listener.get())](const Failure &why) { onLost(guard, why); },
        Qt::QueuedConnection);
    m_leases[id].listener = std::move(listener);
    return true;
}

void GoIdLeases::onLost(const QPointer<Listener> &listener, const Failure &failure)
{
    const quint32 id = listener ? idOf(listener) : 0;
    if (id == 0)
        return; // the id was given up meanwhile
    if (m_leases.at(id).state == State::InUse)
        m_leases.at(id).isLost = true;
    else
        remove(id);
    Q_EMIT lost(failure);
}

/*! Sets the state and starts to wait for the client of this id. */
void GoIdLeases::expect(quint32 id, State state, const QString &peer)
{
    Lease &lease = m_leases.at(id);
    lease.state = state;
    lease.peer = peer;
    lease.since = m_clock->now();
    lease.deadline = std::make_unique<Alarm>(m_clock, [this, id] { remove(id); });
    lease.deadline->start(m_limits.timeout);
    Q_EMIT opened(lease.listener.get());
}

quint32 GoIdLeases::idOf(const Listener *listener) const
{
    const auto found
        = std::find_if(m_leases.begin(), m_leases.end(), [listener](const auto &entry) {
              return entry.second.listener.get() == listener;
          });
    return found == m_leases.end() ? 0 : found->first;
}

void GoIdLeases::occupy(quint32 id)
{
    Lease &lease = m_leases.at(id);
    lease.state = State::InUse;
    lease.deadline.reset();
    Q_EMIT closing(lease.listener.get());
    lease.listener->setPaused(true);
    Q_EMIT noteChanged();
    Q_EMIT freed();
}

void GoIdLeases::release(quint32 id, bool sentAway)
{
    if (sentAway && !m_leases.at(id).isLost) {
        const QString peer = m_leases.at(id).peer;
        expect(id, State::Expected, peer);
        limitExpected(peer);
    } else {
        remove(id);
    }
    Q_EMIT noteChanged();
}

/*! Limits how many listeners a peer can keep open by being sent away: no more than by being a
    client. */
void GoIdLeases::limitExpected(const QString &peer)
{
    int all = 0;
    int ofPeer = 0;
    auto oldest = m_leases.end();
    auto oldestOfPeer = m_leases.end();
    for (auto it = m_leases.begin(); it != m_leases.end(); ++it) {
        const Lease &lease = it->second;
        if (lease.state != State::Expected)
            continue;
        ++all;
        if (oldest == m_leases.end() || lease.since < oldest->second.since)
            oldest = it;
        if (lease.peer != peer)
            continue;
        ++ofPeer;
        if (oldestOfPeer == m_leases.end() || lease.since < oldestOfPeer->second.since)
            oldestOfPeer = it;
    }
    if (ofPeer > m_limits.expectedOfOnePeer && !peer.isEmpty())
        remove(oldestOfPeer->first);
    else if (all > m_limits.expected)
        remove(oldest->first);
}

void GoIdLeases::remove(quint32 id)
{
    const auto found = m_leases.find(id);
    const bool wasNoted = found->second.state != State::Waiting;
    Q_EMIT closing(found->second.listener.get());
    found->second.listener.release()->deleteLater(); // it may be what calls us
    m_leases.erase(found);
    if (m_base.network)
        m_retired[id] = m_clock->now();
    if (wasNoted)
        Q_EMIT noteChanged();
    else
        Q_EMIT freed();
}

QByteArray GoIdLeases::note() const
{
    QByteArray text;
    for (const auto &[id, lease] : m_leases) {
        if (lease.state != State::Waiting)
            text += QByteArray::number(id) + '\n';
    }
    return text;
}

/*! Each id costs two descriptors, and new connections need some, too. */
int GoIdLeases::mostReopened() const
{
    constexpr int PartOfDescriptors = 4;
    return std::min(m_limits.expected, GipcTransport::maxDescriptors() / PartOfDescriptors);
}

void GoIdLeases::reopen(const QByteArray &note)
{
    int left = mostReopened();
    for (const QByteArray &line : note.split('\n')) {
        bool ok = false;
        const quint32 id = line.toUInt(&ok);
        if (!ok || id == 0 || !isFree(id))
            continue;
        if (left-- <= 0)
            break;
        Failure failure;
        if (openListener(id, &failure)) {
            expect(id, State::Expected, {});
            m_leases.at(id).deadline->start(TimeoutsAfterRestart * m_limits.timeout);
            m_last = std::max(m_last, id);
            continue;
        }
        qCInfo(lcGipc).noquote() << "the id" << id << "of the former server is not opened again:"
                                 << failure.logText();
        if (failure.cause == Cause::OutOfDescriptors)
            break;
    }
    Q_EMIT noteChanged();
}

} // namespace GipcCore
