// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "secret_p.h"

#include <QtCore/QByteArrayView>

namespace GipcWire {

/*! The secrets of one GIPC-X session: the key schedule of TLS 1.3 (RFC 8446, section 7.1) with
    SHA-384 and labels of our own; src/wire/README.md, "Keys". */

/*! HKDF-Expand with a label: u16 size | u8 length | "gipcx1 " label | u8 length | context. */
Secret expandLabel(const Secret &secret, QByteArrayView label, QByteArrayView context,
                   qsizetype size);

/*! The secret from which all others come. \a preSharedKey is empty if there is none. */
Secret deriveHandshakeSecret(QByteArrayView preSharedKey, const Secret &sharedX);

struct SessionSecrets
{
    Secret clientTraffic;
    Secret serverTraffic;
    Secret clientFinished;
    Secret serverFinished;
    Secret exporter;

    /*! \a transcriptHash is SHA-384 of the whole handshake as it was on the wire. */
    static SessionSecrets derive(const Secret &handshakeSecret, QByteArrayView transcriptHash);

    /*! False if OpenSSL has failed anywhere on the way. */
    bool isComplete() const;
};

/*! The traffic secret after a KEYUPDATE. */
Secret nextTrafficSecret(const Secret &trafficSecret);

/*! What a program gets from the exporter secret. \a size is 1 to 255 * 48. */
Secret exportSecret(const Secret &exporter, QByteArrayView label, qsizetype size);

} // namespace GipcWire
