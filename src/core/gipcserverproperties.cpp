// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include <algorithm>

using GipcCore::change;

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
    if (change(d->settings.encryption, on))
        Q_EMIT encryptionChanged();
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
    d->mailbox.setLimit(limit);
    Q_EMIT inboxLimitChanged();
}

qint64 GipcServer::outboxLimit() const
{
    return d->settings.outboxLimit;
}

void GipcServer::setOutboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->settings.outboxLimit)
        return;
    d->setOutboxLimit(limit);
    Q_EMIT outboxLimitChanged();
}

bool GipcServer::queueWhileDisconnected() const
{
    return d->settings.queueWhileDisconnected;
}

void GipcServer::setQueueWhileDisconnected(bool on)
{
    if (!change(d->settings.queueWhileDisconnected, on))
        return;
    d->updateGate();
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
    return GipcCore::statusText(d->status());
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
    return d->client ? 1 : 0;
}

GipcConnection *GipcServer::connection(quint64 id) const
{
    return d->client && d->client->id() == id ? d->client : nullptr;
}
