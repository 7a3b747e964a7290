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

/*! AES-256-GCM under one key (NIST SP 800-38D), in one direction. The OpenSSL context lives as long
    as the key: setting up a key costs more than sealing a small message.

    It does not know frames or records, nor which nonces may be used. */
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
    /*! \a key has 32 bytes. The object is false if OpenSSL fails. */
    explicit AeadSealer(const Secret &key)
        : AeadContext(key, true)
    { }

    /*! Writes the ciphertext of \a head and \a tail, joined, and behind it the tag to \a out, which
        has room for both and 16 bytes. \a associated is protected by the tag but not written. */
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

    /*! The reverse. \a sealed is ciphertext | tag and has at least headSize + 16 bytes. The first
        \a headSize bytes of the plain text go to \a head, the others to \a tail. False if it does
        not open: then nothing of either may be used. */
    bool open(QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed, uchar *head,
              qsizetype headSize, uchar *tail);

    // The same piece by piece. Nothing may be used before finish() has returned true:
    bool begin(QByteArrayView nonce, QByteArrayView associated);
    /*! Writes as many bytes as \a part has. */
    bool add(QByteArrayView part, uchar *out);
    bool finish(QByteArrayView tag);
};

} // namespace GipcWire
