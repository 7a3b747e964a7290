// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "protocol_p.h"
#include "sparebuffer_p.h"

#include <array>

namespace GipcWire {

/*! GIPC-X: puts frames, u32 length | u32 type | data, together from a stream that comes in pieces of
    any size. A frame's bounds are checked as soon as its head is there; the memory for its data
    grows with what has arrived.

    Of a control frame the data begins with its code. What the codes mean is decided in
    ExtendedSession. */
class FrameAssembler
{
public:
    explicit FrameAssembler(quint32 maxDataSize)
        : m_maxDataSize(maxDataSize)
    { }

    enum class Result { NeedMore, Frame, Failed };

    /*! Takes from the front of \a bytes what belongs to the frame under way; on NeedMore nothing of
        them is left. */
    Result take(QByteArrayView *bytes);

    // After Frame:
    quint32 type() const { return m_frame.type; }
    /*! Its data. */
    QByteArrayView view() const { return m_view; }
    /*! A message that came in one piece lies where it came, not in memory of its own. */
    bool isInPlace() const { return m_isInPlace; }
    bool isKeyUpdate() const
    {
        return m_frame.type == ControlType && quint8(m_view.front()) == KeyUpdateCode;
    }
    Message takeFrame();

    /*! Where \a size bytes that come next belong, if all of them are data of the message under way;
        otherwise null. They are there then: take() follows, with nothing, or the session's end. */
    char *room(qsizetype size);

    /*! Memory of the message that is under way. */
    qsizetype unfinished() const { return m_frame.data.capacity(); }

    /*! The memory for messages to come. */
    SpareBuffer spare;

    Fault fault() const { return m_fault; }
    quint64 faultValue() const { return m_faultValue; }

    /*! No part of a frame waits for its rest. */
    bool isAtBoundary() const { return m_headSize == 0; }

private:
    bool gather(QByteArrayView *bytes);
    bool takeHead(QByteArrayView *bytes, qsizetype size);
    bool checkLength();
    bool checkHead();
    bool checkControl(quint8 code);
    bool fail(Fault fault, quint64 value = 0);

    const quint32 m_maxDataSize;
    std::array<char, LengthSize + TypeSize> m_head {};
    qsizetype m_headSize = 0;
    quint32 m_dataSize = 0; ///< as announced; sensible once the head was checked
    Message m_frame;
    QByteArrayView m_view;
    bool m_isInPlace = false;
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
};

} // namespace GipcWire
