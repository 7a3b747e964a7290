// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "transport_p.h"

#include "descriptortransport_p.h"
#include "madehere_p.h"

#include <QtNetwork/QHostAddress>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QTcpSocket>

#include <algorithm>

namespace GipcTransport {
namespace {

/*! What Qt may read ahead; unbounded by default. */
constexpr qint64 ReadBufferSize = 256 * 1024;

PeerCredentials peerOf(const QLocalSocket &socket)
{
    return peerCredentials(socket.socketDescriptor());
}

PeerCredentials peerOf(const QTcpSocket &socket)
{
    PeerCredentials peer;
    const QHostAddress address = socket.peerAddress();
    bool isIpv4 = false; // also of ::ffff:1.2.3.4, as which it comes to a socket for both families
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    peer.address = (isIpv4 ? QHostAddress(ipv4) : address).toString();
    return peer;
}

template <typename Socket> class SocketTransport final : public Transport
{
public:
    explicit SocketTransport(std::unique_ptr<Socket> socket)
        : m_socket(std::move(socket))
        , m_descriptor(m_socket->socketDescriptor())
        , m_peer(peerOf(*m_socket))
        , m_sender(m_socket.get(), m_descriptor, this)
    {
        m_socket->setParent(this); // so that it moves between threads with us
        m_socket->setReadBufferSize(ReadBufferSize);
        connect(m_socket.get(), &Socket::readyRead, this, &Transport::wakeReader);
        connect(m_socket.get(), &Socket::disconnected, this, [this] {
            m_sender.stop(); // Qt has closed the descriptor
            wakeReader();
        });
        connect(&m_sender, &Sender::ready, this, &Transport::writable, Qt::QueuedConnection);
        wakeReader(); // for what arrived, or ended, before we listened
    }

    ~SocketTransport() override
    {
        m_socket->disconnect(this);
        m_sender.stop();
        if (isConnected() && m_madeHere)
            endStream(m_descriptor, m_peer.address.isEmpty());
        m_socket->abort();
    }

    qint64 read(char *buffer, qint64 size) override
    {
        return std::max<qint64>(0, m_socket->read(buffer, size));
    }

    bool hasInput() const override
    {
        return !isConnected() || m_socket->bytesAvailable() > 0
            || GipcTransport::hasInput(m_descriptor);
    }

    bool atEnd() const override { return !isConnected() && m_socket->bytesAvailable() == 0; }

    qint64 write(QByteArrayView bytes) override
    {
        return isConnected() && m_madeHere ? m_sender.send(bytes) : -1;
    }

    void shutdownWriting() override
    {
        if (isConnected() && m_madeHere)
            shutdownSending(m_descriptor);
    }

    qint64 unsent() const override { return isConnected() ? unsentBytes(m_descriptor) : 0; }
    bool hasHungUp() const override
    {
        return !isConnected() || GipcTransport::hasHungUp(m_descriptor);
    }
    PeerCredentials peer() const override { return m_peer; }

private:
    bool isConnected() const { return m_socket->state() == Socket::ConnectedState; }

    const MadeHere m_madeHere;
    const std::unique_ptr<Socket> m_socket;
    const qintptr m_descriptor;
    const PeerCredentials m_peer;
    Sender m_sender;
};

/*! Without Qt's buffers if that can be had. */
template <typename Socket> std::unique_ptr<Transport> wrap(std::unique_ptr<Socket> socket)
{
    auto transport = makeDescriptorTransport(socket->socketDescriptor(), peerOf(*socket),
                                             socket->peek(socket->bytesAvailable()));
    if (!transport)
        return std::make_unique<SocketTransport<Socket>>(std::move(socket));
    socket->abort();
    return transport;
}

} // namespace

void Transport::wakeReader()
{
    if (m_wakePending)
        return;
    m_wakePending = true;
    const auto wake = [this] {
        m_wakePending = false;
        Q_EMIT readable();
    };
    QMetaObject::invokeMethod(this, wake, Qt::QueuedConnection);
}

QString PeerCredentials::key() const
{
    return address.isEmpty() ? QString::number(userId) : address;
}

std::unique_ptr<Transport> makeTransport(std::unique_ptr<QLocalSocket> socket)
{
    return wrap(std::move(socket));
}

std::unique_ptr<Transport> makeTransport(std::unique_ptr<QTcpSocket> socket)
{
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // TCP_NODELAY
    return wrap(std::move(socket));
}

} // namespace GipcTransport
