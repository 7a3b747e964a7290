// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connectionlimiter_p.h"
#include "acceptor_p.h"
#include "goidleases_p.h"
#include "goidqueue_p.h"
#include "handshakemanager_p.h"

#include <memory>
#include <vector>

namespace GipcCore {

/*! The acceptor of a server for many clients. They come in three ways:

        NAME          our own clients, and Go's that know of no others      ─► admitted
        NAME_manager  Go's, to ask for an id; on TCP it is the same port    ─► GoIdQueue
        NAME<id>      Go's, with their id                                   ─► admitted

    A client that speaks GIPC-X needs no id and is admitted wherever it comes in. If the server
    requires GIPC-X, there is only the first way.

    The HandshakeManager has the handshakes, GoIdLeases the ids and their listeners, GoIdQueue the
    clients that have asked for an id. This class connects them. */
class MultiClientAcceptor final : public Acceptor
{
    Q_OBJECT

public:
    /*! What a server lets happen; the header of GipcServer says what each means. */
    struct Limits
    {
        int clients = 256;
        int clientsOfOnePeer = 128;
        int pending = PendingHandshakes::DefaultLimit;
        GoIdLeases::Limits ids;
    };

    /*! Nothing, and \a failure, if the manager's address is not to be had. The listener is the
        server's and must live longer. */
    static std::unique_ptr<MultiClientAcceptor>
    create(GipcTransport::Listener *listener, GipcTransport::NameClaim::Access access,
           const PeerFilter *peerFilter, const GipcWire::SessionSettings &settings,
           std::chrono::milliseconds handshakeTimeout, const Limits &limits, AlarmClock *clock,
           QObject *parent, Failure *failure);
    ~MultiClientAcceptor() override;

    void setLimits(const Limits &limits);
    void clientLeft(quint32 goId, bool sentAway) override;

private:
    MultiClientAcceptor(GipcTransport::Listener *listener, GipcTransport::NameClaim::Access access,
                        const PeerFilter *peerFilter, const GipcWire::SessionSettings &settings,
                        std::chrono::milliseconds handshakeTimeout, const Limits &limits,
                        AlarmClock *clock, QObject *parent);

    void onSessionRequested(GipcConnectionPrivate *connection);
    void onEstablished(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    void admit(GipcConnectionPrivate *connection);
    bool permit(GipcConnectionPrivate *connection);
    bool permitAsAsker(GipcConnectionPrivate *connection, Failure *why);
    void turnAway(GipcConnectionPrivate *connection, const Failure &why);
    void waitForFirstMessage(GipcConnectionPrivate *connection);
    void waitForRequest(GipcConnectionPrivate *connection);
    void askForId(GipcConnectionPrivate *connection);
    void forget(GipcConnectionPrivate *connection);
    void scheduleNote();

    GipcTransport::Listener *const m_listener;
    std::unique_ptr<GipcTransport::Listener> m_manager; ///< none on TCP, and without Go clients
    const std::chrono::milliseconds m_handshakeTimeout;
    AlarmClock *const m_clock;
    ConnectionLimiter m_clientLimiter; ///< of clients
    ConnectionLimiter m_askerLimiter; ///< of those who ask for an id: as many as clients
    ConnectionLimiter m_waitingAskerLimiter; ///< of those for whom m_askerLimiter has no room: they
                                             ///< ask only once, so they wait
    HandshakeManager m_handshakes;
    GoIdLeases m_ids;
    GoIdQueue m_askers;
    bool m_noteScheduled = false;
};

} // namespace GipcCore
