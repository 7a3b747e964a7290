// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "keyfile.h"

#include <Gipc/GipcGlobal>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

namespace {

constexpr qint64 MaxKeySize = 64;
constexpr QFile::Permissions OfOthers
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

} // namespace

QByteArray KeyFile::read(const QString &path) const
{
    QString problem;
    return readKey(path, &problem);
}

QString KeyFile::problem(const QString &path) const
{
    QString problem;
    readKey(path, &problem).fill(0);
    return problem;
}

QByteArray KeyFile::readKey(const QString &path, QString *problem)
{
    if (!QFileInfo(path).isFile()) { // a pipe would be waited for
        *problem = tr("%1 is not a file.").arg(path);
        return {};
    }
    QFile file(path);
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered)) {
        //: %1 is the path of a file, %2 what the system says
        *problem = tr("%1: %2").arg(path, file.errorString());
        return {};
    }
    if ((file.permissions() & OfOthers) != 0) {
        *problem = tr("Other users can get at the key in %1.").arg(path);
        return {};
    }
    QByteArray key = file.read(MaxKeySize + 1);
    if (Gipc::isPreSharedKey(key))
        return key;
    *problem = tr("%1 holds no key: that is 32 to 64 bytes, not all of them zero.").arg(path);
    key.fill(0);
    return {};
}
