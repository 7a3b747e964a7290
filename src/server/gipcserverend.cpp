// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// How a server ends: by the program, or because its name was taken away and the last client has
// left.

#include "gipcserver_p.h"

#include "gipcconnection_p.h"

#include <QtCore/QPointer>

#include <utility>
#include <vector>

using namespace GipcCore;
using Gipc::Status;

void GipcServerPrivate::giveUpName()
{
    m_lookup.reset();
    m_binding.reset();
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
    if (!isOpen())
        return;
    router.removeAll(); // a slot on the status writes nothing any more
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
