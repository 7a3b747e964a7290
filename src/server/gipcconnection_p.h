// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "connection_p.h"
#include "connectionlimiter_p.h"

#include <Gipc/gipcconnection.h>

#include <memory>
#include <optional>

namespace GipcCore {
class Endpoint;
struct Inbox;
}

/*! A connection of a server, with what the server and its acceptors note of it. It begins as one of
    the PendingHandshakes; once it is admitted it belongs to a GipcConnection. */
class GipcConnectionPrivate final : public GipcCore::Connection
{
    Q_OBJECT

public:
    GipcConnectionPrivate(std::unique_ptr<GipcTransport::Transport> transport,
                          const GipcWire::SessionSettings &settings,
                          std::chrono::milliseconds handshakeTimeout, GipcCore::AlarmClock *clock,
                          QObject *parent);

    /*! By what its peer is told from others when connections are counted, and in the log: the
        identity of its key, in quotes, else the number of its user, else its address. */
    QString peerKey() const;

    static GipcConnectionPrivate *get(GipcConnection *connection) { return connection->d; }

    // Set by the acceptor for many clients, before it is admitted:

    quint32 goId = 0; ///< 0: it has none
    std::optional<GipcWire::Message> firstMessage; ///< read by then; the server takes it
    GipcCore::ConnectionLimiter::Permit permit; ///< given back before ended() is heard

    // Set by the server when it is admitted:

    quint64 id = 0;
    GipcCore::Endpoint *endpoint = nullptr;
    std::shared_ptr<GipcCore::Inbox> inbox;
};
