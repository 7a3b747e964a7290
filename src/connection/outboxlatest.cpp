// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// The latest values among what waits in an outbox.

#include "outbox_p.h"

#include <utility>

namespace GipcCore {

namespace {

/*! So much is taken at once: what is taken is not replaced any more. */
constexpr qsizetype TakenAtOnce = 16 * 1024;

} // namespace

void Outbox::followLatest(const std::shared_ptr<const LatestValues> &values)
{
    m_latest.follow(values);
}

bool Outbox::addLatest(LatestValues::Slot slot)
{
    if (!m_latest.add(slot))
        return false;
    FrameQueue &queue = m_announcing ? m_ahead : m_queue;
    const bool isFirst = !queue.hasNext();
    queue.appendSlot(slot);
    return isFirst;
}

void Outbox::withdrawLatest(LatestValues::Slot slot)
{
    if (!m_latest.withdraw(slot))
        return;
    m_ahead.removeSlot(slot);
    m_queue.removeSlot(slot);
}

void Outbox::dropLatest()
{
    m_latest.stop();
    m_latest.clear();
    m_ahead.removeSlots();
    m_queue.removeSlots();
}

/*! Frames of the next slots, with what is in these now: one large one, or small ones. */
FrameQueue::Block Outbox::takeLatest(FrameQueue *queue, qsizetype most)
{
    const auto valueAt = [this, queue](qsizetype i) -> const LatestValues::Value & {
        return m_latest.values()->at(queue->nextSlots().at(size_t(i)));
    };
    most = std::min(most, qsizetype(queue->nextSlots().size()));
    qsizetype count = 0;
    qsizetype size = 0;
    while (count < most && size < TakenAtOnce && !FrameQueue::isLarge(valueAt(count).data))
        size += FrameQueue::frameSizeOf(valueAt(count++).data.size());

    const bool isLarge = count == 0;
    count += isLarge ? 1 : 0;
    FrameQueue ready(m_memory);
    // This may be in the middle of a write of large data that goes to all.
    const std::shared_ptr<MemoryShare> common = m_memory->common;
    if (isLarge)
        m_memory->common = valueAt(0).common;
    else
        ready.reserve(size);
    for (qsizetype i = 0; i < count; ++i) {
        ready.append(valueAt(i).type, valueAt(i).data);
        m_latest.take(queue->nextSlots().at(size_t(i)));
    }
    m_memory->common = common;
    queue->dropNextSlots(count);
    FrameQueue::Block block = ready.take();
    block.isLatest = true;
    return block;
}

} // namespace GipcCore
