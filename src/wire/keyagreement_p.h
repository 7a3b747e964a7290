// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>

#include <memory>
#include <optional>

struct evp_pkey_st;

namespace GipcWire {

/*! One side's key pair for one connection: ECDH over P-384 (NIST SP 800-56A, section 5.7.1.2).

    It does not decide what becomes of the shared secret; deriveVersion2Key() does for version 2. */
class KeyPair
{
public:
    /*! A new key pair from the system's randomness; nothing if OpenSSL fails. */
    static std::optional<KeyPair> generate();

    /*! For tests with known answers only: the pair of a given 48-byte big-endian scalar. */
    static std::optional<KeyPair> fromPrivateScalar(QByteArrayView scalar);

    /*! The 97 bytes that go on the wire. */
    const QByteArray &publicKey() const { return m_publicKey; }

    /*! The X coordinate of the product, always 48 bytes. Nothing if \a peerPublicKey is not an
        uncompressed point of the curve, is infinity, or is our own key: a peer that echoes our
        key would share all our secrets. */
    std::optional<Secret> agree(QByteArrayView peerPublicKey) const;

private:
    struct Deleter
    {
        void operator()(evp_pkey_st *key) const;
    };
    using Handle = std::unique_ptr<evp_pkey_st, Deleter>;

    KeyPair(Handle key, const QByteArray &publicKey);
    static std::optional<KeyPair> fromHandle(Handle key);

    Handle m_key;
    QByteArray m_publicKey;
};

/*! The AES-256-GCM key of version 2: SHA-256 of \a sharedX without its leading zero bytes. The
    zeros go because the Go library hashes a big integer's bytes; it matters in one handshake of
    256. */
std::optional<Secret> deriveVersion2Key(const Secret &sharedX);

} // namespace GipcWire
