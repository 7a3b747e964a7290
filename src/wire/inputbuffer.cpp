// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputbuffer_p.h"

namespace GipcWire {

constexpr qsizetype KeptCapacity = 256 * 1024;

void InputBuffer::append(QByteArrayView bytes)
{
    // Moving the rest to the front only now makes it one small move per read instead of one per
    // frame.
    if (m_used > 0) {
        m_bytes.remove(0, m_used);
        m_used = 0;
    }
    m_bytes.append(bytes);
}

void InputBuffer::drop(qsizetype size)
{
    m_used += size;
    if (m_used < m_bytes.size())
        return;
    m_used = 0;
    if (m_bytes.capacity() > KeptCapacity)
        m_bytes = QByteArray();
    else
        m_bytes.resize(0);
}

} // namespace GipcWire
