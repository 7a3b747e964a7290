// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frameassembler_p.h"
#include "inputbuffer_p.h"
#include "record_p.h"

#include <optional>

namespace GipcWire {

/*! GIPC-X, incoming: opens records where they lie, takes the frames out of them, and follows the
    peer's key updates. Without encryption there are no records, and the stream is the frames.

        [awaiting a record ─► using it up] ─► frame ─► ...        in brackets: with encryption
              └────────────────────┴────────────► Failed

    Frames are taken from a record only after all of it was opened: so nothing is handed on that the
    peer has not sealed. */
class RecordReader
{
public:
    /*! \a opener is nothing without encryption. */
    RecordReader(std::optional<RecordOpener> opener, quint32 maxDataSize, bool converses = false);

    enum class Result { NeedMore, Frame, Failed };

    /*! Takes from \a input what it can use. */
    Result next(InputBuffer *input);

    // After Frame, which is a message or a control frame other than KEYUPDATE:
    quint32 type() const { return m_assembler.type(); }
    /*! Its data, until next(). */
    QByteArrayView view() const { return m_assembler.view(); }
    /*! Whether it lies in the input. Otherwise it has memory of its own. */
    bool isInInput() const { return m_assembler.isInPlace(); }
    Message takeFrame() { return m_assembler.takeFrame(); }
    void dropFrame() { m_assembler.dropFrame(); }

    SpareBuffer &spare() { return m_assembler.spare; }
    qsizetype unfinished() const { return m_assembler.unfinished(); }

    /*! The peer has sent CLOSE. From now on even a key update is a fault. */
    void refuseKeyUpdates() { m_refusesKeyUpdates = true; }

    Fault fault() const { return m_fault; }
    quint64 faultValue() const { return m_faultValue; }

    /*! Nothing of what was taken from the input waits to be used. */
    bool isAtBoundary() const { return m_plainSize == 0 && m_assembler.isAtBoundary(); }

private:
    bool openRecord(InputBuffer *input);
    void drop(InputBuffer *input, qsizetype size);
    bool followKeyUpdate();
    bool fail(Fault fault, quint64 value = 0);

    std::optional<RecordOpener> m_opener; ///< nothing without encryption
    FrameAssembler m_assembler;
    qsizetype m_plainSize = 0; ///< using it up: bytes left of the record, at the input's begin
    quint64 m_records = 0; ///< that were opened
    quint64 m_keyUpdates = 0; ///< that were followed
    bool m_refusesKeyUpdates = false;
    Fault m_fault = Fault::None; ///< Failed
    quint64 m_faultValue = 0; ///< Failed
};

} // namespace GipcWire
