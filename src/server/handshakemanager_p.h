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

/*! Accepts and greets the clients of a server for many, from any number of listeners. The
    PeerFilter says who is greeted; the handshake is then one of the PendingHandshakes. Accepting
    pauses while there is no room for more.

    It does not decide what becomes of a connection whose handshake is done. */
class HandshakeManager final : public QObject
{
    Q_OBJECT

public:
    HandshakeManager(const PeerFilter *peerFilter, const GipcWire::SessionSettings &settings,
                     std::chrono::milliseconds handshakeTimeout, AlarmClock *clock,
                     QObject *parent);

    void setMaxPending(int handshakes);

    /*! Accepts from \a listener. If there is a \a limiter, connections are refused while it has no
        permit for them. The permit itself is acquired further up, when the handshake is done. */
    void open(GipcTransport::Listener *listener, const ConnectionLimiter *limiter);
    /*! Breaks off the handshakes of those who came by \a listener. To be called before that is
        deleted. */
    void close(GipcTransport::Listener *listener);

    /*! To be called when a descriptor may have become free. */
    void retry();

Q_SIGNALS:
    /*! As of PendingHandshakes. */
    void sessionRequested(GipcConnectionPrivate *connection);
    /*! The receiver owns the connection now. */
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
    size_t m_turn = 0; ///< the source that is asked first next time
    bool m_paused = false;
};

} // namespace GipcCore
