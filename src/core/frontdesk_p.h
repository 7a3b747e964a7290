// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "census_p.h"
#include "entrance_p.h"
#include "iddesk_p.h"
#include "idqueue_p.h"
#include "reception_p.h"

#include <memory>
#include <vector>

namespace GipcCore {

/*! The entrance of a server for many clients. They come in three ways:

        NAME          our own clients, and Go's that know of no others      ─► admitted
        NAME_manager  Go's, to ask for an id; on TCP it is the same port    ─► IdQueue
        NAME<id>      Go's, with their id                                   ─► admitted

    Who speaks GIPC-X needs no id and is admitted wherever it comes in; where that is required there
   is the first way only. Handshakes are the Reception's, ids and their listeners the IdDesk's, and
   who has asked for one is in the IdQueue; here they meet. */
class FrontDesk final : public Entrance
{
    Q_OBJECT

public:
    /*! What a server lets happen; the header of GipcServer says what each means. */
    struct Limits
    {
        int clients = 256;
        int clientsOfOnePeer = 128;
        int pending = PendingHandshakes::DefaultLimit;
        IdDesk::Limits ids;
    };

    /*! Nothing, and \a trouble, if the manager's address is not to be had. The listener is the
        server's and must live longer. */
    static std::unique_ptr<FrontDesk>
    create(GipcTransport::Listener *listener, GipcTransport::NameClaim::Access access,
           const Doorman *doorman, const GipcWire::SessionSettings &settings,
           std::chrono::milliseconds handshakeTimeout, const Limits &limits, AlarmClock *clock,
           QObject *parent, GipcTransport::Trouble *trouble);
    ~FrontDesk() override;

    void setLimits(const Limits &limits);
    void clientLeft(quint32 goId, bool sentAway) override;

private:
    FrontDesk(GipcTransport::Listener *listener, GipcTransport::NameClaim::Access access,
              const Doorman *doorman, const GipcWire::SessionSettings &settings,
              std::chrono::milliseconds handshakeTimeout, const Limits &limits, AlarmClock *clock,
              QObject *parent);

    void onEstablished(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    bool seat(GipcConnectionPrivate *connection);
    bool seatAtManager(GipcConnectionPrivate *connection, Failure *why);
    void turnAway(GipcConnectionPrivate *connection, const Failure &why);
    void waitForFirstWord(GipcConnectionPrivate *connection);
    void waitForRequest(GipcConnectionPrivate *connection);
    void askForId(GipcConnectionPrivate *connection);
    void forget(GipcConnectionPrivate *connection);
    void scheduleNote();

    GipcTransport::Listener *const m_listener;
    std::unique_ptr<GipcTransport::Listener> m_manager; ///< none on TCP, and without Go clients
    const std::chrono::milliseconds m_handshakeTimeout;
    AlarmClock *const m_clock;
    Census m_census; ///< of clients
    Census m_managerCensus; ///< of those who ask for an id; as many again
    Census m_crowdCensus; ///< of those for whom there is no room in it: they ask only once
    Reception m_reception;
    IdDesk m_ids;
    IdQueue m_askers;
    bool m_noteScheduled = false;
};

} // namespace GipcCore
