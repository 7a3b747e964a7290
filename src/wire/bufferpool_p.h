// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "perthread_p.h"

#include <QtCore/QByteArray>

#include <utility>
#include <vector>

namespace GipcCore {

/*! Memory for what is on its way out. It is used again and again, as new memory is slow: it is not
    in the processor's caches, and the system gives large pieces page by page. Each thread keeps a
    few. */
class BufferPool
{
public:
    /*! Room for a record or a part of a large frame, and what may stand before it. It stays below
        the size from which malloc() gets each piece from the system (glibc: 128 KiB). */
    static constexpr qsizetype BufferSize = 126 * 1024;

    /*! BufferSize bytes of any value. */
    static QByteArray take()
    {
        std::vector<QByteArray> *const buffers = Buffers::get();
        if (!buffers || buffers->empty())
            return { BufferSize, Qt::Uninitialized };
        QByteArray buffer = std::move(buffers->back());
        buffers->pop_back();
        return buffer;
    }

    /*! Keeps the buffer if it came from here and nobody else has it. */
    static void put(QByteArray buffer)
    {
        std::vector<QByteArray> *const buffers = Buffers::get();
        const bool isOurs = buffer.capacity() >= BufferSize && buffer.capacity() < 2 * BufferSize
            && buffer.isDetached();
        if (!isOurs || !buffers || buffers->size() >= MostKept)
            return;
        buffer.resize(BufferSize);
        buffers->push_back(std::move(buffer));
    }

private:
    static constexpr size_t MostKept = 4;

    using Buffers = GipcWire::PerThread<std::vector<QByteArray>, BufferPool>;
};

} // namespace GipcCore
