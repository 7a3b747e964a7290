// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! SHA-384 and what is built of it. An empty result says that OpenSSL failed; nothing can be derived
    from an empty secret, so the end of a chain tells whether all of it went well. */

constexpr qsizetype HashSize = 48;

Secret sha384(QByteArrayView data);

/*! RFC 2104. */
Secret hmacSha384(QByteArrayView key, QByteArrayView data);

/*! RFC 5869, sections 2.2 and 2.3. \a size is at most 255 * 48. */
Secret hkdfExtract(QByteArrayView salt, QByteArrayView input);
Secret hkdfExpand(const Secret &secret, QByteArrayView info, qsizetype size);

/*! Whether both are equal, in a time that says nothing about where they differ. */
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

/*! Random bytes nobody can guess; empty if the system has none. */
QByteArray randomBytes(qsizetype size);

} // namespace GipcWire
