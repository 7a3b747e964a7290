// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "fuzzing.h"
#include "keyagreement_p.h"

namespace Fuzz {

/*! Always the same pair for each side: an input has to mean the same whenever it is run. */
inline KeyPair keyPairOf(Role role)
{
    auto pair = KeyPair::fromPrivateScalar(QByteArray(48, role == Role::Client ? 'C' : 'S'));
    require(pair.has_value(), "a fixed key pair can be made");
    return std::move(*pair);
}

/*! What both pairs agree on. */
inline const Secret &sharedSecret()
{
    static const std::optional<Secret> secret
        = keyPairOf(Role::Client).agree(keyPairOf(Role::Server).publicKey());
    require(secret.has_value(), "the fixed key pairs agree");
    return *secret;
}

inline const QByteArray &publicKeyOf(Role role)
{
    static const QByteArray keys[]
        = { keyPairOf(Role::Client).publicKey(), keyPairOf(Role::Server).publicKey() };
    return keys[int(role)];
}

} // namespace Fuzz
