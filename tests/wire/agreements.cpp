// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// For tests with thousands of sessions that have the same keys. What a private key's public one is,
// and what two keys agree on, does not change and takes a session most of its time: it is computed
// once, by the wire and OpenSSL, and remembered; a refusal is not. The linker puts these functions
// in the places of others (--wrap).

#include "keyagreement_p.h"

#include <openssl/bn.h>
#include <openssl/ec.h>

#include <map>
#include <memory>
#include <utility>

using GipcWire::KeyPair;
using GipcWire::Secret;

// KeyPair::agree(), whose first argument is the object.
// clang-format off
std::optional<Secret> agree(const KeyPair *own, QByteArrayView peer)
    asm("__real__ZNK8GipcWire7KeyPair5agreeE14QByteArrayView");
std::optional<Secret> agreeOnce(const KeyPair *own, QByteArrayView peer)
    asm("__wrap__ZNK8GipcWire7KeyPair5agreeE14QByteArrayView");
int multiply(const EC_GROUP *group, EC_POINT *result, const BIGNUM *number, const EC_POINT *point,
             const BIGNUM *factor, BN_CTX *context)
    asm("__real_EC_POINT_mul");
int multiplyOnce(const EC_GROUP *group, EC_POINT *result, const BIGNUM *number,
                 const EC_POINT *point, const BIGNUM *factor, BN_CTX *context)
    asm("__wrap_EC_POINT_mul");
// clang-format on

std::optional<Secret> agreeOnce(const KeyPair *own, QByteArrayView peer)
{
    static std::map<std::pair<QByteArray, QByteArray>, Secret> known;
    const std::pair keys(own->publicKey(), peer.toByteArray());
    auto found = known.find(keys);
    if (found == known.end()) {
        std::optional<Secret> secret = agree(own, peer);
        if (!secret)
            return std::nullopt;
        found = known.emplace(keys, std::move(*secret)).first;
    }
    return Secret::copyOf(found->second.view());
}

/*! As KeyPair::fromPrivateScalar() calls it: with the generator of the one curve. */
int multiplyOnce(const EC_GROUP *group, EC_POINT *result, const BIGNUM *number,
                 const EC_POINT *point, const BIGNUM *factor, BN_CTX *context)
{
    using Point = std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)>;
    static std::map<QByteArray, Point> known;
    QByteArray bytes(BN_num_bytes(number), Qt::Uninitialized);
    BN_bn2bin(number, reinterpret_cast<uchar *>(bytes.data()));
    const auto found = known.find(bytes);
    if (found != known.end())
        return EC_POINT_copy(result, found->second.get());
    const int ok = multiply(group, result, number, point, factor, context);
    if (ok == 1)
        known.emplace(bytes, Point(EC_POINT_dup(result, group), &EC_POINT_free));
    return ok;
}
