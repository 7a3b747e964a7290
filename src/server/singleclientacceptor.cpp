// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "singleclientacceptor_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace GipcCore {

using namespace std::chrono_literals;
using GipcTransport::Transport;

namespace {

constexpr auto KnockInterval = 250ms;

} // namespace

SingleClientAcceptor::SingleClientAcceptor(GipcTransport::Listener *listener,
                                           const PeerFilter *peerFilter,
                                           const GipcWire::SessionSettings &settings,
                                           std::chrono::milliseconds handshakeTimeout,
                                           AlarmClock *clock, QObject *parent)
    : Acceptor(parent)
    , m_listener(listener)
    , m_peerFilter(peerFilter)
    , m_pending(settings, handshakeTimeout, clock, this)
    , m_announcement(this)
{
    m_announcement.setInterval(KnockInterval);
    connect(&m_announcement, &QTimer::timeout, this, &SingleClientAcceptor::announceWaiting);
    connect(listener, &GipcTransport::Listener::available, this,
            &SingleClientAcceptor::takeNewcomers);
    connect(&m_pending, &PendingHandshakes::sessionRequested, this,
            [this](GipcConnectionPrivate *connection) { decideAbout(connection); });
    connect(&m_pending, &PendingHandshakes::established, this,
            &SingleClientAcceptor::onEstablished);
    connect(&m_pending, &PendingHandshakes::failed, this, [this](const Failure &why) {
        m_listener->retry();
        Q_EMIT failed(why);
    });
    connect(&m_pending, &PendingHandshakes::roomMade, this, &SingleClientAcceptor::greetNewcomers);
}

void SingleClientAcceptor::clientLeft(quint32, bool)
{
    m_occupied = false;
    m_announcement.stop();
    m_listener->retry();
    m_pending.resume();
    greetNewcomers();
}

void SingleClientAcceptor::takeNewcomers()
{
    if (!m_occupied) {
        greetNewcomers();
        return;
    }
    bool arrived = false;
    while (auto newcomer = m_listener->next()) {
        if (admits(*newcomer))
            addWaiting(std::move(newcomer));
        arrived = true;
    }
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
    if (arrived)
        announceWaiting();
}

/*! Greets first those who have waited here, then newcomers. */
void SingleClientAcceptor::greetNewcomers()
{
    while (!m_occupied && m_pending.canAdd()) {
        if (m_waiting.empty()) {
            m_listener->setPaused(false);
            auto newcomer = m_listener->next();
            if (!newcomer)
                return;
            greet(std::move(newcomer));
        } else {
            auto newcomer = std::move(m_waiting.front());
            m_waiting.pop_front();
            newcomer->disconnect(this);
            greet(std::move(newcomer));
        }
    }
    m_listener->setPaused(!m_occupied || int(m_waiting.size()) >= MaxWaiting);
}

void SingleClientAcceptor::greet(std::unique_ptr<Transport> newcomer)
{
    if (admits(*newcomer)) // again: the filter may have changed while it waited
        m_pending.add(std::move(newcomer));
}

/*! Repeats the signal while somebody waits. Nothing else would show that the client has gone if
    nobody reads from it, because what it said before is still unread. */
void SingleClientAcceptor::announceWaiting()
{
    if (!m_occupied || (m_waiting.empty() && m_pending.isEmpty())) {
        m_announcement.stop();
        return;
    }
    m_announcement.start();
    Q_EMIT newcomerWaits();
}

bool SingleClientAcceptor::admits(const Transport &newcomer)
{
    Failure why;
    if (m_peerFilter->admits(newcomer.peer(), &why))
        return true;
    // Emitted later: slots may do anything, and the caller is still at work.
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
    return false;
}

void SingleClientAcceptor::addWaiting(std::unique_ptr<Transport> newcomer)
{
    Transport *const transport = newcomer.get();
    transport->setParent(this);
    connect(transport, &Transport::readable, this, [this, transport] {
        if (transport->hasHungUp())
            removeWaiting(transport);
    });
    m_waiting.push_back(std::move(newcomer));
    qCDebug(lcGipc) << "a connection arrived," << m_waiting.size() << "waiting";
}

void SingleClientAcceptor::removeWaiting(Transport *gone)
{
    std::erase_if(m_waiting, [gone](const auto &waiting) { return waiting.get() == gone; });
    m_listener->retry();
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
}

void SingleClientAcceptor::onEstablished(GipcConnectionPrivate *connection)
{
    if (!letsIn(connection))
        return;
    m_occupied = true;
    m_pending.suspend(MaxWaiting);
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
    m_announcement.start();
    Q_EMIT admitted(connection);
}

} // namespace GipcCore
