// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "manyclients.h"
#include "memoryuse.h"

#include <QtCore/QObject>
#include <QtCore/QThread>
#include <QtCore/QTimer>

#include <atomic>
#include <functional>
#include <memory>

constexpr qint64 Limit = Mebibyte;

/*! A server, a client that does not read, and others that do. */
struct Scene
{
    ManyServer server;
    RawPeer sleeper;
    quint64 asleep = 0;
    Crowd crowd;

    explicit Scene(Gipc::Overflow overflow, bool network = false, bool encrypted = false)
        : server(network, encrypted)
    {
        server.setOutboxLimit(Limit);
        server.setOverflow(overflow);
    }

    bool open(int others)
    {
        if (!server.listen())
            return false;
        sleeper = rawClient(server, &asleep);
        return sleeper.isOpen() && crowd.gather(server, others);
    }

    /*! The sleeper's outbox is full, and the kernel takes no more. */
    bool fillUp()
    {
        const Gipc::Overflow overflow = server.overflow();
        server.setOverflow(Gipc::Overflow::Reject);
        const bool filled = fill(&server, asleep, 1000);
        server.setOverflow(overflow);
        return filled;
    }

    bool wakeUp(const QByteArray &last)
    {
        return eventually([&] {
            sleeper.step();
            return !sleeper.messages.isEmpty() && sleeper.messages.last().data == last;
        });
    }
};

inline void addWriters()
{
    QTest::addColumn<bool>("otherThread");
    QTest::newRow("own thread") << false;
    QTest::newRow("other thread") << true;
}

/*! Does it here or in another thread, and runs the event loop until it is done. */
class Work
{
public:
    Work(bool otherThread, std::function<void()> work)
    {
        const auto doIt = [this, work = std::move(work)] {
            hasBegun = true;
            work();
            isDone = true;
        };
        if (otherThread) {
            m_thread.reset(QThread::create(doIt));
            m_thread->start();
        } else {
            QTimer::singleShot(0, &m_context, doIt);
        }
    }
    ~Work()
    {
        if (m_thread)
            m_thread->wait();
    }

    std::atomic<bool> hasBegun = false;
    std::atomic<bool> isDone = false;

private:
    QObject m_context;
    std::unique_ptr<QThread> m_thread;
};
