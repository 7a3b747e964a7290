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

/*! Where newcomers wait for a server that serves one client at a time. While there is none, all are
    greeted who come; the first to finish its handshake is admitted. The others' handshakes stand
    still until it leaves, and who comes meanwhile is not greeted: 64 wait here of either kind,
    more in the kernel's queue. */
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
    /*! Somebody arrived, or still waits, while there is a client. */
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
