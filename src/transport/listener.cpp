// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listener_p.h"

#include <QtCore/QSocketNotifier>
#include <QtCore/QTimer>
#include <QtNetwork/QHostAddress>
#include <QtNetwork/QHostInfo>
#include <QtNetwork/QLocalServer>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpServer>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <deque>

namespace GipcTransport {
namespace {

using namespace std::chrono_literals;

constexpr auto RetryAfter = 100ms;
constexpr int Backlog = 4096;

/*! How many Qt may accept ahead of next(): so many more than wanted before setPaused() is heard. */
constexpr int MaxPending = 16;

class LocalListener final : public Listener
{
public:
    LocalListener(std::unique_ptr<NameClaim> claim, const Address &address)
        : m_claim(std::move(claim))
        , m_address(address)
        , m_retry(this)
        , m_server(this)
    {
        m_retry.setSingleShot(true);
        m_retry.setInterval(RetryAfter);
        connect(&m_retry, &QTimer::timeout, this, &LocalListener::attach);
        m_server.setMaxPendingConnections(MaxPending);
        connect(&m_server, &QLocalServer::newConnection, this, &Listener::available,
                Qt::QueuedConnection);
        watchForFailure();
        attach();
    }

    std::unique_ptr<Transport> next() override
    {
        if (m_kept.empty())
            return accepted();
        auto transport = std::move(m_kept.front());
        m_kept.pop_front();
        transport->setParent(nullptr);
        return transport;
    }

    Address address() const override { return m_address; }

    QByteArray inheritedNote() const override { return m_claim->inheritedNote(); }
    void setNote(const QByteArray &note) override { m_claim->setNote(note); }

    void setPaused(bool paused) override
    {
        if (m_paused == paused)
            return;
        m_paused = paused;
        if (!paused) {
            attach();
            if (!m_kept.empty())
                QMetaObject::invokeMethod(this, &Listener::available, Qt::QueuedConnection);
            return;
        }
        m_retry.stop();
        if (m_watch)
            m_watch->setEnabled(false);
        while (auto transport = accepted()) { // which close() would close
            transport->setParent(this); // so that it moves between threads with us
            m_kept.push_back(std::move(transport));
        }
        m_server.close(); // its duplicate of the socket only
    }

    void retry() override
    {
        if (m_retry.isActive())
            attach();
    }

private:
    std::unique_ptr<Transport> accepted()
    {
        std::unique_ptr<QLocalSocket> socket(m_server.nextPendingConnection());
        if (!socket)
            return nullptr;
        socket->setParent(nullptr);
        return makeTransport(std::move(socket));
    }

    /*! QLocalServer closes itself without a word when accept() fails, as it does on EMFILE. Our own
        descriptor of the same socket then stays readable, and that is how we notice. */
    void watchForFailure()
    {
        if (m_claim->descriptor() < 0)
            return;
        m_watch = new QSocketNotifier(m_claim->descriptor(), QSocketNotifier::Read, this);
        connect(m_watch, &QSocketNotifier::activated, this, [this] {
            if (m_server.isListening())
                return;
            m_watch->setEnabled(false);
            m_retry.start();
        });
    }

    void attach()
    {
        m_retry.stop();
        if (m_paused)
            return;
        const bool attached = m_server.isListening() || m_claim->attach(&m_server);
        if (m_watch)
            m_watch->setEnabled(attached);
        if (!attached)
            m_retry.start();
    }

    std::unique_ptr<NameClaim> m_claim;
    const Address m_address;
    QTimer m_retry;
    QLocalServer m_server;
    QSocketNotifier *m_watch = nullptr;
    std::deque<std::unique_ptr<Transport>> m_kept; ///< accepted before the pause
    bool m_paused = false;
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

    Trouble listen(const QHostAddress &host)
    {
        if (m_server.listen(host, m_address.port)) {
            m_address.host = host.toString();
            m_address.port = m_server.serverPort();
            return {};
        }
        Trouble trouble { Trouble::Kind::System, m_address.text(), -1, m_server.errorString() };
        if (m_server.serverError() == QAbstractSocket::AddressInUseError)
            trouble.kind = Trouble::Kind::NameInUse;
        else if (m_server.serverError() == QAbstractSocket::SocketAccessError)
            trouble.kind = Trouble::Kind::AccessDenied;
        else if (m_server.serverError() == QAbstractSocket::SocketResourceError)
            trouble.kind = Trouble::Kind::OutOfDescriptors;
        return trouble;
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
    QTcpServer m_server;
    bool m_paused = false;
};

/*! The address to bind. Names are looked up, which may take a moment; numbers are not. */
QHostAddress bindAddress(const QString &host)
{
    if (host == QStringLiteral("localhost"))
        return QHostAddress(QHostAddress::LocalHost);
    if (QHostAddress literal; literal.setAddress(host))
        return literal;
    const QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
    return found.isEmpty() ? QHostAddress() : found.first();
}

} // namespace

std::unique_ptr<Listener> Listener::create(const Address &address, NameClaim::Access access,
                                           Trouble *trouble)
{
    if (!address.network) {
        auto claim = NameClaim::take(address.path, access, trouble);
        if (!claim)
            return nullptr;
        return std::make_unique<LocalListener>(std::move(claim), address);
    }
    const QHostAddress host = bindAddress(address.host);
    if (host.isNull()) {
        *trouble = { Trouble::Kind::HostNotFound, address.text(), -1, {} };
        return nullptr;
    }
    auto listener = std::make_unique<TcpListener>(address);
    *trouble = listener->listen(host);
    if (*trouble)
        return nullptr;
    return listener;
}

} // namespace GipcTransport
