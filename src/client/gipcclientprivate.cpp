// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "connection_p.h"
#include "reader_p.h"
#include "peerof_p.h"

#include <QtCore/QPointer>

#include <chrono>

using namespace GipcCore;
using Gipc::Status;

namespace {

constexpr int DefaultRetryTimer = 1000;
constexpr int DefaultMaxMessageSize = 64 * 1024 * 1024;

} // namespace

GipcClientPrivate::GipcClientPrivate(GipcClient *client)
    : Endpoint(client)
    , q(client)
    , retryTimer(DefaultRetryTimer)
    , outbox(router.newOutbox())
    , inbox(mailbox.openInbox(0))
    , m_connector(&clock, client)
    , m_retry(client)
    , m_timeout(client)
{
    settings.maxMessageSize = DefaultMaxMessageSize;
    m_timeout.setSingleShot(true);
    QObject::connect(&m_timeout, &QTimer::timeout, q, [this] { onTimeout(); });
    QObject::connect(&m_retry, &RetryPolicy::now, q, [this] { attempt(); });
    QObject::connect(&m_connector, &Connector::connected, q,
                     [this](Connection *connected) { onConnected(connected); });
    QObject::connect(&m_connector, &Connector::admitted, q, [this](Connection *admitted) {
        adopt(admitted);
        onEstablished();
    });
    QObject::connect(&m_connector, &Connector::failed, q,
                     [this](const Failure &failure) { onUnreachable(failure); });
    QObject::connect(&m_connector, &Connector::refused, q,
                     [this](const Failure &why) { onRefused(why); });
    QObject::connect(&mailbox, &Mailbox::roomMade, q, [this] {
        if (connection)
            connection->resumeReading();
    });
}

GipcClientPrivate::~GipcClientPrivate()
{
    endRequests();
    router.removeAll();
    if (connection)
        connection->abandon();
    delete connection;
    if (outbox->waiting() > 0)
        logUnsent(outbox->waiting(), "were not sent: the client was deleted");
}

bool GipcClientPrivate::isOpen() const
{
    switch (status()) {
    case Status::Connecting:
    case Status::Connected:
    case Status::Reconnecting:
    case Status::Closing:
        return true;
    case Status::NotConnected:
    case Status::Closed:
    case Status::Error:
    case Status::Timeout:
    case Status::Listening: // this and the next: a server's
    case Status::Disconnected:
        return false;
    }
    Q_UNREACHABLE();
    return false;
}

Connection *GipcClientPrivate::session() const
{
    return connection && connection->wasEstablished() ? connection : nullptr;
}

GipcClientPrivate::Counts GipcClientPrivate::counts() const
{
    return session() ? Counts { session()->writtenMessages(), session()->confirmedMessages() }
                     : m_lastCounts;
}

Gipc::Security GipcClientPrivate::security() const
{
    return session() ? session()->security() : settings.security();
}

GipcClientPrivate::SessionFacts GipcClientPrivate::facts() const
{
    if (!session())
        return {};
    return { GipcCore::peerOf(*session()), clientId() };
}

// Opening
// ---------------------------------------------------------------------------------------------

bool GipcClientPrivate::open()
{
    if (isOpen()) {
        report({ Cause::WrongStatus, { Gipc::statusName(status()) } });
        return false;
    }
    if (!makesThreadReady())
        return false;
    if (const Failure failure = checkSettings())
        return refuse(failure);

    clearFailure();
    mailbox.forgetNews();
    m_lastReported = {};
    Settings inForce = settings;
    inForce.socketPath = GipcTransport::absolutePath(settings.socketPath);
    m_connector.setSettings(inForce);
    m_timeoutInForce = timeout;
    const GipcTransport::Address first = m_connector.firstAddress();
    m_retry.start(first.network ? QString() : first.path, std::chrono::milliseconds(retryTimer));
    if (timeout > 0)
        m_timeout.start(timeout);
    attempt();
    setStatus(Status::Connecting);
    return true;
}

/*! Why nothing can be dialed with these settings, if so. */
Failure GipcClientPrivate::checkSettings() const
{
    const bool needsName = !settings.network && settings.socketPath.isEmpty();
    if (needsName && !GipcTransport::isDialableName(settings.name))
        return { Cause::InvalidClientName, { settings.name } };
    const GipcTransport::Address longest
        = settings.multiClient ? settings.address().manager() : settings.address();
    if (auto failure = GipcTransport::checkAddress(longest))
        return failure;
    return settings.contradiction();
}

bool GipcClientPrivate::refuse(const Failure &failure)
{
    fail(failure, Status::Error);
    return false;
}

void GipcClientPrivate::attempt()
{
    m_retry.attempt();
    m_connector.start();
}

void GipcClientPrivate::onConnected(Connection *newConnection)
{
    adopt(newConnection);
    connection->start();
    if (status() == Status::Closing) {
        m_timeout.stop();
        connection->close();
    }
}

void GipcClientPrivate::onUnreachable(const Failure &failure)
{
    if (status() == Status::Closing) {
        finishClosing();
        return;
    }
    m_retry.afterFailure(failure.cause == Cause::ServerBusy);
    reportOnce(failure);
}

void GipcClientPrivate::onRefused(const Failure &why)
{
    if (status() == Status::Closing)
        finishClosing();
    else
        tryAgainAfter(why);
}

void GipcClientPrivate::adopt(Connection *newConnection)
{
    connection = newConnection;
    connection->setParent(q);
    connection->setOutbox(outbox);
    connection->setCloseTimeout(settings.effectiveCloseTimeout());
    connection->setReader(newReader(inbox, outbox));
    QObject::connect(connection, &Connection::established, q, [this] { onEstablished(); });
    QObject::connect(connection, &Connection::bytesTaken, q, [this](qint64 bytes) {
        waiter.wake();
        router.roomMade();
        Q_EMIT q->bytesWritten(bytes);
    });
    QObject::connect(connection, &Connection::dropped, q, [this](qint64 size) {
        waiter.wake();
        router.roomMade();
        report(limited({ Cause::OwnMessageTooLarge,
                         { QString::number(size), QString::number(connection->peerLimit()) } }));
    });
    QObject::connect(connection, &Connection::unsendable, q,
                     [this](quint64 handle, qint64 tooLarge) { onUnsendable(handle, tooLarge); });
    QObject::connect(connection, &Connection::moreConfirmed, q,
                     [this] { Q_EMIT q->confirmed(connection->confirmedMessages()); });
    QObject::connect(connection, &Connection::closing, q, [this] { updateRecipients(); });
    QObject::connect(connection, &Connection::writesEnd, q, [this] { updateRecipients(); });
    QObject::connect(connection, &Connection::ended, q,
                     [this](const Failure &why) { onEnded(why); });
}

/*! A dial loop says each cause once, not with each attempt. */
void GipcClientPrivate::reportOnce(const Failure &failure)
{
    if (failure == m_lastReported)
        return;
    m_lastReported = failure;
    report(failure);
}

void GipcClientPrivate::onEstablished()
{
    m_connector.leaveManager();
    m_timeout.stop();
    m_retry.succeed();
    m_connectedSince.start();
    m_lastReported = {};
    clearFailure();

    // Slots that run now may log in before old messages go out, close, or delete us.
    const QPointer<GipcClient> guard(q);
    const QPointer<Connection> current(connection);
    outbox->setAnnouncing(true);
    setStatus(Status::Connected);
    if (guard && current && current == connection && status() == Status::Connected)
        Q_EMIT q->connected();
    if (!guard)
        return;
    outbox->setAnnouncing(false);
    if (current)
        current->pumpOut();
}

// What the endpoint asks
// ------------------------------------------------------------------------------

void GipcClientPrivate::announceChanges()
{
    const QPointer<GipcClient> guard(q);
    announceFailure();
    if (guard)
        announceSecurity();
    if (guard && change(m_announcedFacts, facts()))
        Q_EMIT q->sessionChanged();
    if (guard)
        settleRequests();
}
