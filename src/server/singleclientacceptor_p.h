// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "peerfilter_p.h"
#include "acceptor_p.h"
#include "listener_p.h"
#include "pendinghandshakes_p.h"
#include "transport_p.h"

#include <QtCore/QTimer>

#include <chrono>
#include <deque>
#include <memory>

class GipcConnectionPrivate;

namespace GipcCore {

/*! The acceptor of a server for one client at a time. While there is no client, every newcomer is
    greeted, and the first whose handshake is done is admitted.

    While there is a client, the other handshakes stand still, and newcomers are accepted but not
    greeted. At most 64 of each kind wait here, the rest in the kernel's queue. */
class SingleClientAcceptor final : public Acceptor
{
    Q_OBJECT

public:
    SingleClientAcceptor(GipcTransport::Listener *listener, const PeerFilter *peerFilter,
                         const GipcWire::SessionSettings &settings,
                         std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                         QObject *parent);

    void clientLeft(quint32 goId, bool sentAway) override;

Q_SIGNALS:
    /*! While there is a client: another one has arrived, or still waits. */
    void newcomerWaits();

private:
    static constexpr int MaxWaiting = 64;

    void takeNewcomers();
    void greetNewcomers();
    void greet(std::unique_ptr<GipcTransport::Transport> newcomer);
    void announceWaiting();
    bool admits(const GipcTransport::Transport &newcomer);
    void addWaiting(std::unique_ptr<GipcTransport::Transport> newcomer);
    void removeWaiting(GipcTransport::Transport *gone);
    void onEstablished(GipcConnectionPrivate *connection);

    GipcTransport::Listener *const m_listener;
    const PeerFilter *const m_peerFilter;
    PendingHandshakes m_pending;
    std::deque<std::unique_ptr<GipcTransport::Transport>> m_waiting;
    QTimer m_announcement;
    bool m_occupied = false;
};

} // namespace GipcCore
