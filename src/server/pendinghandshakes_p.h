// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "failure_p.h"
#include "gipcconnection_p.h"
#include "listener_p.h"
#include "session_p.h"
#include "transport_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <list>
#include <memory>

namespace GipcCore {

/*! The handshakes that a server has under way, from any number of listeners, and which of them is
    dropped when there are too many.

    Every newcomer is greeted: a peer that then says nothing costs a descriptor and holds up nobody.
    When the limit is reached, the peer that has been silent the longest is dropped, but only if it
    has been silent for too long. As long as there is no such peer, no more newcomers are taken.

    Silence is counted in ticks of a timer. A timer that fires late counts one tick all the same, so
    a process that was too busy to listen takes nobody for silent.

    Who may connect, and what becomes of a connection whose handshake is done, is not decided
    here. */
class PendingHandshakes final : public QObject
{
    Q_OBJECT

public:
    static constexpr int DefaultLimit = 256;

    PendingHandshakes(const GipcWire::SessionSettings &settings,
                      std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                      QObject *parent);
    ~PendingHandshakes() override;

    /*! Never more than a quarter of the descriptors that this process may have. */
    void setLimit(int handshakes);

    /*! Whether add() may be called, because there is room or a silent peer to drop. If not,
        roomMade() follows. */
    bool canAdd();
    void add(std::unique_ptr<GipcTransport::Transport> transport,
             GipcTransport::Listener *via = nullptr);

    bool isEmpty() const { return m_pending.empty(); }

    /*! Breaks off the handshakes of those who came by \a listener. */
    void dropVia(GipcTransport::Listener *listener);
    void dropAll();

    /*! To be called when there is a client and only one is served. Keeps at most \a most of the
        handshakes and stops them where they are. Peers that have said something are kept first, and
        without a deadline, because breaking its handshake off ends a Go client. Of the others the
        youngest are kept, each until its deadline. */
    void suspend(int most);
    /*! Lets them go on in the order of arrival, each with its whole time-out again. */
    void resume();

Q_SIGNALS:
    /*! Of a client that converses: admit() or refuse() it, before anything else happens. */
    void sessionRequested(GipcConnectionPrivate *connection);
    /*! The receiver owns the connection now. */
    void established(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    void failed(const GipcCore::Failure &why);
    /*! canAdd() is true again. */
    void roomMade();

private:
    struct Pending
    {
        GipcConnectionPrivate *connection;
        GipcTransport::Listener *via;
        qint64 greeted; ///< when, in ticks
        qint64 heard; ///< when something came from it last, in ticks
        bool hasSpoken = false;
    };
    using Iterator = std::list<Pending>::iterator;

    bool isFull() const { return int(m_pending.size()) >= m_limit; }
    Iterator find(GipcConnectionPrivate *connection);
    Iterator longestSilent();
    qint64 overdue(const Pending &pending) const;
    void hear(Pending *pending);
    void onEstablished(GipcConnectionPrivate *connection);
    void onEnded(GipcConnectionPrivate *connection, const Failure &why);
    void drop(Iterator pending);
    void noteDropped();
    void tick();
    void watch();

    const GipcWire::SessionSettings m_settings;
    const std::chrono::milliseconds m_handshakeTimeout;
    AlarmClock *const m_clock;
    Alarm m_tick;
    std::list<Pending> m_pending; ///< in the order of arrival
    qint64 m_ticks = 0;
    qint64 m_lastSuccess = 0; ///< in ticks
    int m_limit = DefaultLimit;
    int m_dropped = 0; ///< how many since the log last said so
    qint64 m_droppedSaid = 0; ///< when the log last said so, by the clock
    bool m_isSuspended = false;
    bool m_isAwaited = false; ///< canAdd() was false, so roomMade() has to follow
};

} // namespace GipcCore
