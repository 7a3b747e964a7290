// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "connectionlimiter_p.h"
#include "failure_p.h"
#include "goidleases_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <list>
#include <memory>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Clients that have asked for an id. Each waits for its turn, is told its id, and leaves by itself.

    A Go client keeps this connection until the one to its id's address is established. If it ends
    before, the client takes that for a loss and connects to the server's name as well, where it
    never reads. So this side ends it only when the client has not left for a long time. Nor does
    a Go client ever ask twice, so who cannot have an id now is not sent away.

    Which ids there are is the GoIdLeases's business, and how many may be here is that of the
   ConnectionLimiter. */
class GoIdQueue final : public QObject
{
    Q_OBJECT

public:
    /*! There has to be a permit for it, too, beside those for whom an id waits already. */
    GoIdQueue(GoIdLeases *ids, const ConnectionLimiter *clients, AlarmClock *clock,
              QObject *parent);
    ~GoIdQueue() override;

    /*! How long a client that was told its id may stay. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /*! Takes the connection over, which is established and has asked. */
    void add(GipcConnectionPrivate *connection);

    /*! There may be ids to give. */
    void serve();

Q_SIGNALS:
    void failed(const GipcCore::Failure &why);
    /*! Somebody has left. */
    void left();

private:
    struct Asker
    {
        GipcConnectionPrivate *connection;
        std::unique_ptr<Alarm> deadline; ///< none while it waits
    };

    bool answer(Asker *asker);
    bool hasPermit(const GipcTransport::PeerCredentials &peer) const;
    void remove(GipcConnectionPrivate *connection);

    GoIdLeases *const m_ids;
    const ConnectionLimiter *const m_clients;
    AlarmClock *const m_clock;
    Alarm m_retry; ///< for want of a descriptor
    std::chrono::milliseconds m_patience { 30000 };
    std::list<Asker> m_askers; ///< in the order of arrival
};

} // namespace GipcCore
