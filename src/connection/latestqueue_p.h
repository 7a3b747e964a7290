// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "latestvalues_p.h"

#include <memory>
#include <utility>
#include <vector>

namespace GipcCore {

/*! Which of the latest values one connection has still to send, and what it was spared. It has no order:
    the place of each is in the connection's outbox. */
class LatestQueue
{
public:
    using Slot = LatestValues::Slot;

    /*! From now on. */
    void follow(std::shared_ptr<const LatestValues> values) { m_values = std::move(values); }
    /*! Only what waits is still to be sent. */
    void stop() { m_isStopped = true; }
    const LatestValues *values() const { return m_values.get(); }

    /*! There is a new value. False if an older one waits, whose place it takes, or nothing is taken. */
    bool add(Slot slot)
    {
        if (slot < m_waiting.size() && m_waiting[slot]) {
            ++m_skipped;
            return false;
        }
        if (!m_values || m_isStopped)
            return false;
        if (slot >= m_waiting.size())
            m_waiting.resize(slot + 1);
        m_waiting[slot] = true;
        return true;
    }
    /*! Its value is taken to be sent. */
    void take(Slot slot) { m_waiting[slot] = false; }
    /*! True if its value had waited. */
    bool withdraw(Slot slot)
    {
        if (slot >= m_waiting.size() || !m_waiting[slot])
            return false;
        m_waiting[slot] = false;
        ++m_skipped;
        return true;
    }
    /*! A value that was taken is not sent. */
    void skip() { ++m_skipped; }
    void clear() { m_waiting.clear(); }

    /*! Published and not sent, and not waiting either. */
    quint64 skipped() const { return m_skipped; }
    /*! What waits costs as messages. */
    qint64 cost() const;

private:
    std::shared_ptr<const LatestValues> m_values;
    std::vector<bool> m_waiting; ///< by slot
    quint64 m_skipped = 0;
    bool m_isStopped = false;
};

} // namespace GipcCore
