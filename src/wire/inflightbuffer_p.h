// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "framequeue_p.h"

#include <QtCore/QByteArray>

#include <deque>

namespace GipcWire {
class Session;
enum class Fault;
enum class CloseReason : quint8;
}

namespace GipcCore {

/*! Messages on their way to the kernel. They come from the outbox in blocks and are sealed as late
    as possible, piece by piece: so a large one is encrypted while its begin is already sent.

        frames   take() ─► blocks ─► sealSome() ─┐
        line                                     └─► pieces ─► view() ─► advance()

    Two streams are counted, each from its own begin: the frames, which are the messages, and the
    line, which are the bytes to be written. A mark says how many bytes of the frames the peer can
    have when so many bytes of the line have left.

    A message that has not left as a whole can be taken back. The peer cannot have it: it can use
    neither half a frame nor half a record. */
class InFlightBuffer
{
public:
    /*! Whether everything that was taken has left. */
    bool isEmpty() const { return !hasUnsealed() && size() == 0; }
    /*! How many bytes are ready to be written. */
    qint64 size() const { return m_end - m_sent; }
    /*! The first of them, in one piece. */
    QByteArrayView view() const;

    void take(FrameQueue::Block block);
    /*! Whether sealSome() has something to do. */
    bool hasUnsealed() const { return m_sealing < m_blocks.size(); }
    /*! Whether another frame may come here: no message is sealed in part. */
    bool isBetweenFrames() const
    {
        return !hasUnsealed() || m_offset == m_blocks.at(m_sealing).begin;
    }
    /*! Seals about a record, a frame or a block. What fills no record is kept by the session until
        more follows, or flush(). */
    GipcWire::Fault sealSome(GipcWire::Session *session);
    GipcWire::Fault flush(GipcWire::Session *session);
    /*! The session's own frames. They come behind what was sealed, and no message is released for
        them. */
    GipcWire::Fault sealControl(GipcWire::Session *session);
    /*! Another one of this connection's, between two frames. */
    GipcWire::Fault sealFrame(GipcWire::Session *session, QByteArrayView frame);
    GipcWire::Fault sealClose(GipcWire::Session *session, const GipcWire::CloseNotice &notice);

    /*! The kernel took \a bytes of view(). Returns the cost of the messages that have left as a
        whole by that. Frames that were made for slots cost nothing. */
    qint64 advance(qint64 bytes);
    /*! How many messages have left as a whole, and how many bytes of data they had. */
    quint64 sentMessages() const { return m_sentMessages; }
    quint64 sentData() const { return m_sentData; }
    /*! What the frames that were made for slots would cost as messages, as long as they have not left. */
    qint64 latestCost() const { return m_latestCost; }

    /*! Empties the buffer. Returns, in order, the messages that have not left as a whole. */
    std::deque<FrameQueue::Block> takeUnsent();

private:
    struct Piece
    {
        qint64 begin; ///< where bytes would begin on the line if all of them were for it
        QByteArray bytes;

        qint64 end() const { return begin + bytes.size(); }
    };
    struct Mark
    {
        qint64 line; ///< when the line has left up to this position,
        qint64 frames; ///< the frames have left up to that one
        bool isPlain; ///< the bytes before it are frames as they are: a part of them counts
    };

    QByteArray *joinedPiece(qsizetype expected);
    void addSharedPiece(const QByteArray &bytes, qsizetype from = 0);
    GipcWire::Fault addPlain(GipcWire::Session *session);
    GipcWire::Fault addSealed(GipcWire::Session *session);
    void consumed(qsizetype size);
    GipcWire::Fault sealed(GipcWire::Fault fault);
    qint64 releaseSent(qint64 left);
    void dropSentPieces();

    // Positions on the line.
    qint64 m_sent = 0; ///< up to here the kernel has it
    qint64 m_end = 0; ///< up to here it is ready to be written
    std::deque<Piece> m_pieces; ///< what lies between, and what was sent of the first
    bool m_lastIsJoined = false; ///< more may be appended to the last piece
    std::deque<Mark> m_marks; ///< those that the line has not reached

    // Positions in the stream of frames.
    std::deque<FrameQueue::Block> m_blocks; ///< what has not left; a block's begin moves on
    qint64 m_released = 0; ///< where the first block begins
    qint64 m_sealed = 0; ///< up to here it is sealed
    size_t m_sealing = 0; ///< the index of the block to be sealed next
    qsizetype m_offset = 0; ///< where in that block, counted through frames and then data
    quint64 m_sentMessages = 0;
    quint64 m_sentData = 0;
    qint64 m_latestCost = 0;
};

} // namespace GipcCore
