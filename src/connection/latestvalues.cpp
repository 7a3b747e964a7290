// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "latestvalues_p.h"

#include "framequeue_p.h"

#include <utility>

namespace GipcCore {

bool LatestValues::hasRoom(int type, qsizetype dataSize, qint64 limit) const
{
    const auto found = m_slots.find(type);
    const qint64 before
        = found == m_slots.end() ? 0 : costOf(m_values.at(found->second).data.size());
    const qint64 others = m_cost - before;
    return others == 0 || others + costOf(dataSize) <= limit;
}

LatestValues::Slot LatestValues::newSlot()
{
    if (m_free.empty()) {
        m_values.emplace_back();
        return Slot(m_values.size() - 1);
    }
    const Slot slot = m_free.back();
    m_free.pop_back();
    return slot;
}

LatestValues::Slot LatestValues::set(int type, const QByteArray &data)
{
    const auto found = m_slots.find(type);
    const bool isNew = found == m_slots.end();
    const Slot slot = isNew ? newSlot() : found->second;
    if (isNew)
        m_slots.emplace(type, slot);
    Value &value = m_values.at(slot);
    m_cost += costOf(data.size()) - (isNew ? 0 : costOf(value.data.size()));
    value.type = type;
    value.data = data;
    // Who sends large data has a share of it, and may have it for longer than it is the latest.
    const bool isShared = FrameQueue::isLarge(data);
    value.memory.set(m_total, LatestOverhead + (isShared ? 0 : data.size()));
    value.common.reset();
    if (isShared)
        value.common = std::make_shared<MemoryShare>(m_total, data.size());
    return slot;
}

std::optional<LatestValues::Slot> LatestValues::remove(int type)
{
    const auto found = m_slots.find(type);
    if (found == m_slots.end())
        return {};
    const Slot slot = found->second;
    m_slots.erase(found);
    m_cost -= costOf(m_values.at(slot).data.size());
    m_values.at(slot) = {};
    m_free.push_back(slot);
    return slot;
}

} // namespace GipcCore
