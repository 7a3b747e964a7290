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

/*! The handshakes that a server has under way, any number of listeners' together, and which of them
    gives way when there are too many.

    Everybody who comes is greeted: a peer that then says nothing costs a descriptor and holds up
    nobody. When there are as many as may be, the one gives way that has been silent for too long
    and for the longest; until there is one, no more are taken.

    Silence is counted in ticks of a timer, at most one for each time it fires. So a process that
    is busy itself, and did not listen, takes nobody for silent.

    Whose connection it is when the handshake is done, and who may come at all, is not decided
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

    /*! Whether add() may be called: there is room, or somebody would give way. If not, roomMade()
        follows. */
    bool canAdd();
    void add(std::unique_ptr<GipcTransport::Transport> transport,
             GipcTransport::Listener *via = nullptr);

    bool isEmpty() const { return m_pending.empty(); }

    /*! Breaks off what came this way. */
    void dropVia(GipcTransport::Listener *listener);
    void dropAll();

    /*! There is a client, and can be no other. Those who have said something are kept as they are, and
        may take their time: to end its handshake would be the end of a Go client. So are the
        youngest of the others, until their time is up; \a most in all. */
    void suspend(int most);
    /*! They go on, in the order of their coming, each with all its time. */
    void resume();

Q_SIGNALS:
    /*! The connection is the receiver's now. */
    void established(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    void failed(const GipcCore::Failure &why);
    /*! canAdd() is true again. */
    void roomMade();

private:
    struct Pending
    {
        GipcConnectionPrivate *connection;
        GipcTransport::Listener *via;
        qint64 greeted; ///< when, and when it was last heard; in ticks
        qint64 heard;
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
    int m_dropped = 0; ///< since the log last said so
    qint64 m_droppedSaid = 0; ///< when; by the clock
    bool m_isSuspended = false;
    bool m_isAwaited = false; ///< canAdd() was false
};

} // namespace GipcCore
