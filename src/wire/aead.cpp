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

void Aead::Deleter::operator()(evp_cipher_ctx_st *context) const
{
    EVP_CIPHER_CTX_free(context); // wipes the key schedule
}

Aead::Aead(Context sealing, Context opening)
    : m_sealing(std::move(sealing))
    , m_opening(std::move(opening))
{ }

std::optional<Aead> Aead::create(const Secret &key)
{
    Context sealing(EVP_CIPHER_CTX_new());
    Context opening(EVP_CIPHER_CTX_new());
    const bool ok = key.size() == EVP_CIPHER_get_key_length(EVP_aes_256_gcm()) && sealing && opening
        && EVP_EncryptInit_ex2(sealing.get(), EVP_aes_256_gcm(), key.data(), nullptr, nullptr) == 1
        && EVP_DecryptInit_ex2(opening.get(), EVP_aes_256_gcm(), key.data(), nullptr, nullptr) == 1;
    if (!ok)
        return std::nullopt;
    return Aead(std::move(sealing), std::move(opening));
}

bool Aead::seal(const Nonce &nonce, QByteArrayView head, QByteArrayView tail, uchar *out)
{
    EVP_CIPHER_CTX *const context = m_sealing.get();
    uchar *const tag = out + head.size() + tail.size();
    int written = 0;
    return EVP_EncryptInit_ex2(context, nullptr, nullptr, nonce.data(), nullptr) == 1
        && EVP_EncryptUpdate(context, out, &written, bytes(head), int(head.size())) == 1
        && EVP_EncryptUpdate(context, out + head.size(), &written, bytes(tail), int(tail.size()))
        == 1
        && EVP_EncryptFinal_ex(context, tag, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, int(TagSize), tag) == 1;
}

bool Aead::open(QByteArrayView nonce, QByteArrayView sealed, uchar *head, qsizetype headSize,
                QByteArray *tail)
{
    EVP_CIPHER_CTX *const context = m_opening.get();
    const qsizetype tailSize = sealed.size() - headSize - qsizetype(TagSize);
    tail->resize(tailSize);
    auto *const out = reinterpret_cast<uchar *>(tail->data());
    auto *const tag = const_cast<uchar *>(bytes(sealed.last(TagSize))); // OpenSSL only reads it
    int written = 0;
    return EVP_DecryptInit_ex2(context, nullptr, nullptr, bytes(nonce), nullptr) == 1
        && EVP_DecryptUpdate(context, head, &written, bytes(sealed), int(headSize)) == 1
        && EVP_DecryptUpdate(context, out, &written, bytes(sealed.sliced(headSize)), int(tailSize))
        == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, int(TagSize), tag) == 1
        && EVP_DecryptFinal_ex(context, out + written, &written) == 1;
}

} // namespace GipcWire
