// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "nameclaim_p.h"

#include "files_unix_p.h"
#include "lockfile_unix_p.h"
#include "madehere_p.h"
#include "platform_p.h"
#include "address_p.h"

#include <QtCore/QFile>
#include <QtNetwork/QLocalServer>

#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>

namespace GipcTransport {
namespace {

using Kind = Trouble::Kind;

constexpr mode_t PrivateMode = 0600;
constexpr mode_t PublicMode = 0777;

/*! Makes the path free, if it may be. */
Trouble clearPath(const QByteArray &path)
{
    const FileStatus file = FileStatus::at(path);
    if (!file.exists)
        return errno == ENOENT ? Trouble() : nameTrouble(errno, path);
    const QString where = QFile::decodeName(path);
    if (!file.isSocket())
        return { Kind::NotASocket, where, -1, {} };
    if (!file.isOurs())
        return { Kind::ForeignSocket, where, qint64(file.status.st_uid), {} };
    const Life life = lifeAt(path);
    if (life == Life::Unknown)
        return nameTrouble(errno, path);
    if (life == Life::Alive)
        return { Kind::NameInUse, where, -1, {} };
    if (::unlink(path.constData()) != 0 && errno != ENOENT)
        return nameTrouble(errno, path);
    return {};
}

/*! Gives the bound socket its mode, if it does not have it: the umask may have taken away too much,
    and never leaves enough for everyone. Never through a link that somebody put there meanwhile. */
bool setMode(const QByteArray &path, mode_t mode)
{
    if (FileStatus::at(path).permissions() == mode)
        return true;
    const bool changed = ::fchmodat(AT_FDCWD, path.constData(), mode, AT_SYMLINK_NOFOLLOW) == 0;
    return changed && FileStatus::at(path).permissions() == mode;
}

/*! A socket that listens at \a path, and what is there then. */
Descriptor listenAt(const QByteArray &path, NameClaim::Access access, FileStatus *bound,
                    Trouble *trouble)
{
    Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    if (!listening.isValid()) {
        *trouble = nameTrouble(errno, path);
        return Descriptor();
    }
    // On Linux the file gets the socket's own mode, less the umask, and so is private at once.
    ::fchmod(listening.get(), PrivateMode);
    const sockaddr_un address = addressOf(path);
    if (::bind(listening.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address)
        != 0) {
        const int error = errno;
        *trouble = nameTrouble(error, path);
        if (error == EPERM || error == EOPNOTSUPP) // the lock could be made beside it
            trouble->kind = Kind::NoSockets;
        return Descriptor();
    }
    *bound = FileStatus::at(path);
    // Before anybody can connect.
    const mode_t mode = access == NameClaim::Access::Everyone ? PublicMode : PrivateMode;
    if (!setMode(path, mode))
        *trouble = { Kind::NoModes, QFile::decodeName(path), -1, {} };
    else if (::listen(listening.get(), SOMAXCONN) != 0)
        *trouble = nameTrouble(errno, path);
    if (!*trouble)
        return listening;
    if (FileStatus::at(path).isSameAs(*bound))
        ::unlink(path.constData());
    return Descriptor();
}

/*! What passes: the name may be had a little later. */
bool isPassing(const Trouble &trouble)
{
    return trouble.kind == Kind::OutOfDescriptors || trouble.kind == Kind::NoSpace;
}

/*! Otherwise they would wait as long as a child that was forked off has the socket open, too. */
void turnAway(int listening)
{
    ::shutdown(listening, SHUT_RDWR); // nobody is let into its queue any more
    for (AcceptedSocket next = acceptLocal(listening); next.descriptor >= 0;
         next = acceptLocal(listening))
        closeLocal(next.descriptor);
}

} // namespace

struct NameClaim::Private
{
    QByteArray path;
    QByteArray lockPath;
    Access access = Access::User;
    LockFile lock;
    Descriptor listening;
    Descriptor former;
    FileStatus socketFile;
    QByteArray inheritedNote;
    QByteArray note;
    MadeHere madeHere;

    bool takeLock(Trouble *trouble);
    bool bind(Trouble *trouble);
    void release();
};

bool NameClaim::Private::takeLock(Trouble *trouble)
{
    lock = LockFile::take(lockPath, trouble);
    if (trouble->kind == Kind::NameInUse)
        trouble->where = QFile::decodeName(path);
    return lock.isValid();
}

bool NameClaim::Private::bind(Trouble *trouble)
{
    *trouble = clearPath(path);
    if (*trouble)
        return false;
    FileStatus bound;
    Descriptor fresh = listenAt(path, access, &bound, trouble);
    if (!fresh.isValid())
        return false;
    former = std::move(listening);
    listening = std::move(fresh);
    socketFile = bound;
    return true;
}

void NameClaim::Private::release()
{
    if (!madeHere)
        return;
    if (FileStatus::at(path).isSameAs(socketFile))
        ::unlink(path.constData());
    turnAway(listening.get());
    lock.release(note.isEmpty());
}

NameClaim::NameClaim(std::unique_ptr<Private> claimed)
    : d(std::move(claimed))
{ }

NameClaim::~NameClaim()
{
    d->release();
}

std::unique_ptr<NameClaim> NameClaim::take(const QString &path, Access access, Trouble *trouble)
{
    *trouble = checkPath(path);
    if (*trouble)
        return nullptr;
    auto claimed = std::make_unique<Private>();
    claimed->path = QFile::encodeName(path);
    claimed->lockPath = claimed->path + ".lock";
    claimed->access = access;
    if (!claimed->takeLock(trouble))
        return nullptr;
    claimed->inheritedNote = claimed->lock.note();
    if (!claimed->bind(trouble)) {
        claimed->lock.release(claimed->inheritedNote.isEmpty());
        return nullptr;
    }
    claimed->lock.write({});
    return std::unique_ptr<NameClaim>(new NameClaim(std::move(claimed)));
}

NameClaim::Standing NameClaim::renew(Trouble *trouble)
{
    if (!d->madeHere || FileStatus::at(d->path).isSameAs(d->socketFile))
        return Standing::Kept;
    *trouble = {};
    // Whoever removed the socket may have removed the lock, and somebody else have one of his own.
    const bool hasLock = d->lock.isValid() && d->lock.isCurrent();
    if (!hasLock && !d->takeLock(trouble))
        return isPassing(*trouble) ? Standing::Unsettled : Standing::Lost;
    if (!hasLock)
        d->lock.write(d->note);
    if (d->bind(trouble))
        return Standing::Renewed;
    return isPassing(*trouble) ? Standing::Unsettled : Standing::Lost;
}

qintptr NameClaim::takeFormer()
{
    return d->former.release();
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
    return d->listening.get();
}

} // namespace GipcTransport
