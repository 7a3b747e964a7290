// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// How a connection shows that it is there, and sees whether its peer is.

#include "connection_p.h"

#include <algorithm>

namespace GipcCore {

using namespace std::chrono_literals;

/*! In version 2 a silent peer may be a healthy one, so there is no idle limit. Over TCP something
    is sent now and then: it fails when the peer's machine is gone. */
void Connection::startHeartbeat()
{
    using std::chrono::milliseconds;
    if (!isExtended()) {
        if (!m_peer.address.isEmpty())
            m_line.heartbeat.start(m_heartbeatInterval, 0ms);
        return;
    }
    const milliseconds wanted(m_line.session.peerTerms().idleLimit / 3);
    milliseconds interval = m_heartbeatInterval.count() > 0 ? m_heartbeatInterval : wanted;
    if (wanted.count() > 0)
        interval = std::min(interval, wanted);
    m_line.heartbeat.start(interval, m_idleLimit);
}

void Connection::onTick()
{
    if (m_state != State::Open)
        return;
    switch (m_line.heartbeat.tick({ m_inflow.hasRoom(), hasInput(), m_outflow.hasInFlight() })) {
    case Heartbeat::Need::Nothing:
        return;
    case Heartbeat::Need::Ping:
        m_line.session.ping();
        pumpOut();
        return;
    case Heartbeat::Need::GiveUp:
        m_line.session.failSilent();
        onSessionFailed();
        return;
    }
}

} // namespace GipcCore
