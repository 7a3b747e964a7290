// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far: the name is a named pipe, and the system owns it.

#include "nameclaim_p.h"

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

std::unique_ptr<NameClaim> NameClaim::take(const QString &path, Access access, Trouble *trouble)
{
    if (isServerAlive(path)) { // several servers can share a pipe's name, and steal its clients
        *trouble = { Trouble::Kind::NameInUse, path, -1, {} };
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

NameClaim::Standing NameClaim::renew(Trouble *)
{
    return Standing::Kept; // a pipe's name cannot be taken away
}

qintptr NameClaim::takeFormer()
{
    return -1;
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

bool isServerAlive(const QString &path)
{
    QLocalServer probe;
    return !probe.listen(path) && probe.serverError() == QAbstractSocket::AddressInUseError;
}

} // namespace GipcTransport
