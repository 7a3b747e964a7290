// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "connection_p.h"
#include "milliseconds_p.h"

#include <QtCore/QPointer>

using namespace GipcCore;
using Gipc::Status;

GipcClient::GipcClient(QObject *parent)
    : GipcEndpoint(parent)
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

bool GipcClient::waitForConnected(int msecs)
{
    Status now = status();
    const auto decided = [&] {
        now = d->status();
        return now != Status::Connecting && now != Status::Reconnecting;
    };
    return d->waitFor(msecs, decided) && now == Status::Connected;
}

bool GipcClient::flush(int msecs)
{
    bool flushed = false;
    const auto decided = [&] {
        d->router.merge();
        // Not before bytesWritten() has said so.
        flushed = d->outbox->bytes() == 0 && !(d->connection && d->connection->hasUnreported());
        return flushed || !d->isOpen();
    };
    return d->waitFor(msecs, decided) && flushed;
}

bool GipcClient::waitForConnected(std::chrono::milliseconds time)
{
    return waitForConnected(toInt(time));
}

bool GipcClient::flush(std::chrono::milliseconds time)
{
    return flush(toInt(time));
}
