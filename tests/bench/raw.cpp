// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// The references: what a Unix socket, and OpenSSL over it, can do if a program does nothing
// else.

#include "rawline.h"

#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include <array>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

namespace Bench {
namespace {

using namespace Raw;

/*! (a): one write for each message. */
class PlainLine : public Line
{
public:
    explicit PlainLine(int socket)
        : m_socket(socket)
    { }

    void put(const QByteArray &data) override
    {
        std::array<char, HeadSize> head;
        putHead(head.data(), data.size());
        std::array<iovec, 2> parts { iovec { head.data(), head.size() },
                                     iovec { const_cast<char *>(data.constData()),
                                             size_t(data.size()) } };
        msghdr message {};
        message.msg_iov = parts.data();
        message.msg_iovlen = parts.size();
        const qsizetype size = HeadSize + data.size();
        ssize_t written = ::sendmsg(m_socket, &message, MSG_NOSIGNAL);
        if (written < HeadSize)
            die("sendmsg");
        if (written < size)
            writeAll(m_socket, data.constData() + written - HeadSize, size - written);
    }
    void flush() override { }

    void take(Input *input) override
    {
        const auto size = qsizetype(qFromBigEndian<quint32>(input->need(HeadSize))) - LengthSize;
        consume(QByteArrayView(input->need(HeadSize + size) + HeadSize, size));
        input->drop(HeadSize + size);
    }

protected:
    const int m_socket;
};

/*! (b): frames are gathered to writes of 64 KiB; larger ones go as they are. */
class BatchedLine final : public PlainLine
{
public:
    using PlainLine::PlainLine;

    void put(const QByteArray &data) override
    {
        if (HeadSize + data.size() >= WriteSize) {
            flush();
            PlainLine::put(data);
            return;
        }
        if (m_used + HeadSize + data.size() > WriteSize)
            flush();
        putHead(m_batch.data() + m_used, data.size());
        std::memcpy(m_batch.data() + m_used + HeadSize, data.constData(), size_t(data.size()));
        m_used += HeadSize + data.size();
    }
    void flush() override
    {
        writeAll(m_socket, m_batch.constData(), m_used);
        m_used = 0;
    }

private:
    QByteArray m_batch { WriteSize, '\0' };
    qsizetype m_used = 0;
};

class RawEnd final : public End
{
public:
    explicit RawEnd(LineMaker maker)
        : m_maker(maker)
    { }
    ~RawEnd() override { ::close(m_socket); }

    void listen(const QString &place, const std::function<void()> &listening) override
    {
        const int listener = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const sockaddr_un address = addressIn(place);
        if (::bind(listener, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
            || ::listen(listener, 1) != 0)
            die("listen");
        listening();
        open(::accept(listener, nullptr, nullptr));
        ::close(listener);
    }
    void connect(const QString &place) override
    {
        const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const sockaddr_un address = addressIn(place);
        if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
            die("connect");
        open(socket);
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        for (qint64 i = 0; i < count; ++i)
            m_line->put(data);
        m_line->flush();
    }
    void receive(qsizetype, qint64 count) override
    {
        for (qint64 i = 0; i < count; ++i)
            m_line->take(m_input.get());
    }
    void echo(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        for (qint64 i = 0; i < count; ++i) {
            m_line->take(m_input.get());
            m_line->put(data);
            m_line->flush();
        }
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        return timesOf(count, [&] {
            m_line->put(data);
            m_line->flush();
            m_line->take(m_input.get());
        });
    }

private:
    static sockaddr_un addressIn(const QString &place)
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        const QByteArray path = QFile::encodeName(place + QStringLiteral("/raw.sock"));
        if (path.size() >= qsizetype(sizeof address.sun_path))
            qFatal("too long: %s", path.constData());
        std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
        return address;
    }
    void open(int socket)
    {
        if (socket < 0)
            die("accept");
        m_socket = socket;
        m_line = m_maker(socket);
        m_input = std::make_unique<Input>(socket);
    }

    const LineMaker m_maker;
    int m_socket = -1;
    std::unique_ptr<Line> m_line;
    std::unique_ptr<Input> m_input;
};

template <typename LineType> std::unique_ptr<Line> makeLine(int socket)
{
    return std::make_unique<LineType>(socket);
}

template <LineMaker maker> std::unique_ptr<End> make()
{
    return std::make_unique<RawEnd>(maker);
}

} // namespace

std::vector<Subject> rawSubjects()
{
    return { { "raw", make<makeLine<PlainLine>> },
             { "raw-batched", make<makeLine<BatchedLine>> },
             { "raw-gcm-frames", make<makeSealedFrames> },
             { "raw-gcm-records", make<makeSealedRecords> } };
}

} // namespace Bench
