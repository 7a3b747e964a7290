// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// States: what a server publishes to clients that are there and to those to come.

#include "gipcserver_p.h"

#include <algorithm>

using namespace GipcCore;
using Gipc::ErrorCode;
using Gipc::Status;

ErrorCode GipcServerPrivate::publish(int type, const QByteArray &data)
{
    if (type <= 0)
        return ErrorCode::ReservedType;
    if (status() == Status::Closing || status() == Status::Closed) {
        publisher.markOutdated(type);
        return ErrorCode::NotConnected;
    }
    if (data.size() > (isOpen() ? m_inForce : settings).maxMessageSize)
        return ErrorCode::MessageTooLarge;
    router.merge(); // a message another thread wrote before this stays before it
    return publisher.publish(type, data) ? ErrorCode::NoError : ErrorCode::LimitReached;
}

bool GipcServer::publish(int msgType, const QByteArray &data, ErrorCode *why)
{
    const ErrorCode error = d->publish(msgType, data);
    if (why)
        *why = error;
    return error == ErrorCode::NoError;
}

bool GipcServer::retract(int msgType)
{
    return d->publisher.retract(msgType);
}

qint64 GipcServer::stateLimit() const
{
    return d->publisher.limit();
}

void GipcServer::setStateLimit(qint64 bytes)
{
    const qint64 limit = std::max<qint64>(0, bytes);
    if (limit == d->publisher.limit())
        return;
    d->publisher.setLimit(limit);
    Q_EMIT stateLimitChanged();
}
