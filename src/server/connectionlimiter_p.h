// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "platform_p.h"

#include <QtCore/QHash>

#include <memory>

namespace GipcCore {

/*! How many connections there may be: in all, and of one peer (a user of this machine, or a host). A permit is
    taken by acquire() and given back when the last copy of what it returned is gone, even after the
    limiter. */
class ConnectionLimiter
{
public:
    using Permit = std::shared_ptr<void>;

    ConnectionLimiter();

    /*! Takes effect on those who come; nobody is sent away. */
    void setLimits(int all, int ofOnePeer);

    /*! A permit, or nothing and why. */
    Permit acquire(const GipcTransport::PeerCredentials &peer, Failure *why);

    /*! How many permits are to be left: in all, and of those for one peer. */
    struct Reserved
    {
        int all = 0;
        int ofPeer = 0;
    };

    /*! Whether acquire() would give one, and so many were left. */
    bool hasPermit(const GipcTransport::PeerCredentials &peer, const Reserved &reserved,
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
