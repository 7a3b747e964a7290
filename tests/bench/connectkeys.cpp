// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "connect.h"

#include <QtCore/QtGlobal>

#include <array>
#include <memory>
#include <string>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace Connect {
namespace {

constexpr auto Curve = "P-384";
constexpr size_t PointSize = 97;
constexpr size_t SecretSize = 48;

template <auto free> struct FreeWith
{
    template <typename T> void operator()(T *what) const { free(what); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, FreeWith<EVP_PKEY_CTX_free>>;
using Point = std::array<unsigned char, PointSize>;
using Secret = std::array<unsigned char, SecretSize>;

void check(bool ok)
{
    if (!ok)
        qFatal("the key agreement failed");
}

Point pointOf(const Key &key)
{
    Point point;
    size_t size = 0;
    check(EVP_PKEY_get_octet_string_param(key.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(),
                                          point.size(), &size)
              == 1
          && size == point.size());
    return point;
}

Secret derive(const Key &own, Point point)
{
    std::string curve = Curve;
    const std::array params {
        OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, curve.data(), 0),
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()),
        OSSL_PARAM_construct_end(),
    };
    const Context from(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY *made = nullptr;
    check(EVP_PKEY_fromdata_init(from.get()) == 1
          && EVP_PKEY_fromdata(from.get(), &made, EVP_PKEY_PUBLIC_KEY,
                               const_cast<OSSL_PARAM *>(params.data()))
              == 1);
    const Key peer(made);
    const Context context(EVP_PKEY_CTX_new_from_pkey(nullptr, own.get(), nullptr));
    Secret secret;
    size_t size = secret.size();
    check(EVP_PKEY_derive_init(context.get()) == 1
          && EVP_PKEY_derive_set_peer(context.get(), peer.get()) == 1
          && EVP_PKEY_derive(context.get(), secret.data(), &size) == 1);
    return secret;
}

} // namespace

void agreeOnKeys()
{
    const Key client(EVP_EC_gen(Curve));
    const Key server(EVP_EC_gen(Curve));
    check(client && server);
    const Point clientPoint = pointOf(client);
    const Point serverPoint = pointOf(server);
    check(derive(client, serverPoint) == derive(server, clientPoint));
}

} // namespace Connect
