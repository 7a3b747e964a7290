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

Fault FrameCipher::open(QByteArrayView body, Message *message)
{
    if (m_usage.isWornOut())
        return Fault::KeyWornOut;
    const QByteArrayView nonce = body.first(NonceSize);
    if (!m_guard.accepts(nonce, m_nonces.used()))
        return Fault::Replayed;
    uchar type[TypeSize];
    message->data.resize(body.size() - qsizetype(SealOverhead + TypeSize));
    if (!m_opener.open(nonce, {}, body.sliced(NonceSize), type, TypeSize,
                       reinterpret_cast<uchar *>(message->data.data())))
        return Fault::Integrity;
    m_guard.opened(nonce);
    m_usage.count(TypeSize + quint64(message->data.size()));
    message->type = qFromBigEndian<quint32>(type);
    return Fault::None;
}

FrameReader::Result FrameReader::next(const InputBuffer &input, const Bounds &bounds,
                                      QByteArrayView *body)
{
    const QByteArrayView bytes = input.view();
    if (bytes.size() < LengthSize)
        return Result::NeedMore;
    const auto length = qFromBigEndian<quint32>(bytes.data());
    if (length < bounds.min)
        return Result::TooShort;
    if (length > bounds.max)
        return Result::TooLong;
    if (bytes.size() - LengthSize < qsizetype(length))
        return Result::NeedMore;
    *body = bytes.sliced(LengthSize, qsizetype(length));
    return Result::Frame;
}

void FrameReader::drop(InputBuffer *input, QByteArrayView body)
{
    input->drop(LengthSize + body.size());
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

} // namespace GipcWire
