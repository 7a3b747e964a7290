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

/*! Tells when much memory was freed: then it is worth to give it back to the system. */
class FallWatch
{
public:
    /*! \a now is what is held. True once for each fall by WorthReturning. */
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

    qint64 m_highest = 0; ///< since the last fall
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
    /*! To be called when the owner goes. */
    void forgetOwner() { m_fallen = {}; }

    /*! Set while one message is written to many outboxes: its large data, which they share, counts
        once. */
    std::shared_ptr<MemoryShare> common;

private:
    std::atomic<qint64> m_bytes = 0;
    FallWatch m_watch;
    std::function<void()> m_fallen;
};

/*! A part of the total. It is given back when this is destroyed. */
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
