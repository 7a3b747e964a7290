// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keyfile.h"

#include "words.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QFile>
#include <QtCore/QScopeGuard>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace GipcTool {

namespace {

constexpr mode_t OwnerOnly = 0600;
constexpr mode_t Others = 0077;
constexpr qsizetype MaxKeySize = 64;

QString systemError(const QString &path)
{
    //: %1 is the path of a file, %2 what the system says
    return Words::tr("%1: %2").arg(path, qt_error_string(errno));
}

} // namespace

QByteArray readKeyFile(const QString &path, QString *error)
{
    // O_NONBLOCK: opening a pipe would wait for its other end. A pipe is refused below.
    const int descriptor
        = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        *error = systemError(path);
        return {};
    }
    const auto closing = qScopeGuard([descriptor] { ::close(descriptor); });
    struct stat file
    {
    };
    if (::fstat(descriptor, &file) != 0) {
        *error = systemError(path);
        return {};
    }
    if (!S_ISREG(file.st_mode)) {
        *error = Words::tr("%1 is not a file.").arg(path);
        return {};
    }
    if (file.st_uid != ::geteuid() && file.st_uid != 0) {
        *error = Words::tr("The key in %1 belongs to another user, who knows it.").arg(path);
        return {};
    }
    if ((file.st_mode & Others) != 0) {
        *error = Words::tr("Other users can get at the key in %1: chmod 600 it, or make a new one.")
                     .arg(path);
        return {};
    }
    QByteArray key(MaxKeySize + 1, Qt::Uninitialized);
    const ssize_t size = ::read(descriptor, key.data(), size_t(key.size()));
    if (size < 0) {
        *error = systemError(path);
        return {};
    }
    key.truncate(qsizetype(size));
    if (Gipc::isPreSharedKey(key))
        return key;
    *error = Words::tr("%1 holds no key: that is 32 to 64 bytes, not all of them zero.").arg(path);
    key.fill(0);
    return {};
}

bool makeKeyFile(const QString &path, QString *error)
{
    QByteArray key = Gipc::generatePreSharedKey();
    if (key.isEmpty()) {
        *error = Words::tr("The system has no randomness.");
        return false;
    }
    const QByteArray encoded = QFile::encodeName(path);
    const int descriptor
        = ::open(encoded.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, OwnerOnly);
    if (descriptor < 0) {
        *error = errno == EEXIST
            ? Words::tr("%1 is there already, and a key is not overwritten.").arg(path)
            : systemError(path);
        return false;
    }
    bool ok = ::write(descriptor, key.constData(), size_t(key.size())) == key.size();
    ok = ok && ::fsync(descriptor) == 0;
    if (!ok)
        *error = systemError(path);
    ok = ::close(descriptor) == 0 && ok;
    if (!ok)
        ::unlink(encoded.constData()); // no part of a key stays
    key.fill(0);
    return ok;
}

} // namespace GipcTool
