// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

namespace GipcWire {

/*! The memory of a message that nobody has kept, for the next one. New memory for each large
    message would cost more than to copy its bytes. */
class SpareBuffer
{
public:
    SpareBuffer() = default;
    ~SpareBuffer() { release(); }
    SpareBuffer(SpareBuffer &&other) noexcept
        : m_wasUsed(other.m_wasUsed)
    {
        m_buffer.swap(other.m_buffer);
    }
    SpareBuffer &operator=(SpareBuffer &&other) noexcept
    {
        m_buffer.swap(other.m_buffer);
        m_wasUsed = other.m_wasUsed;
        return *this;
    }

    /*! Keeps the buffer, unless all of this process keep very much already. */
    void put(QByteArray buffer)
    {
        release();
        if (isCounted(buffer) && s_kept.fetch_add(buffer.capacity()) > MostKept) {
            s_kept.fetch_sub(buffer.capacity());
            return;
        }
        m_buffer = std::move(buffer);
    }

    /*! An empty array, with the kept memory if that fits a message of \a size. */
    QByteArray take(qsizetype size)
    {
        if (!fits(size))
            return {};
        m_wasUsed = true;
        QByteArray buffer = release();
        buffer.resize(0);
        return buffer;
    }

    /*! A copy of \a bytes, in the kept memory if that fits. */
    QByteArray copyOf(QByteArrayView bytes)
    {
        if (m_buffer.capacity() < bytes.size() || !fits(bytes.size()))
            return bytes.toByteArray();
        m_wasUsed = true;
        QByteArray buffer = release();
        buffer.resize(bytes.size());
        std::memcpy(buffer.data(), bytes.data(), size_t(bytes.size()));
        return buffer;
    }

    /*! Whether trim() may have something to give back. */
    bool isLarge() const { return m_buffer.capacity() > KeptCapacity; }

    /*! Gives large memory back that was not used since the last call. */
    void trim()
    {
        if (!std::exchange(m_wasUsed, false) && isLarge())
            release();
    }

private:
    static constexpr qsizetype KeptCapacity = 1024;
    /*! Smaller ones are not counted: they are little, and counting costs time. */
    static constexpr qsizetype CountedCapacity = 64 * 1024;
    static constexpr qint64 MostKept = 32 * 1024 * 1024;

    static bool isCounted(const QByteArray &buffer) { return buffer.capacity() >= CountedCapacity; }

    QByteArray release()
    {
        if (isCounted(m_buffer))
            s_kept.fetch_sub(m_buffer.capacity());
        return std::exchange(m_buffer, {});
    }

    /*! A receiver that keeps a small message must not keep the memory of a large one with it. */
    bool fits(qsizetype size) const
    {
        return m_buffer.capacity() <= std::max(KeptCapacity, 4 * size);
    }

    inline static std::atomic<qint64> s_kept = 0;

    QByteArray m_buffer;
    bool m_wasUsed = false; ///< since the last trim()
};

} // namespace GipcWire
