// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "frameassembler_p.h"
#include "inputbuffer_p.h"
#include "record_p.h"

#include <optional>

namespace GipcWire {

/*! GIPC-X, incoming: opens records, where they lie, and takes the frames out of them; follows the peer's
    key updates. A record is used when it was opened, so nothing is handed on that the peer did not
    send. Without encryption the frames come bare. */
class RecordReader
{
public:
    /*! \a opener is nothing without encryption. */
    RecordReader(std::optional<RecordOpener> opener, quint32 maxDataSize);

    enum class Result { NeedMore, Frame, Failed };

    /*! Takes from \a input what it can use. */
    Result next(InputBuffer *input);

    // After Frame: a message, or a control frame other than KEYUPDATE.
    quint32 type() const { return m_assembler.type(); }
    /*! Its data, until next(). */
    QByteArrayView view() const { return m_assembler.view(); }
    /*! It lies in the input, not in memory of its own. */
    bool isInInput() const { return m_assembler.isInPlace(); }
    Message takeFrame() { return m_assembler.takeFrame(); }

    SpareBuffer &spare() { return m_assembler.spare; }
    qsizetype unfinished() const { return m_assembler.unfinished(); }

    /*! The peer has said its last: a key update, too, is one frame too many now. */
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

    std::optional<RecordOpener> m_opener;
    FrameAssembler m_assembler;
    qsizetype m_plainSize
        = 0; ///< what is left of a record that was opened: the input begins with it
    quint64 m_records = 0;
    quint64 m_keyUpdates = 0;
    bool m_refusesKeyUpdates = false;
    Fault m_fault = Fault::None;
    quint64 m_faultValue = 0;
};

} // namespace GipcWire
