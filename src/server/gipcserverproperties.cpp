// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include <Gipc/gipcconnectionpool.h>

#include <QtCore/QPointer>

#include <algorithm>

using GipcCore::change;

namespace {

constexpr int MostClients = 100000;
constexpr int MostPending = 4096;

} // namespace

QString GipcServer::name() const
{
    return d->settings.name;
}

void GipcServer::setName(const QString &name)
{
    if (change(d->settings.name, name))
        Q_EMIT nameChanged();
}

bool GipcServer::encryption() const
{
    return d->settings.encryption;
}

void GipcServer::setEncryption(bool on)
{
    if (!change(d->settings.encryption, on))
        return;
    const QPointer<GipcServer> guard(this);
    Q_EMIT encryptionChanged();
    if (guard)
        d->announceSecurity();
}

Gipc::Policy GipcServer::policy() const
{
    return d->settings.policy;
}

void GipcServer::setPolicy(Gipc::Policy policy)
{
    if (change(d->settings.policy, policy))
        Q_EMIT policyChanged();
}

QString GipcServer::serviceName() const
{
    return d->settings.serviceName;
}

void GipcServer::setServiceName(const QString &name)
{
    if (change(d->settings.serviceName, name))
        Q_EMIT serviceNameChanged();
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

int GipcServer::heartbeatInterval() const
{
    return d->settings.heartbeatInterval;
}

void GipcServer::setHeartbeatInterval(int msecs)
{
    if (change(d->settings.heartbeatInterval, std::max(0, msecs)))
        Q_EMIT heartbeatIntervalChanged();
}

int GipcServer::idleLimit() const
{
    return d->settings.idleLimit;
}

void GipcServer::setIdleLimit(int msecs)
{
    const int limit = msecs <= 0 ? 0 : std::max(int(GipcWire::LeastIdleLimit), msecs);
    if (change(d->settings.idleLimit, limit))
        Q_EMIT idleLimitChanged();
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

bool GipcServer::multiClient() const
{
    return d->multiClient;
}

void GipcServer::setMultiClient(bool on)
{
    if (change(d->multiClient, on))
        Q_EMIT multiClientChanged();
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

bool GipcServer::network() const
{
    return d->settings.network;
}

void GipcServer::setNetwork(bool on)
{
    if (change(d->settings.network, on))
        Q_EMIT networkChanged();
}

QString GipcServer::host() const
{
    return d->settings.host;
}

void GipcServer::setHost(const QString &host)
{
    if (change(d->settings.host, host))
        Q_EMIT hostChanged();
}

quint16 GipcServer::port() const
{
    return d->settings.port;
}

void GipcServer::setPort(quint16 port)
{
    d->settings.isPortUnusable = false;
    if (change(d->settings.port, port))
        Q_EMIT portChanged();
}

QString GipcServer::socketPath() const
{
    return d->settings.socketPath;
}

void GipcServer::setSocketPath(const QString &path)
{
    if (change(d->settings.socketPath, path))
        Q_EMIT socketPathChanged();
}

int GipcServer::handshakeTimeout() const
{
    return d->settings.handshakeTimeout;
}

void GipcServer::setHandshakeTimeout(int msecs)
{
    if (change(d->settings.handshakeTimeout, std::max(0, msecs)))
        Q_EMIT handshakeTimeoutChanged();
}

int GipcServer::maxMessageSize() const
{
    return d->settings.maxMessageSize;
}

void GipcServer::setMaxMessageSize(int bytes)
{
    if (change(d->settings.maxMessageSize, std::clamp(bytes, 1, int(GipcWire::MaxDataSize))))
        Q_EMIT maxMessageSizeChanged();
}

qint64 GipcServer::inboxLimit() const
{
    return d->mailbox.limit();
}

void GipcServer::setInboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->mailbox.limit())
        return;
    const qint64 departedLimit = d->departedInboxLimit();
    const QPointer<GipcServer> guard(this);
    d->mailbox.setLimit(limit);
    if (guard)
        Q_EMIT inboxLimitChanged();
    if (!guard || d->departedInboxLimit() == departedLimit)
        return;
    Q_EMIT departedInboxLimitChanged();
    if (guard)
        d->applyDepartedLimit();
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

qint64 GipcServer::outboxLimit() const
{
    return d->router.limit();
}

void GipcServer::setOutboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->router.limit())
        return;
    d->router.setLimit(limit);
    Q_EMIT outboxLimitChanged();
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

bool GipcServer::queueWhileDisconnected() const
{
    return d->settings.queueWhileDisconnected;
}

void GipcServer::setQueueWhileDisconnected(bool on)
{
    if (!change(d->settings.queueWhileDisconnected, on))
        return;
    d->updateRecipients();
    Q_EMIT queueWhileDisconnectedChanged();
}

Gipc::Delivery GipcServer::delivery() const
{
    return d->mailbox.delivery();
}

void GipcServer::setDelivery(Gipc::Delivery delivery)
{
    d->mailbox.setDelivery(delivery);
}

void GipcServer::setMessageHandler(MessageHandler handler)
{
    d->mailbox.setHandler(std::move(handler));
}

Gipc::Status GipcServer::status() const
{
    return d->status();
}

QString GipcServer::statusText() const
{
    return Gipc::statusText(d->status());
}

Gipc::Security GipcServer::security() const
{
    return d->settings.security();
}

Gipc::ErrorCode GipcServer::error() const
{
    return d->failure().code();
}

QString GipcServer::errorString() const
{
    return d->failure().text();
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
