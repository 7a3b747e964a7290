// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "pendinghandshakes_p.h"

#include "logging_p.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace GipcCore {

using GipcTransport::Listener;
using GipcTransport::Transport;
using namespace std::chrono_literals;

namespace {

constexpr auto Tick = 25ms;

/*! How many ticks a peer may be silent before it may be dropped. */
constexpr qint64 MaxSilence = 4; ///< one that never said anything
constexpr qint64 MaxPause = 10; ///< one that has said something
constexpr qint64 MaxPauseInACrowd = 16; ///< any, while others succeed: a crowd may just be slow

/*! A peer whose handshake is not done after so many ticks counts as silent from then on, however
    much it sends. */
constexpr qint64 MaxTalk = 10;

constexpr qint64 SayDroppedEvery = 10'000; ///< ms

} // namespace

PendingHandshakes::PendingHandshakes(const GipcWire::SessionSettings &settings,
                                     std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                                     QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_handshakeTimeout(handshakeTimeout)
    , m_clock(clock)
    , m_tick(clock, [this] { tick(); })
{
    setLimit(DefaultLimit);
}

PendingHandshakes::~PendingHandshakes()
{
    dropAll();
}

void PendingHandshakes::setLimit(int handshakes)
{
    constexpr int Share = 4;
    m_limit = std::min(handshakes, std::max(1, GipcTransport::maxDescriptors() / Share));
    watch();
}

bool PendingHandshakes::canAdd()
{
    const auto silent = isFull() ? longestSilent() : m_pending.end();
    m_isAwaited = isFull() && (silent == m_pending.end() || overdue(*silent) < 0);
    watch();
    return !m_isAwaited;
}

void PendingHandshakes::add(std::unique_ptr<Transport> transport, Listener *via)
{
    if (isFull()) {
        drop(longestSilent());
        noteDropped();
    }
    auto *const connection = new GipcConnectionPrivate(std::move(transport), m_settings,
                                                       m_handshakeTimeout, m_clock, this);
    connect(connection, &GipcConnectionPrivate::heard, this,
            [this, connection] { hear(&*find(connection)); });
    connect(connection, &GipcConnectionPrivate::sessionRequested, this,
            [this, connection] { Q_EMIT sessionRequested(connection); });
    connect(connection, &GipcConnectionPrivate::established, this,
            [this, connection] { onEstablished(connection); });
    connect(connection, &GipcConnectionPrivate::ended, this,
            [this, connection](const Failure &why) { onEnded(connection, why); });
    m_pending.push_back({ connection, via, m_ticks, m_ticks });
    connection->start();
    watch();
}

void PendingHandshakes::dropVia(Listener *listener)
{
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        const auto pending = it++;
        if (pending->via == listener)
            drop(pending);
    }
}

void PendingHandshakes::dropAll()
{
    while (!m_pending.empty())
        drop(m_pending.begin());
}

void PendingHandshakes::suspend(int most)
{
    m_isSuspended = true;
    m_tick.stop();
    std::vector<Iterator> spoken;
    std::vector<Iterator> silent;
    for (auto it = m_pending.begin(); it != m_pending.end(); ++it) {
        it->hasSpoken |= it->connection->hasInput(); // it may not have been read yet
        (it->hasSpoken ? spoken : silent).push_back(it);
    }
    // Dropped first: the oldest of those who have said nothing, then the youngest of the others.
    std::reverse(spoken.begin(), spoken.end());
    silent.insert(silent.end(), spoken.begin(), spoken.end());
    const qsizetype tooMany = qsizetype(silent.size()) - most;
    for (qsizetype i = 0; i < tooMany; ++i) {
        drop(silent[size_t(i)]);
        noteDropped();
    }
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        const auto pending = it++; // it may have left
        pending->connection->suspend();
    }
}

void PendingHandshakes::resume()
{
    m_isSuspended = false;
    for (Pending &pending : m_pending) {
        pending.greeted = pending.heard = m_ticks;
        pending.connection->proceed();
    }
    watch();
}

PendingHandshakes::Iterator PendingHandshakes::find(GipcConnectionPrivate *connection)
{
    return std::find_if(m_pending.begin(), m_pending.end(), [connection](const Pending &pending) {
        return pending.connection == connection;
    });
}

/*! By how many ticks it has been silent for too long; negative if it has not. */
qint64 PendingHandshakes::overdue(const Pending &pending) const
{
    qint64 patience = pending.hasSpoken ? MaxPause : MaxSilence;
    if (m_lastSuccess > 0 && m_ticks - m_lastSuccess < MaxSilence)
        patience = MaxPauseInACrowd;
    return m_ticks - pending.heard - patience;
}

PendingHandshakes::Iterator PendingHandshakes::longestSilent()
{
    for (;;) {
        const auto silent = std::max_element(
            m_pending.begin(), m_pending.end(),
            [this](const Pending &a, const Pending &b) { return overdue(a) < overdue(b); });
        if (silent == m_pending.end() || overdue(*silent) < 0)
            return silent;
        const qint64 before = silent->heard;
        if (silent->connection->hasInput())
            hear(&*silent); // it has spoken, and we have not read it yet
        if (silent->heard == before)
            return silent;
    }
}

void PendingHandshakes::hear(Pending *pending)
{
    pending->hasSpoken = true;
    pending->heard = std::max(pending->heard, std::min(m_ticks, pending->greeted + MaxTalk));
}

void PendingHandshakes::onEstablished(GipcConnectionPrivate *connection)
{
    const auto pending = find(connection);
    Listener *const via = pending->via;
    m_pending.erase(pending);
    m_lastSuccess = std::max<qint64>(1, m_ticks);
    connection->disconnect(this);
    if (std::exchange(m_isAwaited, false))
        QMetaObject::invokeMethod(this, &PendingHandshakes::roomMade, Qt::QueuedConnection);
    Q_EMIT established(connection, via);
}

void PendingHandshakes::onEnded(GipcConnectionPrivate *connection, const Failure &why)
{
    m_pending.erase(find(connection));
    connection->deleteLater();
    if (std::exchange(m_isAwaited, false))
        QMetaObject::invokeMethod(this, &PendingHandshakes::roomMade, Qt::QueuedConnection);
    if (m_isSuspended)
        return; // the server has a client, so this one is not missed
    // To a server it is the same whether a client leaves without a word or in the middle.
    if (why.cause == Cause::RefusedWithoutWord)
        Q_EMIT failed({ Cause::TruncatedHandshake });
    else
        Q_EMIT failed(why);
}

void PendingHandshakes::drop(Iterator pending)
{
    GipcConnectionPrivate *const connection = pending->connection;
    m_pending.erase(pending);
    connection->disconnect(this);
    connection->abort();
    connection->deleteLater();
}

/*! Writes no line for each: there may be thousands in a second. */
void PendingHandshakes::noteDropped()
{
    ++m_dropped;
    const qint64 now = m_clock->now();
    if (m_droppedSaid > 0 && now - m_droppedSaid < SayDroppedEvery)
        return;
    qCInfo(lcGipc) << m_dropped << "silent connections had to give way to others";
    m_droppedSaid = now;
    m_dropped = 0;
}

void PendingHandshakes::tick()
{
    ++m_ticks;
    if (m_isAwaited && canAdd())
        Q_EMIT roomMade();
    watch();
}

/*! The ticks are counted only while there is little room. */
void PendingHandshakes::watch()
{
    if (m_isSuspended || int(m_pending.size()) <= m_limit / 2)
        m_tick.stop();
    else if (!m_tick.isActive())
        m_tick.start(Tick);
}

} // namespace GipcCore
