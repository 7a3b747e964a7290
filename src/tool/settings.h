// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "keyfile.h"
#include "options.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

namespace GipcTool {

/*! Sets the properties that servers and clients have in common. */
inline void applySettings(const Options &options, GipcEndpoint *endpoint)
{
    endpoint->setName(options.name);
    endpoint->setEncryption(options.encryption);
    endpoint->setNetwork(options.network);
    endpoint->setMultiClient(options.multiClient);
    endpoint->setSocketPath(options.socketPath);
    if (options.host)
        endpoint->setHost(*options.host);
    if (options.port)
        endpoint->setPort(*options.port);
    if (options.maxMessageSize)
        endpoint->setMaxMessageSize(*options.maxMessageSize);
    if (options.handshakeTimeout)
        endpoint->setHandshakeTimeout(*options.handshakeTimeout);
    if (options.heartbeatInterval)
        endpoint->setHeartbeatInterval(*options.heartbeatInterval);
    if (options.idleLimit)
        endpoint->setIdleLimit(*options.idleLimit);
    if (options.policy)
        endpoint->setPolicy(*options.policy);
}

inline void setKey(GipcServer *server, const QByteArray &identity, const QByteArray &key)
{
    server->addPreSharedKey(identity, key);
}

inline void setKey(GipcClient *client, const QByteArray &identity, const QByteArray &key)
{
    client->setPreSharedKey(identity, key);
}

/*! Sets the pre-shared key, if a file is given. False, and \a error, if it cannot be read. */
template <typename Endpoint>
bool applyKey(const Options &options, Endpoint *endpoint, QString *error)
{
    if (options.keyFile.isEmpty())
        return true;
    QByteArray key = readKeyFile(options.keyFile, error);
    if (key.isEmpty())
        return false;
    setKey(endpoint, options.keyIdentity, key);
    key.fill(0);
    return true;
}

/*! Sets the times that only a client has. */
template <typename Client> void applyTimes(const Options &options, Client *client)
{
    if (options.timeout)
        client->setTimeout(*options.timeout);
    if (options.retryTimer)
        client->setRetryTimer(*options.retryTimer);
}

} // namespace GipcTool
