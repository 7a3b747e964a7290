// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// QSslSocket, TLS 1.3 over loopback, with frames that are read by hand: u32 length | data.

#include "certificate.h"
#include "subject.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtCore/QtEndian>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <array>

namespace Bench {
namespace {

/*! What waits in the socket before its sender does. */
constexpr qint64 MostWaiting = 1024 * 1024;
constexpr qsizetype LengthSize = 4;

class TlsServer final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;
    std::unique_ptr<QSslSocket> socket;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        socket = std::make_unique<QSslSocket>();
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket.get());
    }
};

class TlsEnd final : public End
{
public:
    void listen(const QString &place, const std::function<void()> &listening) override
    {
        TlsServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        QFile port(portFile(place));
        if (!port.open(QFile::WriteOnly) || port.write(QByteArray::number(server.serverPort())) < 1)
            qFatal("cannot write the port");
        port.close();
        listening();
        if (!server.waitForNewConnection(-1))
            qFatal("nobody came");
        server.nextPendingConnection(); // it is not the server's any more
        m_socket = std::move(server.socket);
        m_socket->setParent(nullptr);
        QSslConfiguration configuration = selfSigned();
        configuration.setProtocol(QSsl::TlsV1_3OrLater);
        m_socket->setSslConfiguration(configuration);
        m_socket->startServerEncryption();
        finishHandshake();
    }
    void connect(const QString &place) override
    {
        QFile port(portFile(place));
        if (!port.open(QFile::ReadOnly))
            qFatal("no port");
        m_socket = std::make_unique<QSslSocket>();
        m_socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket->setProtocol(QSsl::TlsV1_3OrLater);
        m_socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port.readAll().toUShort());
        finishHandshake();
    }

    void send(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        QEventLoop loop;
        const auto more = [&] {
            for (; count > 0 && waiting() < MostWaiting; --count)
                put(data);
            if (count == 0 && waiting() == 0)
                loop.quit();
        };
        QObject::connect(m_socket.get(), &QSslSocket::encryptedBytesWritten, &loop, more);
        QMetaObject::invokeMethod(&loop, more, Qt::QueuedConnection);
        loop.exec();
    }
    void receive(qsizetype, qint64 count) override
    {
        onMessages(count, [](const QByteArray &data) { consume(data); });
    }
    void echo(qsizetype size, qint64 count) override
    {
        const QByteArray answer(size, 'x');
        onMessages(count, [&](const QByteArray &data) {
            consume(data);
            put(answer);
        });
        while (waiting() > 0)
            m_socket->waitForBytesWritten(-1);
    }
    std::vector<qint64> roundTrips(qsizetype size, qint64 count) override
    {
        const QByteArray data(size, 'x');
        std::vector<qint64> times;
        qint64 begin = now();
        put(data);
        onMessages(count, [&](const QByteArray &answer) {
            consume(answer);
            times.push_back(now() - begin);
            begin = now();
            if (qint64(times.size()) < count)
                put(data);
        });
        return times;
    }

private:
    static QString portFile(const QString &place) { return place + QStringLiteral("/port"); }

    void finishHandshake()
    {
        if (!m_socket->waitForEncrypted(-1))
            qFatal("%s", qPrintable(m_socket->errorString()));
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    qint64 waiting() const { return m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite(); }

    void put(const QByteArray &data)
    {
        std::array<char, LengthSize> length;
        qToBigEndian(quint32(data.size()), length.data());
        m_socket->write(length.data(), LengthSize);
        m_socket->write(data);
    }

    template <typename Slot> void onMessages(qint64 count, Slot slot)
    {
        QEventLoop loop;
        const auto read = [&] {
            while (count > 0) {
                std::array<char, LengthSize> length;
                if (m_socket->peek(length.data(), LengthSize) < LengthSize)
                    return;
                const auto size = qint64(qFromBigEndian<quint32>(length.data()));
                if (m_socket->bytesAvailable() < LengthSize + size)
                    return;
                m_socket->skip(LengthSize);
                const QByteArray data = m_socket->read(size);
                --count;
                slot(data);
            }
            loop.quit();
        };
        QObject::connect(m_socket.get(), &QSslSocket::readyRead, &loop, read);
        QMetaObject::invokeMethod(&loop, read, Qt::QueuedConnection); // for what came before
        loop.exec();
    }

    std::unique_ptr<QSslSocket> m_socket;
};

} // namespace

std::vector<Subject> tlsSubjects()
{
    return { { "tls", []() -> std::unique_ptr<End> { return std::make_unique<TlsEnd>(); } } };
}

} // namespace Bench
