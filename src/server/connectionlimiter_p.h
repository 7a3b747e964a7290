// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include <QtCore/QHash>
#include <QtCore/QString>

#include <memory>

namespace GipcCore {

/*! Limits how many connections there may be: in all, and of one peer, whom
    GipcConnectionPrivate::peerKey() tells from others. acquire() gives a permit. It is given back
    when the last copy of it is gone, which may be after the limiter is gone. */
class ConnectionLimiter
{
public:
    using Permit = std::shared_ptr<void>;

    ConnectionLimiter();

    /*! Concerns new connections only: those that exist stay. */
    void setLimits(int all, int ofOnePeer);

    /*! A permit, or nothing and \a why. */
    Permit acquire(const QString &peer, Failure *why);

    /*! How many permits must stay free: in all, and of those for the one peer. */
    struct Reserved
    {
        int all = 0;
        int ofPeer = 0;
    };

    /*! Whether there is a permit beside the reserved ones. */
    bool hasPermit(const QString &peer, const Reserved &reserved, Failure *why) const;

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
