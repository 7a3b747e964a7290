// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// The places in the queue for frames that are not made before they are taken.

#include "framequeue_p.h"

#include <iterator>

namespace GipcCore {

void FrameQueue::appendSlot(quint32 slot)
{
    if (m_blocks.empty() || m_blocks.back().latest.empty())
        m_blocks.emplace_back();
    m_blocks.back().latest.push_back(slot);
    ++m_slotCount;
}

void FrameQueue::dropNextSlots(qsizetype count)
{
    std::vector<quint32> &next = m_blocks.front().latest;
    next.erase(next.begin(), next.begin() + count);
    m_slotCount -= count;
    if (next.empty())
        m_blocks.pop_front();
}

void FrameQueue::removeSlot(quint32 slot)
{
    for (auto block = m_blocks.begin(); block != m_blocks.end(); ++block) {
        if (std::erase(block->latest, slot) == 0)
            continue;
        --m_slotCount;
        if (block->latest.empty() && block->count == 0)
            m_blocks.erase(block);
        return;
    }
}

void FrameQueue::removeSlots()
{
    std::erase_if(m_blocks, [](const Block &block) { return !block.latest.empty(); });
    m_slotCount = 0;
}

/*! The messages between those at \a place and those before it are gone. */
void FrameQueue::joinSlots(const std::deque<Block>::iterator &place)
{
    if (place == m_blocks.begin() || place == m_blocks.end() || place->latest.empty())
        return;
    std::vector<quint32> &before = std::prev(place)->latest;
    if (before.empty())
        return;
    before.insert(before.end(), place->latest.begin(), place->latest.end());
    m_blocks.erase(place);
}

} // namespace GipcCore
