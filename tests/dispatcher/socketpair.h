// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QSocketNotifier>

#include <array>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <unistd.h>

/*! Two sockets that are connected with each other. */
class SocketPair
{
public:
    SocketPair()
    {
        constexpr int Type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
        if (socketpair(AF_UNIX, Type, 0, m_ends.data()) != 0)
            qFatal("no sockets");
    }
    SocketPair(SocketPair &&other) noexcept
        : m_ends(std::exchange(other.m_ends, { -1, -1 }))
    { }
    SocketPair &operator=(SocketPair &&other) noexcept
    {
        std::swap(m_ends, other.m_ends);
        return *this;
    }
    ~SocketPair()
    {
        closeNear();
        closeFar();
    }

    int near() const { return m_ends[0]; }
    int far() const { return m_ends[1]; }

    void makeReadable() const { write("x"); }
    void write(const char *bytes) const
    {
        if (::write(far(), bytes, std::strlen(bytes)) < 0)
            qFatal("cannot write");
    }
    QByteArray read() const
    {
        std::array<char, 1024> buffer;
        const ssize_t size = ::read(near(), buffer.data(), buffer.size());
        return QByteArray(buffer.data(), qMax<qsizetype>(0, size));
    }

    void closeNear() { close(&m_ends[0]); }
    void closeFar() { close(&m_ends[1]); }

    /*! The near socket gets this number; what had it before must be closed. */
    void renumberNear(int number)
    {
        if (dup2(near(), number) != number)
            qFatal("cannot renumber");
        closeNear();
        m_ends[0] = number;
    }

    /*! Closes the near socket and becomes another pair whose near socket has the same number. */
    void replace()
    {
        const int number = near();
        SocketPair fresh; // first, or the number could become that of its far socket
        closeNear();
        fresh.renumberNear(number);
        *this = std::move(fresh);
    }

private:
    static void close(int *end)
    {
        if (*end >= 0)
            ::close(std::exchange(*end, -1));
    }

    std::array<int, 2> m_ends { -1, -1 };
};

/*! Counts its activations. */
class CountingNotifier : public QSocketNotifier
{
    Q_OBJECT

public:
    CountingNotifier(int descriptor, Type type, QObject *parent = nullptr)
        : QSocketNotifier(descriptor, type, parent)
    {
        connect(this, &QSocketNotifier::activated, this, [this] { ++count; });
    }

    int count = 0;
};
