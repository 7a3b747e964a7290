// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT
//
// QSslSocket, TLS 1.3 over loopback: OpenSSL agrees on X25519, and the server signs with P-384.

#include "connect.h"
#include "certificate.h"
#include "subject.h"

#include <QtCore/QEventLoop>
#include <QtCore/QFile>
#include <QtNetwork/QSslSocket>
#include <QtNetwork/QTcpServer>

#include <memory>

namespace Connect {
namespace {

QString portFile(const QString &place)
{
    return place + QStringLiteral("/port");
}

class Server final : public QTcpServer
{
public:
    Server()
        : m_configuration(Bench::selfSigned())
    {
        m_configuration.setProtocol(QSsl::TlsV1_3OrLater);
        setListenBacklogSize(MostClients);
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *const socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        socket->setSslConfiguration(m_configuration);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(socket, &QSslSocket::readyRead, socket, [socket] {
            while (socket->bytesAvailable() >= MessageSize)
                socket->write(socket->read(MessageSize));
        });
        QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        socket->startServerEncryption();
    }

private:
    QSslConfiguration m_configuration;
};

void serve(const QString &place)
{
    Server server;
    QFile port(portFile(place));
    if (!server.listen(QHostAddress::LocalHost) || !port.open(QFile::WriteOnly)
        || port.write(QByteArray::number(server.serverPort())) < 1)
        qFatal("cannot listen");
    port.close();
    serveUntilInputEnds();
}

qint64 meet(const QString &place, int count)
{
    QFile file(portFile(place));
    if (!file.open(QFile::ReadOnly))
        qFatal("no port");
    const quint16 port = file.readAll().toUShort();
    const QByteArray data(MessageSize, 'x');
    QEventLoop loop;
    std::vector<std::unique_ptr<QSslSocket>> clients;
    int replies = 0;
    const qint64 begin = Bench::now();
    for (int i = 0; i < count; ++i) {
        auto client = std::make_unique<QSslSocket>();
        QSslSocket *const socket = client.get();
        QObject::connect(socket, &QSslSocket::readyRead, &loop, [&, socket] {
            if (socket->bytesAvailable() == MessageSize && ++replies == count)
                loop.quit();
        });
        QObject::connect(socket, &QSslSocket::errorOccurred, socket,
                         [socket] { qFatal("%s", qPrintable(socket->errorString())); });
        QObject::connect(socket, &QSslSocket::encrypted, socket,
                         [socket, &data] { socket->write(data); });
        socket->setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setProtocol(QSsl::TlsV1_3OrLater);
        socket->connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        clients.push_back(std::move(client));
    }
    loop.exec();
    return Bench::now() - begin;
}

} // namespace

std::vector<Subject> tlsSubjects()
{
    return { { "tls", serve, meet } };
}

} // namespace Connect
