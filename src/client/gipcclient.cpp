// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "gipcconnection_p.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>

using namespace GipcCore;
using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

GipcClient::GipcClient(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<GipcClientPrivate>(this))
{ }

GipcClient::GipcClient(const QString &name, QObject *parent)
    : GipcClient(parent)
{
    d->settings.name = name;
}

GipcClient::~GipcClient() = default;

bool GipcClient::connectToServer()
{
    return d->open();
}

bool GipcClient::connectToServer(const QString &name)
{
    const QPointer<GipcClient> guard(this);
    if (!d->isOpen())
        setName(name);
    return guard && d->open();
}

bool GipcClient::write(int msgType, const QByteArray &data, ErrorCode *why)
{
    return d->router.write(Router::Everyone, msgType, data, why);
}

void GipcClient::close()
{
    d->close();
}

void GipcClient::abort()
{
    d->abort();
}

bool GipcClient::waitForConnected(int msecs)
{
    Status now = status();
    const auto decided = [&] {
        now = d->status();
        return now != Status::Connecting && now != Status::Reconnecting;
    };
    return d->waitFor(msecs, decided) && now == Status::Connected;
}

bool GipcClient::waitForClosed(int msecs)
{
    return d->waitFor(msecs, [this] {
        return d->status() == Status::Closed || d->status() == Status::NotConnected;
    });
}

bool GipcClient::flush(int msecs)
{
    bool flushed = false;
    const auto decided = [&] {
        d->router.merge();
        // Not before bytesWritten() has said so.
        flushed = d->outbox->bytes() == 0 && !(d->connection && d->connection->hasUnreported());
        return flushed || !d->isSending();
    };
    return d->waitFor(msecs, decided) && flushed;
}

GipcMessage GipcClient::read()
{
    return d->read(-1);
}

GipcMessage GipcClient::readTimed(int msecs)
{
    return d->read(msecs);
}

GipcMessage GipcClient::take()
{
    return d->take();
}

/*! The first slot on messageReceived() decides Delivery::Auto. May be called in any thread. */
void GipcClient::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&GipcClient::messageReceived))
        QMetaObject::invokeMethod(&d->mailbox,
                                  [this] { d->mailbox.resolveAuto(Delivery::Signal); });
}
