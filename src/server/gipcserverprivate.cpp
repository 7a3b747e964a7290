// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include "gipcconnection_p.h"

#include <QtCore/QPointer>

#include <algorithm>
#include <utility>

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
    , admission(std::make_unique<Admission>(server))
    , publisher([this](quint64 id) { wroteTo(id); }, router.newOutbox()->memory())
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
    QObject::connect(admission.get(), &Admission::refused, q,
                     [this](const Failure &why) { report(limited(why)); });
    QObject::connect(&router, &Router::refused, q, [this](quint64 id, ErrorCode why) {
        if (link(id))
            Q_EMIT q->writeRefused(id, why);
    });
    QObject::connect(&router, &Router::overflowed, q, [this](quint64 id) {
        if (GipcConnectionPrivate *const client = link(id))
            client->abort({ Cause::TooSlow });
        else
            updateRecipients(); // it was FirstClient, which has no connection to end
    });
}

GipcServerPrivate::~GipcServerPrivate()
{
    endRequests();
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
    return m_binding ? m_binding->address() : QString();
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
    publisher.retractOutdated();
    m_inForce = settings;
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
    beginLife(Status::Connecting);
}

/*! Listens at the first of \a hosts where that is possible. */
bool GipcServerPrivate::listenAt(const QStringList &hosts)
{
    using Access = GipcTransport::NameClaim::Access;
    const Access access = unmaskPermissions ? Access::Everyone : Access::User;
    Failure failure;
    m_binding = Binding::create({ m_inForce, access, limits, &peerFilter, admission.get() }, hosts,
                                &clock, q, &failure);
    if (!m_binding)
        return refuse(failure);
    watchBinding();
    beginLife(Status::Listening);
    return true;
}

void GipcServerPrivate::watchBinding()
{
    const Binding *const binding = m_binding.get();
    QObject::connect(binding, &Binding::admitted, q,
                     [this](GipcConnectionPrivate *connection) { onAdmitted(connection); });
    QObject::connect(binding, &Binding::failed, q,
                     [this](const Failure &why) { report(limited(why)); });
    QObject::connect(binding, &Binding::newcomerWaits, q, [this] { onNewcomerWaits(); });
    QObject::connect(
        binding, &Binding::lost, q,
        [this, which = QPointer(m_binding.get())](const Failure &why) {
            if (which && which == m_binding.get())
                onNameLost(why);
        },
        Qt::QueuedConnection); // because onNameLost() deletes the sender
}

/*! What belonged to the last life is forgotten. Slots run. */
void GipcServerPrivate::beginLife(Status status)
{
    m_nameLost = {};
    clearFailure();
    mailbox.forgetNews();
    router.setMaxDataSize(m_inForce.maxMessageSize);
    setStatus(status);
}

void GipcServerPrivate::applyLimits()
{
    if (m_binding)
        m_binding->setLimits(limits);
}

qint64 GipcServerPrivate::departedInboxLimit() const
{
    return m_departedInboxLimit.value_or(std::max(LeastDepartedInboxLimit, mailbox.limit()));
}

/*! The limit of what is kept of departed clients changes with it, unless that was set. */
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

/*! Slots may run: anything may be gone afterwards. */
void GipcServerPrivate::applyDepartedLimit()
{
    if (const qsizetype forgotten = mailbox.setDepartedLimit(departedInboxLimit()); forgotten > 0)
        report({ Cause::DepartedDropped, {}, int(forgotten) });
}

bool GipcServerPrivate::refuse(const Failure &failure)
{
    router.removeAll(); // something may have been written while the host was looked up
    dropUnsent(m_firstOutbox.get(), "were not sent: the server could not listen");
    fail(failure, Status::Error);
    return false;
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
    if (!m_inForce.multiClient && status() == Status::Connected) {
        const quint64 id = clients.begin()->first;
        router.rename(FirstClient, id); // what was written to it is this client's now
        if (link(id)->isOpen())
            router.add(id, m_firstOutbox);
    } else if (!m_inForce.multiClient && settings.queueWhileDisconnected
               && (status() == Status::Listening || status() == Status::Connecting)) {
        router.add(FirstClient, m_firstOutbox);
    } else if (status() == Status::Closing) {
        router.remove(FirstClient);
        for (const auto &[id, client] : clients) {
            const GipcConnectionPrivate *const connection = link(id);
            if (!connection->converses() || !connection->takesWrites())
                router.remove(id);
        }
    } else if (!m_inForce.multiClient || status() != Status::Listening) {
        router.removeAll();
    }
}

Connection *GipcServerPrivate::connectionTo(quint64 id) const
{
    return link(id);
}

std::shared_ptr<Outbox> GipcServerPrivate::outboxForRequests(quint64 id) const
{
    const GipcConnectionPrivate *const client = link(id);
    return client && client->isOpen() ? client->outbox() : nullptr;
}

void GipcServerPrivate::wroteTo(quint64 id)
{
    if (GipcConnectionPrivate *const client = link(id))
        client->wrote();
}
