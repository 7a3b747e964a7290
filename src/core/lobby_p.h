// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "doorman_p.h"
#include "entrance_p.h"
#include "listener_p.h"
#include "pendinghandshakes_p.h"
#include "transport_p.h"

#include <QtCore/QTimer>

#include <chrono>
#include <deque>
#include <memory>

class GipcConnectionPrivate;

namespace GipcCore {

/*! Where newcomers wait for a server that serves one client at a time. While there is none, all are
    greeted who come; the first to finish its handshake is admitted. The others' handshakes stand
    still until it leaves, and who comes meanwhile is not greeted: 64 wait here of either kind,
    more in the kernel's queue. */
class Lobby final : public Entrance
{
    Q_OBJECT

public:
    Lobby(GipcTransport::Listener *listener, const Doorman *doorman,
          const GipcWire::SessionSettings &settings, std::chrono::milliseconds handshakeTimeout,
          AlarmClock *clock, QObject *parent);

    void clientLeft(quint32 goId, bool sentAway) override;

Q_SIGNALS:
    /*! Somebody arrived, or still waits, while there is a client. */
    void knocked();

private:
    static constexpr int MaxWaiting = 64;

    void takeNewcomers();
    void greetNewcomers();
    void greet(std::unique_ptr<GipcTransport::Transport> newcomer);
    void knock();
    bool admits(const GipcTransport::Transport &newcomer);
    void seat(std::unique_ptr<GipcTransport::Transport> newcomer);
    void unseat(GipcTransport::Transport *gone);
    void onEstablished(GipcConnectionPrivate *connection);

    GipcTransport::Listener *const m_listener;
    const Doorman *const m_doorman;
    PendingHandshakes m_pending;
    std::deque<std::unique_ptr<GipcTransport::Transport>> m_waiting;
    QTimer m_knock;
    bool m_occupied = false;
};

} // namespace GipcCore
