// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>

#include <array>
#include <memory>
#include <optional>

struct evp_cipher_ctx_st;

namespace GipcWire {

using Nonce = std::array<uchar, 12>;

/*! AES-256-GCM under one key (NIST SP 800-38D), one OpenSSL context per direction, kept for the
    life of the key: setting a key up costs more than sealing a small message.

    It knows nothing of frames or of which nonces may be used; NonceSequence and NonceGuard do. */
class Aead
{
public:
    /*! Nothing if OpenSSL refuses. \a key is 32 bytes. */
    static std::optional<Aead> create(const Secret &key);

    /*! Writes the ciphertext of \a head and \a tail, joined, and the tag to \a out, which has
        room for head + tail + 16 bytes. Taking two parts spares the caller joining a type and
        its data. */
    bool seal(const Nonce &nonce, QByteArrayView head, QByteArrayView tail, uchar *out);

    /*! The reverse: the first \a headSize bytes of the plain text of \a sealed (ciphertext |
        tag) go to \a head, the rest to \a tail. False if it does not open: then both hold
        nothing of use, and nothing of them may be handed on. \a sealed has at least headSize +
        16 bytes. */
    bool open(QByteArrayView nonce, QByteArrayView sealed, uchar *head, qsizetype headSize,
              QByteArray *tail);

private:
    struct Deleter
    {
        void operator()(evp_cipher_ctx_st *context) const;
    };
    using Context = std::unique_ptr<evp_cipher_ctx_st, Deleter>;

    Aead(Context sealing, Context opening);

    Context m_sealing;
    Context m_opening;
};

} // namespace GipcWire
