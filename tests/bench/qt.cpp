// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// The reference (e): what a Qt program writes by hand, QDataStream's transactions over a
// QLocalSocket.

#include "subject.h"

#include <QtCore/QDataStream>
#include <QtCore/QEventLoop>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>

namespace Bench {
namespace {

/*! What waits in the socket before its sender does. */
constexpr qint64 MostWaiting = 1024 * 1024;

class DataStreamEnd final : public End
{
public:
    void listen(const QString &place, const std::function<void()> &listening) override
    {
        QLocalServer server;
        if (!server.listen(pathIn(place)))
            qFatal("cannot listen");
        listening();
        if (!server.waitForNewConnection(-1))
            qFatal("nobody came");
        m_socket.reset(server.nextPendingConnection());
        m_socket->setParent(nullptr);
    }
    void connect(const QString &place) override
    {
        m_socket = std::make_unique<QLocalSocket>();
        m_socket->connectToServer(pathIn(place));
        if (!m_socket->waitForConnected(-1))
            qFatal("cannot connect");
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        QDataStream stream(m_socket.get());
        const auto more = [&] {
            for (; count > 0 && m_socket->bytesToWrite() < MostWaiting; --count)
                stream << qint32(MessageType) << data;
            if (count == 0 && m_socket->bytesToWrite() == 0)
                loop.quit();
        };
        QObject::connect(m_socket.get(), &QLocalSocket::bytesWritten, &loop, more);
        more();
        loop.exec();
    }

    void receive(qsizetype, qint64 count) override
    {
        onMessages(count, [](const QByteArray &data) { consume(data); });
    }

    void echo(qsizetype, qint64 count) override
    {
        QDataStream stream(m_socket.get());
        onMessages(count, [&](const QByteArray &data) {
            consume(data);
            stream << qint32(MessageType) << data;
        });
        while (m_socket->bytesToWrite() > 0)
            m_socket->waitForBytesWritten(-1);
    }

    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QDataStream stream(m_socket.get());
        std::vector<qint64> times;
        qint64 begin = now();
        stream << qint32(MessageType) << data;
        onMessages(count, [&](const QByteArray &answer) {
            consume(answer);
            times.push_back(now() - begin);
            begin = now();
            if (qint64(times.size()) < count)
                stream << qint32(MessageType) << data;
        });
        return times;
    }

private:
    static QString pathIn(const QString &place) { return place + QStringLiteral("/qt.sock"); }

    template <typename Slot> void onMessages(qint64 count, Slot slot)
    {
        QEventLoop loop;
        QDataStream stream(m_socket.get());
        const auto read = [&] {
            while (count > 0) {
                qint32 type = 0;
                QByteArray data;
                stream.startTransaction();
                stream >> type >> data;
                if (!stream.commitTransaction())
                    return;
                --count;
                slot(data);
            }
            loop.quit();
        };
        QObject::connect(m_socket.get(), &QLocalSocket::readyRead, &loop, read);
        QMetaObject::invokeMethod(&loop, read, Qt::QueuedConnection); // for what came before
        loop.exec();
    }

    std::unique_ptr<QLocalSocket> m_socket;
};

} // namespace

std::vector<Subject> qtSubjects()
{
    return { { "qdatastream",
               []() -> std::unique_ptr<End> { return std::make_unique<DataStreamEnd>(); } } };
}

} // namespace Bench
