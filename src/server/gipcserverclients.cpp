// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// The clients of a server, from when they are admitted until they have left.

#include "gipcserver_p.h"

#include "gipcconnection_p.h"
#include "logging_p.h"
#include "peerof_p.h"
#include "reader_p.h"

#include <QtCore/QPointer>
#include <QtCore/QThread>

#include <utility>

using namespace GipcCore;
using Gipc::Status;

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

void GipcServerPrivate::onAdmitted(GipcConnectionPrivate *connection)
{
    const quint64 id = ++m_lastId;
    connection->id = id;
    connection->endpoint = this;
    connection->inbox = mailbox.openInbox(id);
    connection->setCloseTimeout(settings.effectiveCloseTimeout());
    connection->setOutbox(m_inForce.multiClient ? router.newOutbox() : m_firstOutbox);
    connection->setReader(newReader(connection->inbox, connection->outbox()));
    watchClient(connection);
    qCDebug(lcGipc).noquote() << m_inForce.name << "has client" << id << peerOf(*connection);
    waiter.wake(); // GipcConnectionPool counts it in
    const auto first = std::exchange(connection->firstMessage, {});
    if (first)
        mailbox.deliverLater(connection->inbox.get(), int(first->type), first->data);
    const QPointer<GipcServer> guard(q);
    announceClient(connection);
    if (guard && first)
        mailbox.emitHeld(); // and not later, which might be after clientDisconnected()
}

/*! The GipcConnection is made in here because signals reach their receivers in the order of the
    connects. */
void GipcServerPrivate::watchClient(GipcConnectionPrivate *connection)
{
    const quint64 id = connection->id;
    // Before a slot of the program hears of the end: one that writes with Overflow::Block would
    // wait for this client.
    QObject::connect(connection, &GipcConnectionPrivate::ended, q, [this, id] {
        router.remove(id);
        publisher.remove(id);
    });
    QObject::connect(connection, &GipcConnectionPrivate::closing, q, [this, id, connection] {
        if (!connection->takesWrites())
            router.remove(id);
        publisher.stop(id);
    });
    QObject::connect(connection, &GipcConnectionPrivate::writesEnd, q,
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
    QObject::connect(connection, &GipcConnectionPrivate::unsendable, q,
                     [this](quint64 handle, qint64 tooLarge) { onUnsendable(handle, tooLarge); });
    QObject::connect(connection, &GipcConnectionPrivate::ended, q,
                     [this, id](const Failure &why) { onEnded(id, why); });
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
    if (connection->isOpen())
        publisher.add(id, outbox);
    if (m_inForce.multiClient) {
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
    connection->inbox->closeRequests();
    const qsizetype forgotten = mailbox.closeInbox(connection->inbox);
    gone->deleteLater();
    router.remove(id); // into the outbox comes what other threads wrote to it
    if (status() == Status::Closing)
        dropUnsent(connection->outbox().get(), "were not sent before closing");
    else
        dropUnsent(connection->outbox().get(), "were not sent: the client has left", QtInfoMsg);
    if (!m_inForce.multiClient)
        m_firstOutbox = router.newOutbox();
    waiter.wake();
    router.roomMade(); // what it had not read is gone
    announceEnd(gone, why, forgotten);
}

/*! Slots run: anything may be gone afterwards. */
void GipcServerPrivate::announceEnd(GipcConnection *gone, const Failure &why, qsizetype forgotten)
{
    const QPointer<GipcServer> guard(q);
    const QPointer<Binding> binding(m_binding.get());
    const GipcConnectionPrivate *const connection = GipcConnectionPrivate::get(gone);
    const quint64 id = connection->id;
    const quint32 goId = connection->goId;
    const bool sentAway = connection->wasEndedHere();
    const QList<quint64> lost = connection->openRequests();
    const bool isLast = !m_inForce.multiClient && status() == Status::Connected;
    const Change change = begin(limited(why), isLast ? Status::Disconnected : status());
    Q_EMIT gone->statusChanged(Status::Closed);
    if (guard)
        announce(change);
    if (guard && forgotten > 0)
        report(limited({ Cause::DepartedDropped, {}, int(forgotten) }));
    if (guard)
        Q_EMIT q->clientCountChanged();
    if (guard)
        Q_EMIT q->clientDisconnected(id, why.code());
    if (binding) // a slot may have closed and opened another
        binding->clientLeft(goId, sentAway);
    if (guard)
        requests.finish(lost, Gipc::ErrorCode::ConnectionLost);
    if (guard)
        requests.finish(requests.openTo(id), Gipc::ErrorCode::NotConnected); // and were not sent
    if (guard && status() == Status::Closing && clients.empty())
        finishClosing();
    else if (guard)
        endWithoutName();
}

/*! A client that has gone makes room, even if the program has not read all it said. */
void GipcServerPrivate::onNewcomerWaits()
{
    GipcConnectionPrivate *const client = clients.empty() ? nullptr : link(clients.begin()->first);
    if (client && client->hasHungUp())
        client->readToTheEnd();
}

/*! Ends the client that has sent the most of messages without their end: until they are whole,
    nobody can send anything. */
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
