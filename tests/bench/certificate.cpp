// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "certificate.h"

#include <QtNetwork/QSslCertificate>
#include <QtNetwork/QSslKey>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace Bench {
namespace {

template <typename Write> QByteArray pem(Write write)
{
    BIO *const bio = BIO_new(BIO_s_mem());
    write(bio);
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    QByteArray text(data, qsizetype(size));
    BIO_free(bio);
    return text;
}

} // namespace

QSslConfiguration selfSigned()
{
    EVP_PKEY *const key = EVP_EC_gen("P-384");
    X509 *const certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 24 * 60 * 60);
    X509_set_pubkey(certificate, key);
    if (X509_sign(certificate, key, EVP_sha384()) == 0)
        qFatal("cannot sign");
    QSslConfiguration configuration;
    configuration.setLocalCertificate(
        QSslCertificate(pem([&](BIO *bio) { PEM_write_bio_X509(bio, certificate); }), QSsl::Pem));
    configuration.setPrivateKey(QSslKey(pem([&](BIO *bio) {
                                            PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0,
                                                                     nullptr, nullptr);
                                        }),
                                        QSsl::Ec, QSsl::Pem));
    X509_free(certificate);
    EVP_PKEY_free(key);
    return configuration;
}

} // namespace Bench
