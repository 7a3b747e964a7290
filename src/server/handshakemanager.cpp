// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "handshakemanager_p.h"

#include <utility>

namespace GipcCore {

using GipcTransport::Listener;
using GipcTransport::Transport;

HandshakeManager::HandshakeManager(const PeerFilter *peerFilter,
                                   const GipcWire::SessionSettings &settings,
                                   std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                                   QObject *parent)
    : QObject(parent)
    , m_peerFilter(peerFilter)
    , m_pending(settings, handshakeTimeout, clock, this)
{
    connect(&m_pending, &PendingHandshakes::sessionRequested, this,
            &HandshakeManager::sessionRequested);
    connect(&m_pending, &PendingHandshakes::established, this,
            [this](GipcConnectionPrivate *connection, Listener *via) {
                Q_EMIT established(connection, via);
            });
    connect(&m_pending, &PendingHandshakes::failed, this, [this](const Failure &why) {
        retry();
        Q_EMIT failed(why);
    });
    connect(&m_pending, &PendingHandshakes::roomMade, this, &HandshakeManager::takeNewcomers);
}

void HandshakeManager::setMaxPending(int handshakes)
{
    m_pending.setLimit(handshakes);
    takeNewcomers();
}

void HandshakeManager::open(Listener *listener, const ConnectionLimiter *limiter)
{
    m_sources.push_back({ listener, limiter });
    connect(listener, &Listener::available, this, &HandshakeManager::takeNewcomers);
    listener->setPaused(m_paused);
}

void HandshakeManager::close(Listener *listener)
{
    std::erase_if(m_sources, [&](const Source &source) { return source.listener == listener; });
    listener->disconnect(this);
    m_pending.dropVia(listener);
    takeNewcomers();
}

void HandshakeManager::retry()
{
    for (const Source &source : m_sources)
        source.listener->retry();
}

void HandshakeManager::takeNewcomers()
{
    while (takeOneFromEach()) { }
}

/*! Takes from the sources in turn, so that a crowd at one of them does not keep those out who come
    by another. False if nobody is there, or there is no room. */
bool HandshakeManager::takeOneFromEach()
{
    bool anybody = false;
    for (size_t i = 0; i < m_sources.size(); ++i) {
        const bool hasRoom = m_pending.canAdd();
        setPaused(!hasRoom);
        if (!hasRoom)
            return false;
        const Source source = m_sources[m_turn++ % m_sources.size()];
        auto newcomer = source.listener->next();
        anybody |= newcomer != nullptr;
        if (newcomer)
            receive(std::move(newcomer), source);
    }
    return anybody;
}

void HandshakeManager::receive(std::unique_ptr<Transport> newcomer, const Source &source)
{
    Failure why;
    const GipcTransport::PeerCredentials peer = newcomer->peer();
    // Of one whom a key will tell from others no connection is counted under this.
    const bool mayCome = m_peerFilter->admits(peer, &why)
        && (!source.limiter || source.limiter->hasPermit(peer.key(), {}, &why));
    if (mayCome)
        m_pending.add(std::move(newcomer), source.listener);
    else
        refuse(why);
}

void HandshakeManager::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    for (const Source &source : m_sources)
        source.listener->setPaused(paused);
}

/*! Emits failed() later: its slots may do anything, and the caller is still at work. */
void HandshakeManager::refuse(const Failure &why)
{
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
}

} // namespace GipcCore
