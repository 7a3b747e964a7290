// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keyschedule_p.h"

#include "hkdf_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

namespace GipcWire {
namespace {

constexpr char LabelPrefix[] = "gipcx1 ";

} // namespace

Secret expandLabel(const Secret &secret, QByteArrayView label, QByteArrayView context,
                   qsizetype size)
{
    const QByteArray fullLabel = LabelPrefix + label.toByteArray();
    QByteArray info(sizeof(quint16), Qt::Uninitialized);
    qToBigEndian(quint16(size), info.data());
    info.append(char(fullLabel.size())).append(fullLabel);
    info.append(char(context.size())).append(context);
    return hkdfExpand(secret, info, size);
}

Secret deriveHandshakeSecret(QByteArrayView preSharedKey, const Secret &sharedX)
{
    const QByteArray zeros(HashSize, 0);
    const Secret early = hkdfExtract(zeros, preSharedKey.isEmpty() ? zeros : preSharedKey);
    const Secret nothing = sha384({});
    if (nothing.size() == 0)
        return {};
    const Secret salt = expandLabel(early, "derived", nothing.view(), HashSize);
    return hkdfExtract(salt.view(), sharedX.view());
}

SessionSecrets SessionSecrets::derive(const Secret &handshakeSecret, QByteArrayView transcriptHash)
{
    const auto derived = [&](QByteArrayView label) {
        return expandLabel(handshakeSecret, label, transcriptHash, HashSize);
    };
    return { derived("c ap"), derived("s ap"), derived("c fin"), derived("s fin"), derived("exp") };
}

bool SessionSecrets::isComplete() const
{
    for (const Secret *secret :
         { &clientTraffic, &serverTraffic, &clientFinished, &serverFinished, &exporter }) {
        if (secret->size() == 0)
            return false;
    }
    return true;
}

Secret nextTrafficSecret(const Secret &trafficSecret)
{
    return expandLabel(trafficSecret, "upd", {}, HashSize);
}

Secret exportSecret(const Secret &exporter, QByteArrayView label, qsizetype size)
{
    const Secret context = sha384(label);
    if (context.size() == 0)
        return {};
    return expandLabel(exporter, "app", context.view(), size);
}

} // namespace GipcWire
