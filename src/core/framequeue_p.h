// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

#include <deque>
#include <limits>
#include <vector>

namespace GipcCore {

/*! What each message counts beside its data, in inboxes and outboxes. */
constexpr qint64 MessageOverhead = 64;

/*! Messages in order, packed as the frames they become: u32 length | u32 type | data. Small ones lie one
    behind the other, so that a block of them is sent, or sealed, as a whole and costs nothing for
   each. The data of a large one stays where it is, shared with the program and with other queues.
 */
class FrameQueue
{
public:
    /*! Frames that stay together. */
    struct Block
    {
        QByteArray frames; ///< or the head of a single large one
        QByteArray data; ///< of a large one
        qsizetype begin = 0; ///< where the first frame of it begins in frames
        qsizetype count = 0; ///< of messages
        qsizetype largest = 0; ///< no message has more data

        qsizetype size() const { return frames.size() - begin + data.size(); }
        /*! Of the frame at \a position of frames, with its head. */
        qsizetype frameSizeAt(qsizetype position) const;
        qint64 cost() const;
        void dropFirst();
        /*! The sizes of those that were. */
        std::vector<qsizetype> dropLargerThan(qsizetype dataSize);
    };
    static qint64 costOf(qsizetype dataSize) { return dataSize + MessageOverhead; }
    /*! The same of a frame with its head. */
    static qint64 costOfFrame(qsizetype frameSize);

    void append(int type, const QByteArray &data);
    void prepend(std::deque<Block> blocks);
    std::deque<Block> takeAll();

    bool isEmpty() const { return m_count == 0; }
    qsizetype count() const { return m_count; }

    /*! The first messages, at least one, not more than \a most. */
    Block take(qsizetype most = std::numeric_limits<qsizetype>::max());
    /*! What the first message had cost. */
    qint64 dropFirst();

private:
    std::deque<Block> m_blocks;
    qsizetype m_count = 0;
};

} // namespace GipcCore
