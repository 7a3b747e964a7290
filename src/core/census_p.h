// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "platform_p.h"

#include <QtCore/QHash>

#include <memory>

namespace GipcCore {

/*! How many may be inside: in all, and of one peer (a user of this machine, or a host). A seat is
    taken by enter() and given back when the last copy of what it returned is gone, even after the
    census. */
class Census
{
public:
    using Seat = std::shared_ptr<void>;

    Census();

    /*! Takes effect on those who come; nobody is sent away. */
    void setLimits(int all, int ofOnePeer);

    /*! A seat, or nothing and why. */
    Seat enter(const GipcTransport::PeerCredentials &peer, Failure *why);

    /*! How many seats are to be left: in all, and of those for one peer. */
    struct Reserved
    {
        int all = 0;
        int ofPeer = 0;
    };

    /*! Whether enter() would give one, and so many were left. */
    bool hasSeat(const GipcTransport::PeerCredentials &peer, const Reserved &reserved,
                 Failure *why) const;

private:
    struct Count
    {
        int all = 0;
        QHash<QString, int> ofPeer;
    };

    int m_maxAll = 0;
    int m_maxOfOnePeer = 0;
    const std::shared_ptr<Count> m_count;
};

} // namespace GipcCore
