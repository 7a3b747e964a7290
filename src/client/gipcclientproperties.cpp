// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "gipcconnection_p.h"

#include <QtCore/QPointer>

#include <algorithm>

using GipcCore::change;

QString GipcClient::name() const
{
    return d->settings.name;
}

void GipcClient::setName(const QString &name)
{
    if (change(d->settings.name, name))
        Q_EMIT nameChanged();
}

bool GipcClient::encryption() const
{
    return d->settings.encryption;
}

void GipcClient::setEncryption(bool on)
{
    if (!change(d->settings.encryption, on))
        return;
    const QPointer<GipcClient> guard(this);
    Q_EMIT encryptionChanged();
    if (guard)
        d->announceSecurity();
}

Gipc::Policy GipcClient::policy() const
{
    return d->settings.policy;
}

void GipcClient::setPolicy(Gipc::Policy policy)
{
    if (change(d->settings.policy, policy))
        Q_EMIT policyChanged();
}

QString GipcClient::serviceName() const
{
    return d->settings.serviceName;
}

void GipcClient::setServiceName(const QString &name)
{
    if (change(d->settings.serviceName, name))
        Q_EMIT serviceNameChanged();
}

QList<qint64> GipcClient::trustedUserIds() const
{
    return d->settings.userIds;
}

void GipcClient::setTrustedUserIds(const QList<qint64> &ids)
{
    if (change(d->settings.userIds, ids))
        Q_EMIT trustedUserIdsChanged();
}

int GipcClient::heartbeatInterval() const
{
    return d->settings.heartbeatInterval;
}

void GipcClient::setHeartbeatInterval(int msecs)
{
    if (change(d->settings.heartbeatInterval, std::max(0, msecs)))
        Q_EMIT heartbeatIntervalChanged();
}

int GipcClient::idleLimit() const
{
    return d->settings.idleLimit;
}

void GipcClient::setIdleLimit(int msecs)
{
    const int limit = msecs <= 0 ? 0 : std::max(int(GipcWire::LeastIdleLimit), msecs);
    if (change(d->settings.idleLimit, limit))
        Q_EMIT idleLimitChanged();
}

bool GipcClient::setPreSharedKey(const QByteArray &identity, QByteArrayView key)
{
    GipcWire::PreSharedKeys &keys = *d->settings.keys;
    if (!key.isEmpty() && !GipcWire::PreSharedKeys::areValid(identity, key))
        return false;
    keys.clear();
    if (!key.isEmpty())
        keys.add(identity, key);
    d->announceSecurity();
    return true;
}

bool GipcClient::multiClient() const
{
    return d->multiClient;
}

void GipcClient::setMultiClient(bool on)
{
    if (change(d->multiClient, on))
        Q_EMIT multiClientChanged();
}

quint32 GipcClient::clientId() const
{
    return d->session() ? d->clientId : 0;
}

bool GipcClient::network() const
{
    return d->settings.network;
}

void GipcClient::setNetwork(bool on)
{
    if (change(d->settings.network, on))
        Q_EMIT networkChanged();
}

QString GipcClient::host() const
{
    return d->settings.host;
}

void GipcClient::setHost(const QString &host)
{
    if (change(d->settings.host, host))
        Q_EMIT hostChanged();
}

quint16 GipcClient::port() const
{
    return d->settings.port;
}

void GipcClient::setPort(quint16 port)
{
    d->settings.isPortUnusable = false;
    if (change(d->settings.port, port))
        Q_EMIT portChanged();
}

QString GipcClient::socketPath() const
{
    return d->settings.socketPath;
}

void GipcClient::setSocketPath(const QString &path)
{
    if (change(d->settings.socketPath, path))
        Q_EMIT socketPathChanged();
}

int GipcClient::timeout() const
{
    return d->timeout;
}

void GipcClient::setTimeout(int msecs)
{
    if (change(d->timeout, std::max(0, msecs)))
        Q_EMIT timeoutChanged();
}

int GipcClient::retryTimer() const
{
    return d->retryTimer;
}

void GipcClient::setRetryTimer(int msecs)
{
    if (change(d->retryTimer, std::max(1, msecs)))
        Q_EMIT retryTimerChanged();
}

int GipcClient::handshakeTimeout() const
{
    return d->settings.handshakeTimeout;
}

void GipcClient::setHandshakeTimeout(int msecs)
{
    if (change(d->settings.handshakeTimeout, std::max(0, msecs)))
        Q_EMIT handshakeTimeoutChanged();
}

int GipcClient::maxMessageSize() const
{
    return d->settings.maxMessageSize;
}

void GipcClient::setMaxMessageSize(int bytes)
{
    if (change(d->settings.maxMessageSize, std::clamp(bytes, 1, int(GipcWire::MaxDataSize))))
        Q_EMIT maxMessageSizeChanged();
}

qint64 GipcClient::inboxLimit() const
{
    return d->mailbox.limit();
}

void GipcClient::setInboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->mailbox.limit())
        return;
    d->mailbox.setLimit(limit);
    Q_EMIT inboxLimitChanged();
}

qint64 GipcClient::outboxLimit() const
{
    return d->router.limit();
}

void GipcClient::setOutboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->router.limit())
        return;
    d->router.setLimit(limit);
    Q_EMIT outboxLimitChanged();
}

bool GipcClient::queueWhileDisconnected() const
{
    return d->settings.queueWhileDisconnected;
}

void GipcClient::setQueueWhileDisconnected(bool on)
{
    if (!change(d->settings.queueWhileDisconnected, on))
        return;
    d->updateRecipients();
    Q_EMIT queueWhileDisconnectedChanged();
}

Gipc::Delivery GipcClient::delivery() const
{
    return d->mailbox.delivery();
}

void GipcClient::setDelivery(Gipc::Delivery delivery)
{
    d->mailbox.setDelivery(delivery);
}

void GipcClient::setMessageHandler(MessageHandler handler)
{
    d->mailbox.setHandler(std::move(handler));
}

Gipc::Status GipcClient::status() const
{
    return d->status();
}

QString GipcClient::statusText() const
{
    return Gipc::statusText(d->status());
}

Gipc::Security GipcClient::security() const
{
    return d->security();
}

bool GipcClient::isExtended() const
{
    return d->session() && d->session()->isExtended();
}

QByteArray GipcClient::exporter(QByteArrayView label, int size) const
{
    return d->connection ? d->connection->exportBytes(label, size) : QByteArray();
}

qint64 GipcClient::peerUserId() const
{
    return d->session() ? d->session()->peer().userId : -1;
}

qint64 GipcClient::peerProcessId() const
{
    return d->session() ? d->session()->peer().processId : -1;
}

quint64 GipcClient::messagesReceived() const
{
    return d->connection ? d->connection->receivedMessages : 0;
}

quint64 GipcClient::bytesReceived() const
{
    return d->connection ? d->connection->receivedData : 0;
}

quint64 GipcClient::messagesSent() const
{
    return d->connection ? d->connection->sentMessages() : 0;
}

quint64 GipcClient::bytesSent() const
{
    return d->connection ? d->connection->sentData() : 0;
}

Gipc::ErrorCode GipcClient::error() const
{
    return d->failure().code();
}

QString GipcClient::errorString() const
{
    return d->failure().text();
}

QString GipcClient::address() const
{
    return d->settings.address().text();
}

qint64 GipcClient::bytesToWrite() const
{
    return d->outbox->bytes();
}
