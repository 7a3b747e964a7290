// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connectionlimiter_p.h"

namespace GipcCore {

ConnectionLimiter::ConnectionLimiter()
    : m_count(std::make_shared<Count>())
{ }

void ConnectionLimiter::setLimits(int all, int ofOnePeer)
{
    m_maxAll = all;
    m_maxOfOnePeer = ofOnePeer;
}

bool ConnectionLimiter::hasPermit(const GipcTransport::PeerCredentials &peer,
                                  const Reserved &reserved, Failure *why) const
{
    const QString key = peer.key();
    if (m_count->all + reserved.all >= m_maxAll) {
        *why = { Cause::TooManyClients, {}, m_maxAll };
        return false;
    }
    if (m_count->ofPeer.value(key) + reserved.ofPeer >= m_maxOfOnePeer) {
        *why = { Cause::TooManyOfOnePeer, { key }, m_maxOfOnePeer };
        return false;
    }
    return true;
}

ConnectionLimiter::Permit ConnectionLimiter::acquire(const GipcTransport::PeerCredentials &peer,
                                                     Failure *why)
{
    if (!hasPermit(peer, {}, why))
        return nullptr;
    const QString key = peer.key();
    ++m_count->all;
    ++m_count->ofPeer[key];
    const auto leave = [count = m_count, key](void *) {
        --count->all;
        if (--count->ofPeer[key] == 0)
            count->ofPeer.remove(key);
    };
    return Permit(m_count.get(), leave);
}

} // namespace GipcCore
