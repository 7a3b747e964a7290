// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! SHA-384 and what is built on it. An empty result means that OpenSSL has failed. What is derived
    from an empty secret is empty, too: so it is enough to check the last result of a chain. */

constexpr qsizetype HashSize = 48;

Secret sha384(QByteArrayView data);

/*! RFC 2104. */
Secret hmacSha384(QByteArrayView key, QByteArrayView data);

/*! RFC 5869, sections 2.2 and 2.3. \a size is at most 255 * 48. */
Secret hkdfExtract(QByteArrayView salt, QByteArrayView input);
Secret hkdfExpand(const Secret &secret, QByteArrayView info, qsizetype size);

/*! Whether both are equal. The time it takes does not depend on where they differ. */
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/*! Random bytes that nobody can guess. Empty if the system has none. */
QByteArray randomBytes(qsizetype size);

} // namespace GipcWire
