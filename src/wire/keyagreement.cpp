// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keyagreement_p.h"

#include "protocol_p.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>

namespace GipcWire {
namespace {

constexpr char Curve[] = "P-384";
constexpr qsizetype ScalarSize = 48;
constexpr qsizetype KeySize = 32;

template <auto Free> struct FreeWith
{
    template <typename T> void operator()(T *object) const { Free(object); }
};

using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using ParamBuilder = std::unique_ptr<OSSL_PARAM_BLD, FreeWith<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, FreeWith<OSSL_PARAM_free>>;
using BigNumber = std::unique_ptr<BIGNUM, FreeWith<BN_clear_free>>;
using Group = std::unique_ptr<EC_GROUP, FreeWith<EC_GROUP_free>>;
using Point = std::unique_ptr<EC_POINT, FreeWith<EC_POINT_free>>;

/*! Removes what a refused key leaves in the thread's error queue. A program that uses OpenSSL, too,
    would take it for an error of its own. */
class ErrorQueueGuard
{
public:
    ErrorQueueGuard() { ERR_set_mark(); }
    ~ErrorQueueGuard() { ERR_pop_to_mark(); }
    Q_DISABLE_COPY_MOVE(ErrorQueueGuard)
};

const uchar *bytes(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

/*! A public key from the wire. OpenSSL checks that the point is on the curve and not infinity. */
EVP_PKEY *publicKeyFromWire(QByteArrayView point)
{
    char curve[] = "P-384";
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve, 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY,
                                          const_cast<uchar *>(bytes(point)), size_t(point.size())),
        OSSL_PARAM_construct_end(),
    };
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    const bool ok = context && EVP_PKEY_fromdata_init(context.get()) == 1
        && EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params) == 1;
    return ok ? key : nullptr;
}

} // namespace

void KeyPair::Deleter::operator()(evp_pkey_st *key) const
{
    EVP_PKEY_free(key);
}

KeyPair::KeyPair(Handle key, const QByteArray &publicKey)
    : m_key(std::move(key))
    , m_publicKey(publicKey)
{ }

std::optional<KeyPair> KeyPair::fromHandle(Handle key)
{
    QByteArray point(PublicKeySize, Qt::Uninitialized);
    size_t size = 0;
    const bool ok = key
        && EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                           reinterpret_cast<uchar *>(point.data()),
                                           size_t(point.size()), &size)
            == 1
        && size == size_t(PublicKeySize) && uchar(point.at(0)) == UncompressedPoint;
    if (!ok)
        return std::nullopt;
    return KeyPair(std::move(key), point);
}

std::optional<KeyPair> KeyPair::generate()
{
    return fromHandle(Handle(EVP_EC_gen(Curve)));
}

std::optional<KeyPair> KeyPair::fromPrivateScalar(QByteArrayView scalar)
{
    if (scalar.size() != ScalarSize)
        return std::nullopt;
    const BigNumber number(BN_bin2bn(bytes(scalar), int(scalar.size()), nullptr));
    const Group group(EC_GROUP_new_by_curve_name(NID_secp384r1));
    const Point point(group ? EC_POINT_new(group.get()) : nullptr);
    uchar encoded[PublicKeySize];
    const bool haveKeys = number && point
        && EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1
        && EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, encoded,
                              sizeof encoded, nullptr)
            == sizeof encoded;
    if (!haveKeys)
        return std::nullopt;

    const ParamBuilder builder(OSSL_PARAM_BLD_new());
    const bool pushed = builder
        && OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, Curve, 0) == 1
        && OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) == 1
        && OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, encoded,
                                            sizeof encoded)
            == 1;
    const Params params(pushed ? OSSL_PARAM_BLD_to_param(builder.get()) : nullptr);
    const PkeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *key = nullptr;
    const bool ok = params && context && EVP_PKEY_fromdata_init(context.get()) == 1
        && EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_KEYPAIR, params.get()) == 1;
    if (!ok)
        return std::nullopt;
    return fromHandle(Handle(key));
}

std::optional<Secret> KeyPair::agree(QByteArrayView peerPublicKey) const
{
    // OpenSSL takes other encodings of a point as well. The wire has only this one.
    const bool wellFormed = peerPublicKey.size() == PublicKeySize
        && uchar(peerPublicKey.front()) == UncompressedPoint && peerPublicKey != m_publicKey;
    if (!wellFormed)
        return std::nullopt;

    const ErrorQueueGuard guard;
    const Handle peer(publicKeyFromWire(peerPublicKey));
    const PkeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr));
    Secret shared(ScalarSize);
    size_t size = size_t(shared.size());
    const bool ok = peer && context && EVP_PKEY_derive_init(context.get()) == 1
        && EVP_PKEY_derive_set_peer_ex(context.get(), peer.get(), 1) == 1
        && EVP_PKEY_derive(context.get(), shared.data(), &size) == 1 && size == size_t(ScalarSize);
    if (!ok)
        return std::nullopt;
    return shared;
}

std::optional<Secret> deriveVersion2Key(const Secret &sharedX)
{
    const uchar *const end = sharedX.data() + sharedX.size();
    const uchar *const begin
        = std::find_if(sharedX.data(), end, [](uchar byte) { return byte != 0; });
    Secret key(KeySize);
    size_t size = 0;
    const bool ok
        = EVP_Q_digest(nullptr, "SHA256", nullptr, begin, size_t(end - begin), key.data(), &size)
            == 1
        && size == size_t(KeySize);
    if (!ok)
        return std::nullopt;
    return key;
}

} // namespace GipcWire
