// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "platform_p.h"

#include <QtCore/QList>

namespace GipcCore {

/*! Who may come in at all, by the kernel's word on who it is; asked before a byte is sent. */
class PeerFilter
{
public:
    /*! Nobody in the list: anybody. */
    void setAllowedUsers(const QList<qint64> &ids) { m_ids = ids; }

    /*! Whether one may, otherwise \a why not. */
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
