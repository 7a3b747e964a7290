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

    What is made of the shared secret is not decided here: deriveVersion2Key() is version 2's
    part. */
class KeyPair
{
public:
    /*! A new key pair from the system's randomness. Nothing if OpenSSL fails. */
    static std::optional<KeyPair> generate();

    /*! For tests with known answers only: the pair of a given 48-byte big-endian scalar. */
    static std::optional<KeyPair> fromPrivateScalar(QByteArrayView scalar);

    /*! The 97 bytes that go on the wire. */
    const QByteArray &publicKey() const { return m_publicKey; }

    /*! The X coordinate of the shared point, always 48 bytes. Nothing if \a peerPublicKey is not an
        uncompressed point of the curve, is infinity, or is our own key. The last would let a peer
        that only sends our bytes back pass for one with keys of its own. */
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

/*! The AES-256-GCM key of version 2: SHA-256 of \a sharedX without its leading zero bytes. The Go
    library leaves them out, as it hashes a big integer's bytes. One handshake in 256 has any. */
std::optional<Secret> deriveVersion2Key(const Secret &sharedX);

} // namespace GipcWire
