// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Where what is written to a client goes.

#include "gipcclient_p.h"

#include "connection_p.h"

using namespace GipcCore;
using Gipc::Status;

namespace {

/*! The router's only recipient. */
constexpr quint64 TheServer = 1;

} // namespace

void GipcClientPrivate::updateRecipients()
{
    const bool takesWrites = connection && connection->takesWrites();
    if (status() == Status::Closing) {
        if (!takesWrites || !connection->converses())
            router.remove(TheServer);
        return;
    }
    const bool isConnected = status() == Status::Connected && takesWrites;
    router.setMaxDataSize(isConnected ? qint64(connection->peerLimit())
                                      : qint64(GipcWire::MaxDataSize));
    if (isConnected || (isAwaited() && settings.queueWhileDisconnected))
        router.add(TheServer, outbox);
    else
        router.remove(TheServer);
}

/*! There is no server now to write to, and another connection is to come. Connected, it may have
    announced that it goes. */
bool GipcClientPrivate::isAwaited() const
{
    switch (status()) {
    case Status::Connecting:
    case Status::Reconnecting:
        return true;
    case Status::Connected:
        return !connection || !connection->takesWrites();
    case Status::NotConnected:
    case Status::Closing:
    case Status::Closed:
    case Status::Error:
    case Status::Timeout:
    case Status::Listening: // this and the next: a server's
    case Status::Disconnected:
        return false;
    }
    return false;
}

Connection *GipcClientPrivate::connectionTo(quint64) const
{
    return connection;
}

std::shared_ptr<Outbox> GipcClientPrivate::outboxForRequests(quint64) const
{
    const bool isTaken
        = isAwaited() ? settings.queueWhileDisconnected : status() == Status::Connected;
    return isTaken ? outbox : nullptr;
}

void GipcClientPrivate::wroteTo(quint64)
{
    if (connection)
        connection->wrote();
}
