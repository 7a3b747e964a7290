// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcclient_p.h"

#include "connection_p.h"
#include "logging_p.h"
#include "mailboxreader_p.h"

#include <QtCore/QPointer>

#include <chrono>

using namespace GipcCore;
using Gipc::Status;

namespace {

constexpr int DefaultRetryTimer = 1000;
constexpr int DefaultMaxMessageSize = 64 * 1024 * 1024;

/*! The listener of an id that was just granted is looked for after 5, 10, 20 ... ms, a good second
    in all; then the manager is asked again. */
constexpr std::chrono::milliseconds FirstIdRetry { 5 };
constexpr std::chrono::milliseconds LastIdRetry { 640 };

/*! The router's only recipient. */
constexpr quint64 TheServer = 1;

} // namespace

GipcClientPrivate::GipcClientPrivate(GipcClient *client)
    : Endpoint(client)
    , q(client)
    , retryTimer(DefaultRetryTimer)
    , outbox(router.newOutbox())
    , inbox(mailbox.openInbox(0))
    , m_retry(client)
    , m_timeout(client)
    , m_idRetry(&clock, [this] { dial(m_inForce.address().withId(clientId)); })
{
    settings.maxMessageSize = DefaultMaxMessageSize;
    m_timeout.setSingleShot(true);
    QObject::connect(&m_timeout, &QTimer::timeout, q, [this] { onTimeout(); });
    QObject::connect(&m_retry, &RetryPolicy::now, q, [this] { attempt(); });
    QObject::connect(&mailbox, &Mailbox::roomMade, q, [this] {
        if (connection)
            connection->resumeReading();
    });
}

GipcClientPrivate::~GipcClientPrivate()
{
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

bool GipcClientPrivate::isSending() const
{
    return isOpen();
}

Connection *GipcClientPrivate::session() const
{
    return connection && connection->wasEstablished() ? connection : nullptr;
}

Gipc::Security GipcClientPrivate::security() const
{
    return session() ? session()->security() : settings.security();
}

GipcClientPrivate::SessionFacts GipcClientPrivate::facts() const
{
    if (!session())
        return {};
    return { session()->isExtended(), clientId, session()->peer().userId,
             session()->peer().processId };
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
    const bool needsName = !settings.network && settings.socketPath.isEmpty();
    if (needsName && !GipcTransport::isDialableName(settings.name))
        return refuse({ Cause::InvalidClientName, { settings.name } });
    const GipcTransport::Address address = settings.multiClient
        ? settings.address().manager()
        : settings.address(); // the longer one
    if (const auto failure = GipcTransport::checkAddress(address))
        return refuse(failure);
    if (const Failure contradiction = settings.contradiction())
        return refuse(contradiction);

    clearFailure();
    mailbox.forgetNews();
    m_lastReported = {};
    m_inForce = settings;
    m_inForce.socketPath = GipcTransport::absolutePath(settings.socketPath);
    m_timeoutInForce = timeout;
    m_multiClientInForce = settings.multiClient;
    const GipcTransport::Address first = firstAddress();
    m_retry.start(first.network ? QString() : first.path, std::chrono::milliseconds(retryTimer));
    if (timeout > 0)
        m_timeout.start(timeout);
    attempt();
    setStatus(Status::Connecting);
    return true;
}

bool GipcClientPrivate::refuse(const Failure &failure)
{
    fail(failure, Status::Error);
    return false;
}

/*! Who insists on GIPC-X needs no id, and a server that does so gives none. A key may be set
    between two attempts. */
bool GipcClientPrivate::asksForId() const
{
    return m_multiClientInForce && !m_inForce.insistsOnExtension();
}

/*! Where an attempt begins. */
GipcTransport::Address GipcClientPrivate::firstAddress() const
{
    return asksForId() ? m_inForce.address().manager() : m_inForce.address();
}

void GipcClientPrivate::attempt()
{
    m_retry.attempt();
    if (asksForId())
        requestId();
    else
        dial(m_inForce.address());
}

void GipcClientPrivate::requestId()
{
    m_request = std::make_unique<GoIdRequest>(firstAddress(), m_inForce.userIds,
                                              m_inForce.wireSettings(GipcWire::Role::Client),
                                              m_inForce.effectiveHandshakeTimeout(), &clock, q);
    QObject::connect(m_request.get(), &GoIdRequest::granted, q, [this](quint32 id) {
        m_manager = std::move(m_request);
        onGranted(id);
    });
    QObject::connect(m_request.get(), &GoIdRequest::admitted, q, [this](Connection *admitted) {
        dropRequest();
        adopt(admitted);
        onEstablished();
    });
    QObject::connect(m_request.get(), &GoIdRequest::unreachable, q, [this](const Failure &failure) {
        dropRequest();
        onDialFailed(failure);
    });
    QObject::connect(m_request.get(), &GoIdRequest::refused, q, [this](const Failure &why) {
        dropRequest();
        if (status() == Status::Closing)
            finishClosing();
        else
            tryAgainAfter(why);
    });
}

/*! It is what calls us. */
void GipcClientPrivate::dropRequest()
{
    m_request.release()->leave();
}

/*! close() has been called; refused() follows, soon if need be by force. */
void GipcClientPrivate::closeRequest()
{
    m_timeout.start(settings.effectiveCloseTimeout());
    m_request->close();
}

void GipcClientPrivate::leaveManager()
{
    if (m_manager)
        m_manager.release()->leave(); // still a child of ours
}

void GipcClientPrivate::onGranted(quint32 id)
{
    clientId = id;
    m_idRetryDelay = FirstIdRetry;
    dial(m_inForce.address().withId(id));
}

void GipcClientPrivate::dial(const GipcTransport::Address &address)
{
    m_dialer = GipcTransport::Dialer::dial(address, m_inForce.userIds);
    m_dialer->setParent(q);
    QObject::connect(m_dialer.get(), &GipcTransport::Dialer::connected, q, [this] { onDialed(); });
    QObject::connect(m_dialer.get(), &GipcTransport::Dialer::failed, q,
                     [this](const Failure &failure) { onDialFailed(failure); });
}

void GipcClientPrivate::onDialed()
{
    auto transport = m_dialer->take();
    m_dialer.reset();
    adopt(new Connection(std::move(transport), m_inForce.wireSettings(GipcWire::Role::Client),
                         m_inForce.effectiveHandshakeTimeout(), &clock, q));
    connection->start();
    if (status() == Status::Closing) {
        m_timeout.stop();
        connection->close();
    }
}

void GipcClientPrivate::adopt(Connection *newConnection)
{
    connection = newConnection;
    connection->setParent(q);
    connection->setOutbox(outbox);
    connection->setCloseTimeout(settings.effectiveCloseTimeout());
    connection->setReader(std::make_shared<MailboxReader>(&mailbox, &waiter, inbox));
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
    QObject::connect(connection, &Connection::ended, q,
                     [this](const Failure &why) { onEnded(why); });
}

void GipcClientPrivate::onDialFailed(const Failure &failure)
{
    m_dialer.reset();
    if (status() == Status::Closing) {
        finishClosing();
        return;
    }
    const bool mayAppear
        = clientId != 0 && m_idRetryDelay <= LastIdRetry && failure.cause == Cause::ServerNotFound;
    if (mayAppear) {
        m_idRetry.start(m_idRetryDelay);
        m_idRetryDelay *= 2;
        return;
    }
    clientId = 0;
    leaveManager();
    m_retry.afterFailure(failure.cause == Cause::ServerBusy);
    reportOnce(failure);
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
    leaveManager();
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

// Ending
// ----------------------------------------------------------------------------------------------

void GipcClientPrivate::onEnded(const Failure &why)
{
    const bool wasConnected = connection->wasEstablished();
    const bool renewing = connection->isRenewing();
    // In version 2 a server that closes and one that dies look the same.
    const bool unexpected = wasConnected && !renewing && !connection->hasPeerClosed();
    const Failure failure = !why && unexpected ? Failure { Cause::ConnectionLost } : why;
    connection->disconnect(q);
    connection->deleteLater();
    connection = nullptr;
    clientId = 0;
    leaveManager();
    waiter.wake();
    if (status() == Status::Closing)
        finishClosingAfter(wasConnected ? why : Failure {});
    else if (!wasConnected)
        tryAgainAfter(failure ? failure : Failure { Cause::ConnectionLost });
    else
        reconnectAfter(failure, renewing);
}

/*! Whether a refusal is for good: then there is no further try. */
bool GipcClientPrivate::acceptsRefusal(const Failure &why)
{
    if (!why.isPermanent())
        return false;
    stopTrying();
    fail(why, Status::Error);
    return true;
}

/*! There was no session. */
void GipcClientPrivate::tryAgainAfter(const Failure &why)
{
    if (acceptsRefusal(why))
        return;
    m_retry.afterFailure(false);
    reportOnce(why);
}

/*! There was one, and it is over: in order if there is no cause. */
void GipcClientPrivate::reconnectAfter(const Failure &why, bool renewing)
{
    if (acceptsRefusal(why))
        return;
    const QPointer<GipcClient> guard(q);
    m_retry.afterLoss(renewing ? std::chrono::milliseconds::max()
                               : std::chrono::milliseconds(m_connectedSince.elapsed()));
    m_connectedSince.invalidate();
    if (m_timeoutInForce > 0)
        m_timeout.start(m_timeoutInForce);
    if (!why)
        clearFailure();
    const bool isNews = why && change(m_lastReported, why);
    fail(isNews ? why : Failure {}, Status::Reconnecting);
    if (guard)
        Q_EMIT q->disconnected();
}

void GipcClientPrivate::onTimeout()
{
    stopTrying();
    if (status() == Status::Closing) {
        finishClosing();
        return;
    }
    fail({ Cause::ConnectTimeout,
           { m_inForce.address().text(), QString::number(m_timeoutInForce) } },
         Status::Timeout);
}

/*! Nothing goes on afterwards. */
void GipcClientPrivate::stopTrying()
{
    m_retry.stop();
    m_timeout.stop();
    m_idRetry.stop();
    m_request.reset();
    leaveManager();
    m_dialer.reset();
    clientId = 0;
    if (!connection)
        return;
    connection->disconnect(q);
    connection->abort();
    connection->deleteLater();
    connection = nullptr;
}

void GipcClientPrivate::close()
{
    if (!isOpen() && status() != Status::Error && status() != Status::Timeout)
        return;
    if (status() == Status::Closing)
        return;
    router.merge();
    m_retry.stop();
    m_timeout.stop();
    m_idRetry.stop();
    leaveManager();
    outbox->setAnnouncing(false); // a slot on connected() may be what calls us
    const QPointer<GipcClient> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    if (connection)
        connection->close(); // onEnded() goes on
    else if (m_request)
        closeRequest();
    else if (m_dialer)
        m_timeout.start(
            settings
                .effectiveCloseTimeout()); // a Go server dies of a connection without a handshake
    else
        finishClosing();
}

void GipcClientPrivate::abort()
{
    if (status() == Status::NotConnected || status() == Status::Closed)
        return;
    const QPointer<GipcClient> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    stopTrying();
    finishClosing();
}

/*! \a why: a good-bye that did not come. */
void GipcClientPrivate::finishClosingAfter(const Failure &why)
{
    const QPointer<GipcClient> guard(q);
    if (why)
        report(why);
    if (guard && status() == Status::Closing)
        finishClosing();
}

void GipcClientPrivate::finishClosing()
{
    m_timeout.stop();
    clientId = 0;
    const QPointer<GipcClient> guard(q);
    if (outbox->waiting() > 0)
        logUnsent(outbox->waiting(), "were not sent before closing");
    outbox->clear();
    const bool wasConnected = m_connectedSince.isValid();
    m_connectedSince.invalidate();
    setStatus(Status::Closed);
    if (guard && wasConnected)
        Q_EMIT q->disconnected();
    if (guard && status() == Status::Closed)
        Q_EMIT q->closed();
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
}

void GipcClientPrivate::updateRecipients()
{
    const bool isConnected = status() == Status::Connected;
    const bool isAwaited = status() == Status::Connecting || status() == Status::Reconnecting;
    router.setMaxDataSize(isConnected && connection ? qint64(connection->peerLimit())
                                                    : qint64(GipcWire::MaxDataSize));
    if (isConnected || (isAwaited && settings.queueWhileDisconnected))
        router.add(TheServer, outbox);
    else
        router.remove(TheServer);
}

void GipcClientPrivate::wroteTo(quint64)
{
    if (connection)
        connection->wrote();
}
