// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "protocol_p.h"
#include "sparebuffer_p.h"

#include <array>

namespace GipcWire {

/*! GIPC-X: puts frames, u32 length | u32 type | data, together from a stream that comes in pieces
    of any size.

        Length ─► Type ─► [Code] ─► Data ─► whole ─► Length ...
           └───────┴────────┴─► Failed

    The names say which bytes are awaited; m_headSize tells the first two from the others. Each is
    checked as soon as it is there. Code is the first data byte of a control frame: it says how much
    data there may be. What it means is decided in ExtendedSession.

    Memory for the data grows with what has arrived, never with what was announced. */
class FrameAssembler
{
public:
    /*! \a converses: the frames of conversations are known, too. */
    explicit FrameAssembler(quint32 maxDataSize, bool converses = false)
        : m_maxDataSize(maxDataSize)
        , m_converses(converses)
    { }

    enum class Result { NeedMore, Frame, Failed };

    /*! Takes from the front of \a bytes what belongs to the frame under way. On NeedMore nothing of
        them is left. */
    Result take(QByteArrayView *bytes);

    // After Frame:
    quint32 type() const { return m_frame.type; }
    /*! Its data. */
    QByteArrayView view() const { return m_view; }
    /*! Whether the data still lies where it came in, as that of a frame in one piece does. Otherwise it
        has memory of its own. */
    bool isInPlace() const { return m_isInPlace; }
    bool isKeyUpdate() const
    {
        return m_frame.type == ControlType && quint8(m_view.front()) == KeyUpdateCode;
    }
    Message takeFrame();
    /*! It is not needed. */
    void dropFrame();

    /*! Where the caller may put the next \a size bytes, if all of them are data of the message
        under way; otherwise null. They count as arrived from this call on. So either they are put
        there and take() is called, with nothing more, or the session ends. */
    char *room(qsizetype size);

    /*! The memory, in bytes, of the message under way. */
    qsizetype unfinished() const { return m_frame.data.capacity(); }

    /*! Memory that is used for messages to come. */
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
    const bool m_converses;
    std::array<char, LengthSize + TypeSize>
        m_head {}; ///< Length and Type: its first m_headSize bytes
    qsizetype m_headSize = 0; ///< below 4 in Length, below 8 in Type, 8 in Code and Data
    quint32 m_dataSize = 0; ///< from Type on: as announced
    Message m_frame; ///< Data: what has arrived of it; whole: all, unless it is in place
    QByteArrayView m_view; ///< whole
    bool m_isInPlace = false; ///< whole
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
};

} // namespace GipcWire
