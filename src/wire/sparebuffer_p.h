// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QByteArrayView>

#include <cstring>
#include <utility>

namespace GipcWire {

/*! The memory of a message that nobody kept, for the next one: large memory that is new each time
    costs more than the bytes that are put into it. */
class SpareBuffer
{
public:
    void put(QByteArray buffer) { m_buffer = std::move(buffer); }

    /*! Empty, and with the memory if there is some. */
    QByteArray take()
    {
        m_wasUsed = true;
        QByteArray buffer = std::exchange(m_buffer, {});
        buffer.resize(0);
        return buffer;
    }

    /*! The same bytes, in that memory if they fit. */
    QByteArray copyOf(QByteArrayView bytes)
    {
        m_wasUsed = true;
        if (m_buffer.capacity() < bytes.size())
            return bytes.toByteArray();
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

    QByteArray m_buffer;
    bool m_wasUsed = false;
};

} // namespace GipcWire
