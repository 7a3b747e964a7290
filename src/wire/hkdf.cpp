// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "hkdf_p.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/rand.h>

#include <memory>

namespace GipcWire {
namespace {

constexpr qsizetype MaxExpandedSize = 255 * HashSize;

struct KdfContextDeleter
{
    void operator()(EVP_KDF_CTX *context) const { EVP_KDF_CTX_free(context); }
};
using KdfContext = std::unique_ptr<EVP_KDF_CTX, KdfContextDeleter>;

KdfContext newHkdf()
{
    EVP_KDF *const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    KdfContext context(kdf ? EVP_KDF_CTX_new(kdf) : nullptr);
    EVP_KDF_free(kdf); // the context has a reference of its own
    return context;
}

OSSL_PARAM octets(const char *name, QByteArrayView value)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char *>(value.data()),
                                             size_t(value.size()));
}

/*! HKDF's extract or expand, as \a mode says. \a other is the salt of the first, the info of the
    second. */
Secret deriveHkdf(int mode, QByteArrayView key, const char *otherName, QByteArrayView other,
                  qsizetype size)
{
    char digest[] = "SHA384";
    const OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_int(OSSL_KDF_PARAM_MODE, &mode),
        octets(OSSL_KDF_PARAM_KEY, key),
        octets(otherName, other),
        OSSL_PARAM_construct_end(),
    };
    const KdfContext context = newHkdf();
    Secret derived(size);
    const bool ok = context
        && EVP_KDF_derive(context.get(), derived.data(), size_t(derived.size()), params) == 1;
    return ok ? std::move(derived) : Secret();
}

} // namespace

Secret sha384(QByteArrayView data)
{
    Secret digest(HashSize);
    size_t size = 0;
    const bool ok = EVP_Q_digest(nullptr, "SHA384", nullptr, data.data(), size_t(data.size()),
                                 digest.data(), &size)
            == 1
        && size == size_t(HashSize);
    return ok ? std::move(digest) : Secret();
}

Secret hmacSha384(QByteArrayView key, QByteArrayView data)
{
    Secret code(HashSize);
    size_t size = 0;
    const bool ok = EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA384", nullptr, key.data(),
                              size_t(key.size()), reinterpret_cast<const uchar *>(data.data()),
                              size_t(data.size()), code.data(), size_t(code.size()), &size)
        && size == size_t(HashSize);
    return ok ? std::move(code) : Secret();
}

Secret hkdfExtract(QByteArrayView salt, QByteArrayView input)
{
    if (salt.isEmpty() || input.isEmpty())
        return {};
    return deriveHkdf(EVP_KDF_HKDF_MODE_EXTRACT_ONLY, input, OSSL_KDF_PARAM_SALT, salt, HashSize);
}

Secret hkdfExpand(const Secret &secret, QByteArrayView info, qsizetype size)
{
    if (secret.size() == 0 || size <= 0 || size > MaxExpandedSize)
        return {};
    return deriveHkdf(EVP_KDF_HKDF_MODE_EXPAND_ONLY, secret.view(), OSSL_KDF_PARAM_INFO, info,
                      size);
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray randomBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<uchar *>(bytes.data()), int(size)) != 1)
        return {};
    return bytes;
}

} // namespace GipcWire
