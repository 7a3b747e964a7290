// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "aead_p.h"

#include "protocol_p.h"

#include <openssl/evp.h>

#include <limits>

namespace GipcWire {
namespace {

// OpenSSL takes lengths as int.
static_assert(quint64(MaxDataSize) + TypeSize + SealOverhead
              < quint64(std::numeric_limits<int>::max()));

const uchar *bytes(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

} // namespace

void AeadContext::Deleter::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context); // wipes the key schedule
}

AeadContext::AeadContext(const Secret &key, bool sealing)
    : m_context(EVP_CIPHER_CTX_new())
{
    const bool ok = key.size() == EVP_CIPHER_get_key_length(EVP_aes_256_gcm()) && m_context
        && EVP_CipherInit_ex2(m_context.get(), EVP_aes_256_gcm(), key.data(), nullptr,
                              sealing ? 1 : 0, nullptr)
            == 1;
    if (!ok)
        m_context.reset();
}

bool AeadSealer::begin(const Nonce &nonce, QByteArrayView associated)
{
    int written = 0;
    return EVP_EncryptInit_ex2(context(), nullptr, nullptr, nonce.data(), nullptr) == 1
        && (associated.isEmpty()
            || EVP_EncryptUpdate(context(), nullptr, &written, bytes(associated),
                                 int(associated.size()))
                == 1);
}

bool AeadSealer::add(QByteArrayView part, uchar *out)
{
    int written = 0;
    return part.isEmpty()
        || EVP_EncryptUpdate(context(), out, &written, bytes(part), int(part.size())) == 1;
}

bool AeadSealer::finish(uchar *tag)
{
    int written = 0;
    return EVP_EncryptFinal_ex(context(), tag, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context(), EVP_CTRL_AEAD_GET_TAG, int(TagSize), tag) == 1;
}

bool AeadSealer::seal(const Nonce &nonce, QByteArrayView associated, QByteArrayView head,
                      QByteArrayView tail, uchar *out)
{
    return begin(nonce, associated) && add(head, out) && add(tail, out + head.size())
        && finish(out + head.size() + tail.size());
}

bool AeadOpener::begin(QByteArrayView nonce, QByteArrayView associated)
{
    int written = 0;
    return EVP_DecryptInit_ex2(context(), nullptr, nullptr, bytes(nonce), nullptr) == 1
        && (associated.isEmpty()
            || EVP_DecryptUpdate(context(), nullptr, &written, bytes(associated),
                                 int(associated.size()))
                == 1);
}

bool AeadOpener::add(QByteArrayView part, uchar *out)
{
    int written = 0;
    return part.isEmpty()
        || EVP_DecryptUpdate(context(), out, &written, bytes(part), int(part.size())) == 1;
}

bool AeadOpener::finish(QByteArrayView tag)
{
    auto *const expected = const_cast<uchar *>(bytes(tag)); // OpenSSL only reads it
    uchar nothing = 0;
    int written = 0;
    return EVP_CIPHER_CTX_ctrl(context(), EVP_CTRL_AEAD_SET_TAG, int(TagSize), expected) == 1
        && EVP_DecryptFinal_ex(context(), &nothing, &written) == 1;
}

bool AeadOpener::open(QByteArrayView nonce, QByteArrayView associated, QByteArrayView sealed,
                      uchar *head, qsizetype headSize, uchar *tail)
{
    const QByteArrayView rest = sealed.sliced(headSize).chopped(TagSize);
    return begin(nonce, associated) && add(sealed.first(headSize), head) && add(rest, tail)
        && finish(sealed.last(TagSize));
}

} // namespace GipcWire
