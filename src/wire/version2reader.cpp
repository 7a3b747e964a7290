// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "version2reader_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {
namespace {

/*! A frame with so much data is opened while it arrives. */
constexpr qsizetype LargeData = 64 * 1024;

/*! How far the memory for a message may be ahead of its bytes: a peer must not get memory for a
    mere announcement. */
constexpr qsizetype MostAhead = 256 * 1024;

} // namespace

Version2Reader::Version2Reader(bool encrypted, quint32 maxDataSize)
    : m_maxDataSize(maxDataSize)
    , m_bounds { quint64(TypeSize) + (encrypted ? SealOverhead : 0),
                 quint64(maxDataSize) + TypeSize + (encrypted ? SealOverhead : 0) }
    , m_isPlain(!encrypted)
{ }

Version2Reader::Result Version2Reader::next(InputBuffer *input, FrameCipher *cipher)
{
    for (;;) {
        if (m_fault != Fault::None)
            return Result::Failed;
        const Result result = m_isUnderWay ? proceed(input, cipher) : takeWhole(input, cipher);
        if (result != Result::Frame)
            return result;
        if (m_message.type >= FirstForbiddenType)
            return fail(Fault::MalformedFrame);
        if (m_message.type != ControlType)
            return Result::Frame;
        m_message = {};
    }
}

/*! The way of most frames, which arrive in one piece. */
Version2Reader::Result Version2Reader::takeWhole(InputBuffer *input, FrameCipher *cipher)
{
    QByteArrayView body;
    switch (FrameReader::next(*input, m_bounds, &body)) {
    case FrameReader::Result::NeedMore:
        return begin(input, cipher);
    case FrameReader::Result::TooShort:
        return fail(Fault::MalformedFrame);
    case FrameReader::Result::TooLong: {
        const auto length = qFromBigEndian<quint32>(input->view().data());
        return fail(Fault::MessageTooLarge, length - (m_bounds.max - m_maxDataSize));
    }
    case FrameReader::Result::Frame:
        break;
    }
    QByteArrayView plain = body;
    if (!m_isPlain) {
        const Fault fault
            = cipher->openInPlace(input->writable() + LengthSize, body.size(), &plain);
        if (fault != Fault::None)
            return fail(fault);
    }
    FrameReader::drop(input, body);
    m_message.type = qFromBigEndian<quint32>(plain.data());
    m_view = plain.sliced(TypeSize);
    m_isInInput = true;
    return Result::Frame;
}

/*! Begins a large frame, if its head is there. Others are waited for. */
Version2Reader::Result Version2Reader::begin(InputBuffer *input, FrameCipher *cipher)
{
    const qsizetype headSize = LengthSize + (m_isPlain ? 0 : NonceSize) + qsizetype(TypeSize);
    if (input->size() < headSize)
        return Result::NeedMore;
    const QByteArrayView head = input->view().first(headSize);
    m_dataSize = qsizetype(qFromBigEndian<quint32>(head.data()) - m_bounds.min);
    if (m_dataSize < LargeData)
        return Result::NeedMore;
    uchar type[TypeSize];
    std::copy_n(head.last(TypeSize).begin(), TypeSize, type);
    if (!m_isPlain) {
        const Fault fault = cipher->beginOpen(head.sliced(LengthSize, NonceSize));
        if (fault != Fault::None)
            return fail(fault);
        if (!cipher->openPart(head.last(TypeSize), type))
            return fail(Fault::Integrity);
    }
    m_message.type = qFromBigEndian<quint32>(type);
    m_message.data = spare.take(m_dataSize);
    m_view = {};
    m_arrived = 0;
    m_isUnderWay = true;
    input->drop(headSize);
    return proceed(input, cipher);
}

Version2Reader::Result Version2Reader::proceed(InputBuffer *input, FrameCipher *cipher)
{
    if (!takePart(input, cipher))
        return fail(Fault::Integrity);
    if (m_arrived < m_dataSize)
        return Result::NeedMore;
    if (m_isPlain)
        return finish();
    if (input->size() < qsizetype(TagSize))
        return Result::NeedMore;
    const Fault fault = cipher->finishOpen(input->view().first(TagSize));
    if (fault != Fault::None)
        return fail(fault);
    input->drop(TagSize);
    return finish();
}

bool Version2Reader::takePart(InputBuffer *input, FrameCipher *cipher)
{
    const qsizetype size = std::min(input->size(), m_dataSize - m_arrived);
    if (size == 0)
        return true;
    const QByteArrayView part = input->view().first(size);
    if (m_message.data.size() < m_arrived + size)
        m_message.data.resize(m_arrived + size);
    char *const to = m_message.data.data() + m_arrived;
    if (m_isPlain)
        std::copy_n(part.begin(), size, to);
    else if (!cipher->openPart(part, reinterpret_cast<uchar *>(to)))
        return false;
    m_arrived += size;
    input->drop(size);
    return true;
}

Version2Reader::Result Version2Reader::finish()
{
    m_isUnderWay = false;
    m_isInInput = false;
    m_message.data.resize(m_dataSize);
    m_view = m_message.data;
    return Result::Frame;
}

InputBuffer::Room Version2Reader::room()
{
    const qsizetype rest = m_isUnderWay && m_isPlain ? m_dataSize - m_arrived : 0;
    if (rest < LargeData)
        return { nullptr, 0 }; // a read of its own is not worth it
    const qsizetype size = std::min(rest, MostAhead);
    if (m_message.data.size() < m_arrived + size)
        m_message.data.resize(m_arrived + size);
    return { m_message.data.data() + m_arrived, size };
}

Message Version2Reader::takeFrame()
{
    if (m_isUnderWay)
        return {}; // its tag was not checked
    if (m_isInInput) {
        m_message.data = spare.copyOf(m_view);
        m_isInInput = false;
    }
    m_view = {};
    return std::exchange(m_message, {});
}

Version2Reader::Result Version2Reader::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_message = {};
    m_view = {};
    return Result::Failed;
}

} // namespace GipcWire
