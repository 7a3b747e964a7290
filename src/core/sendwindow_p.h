// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "outbox_p.h"

#include <QtCore/QByteArray>

#include <deque>
#include <limits>

namespace GipcWire {
class Session;
enum class Fault;
enum class CloseReason : quint8;
}

namespace GipcCore {

/*! Frames on their way to the kernel, and which messages they are: messages are sealed as late as
    possible, and one that has not left whole can still be taken back, for the peer cannot have it
    then: neither half a frame nor half a record is of use. Only a large one that has left in part
    is not kept.

    Small frames are joined, so that one write takes many; a large frame that all connections share
    (OutMessage::frame) stays where it is. */
class SendWindow
{
public:
    bool isEmpty() const { return m_sent == m_end; }
    qint64 size() const { return m_end - m_sent; }
    /*! What is next to be written; not necessarily all. */
    QByteArrayView view() const;

    /*! Takes a message; its bytes may not be in view() before flush(). */
    GipcWire::Fault seal(OutMessage message, GipcWire::Session *session);
    GipcWire::Fault flush(GipcWire::Session *session);
    /*! The session's own frames, behind what was taken. */
    GipcWire::Fault sealControl(GipcWire::Session *session);
    GipcWire::Fault sealClose(GipcWire::Session *session, GipcWire::CloseReason reason);

    /*! The kernel took \a bytes of view(). Returns what messages that are out completely had
        cost. */
    qint64 advance(qint64 bytes);
    /*! Messages that are out completely, and their data; since the beginning. */
    quint64 sentMessages() const { return m_sentMessages; }
    quint64 sentData() const { return m_sentData; }

    /*! Empties the window and hands back, in order, the messages that have not left whole. \a lost
        is set to the cost of a large one that had left in part. */
    std::deque<OutMessage> takeUnsent(qint64 *lost);

private:
    struct Piece
    {
        qint64 begin;
        QByteArray bytes;

        qint64 end() const { return begin + bytes.size(); }
    };
    static constexpr qint64 NotSealed = std::numeric_limits<qint64>::max();

    struct Entry
    {
        qint64 begin; ///< of the first frame or record with something of it
        qint64 end; ///< of the last one
        qint64 cost;
        OutMessage message;
        bool isKept = true; ///< the message is still there
    };

    QByteArray *joinedPiece();
    void addSharedPiece(const QByteArray &frame);
    GipcWire::Fault sealed(GipcWire::Fault fault, const GipcWire::Session &session);
    void closeEntries(qint64 end, size_t butLast);
    void dropSentPieces();

    // All positions count the bytes of the stream from its beginning.
    qint64 m_sent = 0;
    qint64 m_end = 0;
    std::deque<Piece> m_pieces;
    bool m_lastIsJoined = false; ///< frames may be appended to the last piece
    std::deque<Entry> m_entries;
    quint64 m_sentMessages = 0;
    quint64 m_sentData = 0;
};

} // namespace GipcCore
