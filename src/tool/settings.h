// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "keyfile.h"
#include "options.h"

namespace GipcTool {

/*! Hands the options that a server and a client share to one of them. */
template <typename Endpoint> void applySettings(const Options &options, Endpoint *endpoint)
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
    if (options.policy)
        endpoint->setPolicy(*options.policy);
}

/*! Hands the key to \a take. False, and why in \a error, if there should be one and is not. */
template <typename Take> bool applyKey(const Options &options, QString *error, Take take)
{
    if (options.keyFile.isEmpty())
        return true;
    QByteArray key = readKeyFile(options.keyFile, error);
    if (key.isEmpty())
        return false;
    take(options.keyIdentity, key);
    key.fill(0);
    return true;
}

/*! And those of a client alone. */
template <typename Client> void applyTimes(const Options &options, Client *client)
{
    if (options.timeout)
        client->setTimeout(*options.timeout);
    if (options.retryTimer)
        client->setRetryTimer(*options.retryTimer);
}

} // namespace GipcTool
