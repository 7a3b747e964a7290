// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "nameclaim_p.h"

#include "address_p.h"
#include "lockfile_unix_p.h"
#include "madehere_p.h"
#include "publishedsocket_unix_p.h"

#include <QtCore/QFile>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

namespace {

/*! Whether the name may be had a little later. */
bool isPassing(const Failure &failure)
{
    return failure.cause == Cause::OutOfDescriptors || failure.cause == Cause::NoSpace;
}

} // namespace

struct NameClaim::Private
{
    QByteArray path;
    QByteArray lockPath;
    Access access = Access::User;
    LockFile lock;
    PublishedSocket socket;
    Descriptor former;
    QByteArray inheritedNote;
    QByteArray note;
    MadeHere madeHere;

    bool takeLock(Failure *failure);
    bool publish(Failure *failure);
    void release();
};

bool NameClaim::Private::takeLock(Failure *failure)
{
    lock = LockFile::take(lockPath, failure);
    if (failure->cause == Cause::NameInUse || failure->cause == Cause::NameInUseByProcess)
        failure->details.first() = QFile::decodeName(path);
    return lock.isValid();
}

bool NameClaim::Private::publish(Failure *failure)
{
    PublishedSocket fresh = PublishedSocket::publish(path, access, failure);
    if (!fresh.isValid())
        return false;
    former = socket.takeDescriptor();
    socket = std::move(fresh);
    return true;
}

void NameClaim::Private::release()
{
    if (!madeHere)
        return;
    socket.withdraw();
    lock.release(note.isEmpty());
}

NameClaim::NameClaim(std::unique_ptr<Private> claimed)
    : d(std::move(claimed))
{ }

NameClaim::~NameClaim()
{
    d->release();
}

std::unique_ptr<NameClaim> NameClaim::take(const QString &path, Access access, Failure *failure)
{
    *failure = checkPath(path);
    if (*failure)
        return nullptr;
    auto claimed = std::make_unique<Private>();
    claimed->path = QFile::encodeName(path);
    claimed->lockPath = claimed->path + ".lock";
    claimed->access = access;
    if (!claimed->takeLock(failure))
        return nullptr;
    claimed->inheritedNote = claimed->lock.note();
    if (!claimed->publish(failure)) {
        claimed->lock.release(claimed->inheritedNote.isEmpty());
        return nullptr;
    }
    claimed->lock.write({});
    return std::unique_ptr<NameClaim>(new NameClaim(std::move(claimed)));
}

NameClaim::Standing NameClaim::renew(Failure *failure)
{
    if (!d->madeHere || d->socket.isCurrent())
        return Standing::Kept;
    *failure = {};
    // Whoever removed the socket may have removed the lock file, too, and another server may have
    // made its own.
    const bool hasLock = d->lock.isValid() && d->lock.isCurrent();
    if (!hasLock && !d->takeLock(failure))
        return isPassing(*failure) ? Standing::Unsettled : Standing::Lost;
    if (!hasLock)
        d->lock.write(d->note);
    if (d->publish(failure))
        return Standing::Renewed;
    return isPassing(*failure) ? Standing::Unsettled : Standing::Lost;
}

Descriptor NameClaim::takeFormer()
{
    return std::move(d->former);
}

bool NameClaim::listen(QLocalServer *) const
{
    return false;
}

QByteArray NameClaim::inheritedNote() const
{
    return d->inheritedNote;
}

void NameClaim::setNote(const QByteArray &note)
{
    d->note = note;
    if (d->madeHere && d->lock.isValid())
        d->lock.write(note);
}

qintptr NameClaim::descriptor() const
{
    return d->socket.descriptor();
}

} // namespace GipcTransport
