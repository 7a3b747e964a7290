// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "reception_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"

#include <algorithm>
#include <utility>

namespace GipcCore {

using GipcTransport::Listener;
using namespace std::chrono_literals;

namespace {

/*! How long a peer may be silent while others wait. */
constexpr qint64 MaxSilence = 100;

/*! The same while others are heard: then those who wait get in anyway, and whoever is slow may only be
    kept by the crowd. */
constexpr qint64 MaxSilenceInACrowd = 1000;

/*! Who has not come to the end of the handshake after so long counts as silent from then on, however
    much it says: a few that send a byte now and then must not keep everybody out. */
constexpr qint64 MaxTalk = 2000;

/*! So many are greeted at a time, beside those who are silent. */
constexpr qsizetype Few = 16;

/*! If nobody has said anything for so long, more are greeted: it is not the crowd that is slow. */
constexpr qint64 GeneralSilence = 50;

} // namespace

Reception::Reception(const Doorman *doorman, const GipcWire::SessionSettings &settings,
                     std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent)
    : QObject(parent)
    , m_doorman(doorman)
    , m_settings(settings)
    , m_handshakeTimeout(handshakeTimeout)
    , m_clock(clock)
    , m_patience(clock, [this] { greetNewcomers(); })
{ }

Reception::~Reception()
{
    while (!m_pending.empty())
        dismiss(m_pending.begin());
}

void Reception::setMaxPending(int handshakes)
{
    m_maxPending = handshakes;
    greetNewcomers();
}

void Reception::open(Listener *listener, Census *census)
{
    const Door door { listener, census };
    m_doors.push_back(door);
    connect(listener, &Listener::available, this, [this, door] { takeNewcomers(door); });
    listener->setPaused(m_paused);
}

void Reception::close(Listener *listener)
{
    std::erase_if(m_doors, [&](const Door &door) { return door.listener == listener; });
    std::erase_if(m_newcomers, [&](const auto &one) { return one.door.listener == listener; });
    listener->disconnect(this);
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        const auto pending = it++;
        if (pending->via == listener)
            dismiss(pending);
    }
    greetNewcomers();
}

void Reception::retry()
{
    for (const Door &door : m_doors)
        door.listener->retry();
}

void Reception::takeNewcomers(const Door &door)
{
    while (auto transport = door.listener->next()) {
        Failure why;
        if (m_doorman->admits(transport->peer(), &why))
            m_newcomers.push_back({ std::move(transport), door });
        else
            refuse(why);
    }
    greetNewcomers();
}

void Reception::greetNewcomers()
{
    while (!m_newcomers.empty() && mayGreet()) {
        Newcomer newcomer = std::move(m_newcomers.front());
        m_newcomers.pop_front();
        greet(std::move(newcomer));
    }
    if (m_newcomers.empty())
        m_patience.stop();
    pauseOrResume();
}

/*! If not, the alarm is set for when to ask again, unless something happens before. */
bool Reception::mayGreet()
{
    const qint64 now = AlarmClock::now();
    listenToAll();
    while (int(m_pending.size()) >= m_maxPending) {
        if (!makeWay())
            return false;
    }
    const auto speaking
        = std::count_if(m_pending.begin(), m_pending.end(),
                        [now](const Pending &one) { return now - one.heard < MaxSilence; });
    const qint64 silence = now - m_lastHeard;
    if (speaking < Few || silence >= GeneralSilence)
        return true;
    m_patience.start(std::chrono::milliseconds(GeneralSilence - silence));
    return false;
}

/*! Who has spoken while it was us who did not listen was not silent. */
void Reception::listenToAll()
{
    const qint64 now = AlarmClock::now();
    for (Pending &pending : m_pending) {
        if (now - pending.heard >= MaxSilence && pending.connection->hasInput())
            hear(&pending);
    }
}

void Reception::pauseOrResume()
{
    const bool paused = !m_newcomers.empty();
    if (std::exchange(m_paused, paused) == paused)
        return;
    for (const Door &door : m_doors)
        door.listener->setPaused(paused);
}

void Reception::greet(Newcomer newcomer)
{
    Failure refusal;
    Census::Seat seat;
    if (m_doorman->admits(newcomer.transport->peer(), &refusal)) // still: it has waited
        seat = newcomer.door.census->enter(newcomer.transport->peer(), &refusal);
    if (!seat) {
        newcomer.transport.reset();
        retry();
        refuse(refusal);
        return;
    }
    auto *const connection = new GipcConnectionPrivate(std::move(newcomer.transport), m_settings,
                                                       m_handshakeTimeout, m_clock, this);
    connection->seat = std::move(seat);
    connect(connection, &GipcConnectionPrivate::heard, this,
            [this, connection] { onHeard(connection); });
    connect(connection, &GipcConnectionPrivate::established, this,
            [this, connection] { onEstablished(connection); });
    connect(connection, &GipcConnectionPrivate::ended, this,
            [this, connection](const Failure &why) { onEnded(connection, why); });
    if (m_pending.empty())
        m_lastHeard = AlarmClock::now(); // before that there was nobody to say anything
    const qint64 now = AlarmClock::now();
    m_pending.push_back({ connection, newcomer.door.listener, now, now });
    connection->start();
}

/*! Later: slots may do anything, and we are in the middle of it. */
void Reception::refuse(const Failure &why)
{
    QMetaObject::invokeMethod(
        this, [this, why] { Q_EMIT failed(why); }, Qt::QueuedConnection);
}

std::list<Reception::Pending>::iterator Reception::find(GipcConnectionPrivate *connection)
{
    return std::find_if(m_pending.begin(), m_pending.end(), [connection](const Pending &pending) {
        return pending.connection == connection;
    });
}

void Reception::onHeard(GipcConnectionPrivate *connection)
{
    hear(&*find(connection));
}

void Reception::hear(Pending *pending)
{
    const qint64 heard = std::min(AlarmClock::now(), pending->greeted + MaxTalk);
    pending->heard = heard;
    m_lastHeard = std::max(m_lastHeard, heard);
}

void Reception::onEstablished(GipcConnectionPrivate *connection)
{
    const auto pending = find(connection);
    Listener *const via = pending->via;
    m_pending.erase(pending);
    connection->disconnect(this);
    greetNewcomers();
    Q_EMIT established(connection, via);
}

void Reception::onEnded(GipcConnectionPrivate *connection, const Failure &why)
{
    m_pending.erase(find(connection));
    connection->deleteLater();
    retry();
    greetNewcomers();
    // For a server there is no difference between leaving without a word and leaving half way.
    if (why.cause == Cause::RefusedWithoutWord)
        Q_EMIT failed({ Cause::TruncatedHandshake });
    else
        Q_EMIT failed(why);
}

/*! All places are taken: the one that has been silent for the longest goes. If it may stay, false,
    and the alarm is set for when it will have to. */
bool Reception::makeWay()
{
    const qint64 now = AlarmClock::now();
    const auto silent
        = std::min_element(m_pending.begin(), m_pending.end(),
                           [](const Pending &a, const Pending &b) { return a.heard < b.heard; });
    const qint64 due = std::min(std::max(silent->heard, m_lastHeard) + MaxSilence,
                                silent->heard + MaxSilenceInACrowd);
    if (due > now) {
        m_patience.start(std::chrono::milliseconds(due - now));
        return false;
    }
    qCInfo(lcGipc) << "a silent connection has to give way to one that waits";
    dismiss(silent);
    return true;
}

void Reception::dismiss(std::list<Pending>::iterator pending)
{
    GipcConnectionPrivate *const connection = pending->connection;
    m_pending.erase(pending);
    connection->disconnect(this);
    connection->abort();
    connection->deleteLater();
}

} // namespace GipcCore
