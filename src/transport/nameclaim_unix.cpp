// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "nameclaim_p.h"

#include "platform_p.h"

#include <QtCore/QFile>
#include <QtCore/QRandomGenerator>
#include <QtNetwork/QLocalServer>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace GipcTransport {
namespace {

using Kind = Trouble::Kind;

constexpr mode_t LockMode = 0600;
constexpr int LockAttempts = 100;
constexpr int BindAttempts = 100;
constexpr qsizetype MaxNoteSize = 1024 * 1024;

class Descriptor
{
public:
    explicit Descriptor(int descriptor = -1)
        : m_descriptor(descriptor)
    { }
    ~Descriptor() { reset(); }
    Descriptor(Descriptor &&other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1))
    { }
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset();
        m_descriptor = std::exchange(other.m_descriptor, -1);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    int get() const { return m_descriptor; }
    bool isValid() const { return m_descriptor >= 0; }
    int release() { return std::exchange(m_descriptor, -1); }
    void reset()
    {
        if (isValid())
            ::close(m_descriptor);
        m_descriptor = -1;
    }

private:
    int m_descriptor;
};

Trouble systemTrouble(const QByteArray &path)
{
    const int error = errno;
    Trouble trouble { Kind::System, QFile::decodeName(path), -1, qt_error_string(error) };
    if (error == EACCES || error == EPERM || error == EROFS || error == ELOOP)
        trouble.kind = Kind::AccessDenied;
    else if (error == EMFILE || error == ENFILE)
        trouble.kind = Kind::OutOfDescriptors;
    return trouble;
}

bool isSameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(), size_t(path.size()));
    return address;
}

// A lock file holds the process id of its owner, and behind a line's end a note for the next one.

/*! At most \a size bytes from the beginning of the file. */
QByteArray contents(int lock, qsizetype size)
{
    QByteArray text(size, Qt::Uninitialized);
    qsizetype read = 0;
    while (read < size) {
        const ssize_t part = ::pread(lock, text.data() + read, size_t(size - read), read);
        if (part <= 0)
            break;
        read += part;
    }
    return text.first(read);
}

/*! The process id the holder of the lock left in the file, or -1. */
qint64 holderOf(int lock)
{
    constexpr qsizetype Enough = 32;
    const QByteArray text = contents(lock, Enough);
    bool ok = false;
    const qint64 pid = text.first(std::max<qsizetype>(0, text.indexOf('\n'))).toLongLong(&ok);
    return ok ? pid : -1;
}

QByteArray noteOf(int lock)
{
    const QByteArray text = contents(lock, MaxNoteSize);
    const qsizetype end = text.indexOf('\n');
    return end < 0 ? QByteArray() : text.sliced(end + 1);
}

/*! The new text is there before the rest of the old one goes: a crash in between leaves a note that is
    too long rather than none. Nothing depends on it so much that a full disk would be an error. */
void writeContents(int lock, const QByteArray &note)
{
    const QByteArray text = QByteArray::number(qint64(::getpid())) + '\n' + note;
    if (::pwrite(lock, text, size_t(text.size()), 0) != text.size()
        || ::ftruncate(lock, text.size()) != 0)
        errno = 0;
}

/*! Opens the lock file, or makes it. Never in one call: the kernel forbids even root to open a
    file of somebody else's in /tmp with O_CREAT (fs.protected_regular), and we want to see whose
    it is. */
Descriptor openLockFile(const QByteArray &path)
{
    constexpr int Flags = O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    Descriptor lock(::open(path.constData(), Flags));
    if (!lock.isValid() && errno == ENOENT)
        lock = Descriptor(::open(path.constData(), Flags | O_CREAT | O_EXCL, LockMode));
    return lock;
}

/*! Who keeps us from the lock file: its owner, if that is somebody else. */
Trouble lockTrouble(const QByteArray &lockPath)
{
    if (errno == ELOOP || errno == EISDIR || errno == ENXIO) // a link, a directory, a socket
        return { Kind::NotASocket, QFile::decodeName(lockPath), -1, {} };
    Trouble trouble = systemTrouble(lockPath);
    struct stat file
    {
    };
    if (trouble.kind == Kind::AccessDenied && ::lstat(lockPath.constData(), &file) == 0
        && file.st_uid != ::geteuid()) {
        trouble.kind = Kind::ForeignSocket;
        trouble.number = file.st_uid;
    }
    return trouble;
}

Descriptor takeLock(const QByteArray &lockPath, Trouble *trouble)
{
    for (int attempt = 0; attempt < LockAttempts; ++attempt) {
        Descriptor lock = openLockFile(lockPath);
        if (!lock.isValid()) {
            if (errno == EEXIST || errno == ENOENT)
                continue; // it came or went between the two calls
            *trouble = lockTrouble(lockPath);
            return Descriptor();
        }
        struct stat opened
        {
        };
        if (::fstat(lock.get(), &opened) != 0 || !S_ISREG(opened.st_mode)) {
            *trouble = { Kind::NotASocket, QFile::decodeName(lockPath), -1, {} };
            return Descriptor();
        }
        if (::flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EINTR)
                continue;
            *trouble = { Kind::NameInUse, QFile::decodeName(lockPath), holderOf(lock.get()), {} };
            return Descriptor();
        }
        // The former owner removes the file: we may have locked one that is not there any more.
        struct stat current
        {
        };
        if (::lstat(lockPath.constData(), &current) == 0 && isSameFile(opened, current)) {
            return lock;
        }
    }
    *trouble = { Kind::NameInUse, QFile::decodeName(lockPath), -1, {} };
    return Descriptor();
}

enum class Life {
    Alive,
    Dead,
    Absent,
    Unknown, ///< errno says why it could not be asked
};

Life lifeAt(const QByteArray &path)
{
    if (path.size() > maxPathSize())
        return Life::Absent;
    const Descriptor asker(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!asker.isValid())
        return Life::Unknown;
    const sockaddr_un address = addressOf(path);
    if (::connect(asker.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return Life::Alive; // a datagram socket listens
    switch (errno) {
    case ECONNREFUSED:
        return Life::Dead;
    case ENOENT:
    case ENOTDIR:
        return Life::Absent;
    default: // EPROTOTYPE: a stream socket listens. Anything else: we cannot tell, so leave it
             // alone
        return Life::Alive;
    }
}

/*! Makes the path free, if it may be. */
Trouble clearPath(const QByteArray &path)
{
    struct stat file
    {
    };
    if (::lstat(path.constData(), &file) != 0)
        return errno == ENOENT ? Trouble() : systemTrouble(path);
    const QString where = QFile::decodeName(path);
    if (!S_ISSOCK(file.st_mode))
        return { Kind::NotASocket, where, -1, {} };
    if (file.st_uid != ::geteuid())
        return { Kind::ForeignSocket, where, qint64(file.st_uid), {} };
    const Life life = lifeAt(path);
    if (life == Life::Unknown)
        return systemTrouble(path);
    if (life == Life::Alive)
        return { Kind::NameInUse, where, -1, {} };
    if (::unlink(path.constData()) != 0 && errno != ENOENT)
        return systemTrouble(path);
    return {};
}

/*! A name beside \a path that most likely nobody else has: ".NAME.<random>", cut to what an
    address can hold. A short name in a long directory leaves room for little else than chance. */
QByteArray temporaryPath(const QByteArray &path)
{
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray folder = path.left(slash + 1);
    const QByteArray random = '.' + QByteArray::number(QRandomGenerator::system()->generate(), 36);
    const qsizetype room = maxPathSize() - folder.size();
    const qsizetype nameRoom = room - 1 - random.size();
    if (nameRoom >= 0)
        return folder + '.' + path.mid(slash + 1).left(nameRoom) + random;
    return folder + (room > 1 ? '.' + random.right(room - 1) : random.right(room));
}

/*! Binds under a temporary name and returns it; empty and errno if that was not to be. */
QByteArray bindTemporarily(int socket, const QByteArray &path)
{
    for (int attempt = 0; attempt < BindAttempts; ++attempt) {
        QByteArray temporary = temporaryPath(path);
        if (temporary == path)
            continue;
        const sockaddr_un address = addressOf(temporary);
        if (::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
            return temporary;
        if (errno != EADDRINUSE)
            break;
    }
    return QByteArray();
}

/*! Atomic, and never over something that appeared in the meantime where the system can do that. */
bool publish(const QByteArray &from, const QByteArray &to)
{
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
#endif
    return ::rename(from.constData(), to.constData()) == 0;
}

/*! A listening socket that appears at \a path only when it is complete. */
Descriptor listenAt(const QByteArray &path, NameClaim::Access access, Trouble *trouble)
{
    Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    const QByteArray temporary
        = listening.isValid() ? bindTemporarily(listening.get(), path) : QByteArray();
    // Chmod before listen: until then nobody can connect, whatever the umask left open.
    const bool bound = !temporary.isEmpty();
    const bool published = bound
        && ::chmod(temporary.constData(), access == NameClaim::Access::Everyone ? 0777 : 0600) == 0
        && ::listen(listening.get(), SOMAXCONN) == 0 && publish(temporary, path);
    if (!published) {
        const bool appeared = errno == EEXIST;
        *trouble = systemTrouble(path);
        if (appeared)
            trouble->kind = Kind::NameInUse;
        if (bound)
            ::unlink(temporary.constData());
        return Descriptor();
    }
    return listening;
}

} // namespace

struct NameClaim::Private
{
    QByteArray path;
    QByteArray lockPath;
    Descriptor lock;
    Descriptor listening;
    struct stat socketFile = {};
    QByteArray inheritedNote;
    bool leavesNote = false;

    void release()
    {
        struct stat current
        {
        };
        if (::lstat(path.constData(), &current) == 0 && isSameFile(socketFile, current))
            ::unlink(path.constData());
        if (!leavesNote)
            ::unlink(lockPath.constData()); // ours while we hold it; takeLock() checks for this
    }
};

NameClaim::NameClaim(std::unique_ptr<Private> claimed)
    : d(std::move(claimed))
{ }

NameClaim::~NameClaim()
{
    d->release();
}

std::unique_ptr<NameClaim> NameClaim::take(const QString &path, Access access, Trouble *trouble)
{
    auto claimed = std::make_unique<Private>();
    claimed->path = QFile::encodeName(path);
    claimed->lockPath = claimed->path + ".lock";
    if (claimed->path.size() > maxPathSize()) {
        *trouble = { Kind::PathTooLong, path, maxPathSize(), {} };
        return nullptr;
    }
    claimed->lock = takeLock(claimed->lockPath, trouble);
    if (!claimed->lock.isValid()) {
        if (trouble->kind == Kind::NameInUse)
            trouble->where = path;
        return nullptr;
    }
    *trouble = clearPath(claimed->path);
    if (!*trouble)
        claimed->listening = listenAt(claimed->path, access, trouble);
    claimed->inheritedNote = noteOf(claimed->lock.get());
    if (!claimed->listening.isValid()) {
        if (claimed->inheritedNote.isEmpty())
            ::unlink(claimed->lockPath.constData());
        return nullptr;
    }
    writeContents(claimed->lock.get(), {});
    if (::lstat(claimed->path.constData(), &claimed->socketFile) != 0)
        claimed->socketFile = {}; // somebody removed it already: nothing of ours is there to remove
    return std::unique_ptr<NameClaim>(new NameClaim(std::move(claimed)));
}

bool NameClaim::attach(QLocalServer *server) const
{
    Descriptor duplicate(::fcntl(d->listening.get(), F_DUPFD_CLOEXEC, 0));
    if (!duplicate.isValid())
        return false;
    server->setListenBacklogSize(SOMAXCONN);
    if (!server->listen(qintptr(duplicate.get())))
        return false;
    duplicate.release(); // the server's now
    return true;
}

QByteArray NameClaim::inheritedNote() const
{
    return d->inheritedNote;
}

void NameClaim::setNote(const QByteArray &note)
{
    writeContents(d->lock.get(), note.first(std::min<qsizetype>(note.size(), MaxNoteSize)));
    d->leavesNote = !note.isEmpty();
}

qintptr NameClaim::descriptor() const
{
    return d->listening.get();
}

bool isServerAlive(const QString &path)
{
    return lifeAt(QFile::encodeName(path)) == Life::Alive;
}

} // namespace GipcTransport
