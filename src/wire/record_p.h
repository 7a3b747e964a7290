// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "aead_p.h"
#include "protocol_p.h"

#include <QtCore/QByteArray>

namespace GipcWire {

/*! The key of one direction of a GIPC-X session: nonce = iv xor counter, one for each record; a new
    key, iv and counter with each update (as RFC 8446, sections 5.3 and 7.2). */
template <typename Context> class RecordKey
{
public:
    /*! False if OpenSSL has failed. */
    explicit RecordKey(Secret trafficSecret);
    explicit operator bool() const noexcept { return m_context && *m_context; }

    bool update();

protected:
    Context *context() { return &*m_context; }
    Nonce nextNonce();
    quint64 used() const { return m_counter; }

private:
    void install();

    Secret m_secret;
    std::optional<Context> m_context;
    Secret m_iv;
    quint64 m_counter = 0;
};

class RecordSealer final : public RecordKey<AeadSealer>
{
public:
    using RecordKey::RecordKey;

    /*! Appends the record of \a head and \a tail, joined, which have 1 to MaxRecordPlain bytes. */
    bool seal(QByteArrayView head, QByteArrayView tail, QByteArray *out);

    /*! Records under the present key. */
    quint64 records() const { return used(); }
};

class RecordOpener final : public RecordKey<AeadOpener>
{
public:
    using RecordKey::RecordKey;

    /*! Opens the record with this length and \a body, which has 1 + 16 bytes at least. On failure
        nothing of \a plain, which has room for all but the 16, may be used. */
    bool open(QByteArrayView length, QByteArrayView body, char *plain);
};

} // namespace GipcWire
