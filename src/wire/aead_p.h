// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <array>
#include <memory>
#include <optional>

struct evp_cipher_ctx_st;

namespace GipcWire {

using Nonce = std::array<uchar, 12>;

/*! AES-256-GCM under one key (NIST SP 800-38D), in one direction. The OpenSSL context is kept for
    the life of the key: setting a key up costs more than sealing a small message.

    Neither class knows frames, records, or which nonces may be used. */
class AeadContext
{
public:
    explicit operator bool() const noexcept { return bool(m_context); }

protected:
    AeadContext(const Secret &key, bool sealing);

    evp_cipher_ctx_st *context() const { return m_context.get(); }

private:
    struct Deleter
    {
        void operator()(evp_cipher_ctx_st *context) const;
    };

    std::unique_ptr<evp_cipher_ctx_st, Deleter> m_context;
};

class AeadSealer final : public AeadContext
{
public:
    /*! \a key is 32 bytes. It is false if OpenSSL refuses. */
    explicit AeadSealer(const Secret &key)
        : AeadContext(key, true)
    { }

    /*! Writes the ciphertext of \a head and \a tail, joined, and the tag to \a out, which has
        room for head + tail + 16 bytes. \a associated is protected and not written. */
    bool seal(const Nonce &nonce, QByteArrayView associated, QByteArrayView head,
              QByteArrayView tail, uchar *out);

    // The same piece by piece:
    bool begin(const Nonce &nonce, QByteArrayView associated);
    /*! Writes as many bytes as \a part has. */
    bool add(QByteArrayView part, uchar *out);
    /*! Writes 16 bytes. */
    bool finish(uchar *tag);
};

class AeadOpener final : public AeadContext
{
public:
    explicit AeadOpener(const Secret &key)
        : AeadContext(key, false)
    { }

    /*! The reverse: of the plain text of \a sealed (ciphertext | tag) the first \a headSize bytes
        go to \a head, the rest to \a tail, which has room for it. False if it does not open:
        then both hold nothing of use, and nothing of them may be handed on. \a sealed has at
        least headSize + 16 bytes. */
    bool open(QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed, uchar *head,
              qsizetype headSize, uchar *tail);

    // The same piece by piece; nothing may be handed on before finish() was true:
    bool begin(QByteArrayView nonce, QByteArrayView associated);
    /*! Writes as many bytes as \a part has. */
    bool add(QByteArrayView part, uchar *out);
    bool finish(QByteArrayView tag);
};

} // namespace GipcWire
