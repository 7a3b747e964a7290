// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QSet>

#include <optional>

namespace GipcWire {

/*! The requests of this side in one session. Each has a handle, not 0, by which the caller knows it, and
    gets its id, 1, 2, 3, ..., when REQUEST is sealed.

        (waiting) ─► begin() ─► open ─► finish() */
class OwnRequests
{
public:
    /*! Its id. */
    quint64 begin(quint64 handle);
    /*! The last ones that began are not sent after all; nothing is sent that begins later. */
    void takeBack(quint64 id) { m_open.remove(id); }
    /*! A REPLY to \a id: the handle, or 0 if it was answered before. Nothing if no request has that id. */
    std::optional<quint64> finish(quint64 id);
    /*! The ids of those that are open, in order; all open ones are looked at. */
    QList<quint64> idsOf(const QSet<quint64> &handles) const;
    /*! The handle of an open request, or 0. */
    quint64 handleOf(quint64 id) const { return m_open.value(id); }
    /*! The handles of all that are open, in the order in which they began. */
    QList<quint64> handles() const;
    qsizetype openCount() const { return m_open.size(); }

private:
    QHash<quint64, quint64> m_open; ///< handles by id
    quint64 m_last = 0;
};

/*! The requests of the peer in one session, by id.

        begin() ─► open ─► answer() ─► answered ─► replied()

    It counts until REPLY is sealed: the library's own answers must not pile up for a peer that asks
    and never reads. */
class PeerRequests
{
public:
    explicit PeerRequests(quint32 limit)
        : m_limit(limit)
    { }

    /*! A REQUEST: None, UnexpectedFrame or TooManyRequests. */
    Fault begin(quint64 id);
    /*! A CANCEL: whether that request is open. Nothing if no request has that id. */
    std::optional<bool> cancel(quint64 id) const;
    bool isOpen(quint64 id) const { return m_requests.value(id, false); }
    /*! True once for each request. */
    bool answer(quint64 id);
    void replied(quint64 id) { m_requests.remove(id); }
    bool hasOpen() const { return m_openCount > 0; }
    /*! Those that are open, the oldest first. */
    QList<quint64> open() const;

private:
    const quint32 m_limit;
    QHash<quint64, bool> m_requests; ///< whether it is open, and not answered
    qsizetype m_openCount = 0;
    quint64 m_last = 0;
};

} // namespace GipcWire
