// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "census_p.h"
#include "doorman_p.h"
#include "listener_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <deque>
#include <list>
#include <memory>
#include <vector>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Where the clients of a server for many shake hands, any number of listeners' together.

    A few that speak are greeted at a time: a crowd of good clients is slow, each of them, because
    the others keep the processors busy, and more at a time would not make it faster. Those who
    are silent do not count among the few, so they hold up nobody; but when there are too many of
    them, the one that has been silent for the longest gives way. While somebody waits, accepting
    pauses.

    It does not decide what becomes of a connection once its handshake is done. */
class Reception : public QObject
{
    Q_OBJECT

public:
    static constexpr int DefaultMaxPending = 64;

    Reception(const Doorman *doorman, const GipcWire::SessionSettings &settings,
              std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent);
    ~Reception() override;

    void setMaxPending(int handshakes);

    /*! Whoever comes this way takes a seat of the census. */
    void open(GipcTransport::Listener *listener, Census *census);
    /*! Handshakes of those who came this way are broken off. Before the listener is deleted. */
    void close(GipcTransport::Listener *listener);

    /*! A descriptor may have become free. */
    void retry();

Q_SIGNALS:
    /*! The connection is the receiver's now. */
    void established(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    void failed(const GipcCore::Failure &why);

private:
    struct Door
    {
        GipcTransport::Listener *listener;
        Census *census;
    };
    struct Newcomer
    {
        std::unique_ptr<GipcTransport::Transport> transport;
        Door door;
    };
    struct Pending
    {
        GipcConnectionPrivate *connection;
        GipcTransport::Listener *via;
        qint64 greeted; ///< when; by AlarmClock::now()
        qint64 heard; ///< when it last was
    };

    void takeNewcomers(const Door &door);
    void greetNewcomers();
    bool mayGreet();
    void greet(Newcomer newcomer);
    void onHeard(GipcConnectionPrivate *connection);
    void hear(Pending *pending);
    void onEstablished(GipcConnectionPrivate *connection);
    void onEnded(GipcConnectionPrivate *connection, const Failure &why);
    void listenToAll();
    bool makeWay();
    std::list<Pending>::iterator find(GipcConnectionPrivate *connection);
    void dismiss(std::list<Pending>::iterator pending);
    void pauseOrResume();

    void refuse(const Failure &why);

    const Doorman *const m_doorman;
    const GipcWire::SessionSettings m_settings;
    const std::chrono::milliseconds m_handshakeTimeout;
    AlarmClock *const m_clock;
    Alarm m_patience;
    std::vector<Door> m_doors;
    std::deque<Newcomer> m_newcomers; ///< accepted, not greeted
    std::list<Pending> m_pending;
    qint64 m_lastHeard = 0; ///< anybody
    int m_maxPending = DefaultMaxPending;
    bool m_paused = false;
};

} // namespace GipcCore
