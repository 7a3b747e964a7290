// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "dialer_p.h"

#include "liveness_p.h"
#include "socketerror_p.h"

#include <QtCore/QTimer>
#include <QtNetwork/QLocalSocket>
#include <QtNetwork/QNetworkProxy>
#include <QtNetwork/QTcpSocket>

#include <chrono>
#include <iterator>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

using namespace std::chrono_literals;

constexpr auto TcpConnectTimeout = 10s;

/*! A socket that is bound and does not listen yet refuses. It is dialed again after these
    delays. */
constexpr std::chrono::milliseconds RefusalDelays[] = { 1ms, 5ms, 25ms };

class LocalDialer final : public Dialer
{
public:
    LocalDialer(const Address &address, const QList<qint64> &trustedUsers)
        : m_path(address.path)
        , m_trustedUsers(trustedUsers)
        , m_again(this)
    {
        m_again.setSingleShot(true);
        m_again.setTimerType(Qt::PreciseTimer);
        connect(&m_again, &QTimer::timeout, this, &LocalDialer::attempt);
        attempt();
    }

private:
    void attempt()
    {
        Failure failure;
        if (!m_trustedUsers.isEmpty() && !trusts(fileOwner(m_path), &failure)) {
            fail(failure);
            return;
        }
        ConnectedSocket connected = connectLocal(m_path);
        if (connected.isRefused && m_refusals < std::size(RefusalDelays) && isServerAlive(m_path)) {
            m_again.start(RefusalDelays[m_refusals++]);
            return;
        }
        if (connected.failure) {
            fail(connected.failure);
            return;
        }
        m_socket = std::make_unique<QLocalSocket>();
        if (connected.descriptor.isValid()
            && m_socket->setSocketDescriptor(connected.descriptor.release()))
            finish();
        else
            connectByQt();
    }

    /*! For platforms on which connectLocal() leaves connecting to Qt. */
    void connectByQt()
    {
        connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this] {
            fail({ Cause::ServerNotFound, { m_path } });
        });
        connect(
            m_socket.get(), &QLocalSocket::connected, this,
            [this] {
                m_socket->disconnect(this);
                finish();
            },
            Qt::QueuedConnection);
        m_socket->connectToServer(m_path);
    }

    /*! The file may have been replaced since it was looked at; the kernel knows who listens. */
    void finish()
    {
        auto transport = makeTransport(std::move(m_socket));
        Failure failure;
        if (m_trustedUsers.isEmpty() || trusts(transport->peer().userId, &failure))
            succeed(std::move(transport));
        else
            fail(failure);
    }

    bool trusts(qint64 user, Failure *failure) const
    {
        if (m_trustedUsers.contains(user))
            return true;
        if (user < 0) // There is no file yet: the server is missing, not distrusted.
            *failure = { Cause::ServerNotFound, { m_path } };
        else
            *failure = { Cause::UserNotTrusted, { m_path, QString::number(user) } };
        return false;
    }

    const QString m_path;
    const QList<qint64> m_trustedUsers;
    QTimer m_again;
    size_t m_refusals = 0;
    std::unique_ptr<QLocalSocket> m_socket;
};

class TcpDialer final : public Dialer
{
public:
    explicit TcpDialer(const Address &address)
        : m_address(address)
        , m_deadline(this)
        , m_socket(std::make_unique<QTcpSocket>())
    {
        m_socket->setProxy(QNetworkProxy::NoProxy);
        // Queued: the socket is given away or deleted in answer to its own signal.
        connect(m_socket.get(), &QTcpSocket::connected, this, &TcpDialer::onConnected,
                Qt::QueuedConnection);
        connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &TcpDialer::onError,
                Qt::QueuedConnection);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            m_socket->abort();
            fail({ Cause::TcpTimeout, { m_address.text() } });
        });
        m_deadline.start(TcpConnectTimeout);
        m_socket->connectToHost(address.host, address.port);
    }

private:
    void onConnected()
    {
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            return; // lost again already; onError() follows
        m_deadline.stop();
        m_socket->disconnect(this);
        // If nobody listens on a port of the ephemeral range, the kernel may connect a socket to
        // itself.
        const bool connectedToItself = m_socket->localPort() == m_socket->peerPort()
            && m_socket->localAddress() == m_socket->peerAddress();
        if (connectedToItself) {
            m_socket->abort();
            fail({ Cause::ServerNotFound, { m_address.text() } });
            return;
        }
        succeed(makeTransport(std::move(m_socket)));
    }

    void onError(QAbstractSocket::SocketError error)
    {
        m_deadline.stop();
        m_socket->disconnect(this);
        fail(socketFailure(error, m_socket->errorString(), m_address.text()));
    }

    const Address m_address;
    QTimer m_deadline;
    std::unique_ptr<QTcpSocket> m_socket;
};

} // namespace

std::unique_ptr<Dialer> Dialer::dial(const Address &address, const QList<qint64> &trustedUsers)
{
    if (address.network)
        return std::make_unique<TcpDialer>(address);
    return std::make_unique<LocalDialer>(address, trustedUsers);
}

void Dialer::succeed(std::unique_ptr<Transport> transport)
{
    m_transport = std::move(transport);
    QMetaObject::invokeMethod(this, &Dialer::connected, Qt::QueuedConnection);
}

void Dialer::fail(const Failure &failure)
{
    QMetaObject::invokeMethod(
        this, [this, failure] { Q_EMIT failed(failure); }, Qt::QueuedConnection);
}

} // namespace GipcTransport
