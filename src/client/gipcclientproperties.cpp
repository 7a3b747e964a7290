// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "connection_p.h"
#include "milliseconds_p.h"
#include "peerof_p.h"

#include <QtCore/QPointer>

#include <algorithm>

using GipcCore::change;

void GipcClientPrivate::applyCloseTimeout()
{
    if (connection)
        connection->setCloseTimeout(settings.effectiveCloseTimeout());
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

quint32 GipcClient::clientId() const
{
    return d->session() ? d->clientId() : 0;
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

void GipcClient::setTimeout(std::chrono::milliseconds time)
{
    setTimeout(GipcCore::toInt(time));
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

void GipcClient::setRetryTimer(std::chrono::milliseconds time)
{
    setRetryTimer(GipcCore::toInt(time));
}

bool GipcClient::isExtended() const
{
    return d->session() && d->session()->isExtended();
}

GipcPeer GipcClient::peer() const
{
    return d->session() ? GipcCore::peerOf(*d->session()) : GipcPeer();
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
    return d->connection ? d->connection->receivedMessages() : 0;
}

quint64 GipcClient::bytesReceived() const
{
    return d->connection ? d->connection->receivedData() : 0;
}

quint64 GipcClient::messagesSent() const
{
    return d->connection ? d->connection->sentMessages() : 0;
}

quint64 GipcClient::bytesSent() const
{
    return d->connection ? d->connection->sentData() : 0;
}

quint64 GipcClient::messagesWritten() const
{
    return d->counts().written;
}

quint64 GipcClient::messagesConfirmed() const
{
    return d->counts().confirmed;
}

QString GipcClient::address() const
{
    return d->settings.address().text();
}

qint64 GipcClient::bytesToWrite() const
{
    return d->outbox->bytes();
}
