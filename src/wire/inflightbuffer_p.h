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

/*! Messages on their way to the kernel: taken from the outbox in blocks, sealed as late as
    possible and piece by piece, so that a large one is encrypted while its beginning travels. A
    message that has not left whole can still be taken back, for the peer cannot have it then:
    neither half a frame nor half a record is of use.

    There are two streams: that of the frames, which are the messages, and that of the bytes on the
    line. Marks say how far the first has left when so much of the second has. */
class InFlightBuffer
{
public:
    /*! Everything that was taken has left. */
    bool isEmpty() const { return !hasUnsealed() && size() == 0; }
    /*! Bytes for the line. */
    qint64 size() const { return m_end - m_sent; }
    /*! What is next to be written; not necessarily all. */
    QByteArrayView view() const;

    void take(FrameQueue::Block block);
    /*! sealSome() has something to do. */
    bool hasUnsealed() const { return m_sealing < m_blocks.size(); }
    /*! Nothing is sealed of a frame whose rest is not: another one may come here. */
    bool isBetweenFrames() const
    {
        return !hasUnsealed() || m_offset == m_blocks.at(m_sealing).begin;
    }
    /*! Adds to the line: about a record, or a frame, or a block. Not all of it may be in view() before
        flush(). */
    GipcWire::Fault sealSome(GipcWire::Session *session);
    GipcWire::Fault flush(GipcWire::Session *session);
    /*! The session's own frames, behind what was sealed. */
    GipcWire::Fault sealControl(GipcWire::Session *session);
    GipcWire::Fault sealClose(GipcWire::Session *session, GipcWire::CloseReason reason);

    /*! The kernel took \a bytes of view(). Returns what messages that are out completely had
        cost. */
    qint64 advance(qint64 bytes);
    /*! Messages that are out completely, and their data; since the beginning. */
    quint64 sentMessages() const { return m_sentMessages; }
    quint64 sentData() const { return m_sentData; }

    /*! Empties the window and hands back, in order, the messages that have not left whole. */
    std::deque<FrameQueue::Block> takeUnsent();

private:
    struct Piece
    {
        qint64 begin; ///< of the first byte of bytes, even if it is not for the line
        QByteArray bytes;

        qint64 end() const { return begin + bytes.size(); }
    };
    struct Mark
    {
        qint64 line; ///< when the line has left up to here
        qint64 frames; ///< the frames have up to there
        bool isPlain; ///< and what is before it, byte for byte
    };

    QByteArray *joinedPiece(qsizetype expected);
    void addSharedPiece(const QByteArray &bytes, qsizetype from = 0);
    GipcWire::Fault addPlain(GipcWire::Session *session);
    GipcWire::Fault addSealed(GipcWire::Session *session);
    void consumed(qsizetype size);
    GipcWire::Fault sealed(GipcWire::Fault fault);
    qint64 releaseSent(qint64 left);
    void dropSentPieces();

    // Positions count the bytes of a stream from its beginning.
    qint64 m_sent = 0; ///< of the line
    qint64 m_end = 0;
    std::deque<Piece> m_pieces;
    bool m_lastIsJoined = false; ///< bytes may be appended to the last piece
    std::deque<Mark> m_marks;

    std::deque<FrameQueue::Block> m_blocks; ///< their begin: the first frame that has not left
    qint64 m_released = 0; ///< of the frames: where the first block begins
    qint64 m_sealed = 0; ///< of the frames
    size_t m_sealing = 0; ///< the block that is next to be sealed
    qsizetype m_offset = 0; ///< and where in it, from the first byte of frames on
    quint64 m_sentMessages = 0;
    quint64 m_sentData = 0;
};

} // namespace GipcCore
