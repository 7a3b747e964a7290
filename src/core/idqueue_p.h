// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "census_p.h"
#include "failure_p.h"
#include "iddesk_p.h"

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

    Which ids there are is the IdDesk's business, and how many may be here is that of the Census. */
class IdQueue : public QObject
{
    Q_OBJECT

public:
    /*! There has to be a seat for it, too, beside those for whom an id waits already. */
    IdQueue(IdDesk *ids, const Census *seats, AlarmClock *clock, QObject *parent);
    ~IdQueue() override;

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
    struct Guest
    {
        GipcConnectionPrivate *connection;
        std::unique_ptr<Alarm> deadline; ///< none while it waits
    };

    bool answer(Guest *guest);
    bool hasSeat(const GipcTransport::PeerCredentials &peer) const;
    void remove(GipcConnectionPrivate *connection);

    IdDesk *const m_ids;
    const Census *const m_seats;
    AlarmClock *const m_clock;
    Alarm m_retry; ///< for want of a descriptor
    std::chrono::milliseconds m_patience { 30000 };
    std::list<Guest> m_guests; ///< in the order of arrival
};

} // namespace GipcCore
