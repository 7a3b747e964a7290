// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include "gipcconnection_p.h"
#include "singleclientacceptor_p.h"
#include "logging_p.h"
#include "mailboxreader_p.h"

#include <QtCore/QPointer>
#include <QtCore/QThread>

#include <algorithm>
#include <utility>
#include <vector>

using namespace GipcCore;
using Gipc::ErrorCode;
using Gipc::Status;

namespace {

constexpr qint64 DefaultTotalInboxLimit = 256 * 1024 * 1024;
constexpr qint64 DefaultTotalOutboxLimit = 512 * 1024 * 1024;
constexpr qint64 LeastDepartedInboxLimit = 16 * 1024 * 1024; ///< unless it was set

} // namespace

GipcServerPrivate::GipcServerPrivate(GipcServer *server)
    : Endpoint(server)
    , q(server)
    , m_firstOutbox(router.newOutbox())
{
    QObject::connect(&mailbox, &Mailbox::roomMade, q, [this](Inbox *inbox) {
        if (GipcConnectionPrivate *const client = link(inbox->connectionId))
            client->resumeReading();
    });
    QObject::connect(&mailbox, &Mailbox::stuck, q, [this] { endLargestUnfinished(); });
    mailbox.setTotalLimit(DefaultTotalInboxLimit);
    router.setTotalLimit(DefaultTotalOutboxLimit);
    applyDepartedLimit();
    QObject::connect(&router, &Router::refused, q, [this](quint64 id, ErrorCode why) {
        if (link(id))
            Q_EMIT q->writeRefused(id, why);
    });
    QObject::connect(&router, &Router::overflowed, q, [this](quint64 id) {
        if (GipcConnectionPrivate *const client = link(id))
            client->abort({ Cause::TooSlow });
        else
            updateRecipients(); // it was the one to come, who cannot be disconnected
    });
}

GipcServerPrivate::~GipcServerPrivate()
{
    router.removeAll();
    giveUpName();
    for (const auto &[id, client] : std::exchange(clients, {})) {
        GipcConnectionPrivate *const connection = GipcConnectionPrivate::get(client);
        connection->abandon(GipcWire::CloseReason::GoingAway);
        dropUnsent(connection->outbox().get(), "were not sent: the server was deleted");
        client->disconnect();
        delete client;
    }
    dropUnsent(m_firstOutbox.get(), "were not sent: the server was deleted");
}

GipcConnection *GipcServerPrivate::connection(quint64 id) const
{
    const auto found = clients.find(id);
    return found == clients.end() ? nullptr : found->second;
}

GipcConnectionPrivate *GipcServerPrivate::link(quint64 id) const
{
    GipcConnection *const client = connection(id);
    return client ? GipcConnectionPrivate::get(client) : nullptr;
}

bool GipcServerPrivate::isOpen() const
{
    switch (status()) {
    case Status::Connecting:
    case Status::Listening:
    case Status::Connected:
    case Status::Disconnected:
    case Status::Closing:
        return true;
    case Status::NotConnected:
    case Status::Closed:
    case Status::Error:
    case Status::Reconnecting: // this and the next: a client's
    case Status::Timeout:
        return false;
    }
    Q_UNREACHABLE();
    return false;
}

bool GipcServerPrivate::isListening() const
{
    return isOpen() && status() != Status::Connecting && status() != Status::Closing;
}

QString GipcServerPrivate::address() const
{
    return m_listener ? m_listener->address().text() : QString();
}

// Opening
// ---------------------------------------------------------------------------------------------

bool GipcServerPrivate::open()
{
    if (isOpen()) {
        report({ Cause::WrongStatus, { Gipc::statusName(status()) } });
        return false;
    }
    if (!makesThreadReady())
        return false;
    if (!GipcTransport::isServerName(settings.name))
        return refuse({ Cause::InvalidServerName, { settings.name } });
    if (const auto failure = GipcTransport::checkAddress(settings.address()))
        return refuse(failure);
    if (const Failure contradiction = settings.contradiction())
        return refuse(contradiction);
    m_inForce = settings;
    m_servesMany = settings.multiClient;
    const GipcTransport::Address address = settings.address();
    if (!address.network || !GipcTransport::isName(address.host))
        return listenAt({ address.host });
    lookUpHost();
    return true;
}

/*! Slots run at the end: anything may be gone afterwards. */
void GipcServerPrivate::lookUpHost()
{
    m_lookup = std::make_unique<GipcTransport::HostLookup>(m_inForce.address().host, q);
    QObject::connect(m_lookup.get(), &GipcTransport::HostLookup::finished, q,
                     [this](const QStringList &hosts) {
                         m_lookup.release()->deleteLater(); // it is what calls us
                         listenAt(hosts);
                     });
    m_nameLost = {}; // that of its last life
    clearFailure();
    mailbox.forgetNews();
    router.setMaxDataSize(m_inForce.maxMessageSize);
    setStatus(Status::Connecting);
}

/*! Listens at the first of \a hosts where that is possible. */
bool GipcServerPrivate::listenAt(const QStringList &hosts)
{
    GipcTransport::Address address = m_inForce.address();
    Failure failure { Cause::HostNotFound, { address.text() } };
    const bool bound = std::any_of(hosts.begin(), hosts.end(), [&](const QString &host) {
        address.host = host;
        return bind(address, &failure);
    });
    if (!bound)
        return refuse(failure);
    QObject::connect(m_acceptor.get(), &Acceptor::admitted, q,
                     [this](GipcConnectionPrivate *connection) { onAdmitted(connection); });
    QObject::connect(m_acceptor.get(), &Acceptor::failed, q,
                     [this](const Failure &why) { report(limited(why)); });
    watchName();

    if (const Failure exposed = exposureAt(m_listener->address()))
        qCWarning(lcGipcExposure).noquote()
            << m_inForce.name + QStringLiteral(":") << exposed.logText();
    m_nameLost = {};
    clearFailure();
    mailbox.forgetNews();
    router.setMaxDataSize(m_inForce.maxMessageSize);
    setStatus(Status::Listening);
    return true;
}

/*! Queued: what says it is deleted in answer to it. */
void GipcServerPrivate::watchName()
{
    QObject::connect(
        m_listener.get(), &GipcTransport::Listener::lost, q,
        [this, which = QPointer(m_listener.get())](const Failure &failure) {
            if (which && which == m_listener.get())
                onNameLost(failure);
        },
        Qt::QueuedConnection);
    QObject::connect(
        m_acceptor.get(), &Acceptor::lost, q,
        [this, which = QPointer(m_acceptor.get())](const Failure &why) {
            if (which && which == m_acceptor.get())
                onNameLost(why);
        },
        Qt::QueuedConnection);
}

/*! Makes listener and acceptor, or neither and \a failure. */
bool GipcServerPrivate::bind(const GipcTransport::Address &address, Failure *failure)
{
    // Keys may have been set while a name was looked up.
    *failure = m_inForce.contradiction();
    if (!*failure && m_inForce.policy == Gipc::Policy::Require)
        *failure = exposureAt(address);
    if (*failure)
        return false;
    m_listener = GipcTransport::Listener::create(address, access(), failure);
    if (m_listener) {
        m_listener->setParent(q);
        if (m_servesMany)
            openForManyClients(failure);
        else
            openForOneClient();
    }
    if (m_listener && m_acceptor)
        return true;
    m_listener.reset();
    return false;
}

/*! What there is to say about a server that others than this machine's users can reach. */
Failure GipcServerPrivate::exposureAt(const GipcTransport::Address &address) const
{
    const bool exposed
        = address.network && m_inForce.keys->isEmpty() && !GipcTransport::isLoopback(address.host);
    return exposed ? Failure { Cause::ExposedWithoutKey, { address.text() } } : Failure {};
}

void GipcServerPrivate::openForOneClient()
{
    auto acceptor = std::make_unique<SingleClientAcceptor>(
        m_listener.get(), &peerFilter, m_inForce.wireSettings(GipcWire::Role::Server),
        m_inForce.effectiveHandshakeTimeout(), &clock, q);
    QObject::connect(acceptor.get(), &SingleClientAcceptor::newcomerWaits, q, [this] {
        // A client that has gone makes room, even if the program has not read all it said.
        GipcConnectionPrivate *const client
            = clients.empty() ? nullptr : link(clients.begin()->first);
        if (client && client->hasHungUp())
            client->readToTheEnd();
    });
    m_acceptor = std::move(acceptor);
}

void GipcServerPrivate::openForManyClients(Failure *failure)
{
    auto acceptor = MultiClientAcceptor::create(
        m_listener.get(), access(), &peerFilter, m_inForce.wireSettings(GipcWire::Role::Server),
        m_inForce.effectiveHandshakeTimeout(), limits, &clock, q, failure);
    m_multiClientAcceptor = acceptor.get();
    m_acceptor = std::move(acceptor);
}

GipcTransport::NameClaim::Access GipcServerPrivate::access() const
{
    return unmaskPermissions ? GipcTransport::NameClaim::Access::Everyone
                             : GipcTransport::NameClaim::Access::User;
}

void GipcServerPrivate::applyLimits()
{
    if (m_multiClientAcceptor)
        m_multiClientAcceptor->setLimits(limits);
}

qint64 GipcServerPrivate::departedInboxLimit() const
{
    return m_departedInboxLimit.value_or(std::max(LeastDepartedInboxLimit, mailbox.limit()));
}

/*! The limit of what is kept of clients that are gone may go with it. */
void GipcServerPrivate::changeInboxLimit(qint64 bytes)
{
    const qint64 before = departedInboxLimit();
    const QPointer<GipcServer> guard(q);
    Endpoint::changeInboxLimit(bytes);
    if (!guard || departedInboxLimit() == before)
        return;
    Q_EMIT q->departedInboxLimitChanged();
    if (guard)
        applyDepartedLimit();
}

void GipcServerPrivate::setDepartedInboxLimit(qint64 bytes)
{
    m_departedInboxLimit = bytes;
    applyDepartedLimit();
}

/*! Last: slots may run. */
void GipcServerPrivate::applyDepartedLimit()
{
    if (const qsizetype forgotten = mailbox.setDepartedLimit(departedInboxLimit()); forgotten > 0)
        report({ Cause::DepartedDropped, {}, int(forgotten) });
}

bool GipcServerPrivate::refuse(const Failure &failure)
{
    router.removeAll(); // what was written while the host was looked up has nobody to go to
    dropUnsent(m_firstOutbox.get(), "were not sent: the server could not listen");
    fail(failure, Status::Error);
    return false;
}

// Clients
// ---------------------------------------------------------------------------------------------

void GipcServerPrivate::onAdmitted(GipcConnectionPrivate *connection)
{
    const quint64 id = ++m_lastId;
    connection->id = id;
    connection->endpoint = this;
    connection->inbox = mailbox.openInbox(id);
    connection->setCloseTimeout(settings.effectiveCloseTimeout());
    connection->setOutbox(m_servesMany ? router.newOutbox() : m_firstOutbox);
    connection->setReader(std::make_shared<MailboxReader>(&mailbox, &waiter, connection->inbox));
    // Before any slot of the program's hears of the end: with Overflow::Block it could wait for it.
    QObject::connect(connection, &GipcConnectionPrivate::ended, q,
                     [this, id] { router.remove(id); });
    QObject::connect(connection, &GipcConnectionPrivate::closing, q,
                     [this, id] { router.remove(id); });
    clients.emplace(id, new GipcConnection(connection, q));
    QObject::connect(connection, &GipcConnectionPrivate::bytesTaken, q, [this] {
        waiter.wake();
        router.roomMade();
    });
    QObject::connect(
        connection, &GipcConnectionPrivate::dropped, q, [this, connection](qint64 size) {
            waiter.wake();
            router.roomMade();
            report(
                limited({ Cause::OwnMessageTooLarge,
                          { QString::number(size), QString::number(connection->peerLimit()) } }));
        });
    QObject::connect(connection, &GipcConnectionPrivate::ended, q,
                     [this, id](const Failure &why) { onEnded(id, why); });
    waiter.wake(); // GipcConnectionPool counts it in
    const auto first = std::exchange(connection->firstMessage, {});
    if (first)
        mailbox.deliverLater(connection->inbox.get(), int(first->type), first->data);
    const QPointer<GipcServer> guard(q);
    announceClient(connection);
    if (guard && first)
        mailbox.emitHeld(); // later might be after clientDisconnected()
}

void GipcServerPrivate::announceClient(GipcConnectionPrivate *connection)
{
    // Slots that run now may write what goes before older messages, close, or delete us.
    const QPointer<GipcServer> guard(q);
    const QPointer<GipcConnectionPrivate> current(connection);
    const quint64 id = connection->id;
    const auto isThere = [&] { return guard && current && link(id) == current; };
    const std::shared_ptr<Outbox> outbox = connection->outbox();
    outbox->setAnnouncing(true);
    if (m_servesMany) {
        router.add(id, outbox);
    } else {
        clearFailure();
        setStatus(Status::Connected);
    }
    if (isThere())
        Q_EMIT q->clientCountChanged();
    if (isThere())
        Q_EMIT q->clientConnected(id);
    outbox->setAnnouncing(false);
    if (current)
        current->pumpOut();
}

void GipcServerPrivate::onEnded(quint64 id, const Failure &why)
{
    GipcConnection *const gone = clients.extract(id).mapped();
    GipcConnectionPrivate *const connection = GipcConnectionPrivate::get(gone);
    connection->disconnect(q);
    const qsizetype forgotten = mailbox.closeInbox(connection->inbox);
    gone->deleteLater();
    router.remove(id); // what other threads wrote to it goes the same way
    if (status() == Status::Closing)
        dropUnsent(connection->outbox().get(), "were not sent before closing");
    else
        dropUnsent(connection->outbox().get(), "were not sent: the client has left", QtInfoMsg);
    if (!m_servesMany)
        m_firstOutbox = router.newOutbox();
    waiter.wake();
    router.roomMade(); // what it had not read is gone

    const QPointer<GipcServer> guard(q);
    const QPointer<Acceptor> acceptor(m_acceptor.get());
    const quint32 goId = connection->goId;
    const bool sentAway = connection->wasEndedHere();
    const bool isLast = !m_servesMany && status() == Status::Connected;
    const Change change = begin(limited(why), isLast ? Status::Disconnected : status());
    // From here on slots run.
    Q_EMIT gone->statusChanged(Status::Closed);
    if (guard)
        announce(change);
    if (guard && forgotten > 0)
        report(limited({ Cause::DepartedDropped, {}, int(forgotten) }));
    if (guard)
        Q_EMIT q->clientCountChanged();
    if (guard)
        Q_EMIT q->clientDisconnected(id, why.code());
    if (acceptor) // a slot may have closed and opened another
        acceptor->clientLeft(goId, sentAway);
    if (guard && status() == Status::Closing && clients.empty())
        finishClosing();
    else if (guard)
        endWithoutName();
}

/*! Who has sent the beginnings of messages until nobody else could send anything. */
void GipcServerPrivate::endLargestUnfinished()
{
    GipcConnectionPrivate *largest = nullptr;
    for (const auto &[id, client] : clients) {
        GipcConnectionPrivate *const candidate = GipcConnectionPrivate::get(client);
        if (!largest || candidate->inbox->unfinished > largest->inbox->unfinished)
            largest = candidate;
    }
    if (largest && largest->inbox->unfinished > 0)
        largest->abort({ Cause::InboxesFull, { QString::number(mailbox.totalLimit()) } });
}

void GipcServerPrivate::dropUnsent(Outbox *outbox, const char *why, QtMsgType level)
{
    if (outbox->waiting() > 0)
        logUnsent(outbox->waiting(), why, level);
    outbox->clear();
}

void GipcServerPrivate::closeConnection(quint64 id)
{
    if (QThread::currentThread() != q->thread()) {
        QMetaObject::invokeMethod(
            q, [this, id] { closeConnection(id); }, Qt::QueuedConnection);
        return;
    }
    router.merge();
    if (GipcConnectionPrivate *const client = link(id))
        client->close();
}

// Ending
// ---------------------------------------------------------------------------------------------

void GipcServerPrivate::giveUpName()
{
    m_lookup.reset();
    m_multiClientAcceptor = nullptr;
    m_acceptor.reset();
    m_listener.reset();
}

/*! Nobody can come any more. Those who are here stay. */
void GipcServerPrivate::onNameLost(const Failure &why)
{
    giveUpName();
    m_nameLost = why;
    const QPointer<GipcServer> guard(q);
    if (!clients.empty())
        report(why);
    if (guard)
        announceChanges(); // of the address, while the status stays
    if (guard)
        endWithoutName();
}

/*! A server that has neither a name nor clients is at its end. */
void GipcServerPrivate::endWithoutName()
{
    const bool isServing = isOpen() && status() != Status::Closing;
    if (!m_nameLost || !clients.empty() || !isServing)
        return;
    const Failure why = std::exchange(m_nameLost, {});
    if (failure() == why)
        setStatus(Status::Error);
    else
        fail(why, Status::Error);
}

void GipcServerPrivate::close()
{
    if (status() == Status::Error) {
        finishClosing();
        return;
    }
    if (!isOpen() || status() == Status::Closing)
        return;
    router.merge();
    endClients(
        [](GipcConnectionPrivate *client) { client->close(GipcWire::CloseReason::GoingAway); });
}

void GipcServerPrivate::abort()
{
    if (status() == Status::Error) {
        finishClosing();
        return;
    }
    if (isOpen())
        endClients([](GipcConnectionPrivate *client) { client->abort(); });
}

/*! The name is given up and \a end called for each client; onEnded() goes on. */
void GipcServerPrivate::endClients(void (*end)(GipcConnectionPrivate *))
{
    giveUpName();
    const QPointer<GipcServer> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    std::vector<quint64> ids;
    for (const auto &[id, client] : clients)
        ids.push_back(id);
    if (ids.empty())
        finishClosing();
    for (const quint64 id : ids) {
        if (!guard || status() != Status::Closing)
            return;
        if (GipcConnectionPrivate *const client = link(id))
            end(client);
    }
}

void GipcServerPrivate::finishClosing()
{
    dropUnsent(m_firstOutbox.get(), "were not sent before closing");
    const QPointer<GipcServer> guard(q);
    setStatus(Status::Closed);
    if (guard && status() == Status::Closed)
        Q_EMIT q->closed();
}

// What the endpoint asks
// ------------------------------------------------------------------------------

void GipcServerPrivate::announceChanges()
{
    const QPointer<GipcServer> guard(q);
    announceFailure();
    if (guard && change(m_announcedAddress, address()))
        Q_EMIT q->addressChanged();
}

void GipcServerPrivate::updateRecipients()
{
    if (!m_servesMany && status() == Status::Connected) {
        const quint64 id = clients.begin()->first;
        router.rename(FirstClient, id); // what was written to it is this client's now
        if (link(id)->isOpen())
            router.add(id, m_firstOutbox);
    } else if (!m_servesMany && settings.queueWhileDisconnected
               && (status() == Status::Listening || status() == Status::Connecting)) {
        router.add(FirstClient, m_firstOutbox);
    } else if (!m_servesMany || status() != Status::Listening) {
        router.removeAll();
    }
}

void GipcServerPrivate::wroteTo(quint64 id)
{
    if (GipcConnectionPrivate *const client = link(id))
        client->wrote();
}
