// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "framequeue_p.h"

#include "protocol_p.h"

#include <QtCore/QtEndian>

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace GipcCore {

using GipcWire::LengthSize;

namespace {

constexpr qsizetype HeadSize = LengthSize + qsizetype(GipcWire::TypeSize);

/*! Data of this size is shared; copying less is cheaper than to keep track of it. */
constexpr qsizetype LargeData = 16 * 1024;

/*! A block takes no more frames beyond this. */
constexpr qsizetype FullBlock = 64 * 1024;

} // namespace

qsizetype FrameQueue::Block::frameSizeAt(qsizetype position) const
{
    return LengthSize + qsizetype(qFromBigEndian<quint32>(frames.constData() + position));
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
    begin += std::min(frameSizeAt(begin), frames.size() - begin);
    data.clear();
    --count;
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
            kept.largest = std::max(kept.largest, size - HeadSize);
            ++kept.count;
        }
        dropFirst();
    }
    *this = std::move(kept);
    return dropped;
}

void FrameQueue::append(int type, const QByteArray &data)
{
    const bool isLarge = data.size() >= LargeData;
    const bool fits = !isLarge && !m_blocks.empty() && m_blocks.back().data.isEmpty()
        && m_blocks.back().frames.size() + HeadSize + data.size() <= FullBlock;
    if (!fits)
        m_blocks.emplace_back();
    Block &block = m_blocks.back();
    const qsizetype position = block.frames.size();
    block.frames.resize(position + HeadSize + (isLarge ? 0 : data.size()));
    char *const head = block.frames.data() + position;
    qToBigEndian(quint32(data.size()) + GipcWire::TypeSize, head);
    qToBigEndian(quint32(type), head + LengthSize);
    if (isLarge)
        block.data = data;
    else
        std::memcpy(head + HeadSize, data.constData(), size_t(data.size()));
    block.largest = std::max(block.largest, data.size());
    ++block.count;
    ++m_count;
}

void FrameQueue::prepend(std::deque<Block> blocks)
{
    for (const Block &block : blocks)
        m_count += block.count;
    m_blocks.insert(m_blocks.begin(), std::make_move_iterator(blocks.begin()),
                    std::make_move_iterator(blocks.end()));
}

std::deque<FrameQueue::Block> FrameQueue::takeAll()
{
    m_count = 0;
    return std::exchange(m_blocks, {});
}

FrameQueue::Block FrameQueue::take(qsizetype most)
{
    Block &front = m_blocks.front();
    if (front.count <= most) {
        Block block = std::move(front);
        m_blocks.pop_front();
        m_count -= block.count;
        return block;
    }
    Block block;
    block.largest = front.largest;
    while (block.count < most) {
        const qsizetype size = front.frameSizeAt(front.begin);
        block.frames.append(QByteArrayView(front.frames).sliced(front.begin, size));
        ++block.count;
        front.dropFirst();
    }
    m_count -= block.count;
    return block;
}

qint64 FrameQueue::dropFirst()
{
    Block &front = m_blocks.front();
    const qint64 cost = costOfFrame(front.frameSizeAt(front.begin));
    front.dropFirst();
    if (front.count == 0)
        m_blocks.pop_front();
    --m_count;
    return cost;
}

} // namespace GipcCore
