// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "aead_p.h"
#include "protocol_p.h"

#include <QtCore/QByteArray>

namespace GipcWire {

/*! The key of one direction of a GIPC-X session. Each record has the nonce iv xor counter. Each
    update makes a new key and iv, and the counter begins at 0 again (as RFC 8446, sections 5.3 and
    7.2). */
template <typename Context> class RecordKey
{
public:
    explicit RecordKey(Secret trafficSecret);
    /*! False if OpenSSL has failed. */
    explicit operator bool() const noexcept { return m_context && *m_context; }

    bool update();

protected:
    Context *context() { return &*m_context; }
    Nonce nextNonce();
    quint64 used() const { return m_counter; }

private:
    void install();

    Secret m_secret; ///< the traffic secret, from which the next one comes
    std::optional<Context> m_context; ///< nothing if OpenSSL has failed
    Secret m_iv;
    quint64 m_counter = 0; ///< records under this key
};

class RecordSealer final : public RecordKey<AeadSealer>
{
public:
    using RecordKey::RecordKey;

    /*! Appends a record of \a head and \a tail, joined. Together they have 1 to MaxRecordPlain
        bytes. */
    bool seal(QByteArrayView head, QByteArrayView tail, QByteArray *out);

    /*! Records under the present key. */
    quint64 records() const { return used(); }
};

class RecordOpener final : public RecordKey<AeadOpener>
{
public:
    using RecordKey::RecordKey;

    /*! Opens the record of \a length, as it was on the wire, and \a body, which has at least one
        byte beside the 16 of the tag. \a plain has room for body without the tag. On failure
        nothing of it may be used. */
    bool open(QByteArrayView length, QByteArrayView body, char *plain);
};

} // namespace GipcWire
