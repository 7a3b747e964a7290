// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "framequeue_p.h"

#include "bufferpool_p.h"

#include <iterator>
#include <utility>

namespace GipcCore {

namespace {

/*! A block that has got so large probably gets much larger. */
constexpr qsizetype MuchData = 4 * 1024;

/*! Small control frames share so much. */
constexpr qsizetype ControlBlockSize = 1024;

bool isAnswers(const FrameQueue::Block &block)
{
    return block.kind == FrameQueue::Kind::Replies || block.kind == FrameQueue::Kind::Cancels;
}

} // namespace

qsizetype FrameQueue::Block::frameSizeAt(qsizetype position) const
{
    return GipcWire::LengthSize + qsizetype(qFromBigEndian<quint32>(frames.constData() + position));
}

qint64 FrameQueue::Block::cost() const
{
    return size() + count * (MessageOverhead - HeadSize);
}

qint64 FrameQueue::costOfFrame(qsizetype frameSize)
{
    return costOf(frameSize - HeadSize);
}

void FrameQueue::Block::dropFirst()
{
    begin += std::min(frameSizeAt(begin), end - begin);
    data.clear();
    --count;
}

FrameQueue::Block FrameQueue::Block::takeFirst(qsizetype number)
{
    Block first;
    first.kind = kind;
    first.largest = largest;
    while (first.count < number) {
        const qsizetype size = frameSizeAt(begin);
        first.frames.append(QByteArrayView(frames).sliced(begin, size));
        first.end += size;
        ++first.count;
        dropFirst();
    }
    return first;
}

quint64 FrameQueue::Block::idAt(qsizetype position) const
{
    return qFromBigEndian<quint64>(frames.constData() + position + HeadSize + GipcWire::IdOffset);
}

void FrameQueue::Block::setIdAt(qsizetype position, quint64 id)
{
    qToBigEndian(id, frames.data() + position + HeadSize + GipcWire::IdOffset);
}

std::vector<qsizetype> FrameQueue::Block::dropLargerThan(qsizetype dataSize)
{
    std::vector<qsizetype> dropped;
    if (largest <= dataSize)
        return dropped;
    Block kept;
    while (count > 0) {
        const qsizetype size = frameSizeAt(begin);
        if (size - HeadSize > dataSize) {
            dropped.push_back(size - HeadSize);
        } else {
            kept.frames.append(QByteArrayView(frames).sliced(begin, size));
            kept.end += size;
            kept.largest = std::max(kept.largest, size - HeadSize);
            ++kept.count;
        }
        dropFirst();
    }
    kept.memory = std::move(memory);
    kept.isLatest = isLatest;
    *this = std::move(kept);
    return dropped;
}

/*! Begins a block, or makes the last one larger, for a frame that has no room in it. */
void FrameQueue::appendElsewhere(int type, const QByteArray &data)
{
    const qsizetype needed = HeadSize + (isLarge(data) ? 0 : data.size());
    const bool isFull = !m_blocks.empty() && m_blocks.back().data.isEmpty()
        && m_blocks.back().end + needed > BufferPool::BufferSize;
    const bool isAlone = m_blocks.empty() || !m_blocks.back().data.isEmpty()
        || m_blocks.back().ticket || m_blocks.back().kind != Kind::Messages
        || !m_blocks.back().latest.empty();
    if (isFull || isLarge(data) || isAlone)
        m_blocks.emplace_back();
    Block &block = m_blocks.back();
    if (block.frames.size() < block.end + needed) {
        const bool isMuch = isFull || block.end >= MuchData;
        QByteArray larger = isMuch && !isLarge(data)
            ? BufferPool::take()
            : QByteArray(std::max(block.end + needed, 4 * block.end), Qt::Uninitialized);
        std::memcpy(larger.data(), block.frames.constData(), size_t(block.end));
        block.frames = std::move(larger);
        countMemory(&block, data);
    }
    put(&block, type, data);
}

/*! No room stays behind the last frame of a block, so that a message does not join it: what is
    reserved is capacity. */
void FrameQueue::append(Kind kind, QByteArrayView fields, const QByteArray &data)
{
    const QByteArrayView here = isLarge(data) ? QByteArrayView() : QByteArrayView(data);
    const qsizetype size = HeadSize + fields.size() + here.size();
    Block *block = m_blocks.empty() ? nullptr : &m_blocks.back();
    const bool joins = block && block->kind == kind && block->data.isEmpty() && !isLarge(data)
        && block->frames.capacity() - block->end >= size;
    if (!joins)
        block = beginControlBlock(kind, size, data);
    block->frames.resize(block->end + size);
    char *at = block->frames.data() + block->end;
    qToBigEndian(quint32(fields.size() + data.size()) + GipcWire::TypeSize, at);
    qToBigEndian(GipcWire::ControlType, at + GipcWire::LengthSize);
    at += HeadSize;
    std::memcpy(at, fields.data(), size_t(fields.size()));
    if (!here.isEmpty())
        std::memcpy(at + fields.size(), here.data(), size_t(here.size()));
    block->end += size;
    if (isLarge(data))
        block->data = data;
    block->largest = std::max(block->largest, fields.size() + data.size());
    ++block->count;
    ++m_count;
}

/*! Where one of the kind is full, many more probably follow. */
FrameQueue::Block *FrameQueue::beginControlBlock(Kind kind, qsizetype size, const QByteArray &data)
{
    const bool follows = !m_blocks.empty() && m_blocks.back().kind == kind
        && m_blocks.back().data.isEmpty() && m_blocks.back().latest.empty();
    const qsizetype likely
        = follows ? 4 * m_blocks.back().frames.capacity() : qsizetype(ControlBlockSize);
    Block *const block = &m_blocks.emplace_back();
    block->kind = kind;
    if (likely >= MuchData && size <= BufferPool::BufferSize && !isLarge(data)) {
        block->frames = BufferPool::take();
        block->frames.resize(0); // it keeps its memory
    } else {
        block->frames.reserve(std::max(size, likely));
    }
    countMemory(block, data);
    return block;
}

qint64 FrameQueue::drop(Kind kind)
{
    qint64 cost = 0;
    std::erase_if(m_blocks, [&](const Block &block) {
        if (block.kind != kind)
            return false;
        cost += block.cost();
        m_count -= block.count;
        return true;
    });
    return cost;
}

void FrameQueue::append(int type, const QByteArray &data, const std::shared_ptr<Ticket> &ticket)
{
    Block &block = m_blocks.emplace_back();
    block.ticket = ticket;
    block.frames.resize(HeadSize + (isLarge(data) ? 0 : data.size()));
    countMemory(&block, data);
    put(&block, type, data);
}

/*! For a block whose frames have new memory, before \a data is put in. */
void FrameQueue::countMemory(Block *block, const QByteArray &data) const
{
    if (!m_total)
        return;
    qint64 bytes = block->frames.capacity() + MessageOverhead;
    if (isLarge(data)) {
        block->common = m_total->common;
        bytes += block->common ? 0 : data.size();
    }
    block->memory.set(m_total, bytes);
}

qint64 FrameQueue::dropWithdrawn()
{
    qint64 cost = 0;
    std::erase_if(m_blocks, [&](const Block &block) {
        if (!block.ticket || !block.ticket->isWithdrawn())
            return false;
        cost += block.cost();
        m_count -= block.count;
        return true;
    });
    return cost;
}

void FrameQueue::prepend(std::deque<Block> blocks)
{
    for (const Block &block : blocks) {
        m_count += block.count;
        m_slotCount += qsizetype(block.latest.size());
    }
    m_blocks.insert(m_blocks.begin(), std::make_move_iterator(blocks.begin()),
                    std::make_move_iterator(blocks.end()));
}

std::deque<FrameQueue::Block> FrameQueue::takeAll()
{
    m_count = 0;
    m_slotCount = 0;
    return std::exchange(m_blocks, {});
}

FrameQueue::Block FrameQueue::take(qsizetype most)
{
    Block &front = m_blocks.front();
    if (front.count <= most) {
        Block block = std::move(front);
        block.frames.truncate(block.end);
        m_blocks.pop_front();
        m_count -= block.count;
        return block;
    }
    Block block = front.takeFirst(most);
    m_count -= block.count;
    countMemory(&block, {});
    return block;
}

qint64 FrameQueue::dropFirst()
{
    const auto first = std::find_if(m_blocks.begin(), m_blocks.end(), [](const Block &block) {
        return block.kind == Kind::Messages && block.latest.empty();
    });
    if (first == m_blocks.end())
        return 0;
    const qint64 cost = costOfFrame(first->frameSizeAt(first->begin));
    first->dropFirst();
    if (first->count == 0)
        joinSlots(m_blocks.erase(first));
    --m_count;
    return cost;
}

bool FrameQueue::hasAnswers() const
{
    return std::any_of(m_blocks.begin(), m_blocks.end(), isAnswers);
}

std::optional<FrameQueue::Block> FrameQueue::takeAnswers()
{
    const auto first = std::find_if(m_blocks.begin(), m_blocks.end(), isAnswers);
    if (first == m_blocks.end())
        return std::nullopt;
    Block block = std::move(*first);
    m_blocks.erase(first);
    m_count -= block.count;
    return block;
}

void FrameQueue::reserve(qsizetype size)
{
    Block &block = m_blocks.emplace_back();
    block.frames = QByteArray(size, Qt::Uninitialized);
    countMemory(&block, {});
}

} // namespace GipcCore
