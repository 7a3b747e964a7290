// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"
#include "milliseconds_p.h"

#include <QtCore/QPointer>

using namespace GipcCore;
using Gipc::ErrorCode;
using Gipc::Status;

GipcServer::GipcServer(QObject *parent)
    : GipcEndpoint(parent)
    , d(std::make_unique<GipcServerPrivate>(this))
{ }

GipcServer::GipcServer(const QString &name, QObject *parent)
    : GipcServer(parent)
{
    d->settings.name = name;
}

GipcServer::~GipcServer() = default;

bool GipcServer::listen()
{
    return d->open();
}

bool GipcServer::listen(const QString &name)
{
    const QPointer<GipcServer> guard(this);
    if (!d->isOpen())
        setName(name);
    return guard && d->open();
}

QFuture<GipcMessage> GipcServer::requestFrom(quint64 id, int msgType, const QByteArray &data,
                                             int msecs)
{
    return d->request(id, msgType, data, msecs);
}

QFuture<GipcMessage> GipcServer::requestFrom(quint64 id, int msgType, const QByteArray &data,
                                             std::chrono::milliseconds time)
{
    return requestFrom(id, msgType, data, toInt(time));
}

bool GipcServer::writeTo(quint64 id, int msgType, const QByteArray &data, ErrorCode *why)
{
    if (id != Router::Everyone && id != GipcServerPrivate::FirstClient)
        return d->router.write(id, msgType, data, why);
    if (why)
        *why = ErrorCode::NotConnected;
    return false;
}

void GipcServer::closeConnection(quint64 id)
{
    d->closeConnection(id);
}

bool GipcServer::waitForListening(int msecs)
{
    bool isListening = false;
    const auto decided = [&] {
        isListening = d->isListening();
        return d->status() != Status::Connecting;
    };
    return d->waitFor(msecs, decided) && isListening;
}

bool GipcServer::waitForListening(std::chrono::milliseconds time)
{
    return waitForListening(toInt(time));
}
