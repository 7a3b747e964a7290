// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "platform_p.h"

#include <QtCore/QList>

namespace GipcCore {

/*! Which users may connect. The kernel says who the peer is; it is asked before a byte is sent. */
class PeerFilter
{
public:
    /*! An empty list allows everybody. */
    void setAllowedUsers(const QList<qint64> &ids) { m_ids = ids; }

    /*! Whether \a peer may connect; if not, \a why. */
    bool admits(const GipcTransport::PeerCredentials &peer, Failure *why) const
    {
        if (m_ids.isEmpty() || m_ids.contains(peer.userId))
            return true;
        *why = { Cause::UserNotAllowed, { QString::number(peer.userId) } };
        return false;
    }

private:
    QList<qint64> m_ids;
};

} // namespace GipcCore
