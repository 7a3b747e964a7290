// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "reception_p.h"

#include <utility>

namespace GipcCore {

using GipcTransport::Listener;
using GipcTransport::Transport;

Reception::Reception(const Doorman *doorman, const GipcWire::SessionSettings &settings,
                     std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_doorman(doorman)
    , m_pending(settings, handshakeTimeout, clock, this)
{
    connect(&m_pending, &PendingHandshakes::established, this,
            [this](GipcConnectionPrivate *connection, Listener *via) {
                Q_EMIT established(connection, via);
            });
    connect(&m_pending, &PendingHandshakes::failed, this, [this](const Failure &why) {
        retry();
        Q_EMIT failed(why);
    });
    connect(&m_pending, &PendingHandshakes::roomMade, this, &Reception::takeNewcomers);
}

void Reception::setMaxPending(int handshakes)
{
    m_pending.setLimit(handshakes);
    takeNewcomers();
}

void Reception::open(Listener *listener, const Census *census)
{
    m_doors.push_back({ listener, census });
    connect(listener, &Listener::available, this, &Reception::takeNewcomers);
    listener->setPaused(m_paused);
}

void Reception::close(Listener *listener)
{
    std::erase_if(m_doors, [&](const Door &door) { return door.listener == listener; });
    listener->disconnect(this);
    m_pending.dropVia(listener);
    takeNewcomers();
}

void Reception::retry()
{
    for (const Door &door : m_doors)
        door.listener->retry();
}

void Reception::takeNewcomers()
{
    while (takeOneFromEach()) { }
}

/*! In turn, so that nobody who comes in crowds keeps those out who come another way. False if nobody is
    there, or there is no room. */
bool Reception::takeOneFromEach()
{
    bool anybody = false;
    for (size_t i = 0; i < m_doors.size(); ++i) {
        const bool hasRoom = m_pending.canAdd();
        setPaused(!hasRoom);
        if (!hasRoom)
            return false;
        const Door door = m_doors[m_turn++ % m_doors.size()];
        auto newcomer = door.listener->next();
        anybody |= newcomer != nullptr;
        if (newcomer)
            receive(std::move(newcomer), door);
    }
    return anybody;
}

void Reception::receive(std::unique_ptr<Transport> newcomer, const Door &door)
{
    Failure why;
    const GipcTransport::PeerCredentials peer = newcomer->peer();
    const bool mayCome
        = m_doorman->admits(peer, &why) && (!door.census || door.census->hasSeat(peer, {}, &why));
    if (mayCome)
        m_pending.add(std::move(newcomer), door.listener);
    else
        refuse(why);
}

void Reception::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    for (const Door &door : m_doors)
        door.listener->setPaused(paused);
}

/*! Later: slots may do anything, and we are in the middle of it. */
void Reception::refuse(const Failure &why)
{
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
}

} // namespace GipcCore
