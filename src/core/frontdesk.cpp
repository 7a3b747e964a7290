// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "frontdesk_p.h"

#include "firstword_p.h"
#include "gipcconnection_p.h"
#include "goscheme_p.h"
#include "logging_p.h"
#include "platform_p.h"

#include <algorithm>
#include <utility>

namespace GipcCore {

using GipcTransport::Listener;
using namespace std::chrono_literals;

namespace {

/*! On TCP a client is announced after so long a silence at the latest. One that wants an id asks at
    once. */
constexpr auto TimeToAsk = 250ms;

/*! Those beyond the manager's own seats may take this part of the file descriptors: they may stay for
    long, and who comes needs some, too. */
constexpr int CrowdShare = 8;

} // namespace

std::unique_ptr<FrontDesk>
FrontDesk::create(Listener *listener, GipcTransport::NameClaim::Access access,
                  const Doorman *doorman, const GipcWire::SessionSettings &settings,
                  std::chrono::milliseconds handshakeTimeout, const Limits &limits,
                  AlarmClock *clock, QObject *parent, GipcTransport::Trouble *trouble)
{
    std::unique_ptr<FrontDesk> desk(new FrontDesk(listener, access, doorman, settings,
                                                  handshakeTimeout, limits, clock, parent));
    const bool noGoClients = settings.extension == GipcWire::Extension::Required || settings.keys;
    if (listener->address().network || noGoClients)
        return desk;
    desk->m_manager = Listener::create(listener->address().manager(), access, trouble);
    if (!desk->m_manager) {
        desk.reset();
        listener->setNote(listener->inheritedNote()); // for the next, who may have more luck
        return nullptr;
    }
    desk->m_manager->setParent(desk.get());
    connect(desk->m_manager.get(), &Listener::lost, desk.get(),
            [self = desk.get()](const GipcTransport::Trouble &why) {
                Q_EMIT self->lost(Failure::from(why));
            });
    desk->m_reception.open(desk->m_manager.get(), nullptr);
    desk->m_ids.reopen(listener->inheritedNote());
    return desk;
}

FrontDesk::FrontDesk(Listener *listener, GipcTransport::NameClaim::Access access,
                     const Doorman *doorman, const GipcWire::SessionSettings &settings,
                     std::chrono::milliseconds handshakeTimeout, const Limits &limits,
                     AlarmClock *clock, QObject *parent)
    : Entrance(parent)
    , m_listener(listener)
    , m_handshakeTimeout(handshakeTimeout)
    , m_clock(clock)
    , m_reception(doorman, settings, handshakeTimeout, clock, this)
    , m_ids(listener->address(), access, clock, this)
    , m_askers(&m_ids, &m_census, clock, this)
{
    setLimits(limits);
    connect(&m_ids, &IdDesk::freed, &m_askers, &IdQueue::serve);
    connect(&m_askers, &IdQueue::failed, this, &Entrance::failed);
    connect(&m_askers, &IdQueue::left, &m_reception, &Reception::retry);
    connect(&m_ids, &IdDesk::opened, this,
            [this](Listener *opened) { m_reception.open(opened, &m_census); });
    connect(&m_ids, &IdDesk::closing, this,
            [this](Listener *closing) { m_reception.close(closing); });
    connect(&m_ids, &IdDesk::noteChanged, this, &FrontDesk::scheduleNote);
    connect(&m_ids, &IdDesk::lost, this, [this](const GipcTransport::Trouble &trouble) {
        Q_EMIT failed(Failure::from(trouble));
    });
    connect(&m_reception, &Reception::established, this, &FrontDesk::onEstablished);
    connect(&m_reception, &Reception::failed, this, &Entrance::failed);
    m_reception.open(listener, &m_census);
}

/*! The ids in use are what a successor will read. */
FrontDesk::~FrontDesk()
{
    m_listener->setNote(m_ids.note());
}

void FrontDesk::setLimits(const Limits &limits)
{
    m_census.setLimits(limits.clients, limits.clientsOfOnePeer);
    m_managerCensus.setLimits(limits.clients, limits.clientsOfOnePeer);
    const int crowd
        = std::min(limits.pending, std::max(1, GipcTransport::maxDescriptors() / CrowdShare));
    m_crowdCensus.setLimits(crowd, crowd);
    m_reception.setMaxPending(limits.pending);
    IdDesk::Limits ids = limits.ids;
    ids.expected = limits.clients;
    ids.expectedOfOnePeer = limits.clientsOfOnePeer;
    m_ids.setLimits(ids);
    m_askers.setPatience(ids.timeout);
    m_askers.serve();
}

void FrontDesk::onEstablished(GipcConnectionPrivate *connection, Listener *via)
{
    connection->setParent(this); // whoever takes it takes it from here
    if (via == m_manager.get() && !connection->isExtended()) {
        waitForRequest(connection);
        return;
    }
    if (!seat(connection))
        return;
    if (via == m_listener && m_listener->address().network && !connection->isExtended()) {
        waitForFirstWord(connection);
        return;
    }
    if (via != m_listener && via != m_manager.get()) {
        connection->goId = m_ids.idOf(via);
        m_ids.occupy(connection->goId);
    }
    Q_EMIT admitted(connection);
}

/*! A client's seat. If there is none slots run: anything may be gone afterwards. */
bool FrontDesk::seat(GipcConnectionPrivate *connection)
{
    Failure why;
    connection->seat = m_census.enter(connection->peer(), &why);
    if (connection->seat)
        return true;
    turnAway(connection, why);
    return false;
}

bool FrontDesk::seatAtManager(GipcConnectionPrivate *connection, Failure *why)
{
    auto seat = m_managerCensus.enter(connection->peer(), why);
    if (!seat)
        seat = m_crowdCensus.enter(connection->peer(), why);
    if (seat)
        connection->seat = std::move(seat);
    return connection->seat != nullptr;
}

void FrontDesk::turnAway(GipcConnectionPrivate *connection, const Failure &why)
{
    connection->abort();
    forget(connection);
    Q_EMIT failed(why);
}

/*! Whether this is a client or somebody who asks for an id is seen by what it says first. */
void FrontDesk::waitForFirstWord(GipcConnectionPrivate *connection)
{
    auto *const word = new FirstWord(connection, TimeToAsk, m_clock);
    connect(word, &FirstWord::spoken, this, [this, connection](int type, const QByteArray &data) {
        if (GoScheme::isIdRequest(type, data)) {
            askForId(connection);
            return;
        }
        connection->firstMessage = GipcWire::Message { quint32(type), data };
        Q_EMIT admitted(connection);
    });
    connect(word, &FirstWord::silent, this, [this, connection] { Q_EMIT admitted(connection); });
    connect(word, &FirstWord::left, this, [this, connection] {
        forget(connection);
        m_askers.serve(); // it had a client's seat
    });
}

/*! At the port that is the manager's, too. It gives back a client's seat as soon as there is one for those
    who ask. */
void FrontDesk::askForId(GipcConnectionPrivate *connection)
{
    Failure why;
    seatAtManager(connection, &why);
    m_askers.add(connection);
}

void FrontDesk::waitForRequest(GipcConnectionPrivate *connection)
{
    Failure why;
    if (!seatAtManager(connection, &why)) {
        turnAway(connection, why);
        return;
    }
    const auto dismiss = [this, connection] {
        connection->abort();
        forget(connection);
    };
    auto *const word = new FirstWord(connection, m_handshakeTimeout, m_clock);
    connect(word, &FirstWord::spoken, this,
            [this, connection, dismiss](int type, const QByteArray &data) {
                if (GoScheme::isIdRequest(type, data))
                    m_askers.add(connection);
                else
                    dismiss();
            });
    connect(word, &FirstWord::silent, this, dismiss);
    connect(word, &FirstWord::left, this, [this, connection] { forget(connection); });
}

/*! It is over, and was never a client. */
void FrontDesk::forget(GipcConnectionPrivate *connection)
{
    connection->deleteLater();
    m_reception.retry();
}

void FrontDesk::clientLeft(quint32 goId, bool sentAway)
{
    m_reception.retry();
    if (goId != 0)
        m_ids.release(goId, sentAway);
    m_askers.serve();
}

/*! Once for all that changes in one turn of the event loop. */
void FrontDesk::scheduleNote()
{
    if (std::exchange(m_noteScheduled, true))
        return;
    const auto write = [this] {
        m_noteScheduled = false;
        m_listener->setNote(m_ids.note());
    };
    QMetaObject::invokeMethod(this, write, Qt::QueuedConnection);
}

} // namespace GipcCore
