// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "host_p.h"

#include <QtNetwork/QHostAddress>

#include <chrono>
#include <utility>

namespace GipcTransport {
namespace {

using namespace std::chrono_literals;

/*! Resolvers usually give up earlier. Without a time-out a lookup for which Qt gets no thread would
    never end. */
constexpr auto LookupTimeout = 60s;

} // namespace

QString withoutBrackets(const QString &host)
{
    const bool hasBrackets = host.startsWith(u'[') && host.endsWith(u']') && host.contains(u':');
    return hasBrackets ? host.sliced(1, host.size() - 2) : host;
}

QHostAddress immediateAddress(const QString &host)
{
    if (host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0)
        return QHostAddress(QHostAddress::LocalHost);
    QHostAddress address;
    if (!address.setAddress(withoutBrackets(host)))
        return {};
    // Qt's AnyIPv6 is for that family only, whatever the system's own default is.
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        return QHostAddress(QHostAddress::Any);
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4); // of ::ffff:127.0.0.1, too
    return isIpv4 ? QHostAddress(ipv4) : address;
}

bool isName(const QString &host)
{
    return immediateAddress(host).isNull();
}

bool isLoopback(const QString &host)
{
    return immediateAddress(host).isLoopback();
}

HostLookup::HostLookup(const QString &host, QObject *parent)
    : QObject(parent)
    , m_deadline(this)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end({}); });
    m_deadline.start(LookupTimeout);
    // The slot is given by its name. Qt does not free what it makes of a function when the lookup
    // is aborted, and calls a function in the thread that asked, which may not be ours any more.
    m_id = QHostInfo::lookupHost(host, this, SLOT(onLookedUp(QHostInfo)));
}

HostLookup::~HostLookup()
{
    if (!m_isOver)
        QHostInfo::abortHostLookup(m_id);
}

void HostLookup::onLookedUp(const QHostInfo &info)
{
    QStringList addresses;
    for (const QHostAddress &address : info.addresses())
        addresses << address.toString();
    end(addresses);
}

void HostLookup::end(const QStringList &addresses)
{
    m_deadline.stop();
    if (!std::exchange(m_isOver, true))
        Q_EMIT finished(addresses);
}

} // namespace GipcTransport
