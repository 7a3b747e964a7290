// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "host_p.h"
#include "listeners_p.h"
#include "socketerror_p.h"

#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

constexpr int Backlog = 4096;

/*! As QTcpServer, but a connection that waits in it reads only a little. */
class TcpQueue final : public QTcpServer
{
public:
    using QTcpServer::QTcpServer;

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *const socket = new QTcpSocket(this);
        socket->setReadBufferSize(MaxReadAhead);
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }
};

class TcpListener final : public Listener
{
public:
    explicit TcpListener(const Address &address)
        : m_address(address)
        , m_retry(this)
        , m_server(this)
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(RetryAfter);
        connect(&m_retry, &QTimer::timeout, this, &TcpListener::resume);
        m_server.setProxy(QNetworkProxy::NoProxy);
        m_server.setListenBacklogSize(Backlog);
        m_server.setMaxPendingConnections(MaxPending);
        connect(&m_server, &QTcpServer::newConnection, this, &Listener::available,
                Qt::QueuedConnection);
        // QTcpServer pauses itself when accept() fails, as it does on EMFILE.
        connect(&m_server, &QTcpServer::acceptError, this, [this] { m_retry.start(); });
    }

    Failure listen(const QHostAddress &host)
    {
        if (m_server.listen(host, m_address.port)) {
            // Qt has no text for the address of both families.
            m_address.host = m_server.serverAddress() == QHostAddress(QHostAddress::Any)
                ? QStringLiteral("::")
                : host.toString();
            m_address.port = m_server.serverPort();
            return {};
        }
        return socketFailure(m_server.serverError(), m_server.errorString(), m_address.text());
    }

    std::unique_ptr<Transport> next() override
    {
        std::unique_ptr<QTcpSocket> socket(m_server.nextPendingConnection());
        if (m_paused)
            m_server.pauseAccepting(); // Qt goes on accepting when there is room
        if (!socket)
            return nullptr;
        socket->setParent(nullptr);
        return makeTransport(std::move(socket));
    }

    Address address() const override { return m_address; }

    void setPaused(bool paused) override
    {
        if (m_paused == paused)
            return;
        m_paused = paused;
        if (paused)
            m_server.pauseAccepting();
        else
            resume();
    }

    void retry() override
    {
        if (m_retry.isActive())
            resume();
    }

private:
    void resume()
    {
        m_retry.stop();
        if (!m_paused)
            m_server.resumeAccepting();
    }

    Address m_address;
    QTimer m_retry;
    TcpQueue m_server;
    bool m_paused = false;
};

} // namespace

std::unique_ptr<Listener> listenOnTcp(const Address &address, Failure *failure)
{
    const QHostAddress host = immediateAddress(address.host);
    if (host.isNull()) {
        *failure = { Cause::HostNotFound, { address.text() } };
        return nullptr;
    }
    auto listener = std::make_unique<TcpListener>(address);
    *failure = listener->listen(host);
    if (*failure)
        return nullptr;
    return listener;
}

} // namespace GipcTransport
