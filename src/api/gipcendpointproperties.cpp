// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"
#include "milliseconds_p.h"
#include "extension_p.h"

#include <Gipc/gipcendpoint.h>

#include <QtCore/QPointer>

#include <algorithm>

using GipcCore::change;

QString GipcEndpoint::name() const
{
    return m_private->settings.name;
}

void GipcEndpoint::setName(const QString &name)
{
    if (change(m_private->settings.name, name))
        Q_EMIT nameChanged();
}

bool GipcEndpoint::encryption() const
{
    return m_private->settings.encryption;
}

void GipcEndpoint::setEncryption(bool on)
{
    if (!change(m_private->settings.encryption, on))
        return;
    const QPointer<GipcEndpoint> guard(this);
    Q_EMIT encryptionChanged();
    if (guard)
        m_private->announceSecurity();
}

Gipc::Policy GipcEndpoint::policy() const
{
    return m_private->settings.policy;
}

void GipcEndpoint::setPolicy(Gipc::Policy policy)
{
    if (change(m_private->settings.policy, policy))
        Q_EMIT policyChanged();
}

QString GipcEndpoint::serviceName() const
{
    return m_private->settings.serviceName;
}

void GipcEndpoint::setServiceName(const QString &name)
{
    if (change(m_private->settings.serviceName, name))
        Q_EMIT serviceNameChanged();
}

bool GipcEndpoint::multiClient() const
{
    return m_private->settings.multiClient;
}

void GipcEndpoint::setMultiClient(bool on)
{
    if (change(m_private->settings.multiClient, on))
        Q_EMIT multiClientChanged();
}

bool GipcEndpoint::network() const
{
    return m_private->settings.network;
}

void GipcEndpoint::setNetwork(bool on)
{
    if (change(m_private->settings.network, on))
        Q_EMIT networkChanged();
}

QString GipcEndpoint::host() const
{
    return m_private->settings.host;
}

void GipcEndpoint::setHost(const QString &host)
{
    if (change(m_private->settings.host, host))
        Q_EMIT hostChanged();
}

quint16 GipcEndpoint::port() const
{
    return m_private->settings.port;
}

void GipcEndpoint::setPort(quint16 port)
{
    m_private->settings.isPortUnusable = false;
    if (change(m_private->settings.port, port))
        Q_EMIT portChanged();
}

QString GipcEndpoint::socketPath() const
{
    return m_private->settings.socketPath;
}

void GipcEndpoint::setSocketPath(const QString &path)
{
    if (change(m_private->settings.socketPath, path))
        Q_EMIT socketPathChanged();
}

int GipcEndpoint::handshakeTimeout() const
{
    return m_private->settings.handshakeTimeout;
}

void GipcEndpoint::setHandshakeTimeout(int msecs)
{
    if (change(m_private->settings.handshakeTimeout, std::max(0, msecs)))
        Q_EMIT handshakeTimeoutChanged();
}

void GipcEndpoint::setHandshakeTimeout(std::chrono::milliseconds time)
{
    setHandshakeTimeout(GipcCore::toInt(time));
}

int GipcEndpoint::heartbeatInterval() const
{
    return m_private->settings.heartbeatInterval;
}

void GipcEndpoint::setHeartbeatInterval(int msecs)
{
    if (change(m_private->settings.heartbeatInterval, std::max(0, msecs)))
        Q_EMIT heartbeatIntervalChanged();
}

void GipcEndpoint::setHeartbeatInterval(std::chrono::milliseconds time)
{
    setHeartbeatInterval(GipcCore::toInt(time));
}

int GipcEndpoint::idleLimit() const
{
    return m_private->settings.idleLimit;
}

void GipcEndpoint::setIdleLimit(int msecs)
{
    const int limit = msecs <= 0 ? 0 : std::max(int(GipcWire::LeastIdleLimit), msecs);
    if (change(m_private->settings.idleLimit, limit))
        Q_EMIT idleLimitChanged();
}

void GipcEndpoint::setIdleLimit(std::chrono::milliseconds time)
{
    setIdleLimit(GipcCore::toInt(time));
}

int GipcEndpoint::closeTimeout() const
{
    return m_private->settings.closeTimeout;
}

void GipcEndpoint::setCloseTimeout(int msecs)
{
    if (!change(m_private->settings.closeTimeout, std::max(0, msecs)))
        return;
    m_private->applyCloseTimeout();
    Q_EMIT closeTimeoutChanged();
}

void GipcEndpoint::setCloseTimeout(std::chrono::milliseconds time)
{
    setCloseTimeout(GipcCore::toInt(time));
}

int GipcEndpoint::maxMessageSize() const
{
    return m_private->settings.maxMessageSize;
}

void GipcEndpoint::setMaxMessageSize(int bytes)
{
    if (change(m_private->settings.maxMessageSize,
               std::clamp(bytes, 1, int(GipcWire::MaxDataSize))))
        Q_EMIT maxMessageSizeChanged();
}

qint64 GipcEndpoint::inboxLimit() const
{
    return m_private->mailbox.limit();
}

void GipcEndpoint::setInboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit != m_private->mailbox.limit())
        m_private->changeInboxLimit(limit);
}

qint64 GipcEndpoint::outboxLimit() const
{
    return m_private->router.limit();
}

void GipcEndpoint::setOutboxLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == m_private->router.limit())
        return;
    m_private->router.setLimit(limit);
    Q_EMIT outboxLimitChanged();
}

bool GipcEndpoint::queueWhileDisconnected() const
{
    return m_private->settings.queueWhileDisconnected;
}

void GipcEndpoint::setQueueWhileDisconnected(bool on)
{
    if (!change(m_private->settings.queueWhileDisconnected, on))
        return;
    m_private->updateRecipients();
    Q_EMIT queueWhileDisconnectedChanged();
}

Gipc::Delivery GipcEndpoint::delivery() const
{
    return m_private->mailbox.delivery();
}

void GipcEndpoint::setDelivery(Gipc::Delivery delivery)
{
    m_private->mailbox.setDelivery(delivery);
}

Gipc::Status GipcEndpoint::status() const
{
    return m_private->status();
}

QString GipcEndpoint::statusText() const
{
    return Gipc::statusText(m_private->status());
}

Gipc::Security GipcEndpoint::security() const
{
    return m_private->security();
}

Gipc::ErrorCode GipcEndpoint::error() const
{
    return m_private->failure().code();
}

QString GipcEndpoint::errorString() const
{
    return m_private->failure().text();
}
