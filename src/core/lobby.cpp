// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "lobby_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"

#include <algorithm>
#include <chrono>

namespace GipcCore {

using namespace std::chrono_literals;
using GipcTransport::Transport;

namespace {

constexpr auto MaxSilence = 100ms;

/*! Who has not come to the end of the handshake after so long counts as silent, however much it says:
    it may go on, but holds up nobody. */
constexpr qint64 MaxTalk = 250;

constexpr auto KnockInterval = 250ms;

} // namespace

Lobby::Lobby(GipcTransport::Listener *listener, const Doorman *doorman,
             const GipcWire::SessionSettings &settings, std::chrono::milliseconds handshakeTimeout,
             AlarmClock *clock, QObject *parent)
    : Entrance(parent)
    , m_listener(listener)
    , m_doorman(doorman)
    , m_settings(settings)
    , m_handshakeTimeout(handshakeTimeout)
    , m_clock(clock)
    , m_silence(this)
    , m_knock(this)
{
    m_knock.setInterval(KnockInterval);
    connect(&m_knock, &QTimer::timeout, this, &Lobby::knock);
    m_silence.setSingleShot(true);
    m_silence.setInterval(MaxSilence);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_speaking = nullptr;
        greetNext();
    });
    connect(listener, &GipcTransport::Listener::available, this, &Lobby::takeNewcomers);
}

Lobby::~Lobby()
{
    dismissGreeted();
}

void Lobby::clientLeft(quint32, bool)
{
    m_occupied = false;
    m_listener->retry();
    greetNext();
}

void Lobby::takeNewcomers()
{
    bool arrived = false;
    while (auto newcomer = m_listener->next()) {
        if (admits(*newcomer))
            seat(std::move(newcomer));
        arrived = true;
    }
    m_listener->setPaused(m_waiting.size() >= MaxWaiting);
    if (arrived && m_occupied)
        knock();
    else
        greetNext();
}

/*! Again and again while somebody waits: nothing else tells of the end of a client to which nobody
    listens because what it said before was not read yet. */
void Lobby::knock()
{
    if (!m_occupied || m_waiting.empty()) {
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
    m_listener->setPaused(m_waiting.size() >= MaxWaiting);
}

void Lobby::greetNext()
{
    std::unique_ptr<Transport> transport;
    while (!transport && !m_occupied && !m_speaking && !m_waiting.empty()) {
        transport = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!admits(*transport)) // any more: it has waited
            transport.reset();
    }
    m_listener->setPaused(m_waiting.size() >= MaxWaiting);
    if (!transport)
        return;
    transport->disconnect(this);

    auto *const connection = new GipcConnectionPrivate(std::move(transport), m_settings,
                                                       m_handshakeTimeout, m_clock, this);
    connect(connection, &GipcConnectionPrivate::heard, this, [this, connection] {
        if (connection == m_speaking && AlarmClock::now() - m_greetedAt < MaxTalk)
            m_silence.start();
    });
    connect(connection, &GipcConnectionPrivate::established, this,
            [this, connection] { onEstablished(connection); });
    connect(connection, &GipcConnectionPrivate::ended, this,
            [this, connection](const Failure &why) { onEnded(connection, why); });
    m_greeted.push_back(connection);
    m_speaking = connection;
    m_greetedAt = AlarmClock::now();
    m_silence.start();
    connection->start();
}

void Lobby::onEstablished(GipcConnectionPrivate *connection)
{
    m_occupied = true;
    m_speaking = nullptr;
    m_silence.stop();
    std::erase(m_greeted, connection);
    connection->disconnect(this);
    dismissGreeted();
    m_knock.start();
    Q_EMIT admitted(connection);
}

void Lobby::onEnded(GipcConnectionPrivate *connection, const Failure &why)
{
    std::erase(m_greeted, connection);
    connection->deleteLater();
    if (connection == m_speaking) {
        m_speaking = nullptr;
        m_silence.stop();
    }
    m_listener->retry();
    greetNext();
    // For a server there is no difference between leaving without a word and leaving half way.
    if (why.cause == Cause::RefusedWithoutWord)
        Q_EMIT failed({ Cause::TruncatedHandshake });
    else
        Q_EMIT failed(why);
}

/*! Others that were greeted because the first was slow: there can be only one. */
void Lobby::dismissGreeted()
{
    for (GipcConnectionPrivate *connection : std::exchange(m_greeted, {})) {
        qCInfo(lcGipc) << "a handshake was broken off:" << Failure { Cause::Occupied }.logText();
        connection->disconnect(this);
        connection->abort();
        connection->deleteLater();
    }
}

} // namespace GipcCore
