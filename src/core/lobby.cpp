// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "lobby_p.h"

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

Lobby::Lobby(GipcTransport::Listener *listener, const Doorman *doorman,
             const GipcWire::SessionSettings &settings, std::chrono::milliseconds handshakeTimeout,
             AlarmClock *clock, QObject *parent)
    : Entrance(parent)
    , m_listener(listener)
    , m_doorman(doorman)
    , m_pending(settings, handshakeTimeout, clock, this)
    , m_knock(this)
{
    m_knock.setInterval(KnockInterval);
    connect(&m_knock, &QTimer::timeout, this, &Lobby::knock);
    connect(listener, &GipcTransport::Listener::available, this, &Lobby::takeNewcomers);
    connect(&m_pending, &PendingHandshakes::established, this, &Lobby::onEstablished);
    connect(&m_pending, &PendingHandshakes::failed, this, [this](const Failure &why) {
        m_listener->retry();
        Q_EMIT failed(why);
    });
    connect(&m_pending, &PendingHandshakes::roomMade, this, &Lobby::greetNewcomers);
}

void Lobby::clientLeft(quint32, bool)
{
    m_occupied = false;
    m_knock.stop();
    m_listener->retry();
    m_pending.resume();
    greetNewcomers();
}

void Lobby::takeNewcomers()
{
    if (!m_occupied) {
        greetNewcomers();
        return;
    }
    bool arrived = false;
    while (auto newcomer = m_listener->next()) {
        if (admits(*newcomer))
            seat(std::move(newcomer));
        arrived = true;
    }
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
    if (arrived)
        knock();
}

/*! Those who have waited here first, and then who comes. */
void Lobby::greetNewcomers()
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

void Lobby::greet(std::unique_ptr<Transport> newcomer)
{
    if (admits(*newcomer)) // still, if it has waited
        m_pending.add(std::move(newcomer));
}

/*! Again and again while somebody waits: nothing else tells of the end of a client to which nobody
    listens because what it said before was not read yet. */
void Lobby::knock()
{
    if (!m_occupied || (m_waiting.empty() && m_pending.isEmpty())) {
        m_knock.stop();
        return;
    }
    m_knock.start();
    Q_EMIT knocked();
}

bool Lobby::admits(const Transport &newcomer)
{
    Failure why;
    if (m_doorman->admits(newcomer.peer(), &why))
        return true;
    // Later: slots may do anything, and we are in the middle of it.
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
    return false;
}

void Lobby::seat(std::unique_ptr<Transport> newcomer)
{
    Transport *const transport = newcomer.get();
    transport->setParent(this);
    connect(transport, &Transport::readable, this, [this, transport] {
        if (transport->hasHungUp())
            unseat(transport);
    });
    m_waiting.push_back(std::move(newcomer));
    qCDebug(lcGipc) << "a connection arrived," << m_waiting.size() << "waiting";
}

void Lobby::unseat(Transport *gone)
{
    std::erase_if(m_waiting, [gone](const auto &waiting) { return waiting.get() == gone; });
    m_listener->retry();
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
}

void Lobby::onEstablished(GipcConnectionPrivate *connection)
{
    m_occupied = true;
    m_pending.suspend(MaxWaiting);
    m_listener->setPaused(int(m_waiting.size()) >= MaxWaiting);
    m_knock.start();
    Q_EMIT admitted(connection);
}

} // namespace GipcCore
