// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport_p.h"

#include <QtCore/QByteArray>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

/*! A transport without a socket: two ends in one thread, and between them as many bytes as a test
    allows. It behaves as a local socket does: what one end has written is there when that end is
    gone, and who writes to one that is gone is told so. */
class MemoryTransport final : public GipcTransport::Transport
{
    /*! What travels in one direction. */
    struct Pipe
    {
        QByteArray bytes;
        qint64 capacity;
        bool isShut = false; ///< nothing more comes
        bool isUnread = false; ///< nobody will read
        MemoryTransport *reader = nullptr;
        MemoryTransport *writer = nullptr;
        bool isAwaited = false; ///< the writer could not write all
    };

public:
    using Pair = std::pair<std::unique_ptr<MemoryTransport>, std::unique_ptr<MemoryTransport>>;

    /*! \a capacity bytes may be on their way in each direction. */
    static Pair makePair(qint64 capacity = 64 * 1024)
    {
        const auto there = std::make_shared<Pipe>(Pipe { {}, capacity });
        const auto back = std::make_shared<Pipe>(Pipe { {}, capacity });
        return { std::unique_ptr<MemoryTransport>(new MemoryTransport(back, there)),
                 std::unique_ptr<MemoryTransport>(new MemoryTransport(there, back)) };
    }

    ~MemoryTransport() override
    {
        m_in->reader = nullptr;
        m_in->isUnread = true;
        m_out->writer = nullptr;
        shutdownWriting();
        if (m_in->writer && m_in->isAwaited)
            m_in->writer->becomeWritable();
    }

    qint64 read(char *buffer, qint64 size) override
    {
        const qint64 count = std::min<qint64>(size, m_in->bytes.size());
        std::memcpy(buffer, m_in->bytes.constData(), size_t(count));
        m_in->bytes.remove(0, count);
        if (count > 0 && m_in->writer && std::exchange(m_in->isAwaited, false))
            m_in->writer->becomeWritable();
        return count;
    }

    bool hasInput() const override { return !m_in->bytes.isEmpty() || m_in->isShut; }
    bool atEnd() const override { return m_in->bytes.isEmpty() && m_in->isShut; }

    qint64 write(QByteArrayView bytes) override
    {
        if (m_out->isUnread || m_out->isShut)
            return -1;
        const qint64 count = std::min(bytes.size(), m_out->capacity - m_out->bytes.size());
        m_out->bytes.append(bytes.first(count));
        m_out->isAwaited = count < bytes.size();
        if (count > 0 && m_out->reader)
            m_out->reader->wakeReader();
        return count;
    }

    void shutdownWriting() override
    {
        m_out->isShut = true;
        if (m_out->reader)
            m_out->reader->wakeReader();
    }

    qint64 unsent() const override { return m_out->isUnread ? 0 : m_out->bytes.size(); }
    bool hasHungUp() const override { return m_in->isShut; }
    GipcTransport::PeerCredentials peer() const override { return { 1000, 1, {} }; }

private:
    MemoryTransport(std::shared_ptr<Pipe> in, std::shared_ptr<Pipe> out)
        : m_in(std::move(in))
        , m_out(std::move(out))
    {
        m_in->reader = this;
        m_out->writer = this;
    }

    void becomeWritable()
    {
        QMetaObject::invokeMethod(this, &Transport::writable, Qt::QueuedConnection);
    }

    const std::shared_ptr<Pipe> m_in;
    const std::shared_ptr<Pipe> m_out;
};
