// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <algorithm>
#include <cstring>
#include <utility>

namespace GipcWire {

/*! The memory of a message that nobody kept, for the next one: large memory that is new each time
    costs more than the bytes that are put into it. */
class SpareBuffer
{
public:
    void put(QByteArray buffer) { m_buffer = std::move(buffer); }

    /*! Empty, and with the memory if there is some that fits a message of \a size. */
    QByteArray take(qsizetype size)
    {
        if (!fits(size))
            return {};
        m_wasUsed = true;
        QByteArray buffer = std::exchange(m_buffer, {});
        buffer.resize(0);
        return buffer;
    }

    /*! The same bytes, in that memory if it fits. */
    QByteArray copyOf(QByteArrayView bytes)
    {
        if (m_buffer.capacity() < bytes.size() || !fits(bytes.size()))
            return bytes.toByteArray();
        m_wasUsed = true;
        QByteArray buffer = std::exchange(m_buffer, {});
        buffer.resize(bytes.size());
        std::memcpy(buffer.data(), bytes.data(), size_t(bytes.size()));
        return buffer;
    }

    /*! Worth to be given back. */
    bool isLarge() const { return m_buffer.capacity() > KeptCapacity; }

    /*! Gives large memory back that was not used since the last call. */
    void trim()
    {
        if (!std::exchange(m_wasUsed, false) && isLarge())
            m_buffer = {};
    }

private:
    static constexpr qsizetype KeptCapacity = 1024;

    /*! A small message in the memory of a large one would cost its receiver the large one. */
    bool fits(qsizetype size) const
    {
        return m_buffer.capacity() <= std::max(KeptCapacity, 4 * size);
    }

    QByteArray m_buffer;
    bool m_wasUsed = false;
};

} // namespace GipcWire
