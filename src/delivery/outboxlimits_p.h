// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "outbox_p.h"

#include <limits>

namespace GipcCore {

/*! How much may wait in outboxes: in each, and in all together. The fuller they are together, the
    lower the limit of each: those that have the most are full first, and whoever has little is
    never in the way. */
class OutboxLimits
{
public:
    qint64 each() const { return m_each; }
    void setEach(qint64 bytes);
    qint64 total() const { return m_total; }
    void setTotal(qint64 bytes);

    /*! The limit of each of \a count outboxes while \a used bytes wait in all. */
    qint64 now(qint64 used, size_t count) const
    {
        return used <= m_ample ? m_each : reduced(used, count);
    }

    /*! The owner of so many bytes is to be disconnected (Overflow::Disconnect). They count as free
        from now on, up to a part of the total, so that not all go who have as much. */
    void addLeaving(qint64 bytes) { m_leaving += bytes; }
    /*! They have left. */
    void clearLeaving() { m_leaving = 0; }

private:
    /*! This part of the total is for outboxes that have little. */
    static constexpr qint64 Reserve = 8;
    /*! One that has more may have so many times what is free. */
    static constexpr qint64 ShareOfFree = 8;
    /*! At most this part of the total counts as free because its owners leave. */
    static constexpr qint64 LeavingPart = 4;

    qint64 reduced(qint64 used, size_t count) const;
    qint64 ample() const { return m_total - m_total / Reserve - m_each / ShareOfFree; }

    qint64 m_each = DefaultQueueLimit;
    qint64 m_total = std::numeric_limits<qint64>::max();
    qint64 m_ample = ample(); ///< up to this in all, each has its whole limit
    qint64 m_leaving = 0;
};

} // namespace GipcCore
