// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "multiclientacceptor_p.h"

#include "firstmessagepeeker_p.h"
#include "gipcconnection_p.h"
#include "goscheme_p.h"
#include "logging_p.h"
#include "platform_p.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

namespace GipcCore {

using GipcTransport::Listener;
using namespace std::chrono_literals;

namespace {

/*! On TCP a connection that is silent for this long is taken for a client. One that wants an id
    asks at once. */
constexpr auto TimeToAsk = 250ms;

/*! Clients that wait for an id beyond m_askerLimiter may take one of so many parts of the file
    descriptors. They may stay for long, and new connections need descriptors, too. */
constexpr int CrowdShare = 8;

} // namespace

std::unique_ptr<MultiClientAcceptor>
MultiClientAcceptor::create(Listener *listener, GipcTransport::NameClaim::Access access,
                            const PeerFilter *peerFilter, const GipcWire::SessionSettings &settings,
                            std::chrono::milliseconds handshakeTimeout, const Limits &limits,
                            AlarmClock *clock, QObject *parent, Failure *failure)
{
    std::unique_ptr<MultiClientAcceptor> acceptor(new MultiClientAcceptor(
        listener, access, peerFilter, settings, handshakeTimeout, limits, clock, parent));
    const bool noGoClients = settings.extension == GipcWire::Extension::Required || settings.keys;
    if (listener->address().network || noGoClients)
        return acceptor;
    acceptor->m_manager = Listener::create(listener->address().manager(), access, failure);
    if (!acceptor->m_manager) {
        acceptor.reset();
        listener->setNote(listener->inheritedNote()); // for the next server at this name
        return nullptr;
    }
    acceptor->m_manager->setParent(acceptor.get());
    connect(acceptor->m_manager.get(), &Listener::lost, acceptor.get(), &Acceptor::lost);
    acceptor->m_handshakes.open(acceptor->m_manager.get(), nullptr);
    acceptor->m_ids.reopen(listener->inheritedNote());
    return acceptor;
}

MultiClientAcceptor::MultiClientAcceptor(Listener *listener,
                                         GipcTransport::NameClaim::Access access,
                                         const PeerFilter *peerFilter,
                                         const GipcWire::SessionSettings &settings,
                                         std::chrono::milliseconds handshakeTimeout,
                                         const Limits &limits, AlarmClock *clock, QObject *parent)
    : Acceptor(parent)
    , m_listener(listener)
    , m_handshakeTimeout(handshakeTimeout)
    , m_clock(clock)
    , m_handshakes(peerFilter, settings, handshakeTimeout, clock, this)
    , m_ids(listener->address(), access, clock, this)
    , m_askers(&m_ids, &m_clientLimiter, clock, this)
{
    setLimits(limits);
    connect(&m_ids, &GoIdLeases::freed, &m_askers, &GoIdQueue::serve);
    connect(&m_askers, &GoIdQueue::failed, this, &Acceptor::failed);
    connect(&m_askers, &GoIdQueue::left, &m_handshakes, &HandshakeManager::retry);
    connect(&m_ids, &GoIdLeases::opened, this,
            [this](Listener *opened) { m_handshakes.open(opened, &m_clientLimiter); });
    connect(&m_ids, &GoIdLeases::closing, this,
            [this](Listener *closing) { m_handshakes.close(closing); });
    connect(&m_ids, &GoIdLeases::noteChanged, this, &MultiClientAcceptor::scheduleNote);
    connect(&m_ids, &GoIdLeases::lost, this, &Acceptor::failed);
    connect(&m_handshakes, &HandshakeManager::sessionRequested, this,
            &MultiClientAcceptor::onSessionRequested);
    connect(&m_handshakes, &HandshakeManager::established, this,
            &MultiClientAcceptor::onEstablished);
    connect(&m_handshakes, &HandshakeManager::failed, this, &Acceptor::failed);
    m_handshakes.open(listener, &m_clientLimiter);
}

/*! Leaves the ids in use to the next server at this name. */
MultiClientAcceptor::~MultiClientAcceptor()
{
    m_listener->setNote(m_ids.note());
}

void MultiClientAcceptor::setLimits(const Limits &limits)
{
    m_clientLimiter.setLimits(limits.clients, limits.clientsOfOnePeer);
    m_askerLimiter.setLimits(limits.clients, limits.clientsOfOnePeer);
    const int waiting
        = std::min(limits.pending, std::max(1, GipcTransport::maxDescriptors() / CrowdShare));
    m_waitingAskerLimiter.setLimits(waiting, waiting);
    m_handshakes.setMaxPending(limits.pending);
    GoIdLeases::Limits ids = limits.ids;
    ids.expected = limits.clients;
    ids.expectedOfOnePeer = limits.clientsOfOnePeer;
    m_ids.setLimits(ids);
    m_askers.setPatience(ids.timeout);
    m_askers.serve();
}

/*! Last: anything may be gone afterwards. */
void MultiClientAcceptor::onSessionRequested(GipcConnectionPrivate *connection)
{
    Failure why;
    connection->permit = m_clientLimiter.acquire(connection->peerKey(), &why);
    if (!connection->permit) {
        connection->refuse({ GipcWire::CloseReason::NotAdmittedNow, "too many clients" }, why);
        return;
    }
    const QPointer<MultiClientAcceptor> guard(this);
    decideAbout(connection);
    if (guard)
        m_askers.serve(); // one who was refused has given its permit back
}

void MultiClientAcceptor::onEstablished(GipcConnectionPrivate *connection, Listener *via)
{
    connection->setParent(this); // until somebody takes it over
    if (via == m_manager.get() && !connection->isExtended()) {
        waitForRequest(connection);
        return;
    }
    if (!connection->permit && !permit(connection))
        return;
    if (via == m_listener && m_listener->address().network && !connection->isExtended()) {
        waitForFirstMessage(connection);
        return;
    }
    if (via != m_listener && via != m_manager.get()) {
        connection->goId = m_ids.idOf(via);
        m_ids.occupy(connection->goId);
    }
    admit(connection);
}

/*! Last: anything may be gone afterwards. */
void MultiClientAcceptor::admit(GipcConnectionPrivate *connection)
{
    const QPointer<MultiClientAcceptor> guard(this);
    const quint32 goId = connection->goId;
    if (letsIn(connection))
        Q_EMIT admitted(connection);
    else if (guard)
        clientLeft(goId, false);
}

/*! Acquires a client's permit. If there is none, failed() is emitted: anything may be gone
    afterwards. */
bool MultiClientAcceptor::permit(GipcConnectionPrivate *connection)
{
    Failure why;
    connection->permit = m_clientLimiter.acquire(connection->peerKey(), &why);
    if (connection->permit)
        return true;
    turnAway(connection, why);
    return false;
}

bool MultiClientAcceptor::permitAsAsker(GipcConnectionPrivate *connection, Failure *why)
{
    auto permit = m_askerLimiter.acquire(connection->peerKey(), why);
    if (!permit)
        permit = m_waitingAskerLimiter.acquire(connection->peerKey(), why);
    if (permit)
        connection->permit = std::move(permit);
    return connection->permit != nullptr;
}

void MultiClientAcceptor::turnAway(GipcConnectionPrivate *connection, const Failure &why)
{
    connection->abort();
    forget(connection);
    Q_EMIT failed(why);
}

/*! The first message shows whether this is a client or asks for an id. */
void MultiClientAcceptor::waitForFirstMessage(GipcConnectionPrivate *connection)
{
    auto *const word = new FirstMessagePeeker(connection, TimeToAsk, m_clock);
    connect(word, &FirstMessagePeeker::spoken, this,
            [this, connection](int type, const QByteArray &data) {
                if (GoScheme::isIdRequest(type, data)) {
                    askForId(connection);
                    return;
                }
                connection->firstMessage = GipcWire::Message { quint32(type), data };
                admit(connection);
            });
    connect(word, &FirstMessagePeeker::silent, this, [this, connection] { admit(connection); });
    connect(word, &FirstMessagePeeker::left, this, [this, connection] {
        forget(connection);
        m_askers.serve(); // it had a client's permit
    });
}

/*! On TCP, where clients and those who ask for an id come to the same port. The connection has a
    client's permit, and exchanges it for one of those who ask as soon as there is one. */
void MultiClientAcceptor::askForId(GipcConnectionPrivate *connection)
{
    Failure why;
    permitAsAsker(connection, &why);
    m_askers.add(connection);
}

void MultiClientAcceptor::waitForRequest(GipcConnectionPrivate *connection)
{
    Failure why;
    if (!permitAsAsker(connection, &why)) {
        turnAway(connection, why);
        return;
    }
    const auto dismiss = [this, connection] {
        connection->abort();
        forget(connection);
    };
    auto *const word = new FirstMessagePeeker(connection, m_handshakeTimeout, m_clock);
    connect(word, &FirstMessagePeeker::spoken, this,
            [this, connection, dismiss](int type, const QByteArray &data) {
                if (GoScheme::isIdRequest(type, data))
                    m_askers.add(connection);
                else
                    dismiss();
            });
    connect(word, &FirstMessagePeeker::silent, this, dismiss);
    connect(word, &FirstMessagePeeker::left, this, [this, connection] { forget(connection); });
}

/*! Deletes a connection that did not become a client. */
void MultiClientAcceptor::forget(GipcConnectionPrivate *connection)
{
    connection->deleteLater();
    m_handshakes.retry();
}

void MultiClientAcceptor::clientLeft(quint32 goId, bool sentAway)
{
    m_handshakes.retry();
    if (goId != 0)
        m_ids.release(goId, sentAway);
    m_askers.serve();
}

/*! Writes the note once for all changes of one turn of the event loop. */
void MultiClientAcceptor::scheduleNote()
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
