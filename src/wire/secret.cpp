// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "secret_p.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace GipcWire {

Secret::Secret(qsizetype size)
    : m_bytes(size_t(size))
{ }

Secret Secret::copyOf(QByteArrayView bytes)
{
    Secret secret(bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.data());
    return secret;
}

Secret::~Secret()
{
    wipe();
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::move(other.m_bytes))
{ }

Secret &Secret::operator=(Secret &&other) noexcept
{
    wipe();
    m_bytes = std::move(other.m_bytes);
    return *this;
}

void Secret::wipe()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

} // namespace GipcWire
