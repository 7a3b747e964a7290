// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "memorytotal_p.h"
#include "protocol_p.h"
#include "ticket_p.h"

#include <QtCore/QByteArray>
#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>
#include <deque>
#include <limits>
#include <optional>
#include <vector>

namespace GipcCore {

/*! What a message counts in inboxes and outboxes, in bytes, beside its data. */
constexpr qint64 MessageOverhead = 64;

/*! Messages in order, packed as the frames they become: u32 length | u32 type | data.

    Small messages lie one behind the other, and a block of them is sent or sealed as a whole: so a
    single one costs next to nothing. The data of a large message is not copied: it is shared with
    the program and with other queues.

    Between messages there may be slots. A slot is the place of a frame that is not made before it
    is taken: whoever takes it knows what is in the slot by then. */
class FrameQueue
{
public:
    /*! What the frames of a block are. REQUEST has the handle of a request where its id comes
        (OwnRequests), until it is numbered. */
    enum class Kind { Messages, Requests, Replies, Cancels };

    /*! Frames that stay together, all of a kind. */
    struct Block
    {
        Kind kind = Kind::Messages;
        QByteArray frames; ///< small frames, or the head of one large; in a queue with room behind
        QByteArray data; ///< of the large one; empty with small frames
        qsizetype begin = 0; ///< where the first frame begins in frames
        qsizetype end = 0; ///< where the last frame ends in frames
        qsizetype count = 0; ///< of frames
        qsizetype largest = 0; ///< none has more data than this, fields included
        std::shared_ptr<Ticket> ticket; ///< if the writer of its only message waits
        MemoryShare memory; ///< of frames, and of data that no other queue has
        std::shared_ptr<MemoryShare> common; ///< of data that other queues have as well
        std::vector<quint32> latest; ///< slots: a block that has some has no frames
        bool isLatest = false; ///< its frames were made for slots, which no limit counts

        qsizetype size() const { return end - begin + data.size(); }
        /*! The size of the frame that begins at \a position of frames, with its head. */
        qsizetype frameSizeAt(qsizetype position) const;
        qint64 cost() const;
        void dropFirst();
        /*! So many from the front, fewer than there are. */
        Block takeFirst(qsizetype number);
        /*! Not of Messages: the id of the frame at \a position, or what stands in its place. */
        quint64 idAt(qsizetype position) const;
        void setIdAt(qsizetype position, quint64 id);
        /*! Keeps those frames of requests or replies for which \a keeps answers true, by id and size of
            what they carry. What the others cost. */
        template <typename Predicate> qint64 keepIf(Predicate keeps);
        /*! Drops messages with more data than that. Returns their sizes. */
        std::vector<qsizetype> dropLargerThan(qsizetype dataSize);
    };
    explicit FrameQueue(std::shared_ptr<MemoryTotal> total = {})
        : m_total(std::move(total))
    { }

    /*! Whether data of this size is shared. */
    static bool isLarge(const QByteArray &data) { return data.size() >= LargeData; }

    static qint64 costOf(qsizetype dataSize) { return dataSize + MessageOverhead; }
    /*! The same from the size of the frame, with its head. */
    static qint64 costOfFrame(qsizetype frameSize);

    void append(int type, const QByteArray &data)
    {
        Block *const last = m_blocks.empty() ? nullptr : &m_blocks.back();
        const qsizetype size = HeadSize + data.size();
        if (last && !isLarge(data) && last->end + size <= last->frames.size())
            put(last, type, data);
        else
            appendElsewhere(type, data);
    }
    /*! A control frame, whose data begins with \a fields. */
    void append(Kind kind, QByteArrayView fields, const QByteArray &data = {});
    /*! As Block::keepIf(), for all of that kind. */
    template <typename Predicate> qint64 keepIf(Kind kind, Predicate keeps);
    /*! All of that kind. What they cost. */
    qint64 drop(Kind kind);
    /*! In a block of its own, so that it can be withdrawn. */
    void append(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket);
    /*! Drops the messages that were withdrawn. Returns their cost. */
    qint64 dropWithdrawn();
    void prepend(std::deque<Block> blocks);
    std::deque<Block> takeAll();

    bool isEmpty() const { return m_count == 0; }
    qsizetype count() const { return m_count; }
    /*! There is a message or a slot. */
    bool hasNext() const { return !m_blocks.empty(); }

    void appendSlot(quint32 slot);
    qsizetype slotCount() const { return m_slotCount; }
    /*! Slots are next, and no messages. */
    bool isSlotNext() const { return !m_blocks.empty() && !m_blocks.front().latest.empty(); }
    /*! All that come before the next message. */
    const std::vector<quint32> &nextSlots() const { return m_blocks.front().latest; }
    void dropNextSlots(qsizetype count);
    void removeSlot(quint32 slot);
    void removeSlots();
    /*! In an empty queue: the next messages, of \a size with their heads, will lie in one block. */
    void reserve(qsizetype size);
    /*! With its head. */
    static qsizetype frameSizeOf(qsizetype dataSize) { return HeadSize + dataSize; }

    /*! Takes the first messages: at least one, and not more than \a most. */
    Block take(qsizetype most = std::numeric_limits<qsizetype>::max());
    /*! Drops the first message. Returns its cost, or 0 if there is none. */
    qint64 dropFirst();
    /*! The first frames that are REPLY or CANCEL, at least one; nothing if there are none. */
    std::optional<Block> takeAnswers();
    bool hasAnswers() const;

private:
    static constexpr qsizetype HeadSize = GipcWire::LengthSize + qsizetype(GipcWire::TypeSize);
    /*! Data of this size is shared. Less is copied, as that costs less than a block of its own. */
    static constexpr qsizetype LargeData = 16 * 1024;

    void appendElsewhere(int type, const QByteArray &data);
    void joinSlots(const std::deque<Block>::iterator &place);
    void countMemory(Block *block, const QByteArray &data) const;
    Block *beginControlBlock(Kind kind, qsizetype size, const QByteArray &data);
    void put(Block *block, int type, const QByteArray &data)
    {
        char *const head = block->frames.data() + block->end;
        qToBigEndian(quint32(data.size()) + GipcWire::TypeSize, head);
        qToBigEndian(quint32(type), head + GipcWire::LengthSize);
        block->end += HeadSize;
        if (isLarge(data)) {
            block->data = data;
        } else {
            std::memcpy(head + HeadSize, data.constData(), size_t(data.size()));
            block->end += data.size();
        }
        block->largest = std::max(block->largest, data.size());
        ++block->count;
        ++m_count;
    }

    std::shared_ptr<MemoryTotal> m_total;
    std::deque<Block> m_blocks;
    qsizetype m_count = 0;
    qsizetype m_slotCount = 0;
};

template <typename Predicate> qint64 FrameQueue::Block::keepIf(Predicate keeps)
{
    qint64 dropped = 0;
    QByteArray kept;
    qsizetype keptCount = 0;
    for (qsizetype position = begin; position < end;) {
        const qsizetype size = frameSizeAt(position);
        const qsizetype here
            = std::min(size, end - position); // the data of a large one is elsewhere
        if (keeps(idAt(position), size - HeadSize)) {
            kept.append(QByteArrayView(frames).sliced(position, here));
            ++keptCount;
        } else {
            dropped += costOfFrame(size);
        }
        position += here;
    }
    if (dropped == 0)
        return 0;
    frames = std::move(kept);
    begin = 0;
    end = frames.size();
    count = keptCount;
    if (count == 0)
        data.clear();
    return dropped;
}

template <typename Predicate> qint64 FrameQueue::keepIf(Kind kind, Predicate keeps)
{
    qint64 dropped = 0;
    for (Block &block : m_blocks) {
        if (block.kind != kind)
            continue;
        m_count -= block.count;
        dropped += block.keepIf(keeps);
        m_count += block.count;
    }
    if (dropped > 0)
        std::erase_if(m_blocks,
                      [](const Block &block) { return block.count == 0 && block.latest.empty(); });
    return dropped;
}

} // namespace GipcCore
