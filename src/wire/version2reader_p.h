// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frame_p.h"
#include "sparebuffer_p.h"

namespace GipcWire {

/*! Version 2, incoming: takes frames out of the stream and opens them. Each is sealed as a whole: of a
    large one what arrives is opened at once, but nothing is handed on before its tag was checked.
    Control frames mean nothing here and are skipped; a Go peer may send them to keep a line
    open. */
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
    /*! The message lies in the input, not in memory of its own. */
    bool isInInput() const { return m_isInInput; }
    Message takeFrame();

    /*! Where bytes of a large message may be read to, when no others can come first; otherwise null. */
    InputBuffer::Room room();
    void filled(qsizetype size) { m_arrived += size; }

    /*! Memory of the message that is under way. */
    qsizetype unfinished() const { return m_isUnderWay ? m_message.data.capacity() : 0; }

    /*! The memory for messages to come. */
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
    Message m_message;
    QByteArrayView m_view;
    bool m_isInInput = false;
    bool m_isUnderWay = false; ///< a large frame
    bool m_isPlain; ///< frames are not sealed
    qsizetype m_dataSize = 0; ///< of the one under way
    qsizetype m_arrived = 0; ///< and how much of it is there
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
};

} // namespace GipcWire
