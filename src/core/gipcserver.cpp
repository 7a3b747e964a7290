// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "gipcserver_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtCore/QThread>

using namespace GipcCore;
using Gipc::Delivery;
using Gipc::ErrorCode;
using Gipc::Status;

GipcServerPrivate::GipcServerPrivate(GipcServer *server)
    : Endpoint(server)
    , q(server)
    , m_outbox(std::make_shared<Outbox>(outboxGauge()))
{
    QObject::connect(&mailbox, &Mailbox::messagesAvailable, q, &GipcServer::messagesAvailable);
    QObject::connect(&mailbox, &Mailbox::deliveryChanged, q, &GipcServer::deliveryChanged);
    QObject::connect(&mailbox, &Mailbox::roomMade, q, [this] {
        if (client)
            link()->resumeReading();
    });
}

GipcServerPrivate::~GipcServerPrivate()
{
    mergeSideQueue();
    giveUpName();
    if (client) {
        link()->abandon();
        client->disconnect();
        delete client;
    }
    if (m_outbox->waiting() > 0)
        qCWarning(lcGipc).noquote() << settings.name + QStringLiteral(":") << m_outbox->waiting()
                                    << "messages were not sent: the server was deleted";
}

GipcConnectionPrivate *GipcServerPrivate::link() const
{
    return client ? GipcConnectionPrivate::get(client) : nullptr;
}

bool GipcServerPrivate::isOpen() const
{
    switch (status()) {
    case Status::Listening:
    case Status::Connected:
    case Status::Disconnected:
    case Status::Closing:
        return true;
    default:
        return false;
    }
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
    if (!GipcTransport::isServerName(settings.name))
        return refuse({ Cause::InvalidServerName, { settings.name } });

    GipcTransport::Trouble trouble;
    const auto access = unmaskPermissions ? GipcTransport::NameClaim::Access::Everyone
                                          : GipcTransport::NameClaim::Access::User;
    m_listener = GipcTransport::Listener::create(settings.address(), access, &trouble);
    if (!m_listener)
        return refuse(Failure::from(trouble));
    m_listener->setParent(q);

    clearFailure();
    mailbox.forgetNews();
    m_dataLimit = settings.maxMessageSize;
    m_lobby
        = std::make_unique<Lobby>(m_listener.get(), settings.wireSettings(GipcWire::Role::Server),
                                  settings.effectiveHandshakeTimeout(), q);
    QObject::connect(m_lobby.get(), &Lobby::admitted, q,
                     [this](GipcConnectionPrivate *connection) { onAdmitted(connection); });
    QObject::connect(m_lobby.get(), &Lobby::failed, q, [this](const Failure &why) { report(why); });
    QObject::connect(m_lobby.get(), &Lobby::knocked, q, [this] {
        // A client that has gone makes room, even if the program has not read all it said.
        if (client && link()->hasHungUp())
            link()->readToTheEnd();
    });
    setStatus(Status::Listening);
    return true;
}

bool GipcServerPrivate::refuse(const Failure &failure)
{
    fail(failure, Status::Error);
    return false;
}

// One client
// ------------------------------------------------------------------------------------------

void GipcServerPrivate::onAdmitted(GipcConnectionPrivate *connection)
{
    connection->id = ++m_lastId;
    connection->endpoint = this;
    connection->inbox = mailbox.openInbox();
    connection->setOutbox(m_outbox);
    connection->setReaderHasRoom(
        [this, inbox = connection->inbox] { return mailbox.hasRoom(inbox.get()); });
    client = new GipcConnection(connection, q); // first, so that it is the first to say it ended
    QObject::connect(connection, &GipcConnectionPrivate::received, q,
                     [this](int type, const QByteArray &data) { onReceived(type, data); });
    QObject::connect(connection, &GipcConnectionPrivate::closing, q, [this] { updateGate(); });
    QObject::connect(connection, &GipcConnectionPrivate::ended, q,
                     [this](const Failure &why) { onEnded(why); });
    clearFailure();

    // Slots that run now may write what goes before older messages, close, or delete us.
    const QPointer<GipcServer> guard(q);
    const QPointer<GipcConnectionPrivate> current(connection);
    m_outbox->setAnnouncing(true);
    setStatus(Status::Connected);
    if (guard && current && current == link())
        Q_EMIT q->clientCountChanged();
    if (guard && current && current == link())
        Q_EMIT q->clientConnected(current->id);
    if (!guard)
        return;
    m_outbox->setAnnouncing(false);
    if (current)
        current->pumpOut();
}

void GipcServerPrivate::onReceived(int type, const QByteArray &data)
{
    bell.ring();
    mailbox.deliver(link()->inbox.get(), client->id(), type, data);
}

void GipcServerPrivate::onEnded(const Failure &why)
{
    GipcConnection *const gone = std::exchange(client, nullptr);
    GipcConnectionPrivate *const connection = GipcConnectionPrivate::get(gone);
    const quint64 id = gone->id();
    connection->disconnect(q);
    mailbox.closeInbox(connection->inbox);
    gone->deleteLater();
    updateGate(); // what other threads wrote to it goes the same way
    if (m_outbox->waiting() > 0)
        qCWarning(lcGipc).noquote()
            << settings.name + QStringLiteral(":") << m_outbox->waiting()
            << (status() == Status::Closing ? "messages were not sent before closing"
                                            : "messages were not sent: the client has left");
    m_outbox->clear();
    m_outbox = std::make_shared<Outbox>(outboxGauge());
    bell.ring();

    const QPointer<GipcServer> guard(q);
    if (why)
        report(why);
    if (guard && status() == Status::Connected)
        setStatus(Status::Disconnected);
    if (guard)
        Q_EMIT q->clientCountChanged();
    if (guard)
        Q_EMIT q->clientDisconnected(id, why.code());
    if (!guard || client)
        return;
    if (m_listener)
        m_listener->retry();
    if (status() == Status::Closing)
        finishClosing();
    else if (m_lobby)
        m_lobby->setOccupied(false);
}

void GipcServerPrivate::closeConnection(quint64 id)
{
    if (!isOwnThread()) {
        QMetaObject::invokeMethod(
            owner(), [this, id] { closeConnection(id); }, Qt::QueuedConnection);
        return;
    }
    mergeSideQueue();
    if (client && client->id() == id)
        client->close();
}

// Ending
// ----------------------------------------------------------------------------------------------

void GipcServerPrivate::giveUpName()
{
    m_lobby.reset();
    m_listener.reset();
}

void GipcServerPrivate::close()
{
    if (status() == Status::Error) {
        finishClosing();
        return;
    }
    if (!isOpen() || status() == Status::Closing)
        return;
    mergeSideQueue();
    giveUpName();
    m_outbox->setAnnouncing(false); // a slot on clientConnected() may be what calls us
    const QPointer<GipcServer> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    if (client)
        client->close(); // onEnded() goes on
    else
        finishClosing();
}

void GipcServerPrivate::abort()
{
    if (status() == Status::Error) {
        finishClosing();
        return;
    }
    if (!isOpen())
        return;
    giveUpName();
    const QPointer<GipcServer> guard(q);
    setStatus(Status::Closing);
    if (!guard || status() != Status::Closing)
        return;
    if (client)
        link()->abort(); // onEnded() goes on
    else
        finishClosing();
}

void GipcServerPrivate::finishClosing()
{
    if (m_outbox->waiting() > 0)
        qCWarning(lcGipc).noquote() << settings.name + QStringLiteral(":") << m_outbox->waiting()
                                    << "messages were not sent before closing";
    m_outbox->clear();
    const QPointer<GipcServer> guard(q);
    setStatus(Status::Closed);
    if (guard && status() == Status::Closed)
        Q_EMIT q->closed();
}

// What the endpoint asks
// ------------------------------------------------------------------------------

void GipcServerPrivate::emitStatusChanged(Status status)
{
    Q_EMIT q->statusChanged(status);
}

void GipcServerPrivate::emitErrorOccurred(ErrorCode error)
{
    Q_EMIT q->errorOccurred(error);
}

void GipcServerPrivate::emitMessageReceived(const GipcMessage &message)
{
    Q_EMIT q->messageReceived(message);
}

SideQueue::Gate GipcServerPrivate::currentGate() const
{
    SideQueue::Gate gate;
    gate.maxDataSize = m_dataLimit;
    if (status() == Status::Listening) {
        gate.isOpen = settings.queueWhileDisconnected;
    } else if (status() == Status::Connected && client && link()->isOpen()) {
        gate.isOpen = true;
        gate.connection = client->id();
    }
    return gate;
}

Outbox *GipcServerPrivate::outboxOf(quint64)
{
    return m_outbox.get();
}

void GipcServerPrivate::wroteTo(quint64)
{
    if (client)
        link()->wrote();
}

// The public face
// -------------------------------------------------------------------------------------

GipcServer::GipcServer(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<GipcServerPrivate>(this))
{ }

GipcServer::GipcServer(const QString &name, QObject *parent)
    : GipcServer(parent)
{
    d->settings.name = name;
}

GipcServer::~GipcServer() = default;

bool GipcServer::listen()
{
    return d->open();
}

bool GipcServer::listen(const QString &name)
{
    const QPointer<GipcServer> guard(this);
    if (!d->isOpen())
        setName(name);
    return guard && d->open();
}

bool GipcServer::write(int msgType, const QByteArray &data, ErrorCode *why)
{
    return d->write(SideQueue::Everyone, msgType, data, why);
}

bool GipcServer::writeTo(quint64 id, int msgType, const QByteArray &data, ErrorCode *why)
{
    if (id != SideQueue::Everyone)
        return d->write(id, msgType, data, why);
    if (why)
        *why = ErrorCode::NotConnected;
    return false;
}

void GipcServer::closeConnection(quint64 id)
{
    d->closeConnection(id);
}

void GipcServer::close()
{
    d->close();
}

void GipcServer::abort()
{
    d->abort();
}

bool GipcServer::waitForClosed(int msecs)
{
    return d->waitFor(msecs, [this] {
        return d->status() == Status::Closed || d->status() == Status::NotConnected;
    });
}

GipcMessage GipcServer::read()
{
    return d->read(-1);
}

GipcMessage GipcServer::readTimed(int msecs)
{
    return d->read(msecs);
}

GipcMessage GipcServer::take()
{
    return d->take();
}

/*! The first slot on messageReceived() decides Delivery::Auto. May be called in any thread. */
void GipcServer::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&GipcServer::messageReceived))
        QMetaObject::invokeMethod(&d->mailbox, [this] { d->mailbox.showHand(Delivery::Signal); });
}
