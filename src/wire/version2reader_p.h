// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "sparebuffer_p.h"

namespace GipcWire {

/*! Version 2, incoming: takes frames out of the stream and opens them.

        Between ───────────────► Frame ─► Between ...    a small frame, once it is whole
           └─────► UnderWay ───────▲                     a large one, once its head is there

    Between    no frame has begun, or less of it is there than its head
    UnderWay   a large frame: what arrives of it is opened at once, into memory of its own
    Failed     may follow each

    Each frame is sealed as a whole. So nothing of a large one is handed on before its tag, which
    comes last, was checked.

    Control frames are skipped. They have no meaning in version 2, but keep a TCP connection in
    use. */
class Version2Reader
{
public:
    Version2Reader(bool encrypted, quint32 maxDataSize);

    enum class Result { NeedMore, Frame, Failed };

    /*! Takes from \a input what it can use. \a cipher is null without encryption. */
    Result next(InputBuffer *input, FrameCipher *cipher);

    // After Frame:
    quint32 type() const { return m_message.type; }
    QByteArrayView view() const { return m_view; }
    /*! Whether the message lies in the input. Otherwise it has memory of its own. */
    bool isInInput() const { return m_isInInput; }
    Message takeFrame();

    /*! Where bytes of a large message may be read to, which saves a copy. Null if others may come
        first. */
    InputBuffer::Room room();
    void filled(qsizetype size) { m_arrived += size; }

    /*! The memory, in bytes, of the message under way. */
    qsizetype unfinished() const { return m_isUnderWay ? m_message.data.capacity() : 0; }

    /*! Memory that is used for messages to come. */
    SpareBuffer spare;

    Fault fault() const { return m_fault; }
    quint64 faultValue() const { return m_faultValue; }

    /*! Nothing of what was taken from the input waits for its rest. */
    bool isAtBoundary() const { return !m_isUnderWay; }

private:
    Result takeWhole(InputBuffer *input, FrameCipher *cipher);
    Result begin(InputBuffer *input, FrameCipher *cipher);
    Result proceed(InputBuffer *input, FrameCipher *cipher);
    bool takePart(InputBuffer *input, FrameCipher *cipher);
    Result finish();
    Result fail(Fault fault, quint64 value = 0);

    const quint32 m_maxDataSize;
    const FrameReader::Bounds m_bounds;
    Message m_message; ///< UnderWay: what has arrived; Frame: the type, and the data unless in the
                       ///< input
    QByteArrayView m_view; ///< Frame
    bool m_isInInput = false; ///< Frame
    bool m_isUnderWay = false; ///< UnderWay
    bool m_isPlain; ///< frames are not sealed
    qsizetype m_dataSize = 0; ///< UnderWay
    qsizetype m_arrived = 0; ///< UnderWay: so much of the data is there
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
};

} // namespace GipcWire
