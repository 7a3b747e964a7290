// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "inputbuffer_p.h"

#include "perthread_p.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace GipcWire {
namespace {

/*! As much as a kernel normally has ready for one read. */
constexpr qsizetype ReadSize = 256 * 1024;

/*! compact() moves less than this to memory of its own size. */
constexpr qsizetype SmallRest = 3 * ReadSize / 4;

/*! Connections of a thread read one after the other: one buffer is enough for all. */
struct SpareUser;
using Spare = PerThread<QByteArray, SpareUser>;

} // namespace

InputBuffer::Room InputBuffer::room()
{
    makeRoom(ReadSize / 2, ReadSize);
    return { m_bytes.data() + m_end, m_bytes.size() - m_end };
}

void InputBuffer::append(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    makeRoom(bytes.size(), 0);
    std::memcpy(m_bytes.data() + m_end, bytes.data(), size_t(bytes.size()));
    m_end += bytes.size();
}

/*! Makes room for \a size bytes more. If that needs new memory, it gets at least \a least bytes. */
void InputBuffer::makeRoom(qsizetype size, qsizetype least)
{
    if (isEmpty())
        m_begin = m_end = 0;
    if (m_bytes.size() - m_end >= size)
        return;
    const qsizetype used = this->size();
    if (m_bytes.size() - used >= size) {
        std::memmove(m_bytes.data(), m_bytes.constData() + m_begin, size_t(used));
    } else {
        // Twice as much each time, so that a large frame is not copied again and again.
        const qsizetype wanted = std::max({ least, used + size, 2 * used });
        QByteArray *const spare = Spare::get();
        QByteArray larger = wanted == ReadSize && spare ? std::exchange(*spare, {}) : QByteArray();
        if (larger.size() < wanted)
            larger = QByteArray(wanted, Qt::Uninitialized);
        std::memcpy(larger.data(), m_bytes.constData() + m_begin, size_t(used));
        m_bytes = std::move(larger);
    }
    m_begin = 0;
    m_end = used;
}

void InputBuffer::compact()
{
    if (m_bytes.size() < ReadSize || size() >= SmallRest)
        return;
    QByteArray small = view().toByteArray();
    QByteArray *const spare = Spare::get();
    if (m_bytes.size() == ReadSize && spare)
        *spare = std::move(m_bytes);
    m_bytes = std::move(small);
    m_begin = 0;
    m_end = m_bytes.size();
}

} // namespace GipcWire
