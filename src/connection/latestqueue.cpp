// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "latestqueue_p.h"

#include "framequeue_p.h"

namespace GipcCore {

qint64 LatestQueue::cost() const
{
    qint64 cost = 0;
    for (Slot slot = 0; slot < m_waiting.size(); ++slot) {
        if (m_waiting[slot])
            cost += FrameQueue::costOf(m_values->at(slot).data.size());
    }
    return cost;
}

} // namespace GipcCore
