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

bool ConnectionLimiter::hasPermit(const QString &peer, const Reserved &reserved, Failure *why) const
{
    if (m_count->all + reserved.all >= m_maxAll) {
        *why = { Cause::TooManyClients, {}, m_maxAll };
        return false;
    }
    if (m_count->ofPeer.value(peer) + reserved.ofPeer >= m_maxOfOnePeer) {
        *why = { Cause::TooManyOfOnePeer, { peer }, m_maxOfOnePeer };
        return false;
    }
    return true;
}

ConnectionLimiter::Permit ConnectionLimiter::acquire(const QString &peer, Failure *why)
{
    if (!hasPermit(peer, {}, why))
        return nullptr;
    ++m_count->all;
    ++m_count->ofPeer[peer];
    const auto leave = [count = m_count, peer](void *) {
        --count->all;
        if (--count->ofPeer[peer] == 0)
            count->ofPeer.remove(peer);
    };
    return Permit(m_count.get(), leave);
}

} // namespace GipcCore
