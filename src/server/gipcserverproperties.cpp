// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include "gipcconnection_p.h"
#include "milliseconds_p.h"

#include <Gipc/gipcconnectionpool.h>

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

using GipcCore::change;

namespace {

constexpr int MostClients = 100000;
constexpr int MostPending = 4096;

} // namespace

void GipcServerPrivate::applyCloseTimeout()
{
    for (const auto &[id, client] : clients)
        GipcConnectionPrivate::get(client)->setCloseTimeout(settings.effectiveCloseTimeout());
}

QList<qint64> GipcServer::allowedUserIds() const
{
    return d->settings.userIds;
}

void GipcServer::setAllowedUserIds(const QList<qint64> &ids)
{
    if (!change(d->settings.userIds, ids))
        return;
    d->peerFilter.setAllowedUsers(ids);
    Q_EMIT allowedUserIdsChanged();
}

void GipcServer::setAdmission(Admission admission)
{
    d->admission->setQuestion(std::move(admission));
}

bool GipcServer::addPreSharedKey(const QByteArray &identity, QByteArrayView key)
{
    if (!d->settings.keys->add(identity, key))
        return false;
    d->announceSecurity();
    return true;
}

void GipcServer::removePreSharedKey(const QByteArray &identity)
{
    d->settings.keys->remove(identity);
    d->announceSecurity();
}

bool GipcServer::unmaskPermissions() const
{
    return d->unmaskPermissions;
}

void GipcServer::setUnmaskPermissions(bool on)
{
    if (change(d->unmaskPermissions, on))
        Q_EMIT unmaskPermissionsChanged();
}

int GipcServer::maxClients() const
{
    return d->limits.clients;
}

void GipcServer::setMaxClients(int clients)
{
    if (!change(d->limits.clients, std::clamp(clients, 1, MostClients)))
        return;
    d->applyLimits();
    Q_EMIT maxClientsChanged();
}

int GipcServer::maxClientsPerPeer() const
{
    return d->limits.clientsOfOnePeer;
}

void GipcServer::setMaxClientsPerPeer(int clients)
{
    if (!change(d->limits.clientsOfOnePeer, std::clamp(clients, 1, MostClients)))
        return;
    d->applyLimits();
    Q_EMIT maxClientsPerPeerChanged();
}

int GipcServer::maxPendingHandshakes() const
{
    return d->limits.pending;
}

void GipcServer::setMaxPendingHandshakes(int handshakes)
{
    if (!change(d->limits.pending, std::clamp(handshakes, 1, MostPending)))
        return;
    d->applyLimits();
    Q_EMIT maxPendingHandshakesChanged();
}

int GipcServer::maxWaitingIds() const
{
    return d->limits.ids.waiting;
}

void GipcServer::setMaxWaitingIds(int ids)
{
    if (!change(d->limits.ids.waiting, std::clamp(ids, 0, MostClients)))
        return;
    d->applyLimits();
    Q_EMIT maxWaitingIdsChanged();
}

int GipcServer::maxWaitingIdsPerPeer() const
{
    return d->limits.ids.waitingOfOnePeer;
}

void GipcServer::setMaxWaitingIdsPerPeer(int ids)
{
    if (!change(d->limits.ids.waitingOfOnePeer, std::clamp(ids, 0, MostClients)))
        return;
    d->applyLimits();
    Q_EMIT maxWaitingIdsPerPeerChanged();
}

int GipcServer::waitingIdTimeout() const
{
    return int(d->limits.ids.timeout.count());
}

void GipcServer::setWaitingIdTimeout(int msecs)
{
    if (!change(d->limits.ids.timeout, std::chrono::milliseconds(std::max(1, msecs))))
        return;
    d->applyLimits();
    Q_EMIT waitingIdTimeoutChanged();
}

void GipcServer::setWaitingIdTimeout(std::chrono::milliseconds time)
{
    setWaitingIdTimeout(GipcCore::toInt(time));
}

qint64 GipcServer::departedInboxLimit() const
{
    return d->departedInboxLimit();
}

void GipcServer::setDepartedInboxLimit(qint64 bytes)
{
    const qint64 before = d->departedInboxLimit();
    const qint64 limit = std::max<qint64>(0, bytes);
    const QPointer<GipcServer> guard(this);
    d->setDepartedInboxLimit(limit);
    if (guard && limit != before)
        Q_EMIT departedInboxLimitChanged();
}

qint64 GipcServer::totalInboxLimit() const
{
    return d->mailbox.totalLimit();
}

void GipcServer::setTotalInboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->mailbox.totalLimit())
        return;
    d->mailbox.setTotalLimit(limit);
    Q_EMIT totalInboxLimitChanged();
}

qint64 GipcServer::totalOutboxLimit() const
{
    return d->router.totalLimit();
}

void GipcServer::setTotalOutboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->router.totalLimit())
        return;
    d->router.setTotalLimit(limit);
    Q_EMIT totalOutboxLimitChanged();
}

Gipc::Overflow GipcServer::overflow() const
{
    return d->router.overflow();
}

void GipcServer::setOverflow(Gipc::Overflow overflow)
{
    if (overflow == d->router.overflow())
        return;
    d->router.setOverflow(overflow);
    Q_EMIT overflowChanged();
}

int GipcServer::blockTimeout() const
{
    return int(d->router.blockTimeout().count());
}

void GipcServer::setBlockTimeout(int msecs)
{
    const std::chrono::milliseconds timeout(std::max(0, msecs));
    if (timeout == d->router.blockTimeout())
        return;
    d->router.setBlockTimeout(timeout);
    Q_EMIT blockTimeoutChanged();
}

void GipcServer::setBlockTimeout(std::chrono::milliseconds time)
{
    setBlockTimeout(GipcCore::toInt(time));
}

QString GipcServer::address() const
{
    return d->address();
}

int GipcServer::clientCount() const
{
    return int(d->clients.size());
}

GipcConnection *GipcServer::connection(quint64 id) const
{
    return d->connection(id);
}

GipcConnectionPool GipcServer::connections()
{
    return GipcConnectionPool(this);
}
