// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "outboxlimits_p.h"

#include <algorithm>

namespace GipcCore {

void OutboxLimits::setEach(qint64 bytes)
{
    m_each = bytes;
    m_ample = ample();
}

void OutboxLimits::setTotal(qint64 bytes)
{
    m_total = bytes;
    m_ample = ample();
}

qint64 OutboxLimits::reduced(qint64 used, size_t count) const
{
    used -= std::min(m_leaving, m_total / LeavingPart);
    if (used <= m_ample)
        return m_each;
    const qint64 free = m_total - m_total / Reserve - used;
    const qint64 least = m_total / Reserve / std::max<qint64>(1, qint64(count));
    return std::min(m_each, std::max(least, free * ShareOfFree));
}

} // namespace GipcCore
