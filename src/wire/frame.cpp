// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "frame_p.h"

#include <QtCore/QtEndian>

namespace GipcWire {

FrameCipher::FrameCipher(const Secret &key, Role role, const KeyLimits &limits)
    : m_sealer(key)
    , m_opener(key)
    , m_nonces(role)
    , m_guard(role)
    , m_usage(limits)
{ }

std::optional<FrameCipher> FrameCipher::create(const Secret &key, Role role,
                                               const KeyLimits &limits)
{
    FrameCipher cipher(key, role, limits);
    if (!cipher.m_sealer || !cipher.m_opener)
        return std::nullopt;
    return cipher;
}

Fault FrameCipher::seal(QByteArrayView head, QByteArrayView tail, QByteArray *out)
{
    if (m_usage.isWornOut())
        return Fault::KeyWornOut;
    const qsizetype plainSize = head.size() + tail.size();
    const qsizetype begin = out->size();
    out->resize(begin + LengthSize + plainSize + qsizetype(SealOverhead));
    auto *const frame = reinterpret_cast<uchar *>(out->data()) + begin;
    const Nonce nonce = m_nonces.next();
    qToBigEndian(quint32(plainSize) + SealOverhead, frame);
    std::copy(nonce.begin(), nonce.end(), frame + LengthSize);
    if (!m_sealer.seal(nonce, {}, head, tail, frame + LengthSize + NonceSize)) {
        out->resize(begin);
        return Fault::Crypto;
    }
    m_usage.count(quint64(plainSize));
    return Fault::None;
}

Fault FrameCipher::beginSeal(quint32 plainSize, QByteArray *out)
{
    if (m_usage.isWornOut())
        return Fault::KeyWornOut;
    const Nonce nonce = m_nonces.next();
    const qsizetype begin = out->size();
    out->resize(begin + LengthSize + NonceSize);
    auto *const frame = reinterpret_cast<uchar *>(out->data()) + begin;
    qToBigEndian(plainSize + SealOverhead, frame);
    std::copy(nonce.begin(), nonce.end(), frame + LengthSize);
    m_usage.count(plainSize);
    return m_sealer.begin(nonce, {}) ? Fault::None : Fault::Crypto;
}

Fault FrameCipher::sealPart(QByteArrayView part, QByteArray *out)
{
    const qsizetype begin = out->size();
    out->resize(begin + part.size());
    const bool ok = m_sealer.add(part, reinterpret_cast<uchar *>(out->data()) + begin);
    return ok ? Fault::None : Fault::Crypto;
}

Fault FrameCipher::finishSeal(QByteArray *out)
{
    const qsizetype begin = out->size();
    out->resize(begin + qsizetype(TagSize));
    const bool ok = m_sealer.finish(reinterpret_cast<uchar *>(out->data()) + begin);
    return ok ? Fault::None : Fault::Crypto;
}

Fault FrameCipher::open(QByteArrayView body, Message *message)
{
    QByteArray copy = body.toByteArray();
    QByteArrayView plain;
    if (const Fault fault = openInPlace(copy.data(), copy.size(), &plain); fault != Fault::None)
        return fault;
    message->type = qFromBigEndian<quint32>(plain.data());
    message->data = plain.sliced(TypeSize).toByteArray();
    return Fault::None;
}

Fault FrameCipher::openInPlace(char *body, qsizetype size, QByteArrayView *plain)
{
    char *const sealed = body + NonceSize;
    *plain = QByteArrayView(sealed, size - qsizetype(SealOverhead));
    if (const Fault fault = beginOpen(QByteArrayView(body, NonceSize)); fault != Fault::None)
        return fault;
    if (!openPart(*plain, reinterpret_cast<uchar *>(sealed)))
        return Fault::Integrity;
    return finishOpen(QByteArrayView(sealed + plain->size(), TagSize));
}

Fault FrameCipher::beginOpen(QByteArrayView nonce)
{
    if (m_usage.isWornOut())
        return Fault::KeyWornOut;
    if (!m_guard.accepts(nonce, m_nonces.used()))
        return Fault::Replayed;
    std::copy(nonce.begin(), nonce.end(), m_nonceBeingOpened.begin());
    m_opened = 0;
    return m_opener.begin(nonce, {}) ? Fault::None : Fault::Integrity;
}

bool FrameCipher::openPart(QByteArrayView part, uchar *out)
{
    m_opened += quint64(part.size());
    return m_opener.add(part, out);
}

Fault FrameCipher::finishOpen(QByteArrayView tag)
{
    if (!m_opener.finish(tag))
        return Fault::Integrity;
    m_guard.opened(m_nonceBeingOpened);
    m_usage.count(m_opened);
    return Fault::None;
}

void appendPlainFrame(QByteArrayView head, QByteArrayView tail, QByteArray *out)
{
    uchar length[LengthSize];
    qToBigEndian(quint32(head.size() + tail.size()), length);
    out->append(QByteArrayView(length, LengthSize));
    out->append(head);
    out->append(tail);
}

QByteArray makePlainFrame(quint32 type, QByteArrayView data)
{
    uchar head[TypeSize];
    qToBigEndian(type, head);
    QByteArray frame;
    frame.reserve(LengthSize + TypeSize + data.size());
    appendPlainFrame(QByteArrayView(head, TypeSize), data, &frame);
    return frame;
}

QByteArray makeControlFrame(ControlCode code, QByteArrayView rest)
{
    return makePlainFrame(ControlType, QByteArray(1, char(code)) + rest.toByteArray());
}

} // namespace GipcWire
