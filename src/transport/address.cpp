// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "address_p.h"

#include "host_p.h"
#include "platform_p.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

#include <algorithm>
#include <limits>

namespace GipcTransport {

using GipcCore::Cause;
using GipcCore::Failure;

constexpr qsizetype MaxNameSize = 64;

QString Address::text() const
{
    if (!network)
        return path;
    const bool isIpv6 = host.contains(u':');
    return (isIpv6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(port);
}

namespace {

/*! \a path with \a addition to its name. */
QString extended(const QString &path, const QString &addition)
{
    const QString suffix = QStringLiteral(".sock");
    if (!path.endsWith(suffix))
        return path + addition;
    return path.chopped(suffix.size()) + addition + suffix;
}

} // namespace

Address Address::manager() const
{
    return network ? *this : local(extended(path, QStringLiteral("_manager")));
}

Address Address::withId(quint32 id) const
{
    return network ? tcp(host, quint16(port + id)) : local(extended(path, QString::number(id)));
}

quint32 Address::maxId() const
{
    constexpr quint32 LastPort = 65535;
    return network ? LastPort - port : std::numeric_limits<quint32>::max();
}

Address Address::local(const QString &path)
{
    Address address;
    address.path = absolutePath(path);
    return address;
}

Address Address::tcp(const QString &host, quint16 port)
{
    Address address;
    address.network = true;
    address.host = withoutBrackets(host);
    address.port = port;
    return address;
}

QString absolutePath(const QString &path)
{
#ifdef Q_OS_WIN
    return path; // a pipe's name
#else
    if (path.isEmpty() || path.startsWith(u'/'))
        return path;
    const QString directory = QDir::currentPath();
    return directory.isEmpty() ? path : directory + u'/' + path; // empty: it was removed
#endif
}

QString pathOfName(const QString &name)
{
#ifdef Q_OS_WIN
    return QStringLiteral("\\\\.\\pipe\\") + name;
#else
    return QStringLiteral("/tmp/%1.sock").arg(name);
#endif
}

bool isServerName(const QString &name)
{
    const auto allowed = [](QChar c) {
        const char16_t u = c.unicode();
        return (u >= u'A' && u <= u'Z') || (u >= u'a' && u <= u'z') || (u >= u'0' && u <= u'9')
            || u == u'.' || u == u'_' || u == u'-';
    };
    return !name.isEmpty() && name.size() <= MaxNameSize && !name.startsWith(u'.')
        && std::all_of(name.begin(), name.end(), allowed);
}

Failure checkPath(const QString &path)
{
    if (path.contains(QChar::Null))
        return { Cause::InvalidPath, { path } };
    if (QFile::encodeName(path).size() > maxPathSize())
        return { Cause::PathTooLong, { path }, int(maxPathSize()) };
    return {};
}

Failure checkAddress(const Address &address)
{
    if (!address.network)
        return checkPath(address.path);
    if (address.host.contains(QChar::Null))
        return { Cause::InvalidPath, { address.text() } };
    return {};
}

bool isDialableName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(QChar::Null);
}

} // namespace GipcTransport
