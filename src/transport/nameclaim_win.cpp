// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far: the name is a named pipe, and the system owns it.

#include "nameclaim_p.h"

#include "liveness_p.h"

#include <QtNetwork/QLocalServer>

namespace GipcTransport {

struct NameClaim::Private
{
    QString path;
    Access access;
};

NameClaim::NameClaim(std::unique_ptr<Private> claimed)
    : d(std::move(claimed))
{ }

NameClaim::~NameClaim() = default;

std::unique_ptr<NameClaim> NameClaim::take(const QString &path, Access access,
                                           GipcCore::Failure *failure)
{
    if (isServerAlive(path)) { // several servers can share a pipe's name, and steal its clients
        *failure = { GipcCore::Cause::NameInUse, { path } };
        return nullptr;
    }
    auto claimed = std::make_unique<Private>();
    claimed->path = path;
    claimed->access = access;
    return std::unique_ptr<NameClaim>(new NameClaim(std::move(claimed)));
}

bool NameClaim::listen(QLocalServer *server) const
{
    server->setSocketOptions(d->access == Access::Everyone ? QLocalServer::WorldAccessOption
                                                           : QLocalServer::UserAccessOption);
    return server->listen(d->path);
}

NameClaim::Standing NameClaim::renew(GipcCore::Failure *)
{
    return Standing::Kept; // a pipe's name cannot be taken away
}

Descriptor NameClaim::takeFormer()
{
    return Descriptor();
}

QByteArray NameClaim::inheritedNote() const
{
    return {};
}

void NameClaim::setNote(const QByteArray &) { }

qintptr NameClaim::descriptor() const
{
    return -1;
}

} // namespace GipcTransport
