// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connectionlimiter_p.h"
#include "peerfilter_p.h"
#include "listener_p.h"
#include "pendinghandshakes_p.h"

#include <QtCore/QObject>

#include <chrono>
#include <vector>

namespace GipcCore {

/*! Where the clients of a server for many come in, any number of listeners' together: who may come at
    all is greeted, and its handshake is one of the PendingHandshakes. While there is no room for
    more, accepting pauses.

    It does not decide what becomes of a connection once its handshake is done. */
class HandshakeManager final : public QObject
{
    Q_OBJECT

public:
    HandshakeManager(const PeerFilter *peerFilter, const GipcWire::SessionSettings &settings,
                     std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                     QObject *parent);

    void setMaxPending(int handshakes);

    /*! Whoever comes this way is turned away while the \a limiter, if there is one, has no permit for it.
        Permits are acquired further up, when the handshake is done. */
    void open(GipcTransport::Listener *listener, const ConnectionLimiter *limiter);
    /*! Handshakes of those who came this way are broken off. Before the listener is deleted. */
    void close(GipcTransport::Listener *listener);

    /*! A descriptor may have become free. */
    void retry();

Q_SIGNALS:
    /*! The connection is the receiver's now. */
    void established(GipcConnectionPrivate *connection, GipcTransport::Listener *via);
    void failed(const GipcCore::Failure &why);

private:
    struct Source
    {
        GipcTransport::Listener *listener;
        const ConnectionLimiter *limiter;
    };

    void takeNewcomers();
    bool takeOneFromEach();
    void receive(std::unique_ptr<GipcTransport::Transport> newcomer, const Source &source);
    void setPaused(bool paused);
    void refuse(const Failure &why);

    const PeerFilter *const m_peerFilter;
    PendingHandshakes m_pending;
    std::vector<Source> m_sources;
    size_t m_turn = 0; ///< which of them is asked first
    bool m_paused = false;
};

} // namespace GipcCore
