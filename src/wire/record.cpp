// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "record_p.h"

#include "keyschedule_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {

constexpr qsizetype KeySize = 32;

template <typename Context>
RecordKey<Context>::RecordKey(Secret trafficSecret)
    : m_secret(std::move(trafficSecret))
{
    install();
}

template <typename Context> void RecordKey<Context>::install()
{
    const Secret key = expandLabel(m_secret, "key", {}, KeySize);
    m_iv = expandLabel(m_secret, "iv", {}, qsizetype(sizeof(Nonce)));
    m_context.reset();
    m_counter = 0;
    if (key.size() > 0 && m_iv.size() > 0)
        m_context.emplace(key);
}

template <typename Context> bool RecordKey<Context>::update()
{
    m_secret = nextTrafficSecret(m_secret);
    install();
    return bool(*this);
}

template <typename Context> Nonce RecordKey<Context>::nextNonce()
{
    Nonce nonce;
    std::copy_n(m_iv.data(), nonce.size(), nonce.begin());
    uchar counter[sizeof m_counter];
    qToBigEndian(m_counter++, counter);
    constexpr size_t Offset = sizeof(Nonce) - sizeof counter;
    for (size_t i = 0; i < sizeof counter; ++i)
        nonce[Offset + i] ^= counter[i];
    return nonce;
}

template class RecordKey<AeadSealer>;
template class RecordKey<AeadOpener>;

bool RecordSealer::seal(QByteArrayView head, QByteArrayView tail, QByteArray *out)
{
    const qsizetype plainSize = head.size() + tail.size();
    const qsizetype begin = out->size();
    out->resize(begin + LengthSize + plainSize + qsizetype(TagSize));
    auto *const record = reinterpret_cast<uchar *>(out->data()) + begin;
    qToBigEndian(quint32(plainSize) + TagSize, record);
    if (context()->seal(nextNonce(), QByteArrayView(record, LengthSize), head, tail,
                        record + LengthSize))
        return true;
    out->resize(begin);
    return false;
}

bool RecordOpener::open(QByteArrayView length, QByteArrayView body, char *plain)
{
    const Nonce nonce = nextNonce();
    return context()->open(QByteArrayView(nonce.data(), qsizetype(nonce.size())), length, body,
                           nullptr, 0, reinterpret_cast<uchar *>(plain));
}

} // namespace GipcWire
