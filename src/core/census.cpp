// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "census_p.h"

namespace GipcCore {

Census::Census()
    : m_count(std::make_shared<Count>())
{ }

void Census::setLimits(int all, int ofOnePeer)
{
    m_maxAll = all;
    m_maxOfOnePeer = ofOnePeer;
}

bool Census::hasSeat(const GipcTransport::PeerCredentials &peer, const Reserved &reserved,
                     Failure *why) const
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

Census::Seat Census::enter(const GipcTransport::PeerCredentials &peer, Failure *why)
{
    if (!hasSeat(peer, {}, why))
        return nullptr;
    const QString key = peer.key();
    ++m_count->all;
    ++m_count->ofPeer[key];
    const auto leave = [count = m_count, key](void *) {
        --count->all;
        if (--count->ofPeer[key] == 0)
            count->ofPeer.remove(key);
    };
    return Seat(m_count.get(), leave);
}

} // namespace GipcCore
