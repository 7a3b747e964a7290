// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QtGlobal>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace GipcCore {

/*! Tells when much was given up of what was held: after so much is freed, it is worth to let the system
    have it. */
class FallWatch
{
public:
    /*! True once for each such fall. */
    bool hasFallen(qint64 now)
    {
        m_highest = std::max(m_highest, now);
        if (m_highest - now < WorthReturning)
            return false;
        m_highest = now;
        return true;
    }

private:
    static constexpr qint64 WorthReturning = 16 * 1024 * 1024;

    qint64 m_highest = 0;
};

class MemoryShare;

/*! The memory of all outboxes of an owner. Changed in the owner's thread, readable from any. */
class MemoryTotal
{
public:
    /*! \a fallen is called when much was freed. */
    explicit MemoryTotal(std::function<void()> fallen)
        : m_fallen(std::move(fallen))
    { }

    qint64 bytes() const { return m_bytes.load(std::memory_order_relaxed); }
    void add(qint64 bytes)
    {
        const qint64 now = m_bytes.load(std::memory_order_relaxed) + bytes;
        if (bytes < 0)
            m_bytes.store(now, std::memory_order_seq_cst);
        else
            m_bytes.store(now, std::memory_order_relaxed);
        if (m_watch.hasFallen(now) && m_fallen)
            m_fallen();
    }
    /*! The owner is gone. */
    void forgetOwner() { m_fallen = {}; }

    /*! While set: the large data that is written belongs to all who get it, and counts once. */
    std::shared_ptr<MemoryShare> common;

private:
    std::atomic<qint64> m_bytes = 0;
    FallWatch m_watch;
    std::function<void()> m_fallen;
};

/*! What one thing takes of the total, as long as it is there. */
class MemoryShare
{
public:
    MemoryShare() = default;
    MemoryShare(const std::shared_ptr<MemoryTotal> &total, qint64 bytes) { set(total, bytes); }
    MemoryShare(MemoryShare &&other) noexcept
        : m_total(std::move(other.m_total))
        , m_bytes(std::exchange(other.m_bytes, 0))
    { }
    MemoryShare &operator=(MemoryShare &&other) noexcept
    {
        std::swap(m_total, other.m_total);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~MemoryShare() { set(0); }

    /*! \a total may be null: then nothing counts. */
    void set(const std::shared_ptr<MemoryTotal> &total, qint64 bytes)
    {
        if (m_total != total) {
            set(0);
            m_total = total;
        }
        set(bytes);
    }
    void set(qint64 bytes)
    {
        if (m_total && bytes != m_bytes)
            m_total->add(bytes - m_bytes);
        m_bytes = bytes;
    }

private:
    std::shared_ptr<MemoryTotal> m_total;
    qint64 m_bytes = 0;
};

} // namespace GipcCore
