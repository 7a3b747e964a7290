// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>

using namespace GipcCore;
using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

GipcServer::GipcServer(QObject *parent)
    : QObject(parent)
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

bool GipcServer::write(int msgType, const QByteArray &data, ErrorCode *why)
{
    return d->router.write(Router::Everyone, msgType, data, why);
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

void GipcServer::close()
{
    d->close();
}

void GipcServer::abort()
{
    d->abort();
}

bool GipcServer::waitForClosed(int msecs)
{
    return d->waitFor(msecs, [this] {
        return d->status() == Status::Closed || d->status() == Status::NotConnected;
    });
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

GipcMessage GipcServer::read()
{
    return d->read(-1);
}

GipcMessage GipcServer::readTimed(int msecs)
{
    return d->read(msecs);
}

GipcMessage GipcServer::take()
{
    return d->take();
}

/*! The first slot on messageReceived() decides Delivery::Auto. May be called in any thread. */
void GipcServer::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&GipcServer::messageReceived))
        QMetaObject::invokeMethod(&d->mailbox,
                                  [this] { d->mailbox.resolveAuto(Delivery::Signal); });
}
