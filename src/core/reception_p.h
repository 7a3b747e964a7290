// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "census_p.h"
#include "doorman_p.h"
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
class Reception : public QObject
{
    Q_OBJECT

public:
    Reception(const Doorman *doorman, const GipcWire::SessionSettings &settings,
              std::chrono::milliseconds handshakeTimeout, AlarmClock *clock, QObject *parent);

    void setMaxPending(int handshakes);

    /*! Whoever comes this way is turned away while the \a census, if there is one, has no seat for it.
        Seats are taken further up, when the handshake is done. */
    void open(GipcTransport::Listener *listener, const Census *census);
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
        const Census *census;
    };

    void takeNewcomers();
    bool takeOneFromEach();
    void receive(std::unique_ptr<GipcTransport::Transport> newcomer, const Door &door);
    void setPaused(bool paused);
    void refuse(const Failure &why);

    const Doorman *const m_doorman;
    PendingHandshakes m_pending;
    std::vector<Door> m_doors;
    size_t m_turn = 0; ///< which of them is asked first
    bool m_paused = false;
};

} // namespace GipcCore
