// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "frameassembler_p.h"

#include <QtCore/QtEndian>

#include <algorithm>

namespace GipcWire {
namespace {

struct Sizes
{
    quint64 min;
    quint64 max;
};

constexpr quint32 CodeSize = 1;
constexpr quint32 IdSize = 8; // and that of a count

/*! How much data a control frame of a conversation has, its code included. */
std::optional<Sizes> sizesInConversation(ControlCode code, quint32 maxDataSize)
{
    switch (code) {
    case RequestCode:
        return Sizes { RequestFieldsSize, RequestFieldsSize + quint64(maxDataSize) };
    case ReplyCode: // one that failed has a text, even if the limit is smaller
        return Sizes { ReplyFieldsSize,
                       ReplyFieldsSize + std::max<quint64>(maxDataSize, MaxReplyText) };
    case AckCode:
    case CancelCode:
        return Sizes { CodeSize + IdSize, CodeSize + IdSize };
    case SessionCode:
        return Sizes { CodeSize + 1, MaxSessionFrameSize };
    case GoAwayCode:
        return Sizes { CodeSize + 1, CodeSize + 1 + quint32(MaxCloseText) };
    case FinishedCode: // these are known without it
    case PingCode:
    case PongCode:
    case CloseCode:
    case KeyUpdateCode:
    case ErrorCode:
        break;
    }
    return std::nullopt;
}

/*! The same of those that are always known. Nothing for a frame that may not come. */
std::optional<Sizes> sizesOf(ControlCode code)
{
    switch (code) {
    case PingCode:
    case PongCode:
        return Sizes { CodeSize + IdSize, CodeSize + IdSize };
    case CloseCode:
        return Sizes { CodeSize + 1, CodeSize + 1 + quint32(MaxCloseText) };
    case KeyUpdateCode:
        return Sizes { CodeSize, CodeSize };
    case ErrorCode:
        return Sizes { CodeSize + 2, CodeSize + 2 };
    case FinishedCode: // belongs to the handshake
    case RequestCode: // this and those that follow: of conversations
    case ReplyCode:
    case AckCode:
    case SessionCode:
    case CancelCode:
    case GoAwayCode:
        break;
    }
    return std::nullopt;
}

} // namespace

FrameAssembler::Result FrameAssembler::take(QByteArrayView *bytes)
{
    if (m_fault != Fault::None)
        return Result::Failed;
    constexpr qsizetype HeadSize = std::tuple_size_v<decltype(m_head)>;
    if (m_headSize < LengthSize && takeHead(bytes, LengthSize) && !checkLength())
        return Result::Failed;
    if (m_headSize >= LengthSize && m_headSize < HeadSize && takeHead(bytes, HeadSize)
        && !checkHead())
        return Result::Failed;
    if (m_headSize < HeadSize)
        return Result::NeedMore;

    // The code of a control frame is checked before its size is believed.
    const bool codeIsNext = m_frame.type == ControlType && m_frame.data.isEmpty();
    if (codeIsNext && !bytes->isEmpty() && !checkControl(quint8(bytes->front())))
        return Result::Failed;
    const bool isInPlace = m_frame.data.isEmpty() && bytes->size() >= qsizetype(m_dataSize);
    if (isInPlace) {
        m_view = bytes->first(m_dataSize);
        *bytes = bytes->sliced(m_dataSize);
    } else if (!gather(bytes)) {
        return Result::NeedMore;
    }
    m_isInPlace = isInPlace;
    m_headSize = 0;
    return Result::Frame;
}

/*! Copies data to memory of its own. True if the frame is whole. */
bool FrameAssembler::gather(QByteArrayView *bytes)
{
    const qsizetype size = std::min(bytes->size(), qsizetype(m_dataSize) - m_frame.data.size());
    if (m_frame.data.isEmpty() && size > 0)
        m_frame.data = spare.take(m_dataSize);
    m_frame.data.append(bytes->first(size));
    *bytes = bytes->sliced(size);
    m_view = m_frame.data;
    return m_frame.data.size() == qsizetype(m_dataSize);
}

Message FrameAssembler::takeFrame()
{
    if (std::exchange(m_isInPlace, false)) {
        m_frame.data = spare.copyOf(m_view);
    }
    m_view = {};
    return std::exchange(m_frame, {});
}

void FrameAssembler::dropFrame()
{
    m_isInPlace = false;
    m_view = {};
    m_frame = {};
}

char *FrameAssembler::room(qsizetype size)
{
    const qsizetype before = m_frame.data.size();
    const bool fits = m_headSize == qsizetype(m_head.size()) && m_frame.type != ControlType
        && before + size <= qsizetype(m_dataSize);
    if (!fits)
        return nullptr;
    if (before == 0)
        m_frame.data = spare.take(m_dataSize);
    m_frame.data.resize(before + size);
    return m_frame.data.data() + before;
}

/*! Fills the head up to \a size. True if it has reached that. */
bool FrameAssembler::takeHead(QByteArrayView *bytes, qsizetype size)
{
    const qsizetype count = std::min(size - m_headSize, bytes->size());
    std::copy_n(bytes->begin(), count, m_head.begin() + m_headSize);
    m_headSize += count;
    *bytes = bytes->sliced(count);
    return m_headSize == size;
}

bool FrameAssembler::checkLength()
{
    const auto length = qFromBigEndian<quint32>(m_head.data());
    if (length < TypeSize)
        return fail(Fault::MalformedFrame);
    m_dataSize = length - TypeSize;
    return true;
}

bool FrameAssembler::checkHead()
{
    m_frame.type = qFromBigEndian<quint32>(m_head.data() + LengthSize);
    if (m_frame.type >= FirstForbiddenType)
        return fail(Fault::MalformedFrame);
    // Its upper limit depends on its code: checkControl().
    if (m_frame.type == ControlType)
        return m_dataSize > 0 || fail(Fault::MalformedFrame);
    if (m_dataSize > m_maxDataSize)
        return fail(Fault::MessageTooLarge, m_dataSize);
    m_frame.data.resize(0);
    return true;
}

bool FrameAssembler::checkControl(quint8 code)
{
    auto sizes = sizesOf(ControlCode(code));
    if (!sizes && m_converses)
        sizes = sizesInConversation(ControlCode(code), m_maxDataSize);
    if (!sizes)
        return fail(Fault::UnexpectedFrame);
    const bool carriesData = code == RequestCode || code == ReplyCode;
    if (carriesData && m_dataSize > sizes->max)
        return fail(Fault::MessageTooLarge, m_dataSize - sizes->min);
    if (m_dataSize < sizes->min || m_dataSize > sizes->max)
        return fail(Fault::MalformedFrame);
    return true;
}

/*! Always false, for callers that return it. */
bool FrameAssembler::fail(Fault fault, quint64 value)
{
    m_fault = fault;
    m_faultValue = value;
    m_frame = {};
    m_view = {};
    return false;
}

} // namespace GipcWire
