// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "alarmclock_p.h"
#include "doorman_p.h"
#include "entrance_p.h"
#include "listener_p.h"
#include "session_p.h"
#include "transport_p.h"

#include <QtCore/QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Where newcomers wait for a server that serves one client at a time. One connection is greeted
    after the other, in the order of arrival: the next when that one has ended or was silent for
    100 ms. The first to finish its handshake is admitted. While there is a client nobody is
    greeted: 64 wait here, more in the kernel's queue. */
class Lobby final : public Entrance
{
    Q_OBJECT

public:
    Lobby(GipcTransport::Listener *listener, const Doorman *doorman,
          const GipcWire::SessionSettings &settings, std::chrono::milliseconds handshakeTimeout,
          AlarmClock *clock, QObject *parent);
    ~Lobby() override;

    void clientLeft(quint32 goId, bool sentAway) override;

Q_SIGNALS:
    /*! Somebody arrived, or still waits, while there is a client. */
    void knocked();

private:
    static constexpr size_t MaxWaiting = 64;

    void takeNewcomers();
    void knock();
    bool admits(const GipcTransport::Transport &newcomer);
    void seat(std::unique_ptr<GipcTransport::Transport> newcomer);
    void unseat(GipcTransport::Transport *gone);
    void greetNext();
    void onEstablished(GipcConnectionPrivate *connection);
    void onEnded(GipcConnectionPrivate *connection, const Failure &why);
    void dismissGreeted();

    GipcTransport::Listener *const m_listener;
    const Doorman *const m_doorman;
    const GipcWire::SessionSettings m_settings;
    const std::chrono::milliseconds m_handshakeTimeout;
    AlarmClock *const m_clock;
    std::deque<std::unique_ptr<GipcTransport::Transport>> m_waiting;
    std::vector<GipcConnectionPrivate *> m_greeted;
    GipcConnectionPrivate *m_speaking = nullptr; ///< greeted last, and not silent since
    qint64 m_greetedAt = 0; ///< it; by AlarmClock::now()
    QTimer m_silence;
    QTimer m_knock;
    bool m_occupied = false;
};

} // namespace GipcCore
