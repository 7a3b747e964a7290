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

/*! Clients that have asked for an id. Each waits for its turn, is told its id, and leaves by
    itself.

    A Go client keeps this connection until the one to its id's address is established. If this one
    ends earlier, the client takes that for a loss and also connects to the server's name, where it
    never reads. So this side ends the connection only if the client has not left for a long time. A
    Go client never asks twice, so one that cannot have an id now is not sent away.

    GoIdLeases knows which ids there are, and a ConnectionLimiter how many clients may wait here. */
class GoIdQueue final : public QObject
{
    Q_OBJECT

public:
    /*! An id is given only if \a clients has a permit beside those for clients that have an id and
        have not come yet. */
    GoIdQueue(GoIdLeases *ids, const ConnectionLimiter *clients, AlarmClock *clock,
              QObject *parent);
    ~GoIdQueue() override;

    /*! How long a client that was told its id may stay. */
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    /*! Takes over a connection that is established and has asked for an id. */
    void add(GipcConnectionPrivate *connection);

    /*! To be called when an id may have become free. */
    void serve();

Q_SIGNALS:
    void failed(const GipcCore::Failure &why);
    /*! Somebody has left. */
    void left();

private:
    struct Asker
    {
        GipcConnectionPrivate *connection;
        std::unique_ptr<Alarm> deadline; ///< none while it waits for an id
    };

    bool answer(Asker *asker);
    bool hasPermit(const GipcTransport::PeerCredentials &peer) const;
    void remove(GipcConnectionPrivate *connection);

    GoIdLeases *const m_ids;
    const ConnectionLimiter *const m_clients;
    AlarmClock *const m_clock;
    Alarm m_retry; ///< active after there was no descriptor
    std::chrono::milliseconds m_patience { 30000 };
    std::list<Asker> m_askers; ///< in the order of arrival
};

} // namespace GipcCore
