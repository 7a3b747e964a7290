// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcserver.h"

#include "languagewatch.h"
#include "payload.h"

#include <QtCore/QPointer>
#include <QtQml/QQmlInfo>

#include <utility>

QmlGipcServer::QmlGipcServer(QObject *parent)
    : GipcServer(parent)
    , m_switch({ [this] { return status(); }, [this] { listen(); }, [this] { close(); } })
    , m_clients(this)
{
    m_traffic.setInterval(TrafficInterval);
    connect(&m_traffic, &QTimer::timeout, this, &QmlGipcServer::tellTraffic);
    connect(&m_switch, &ChannelSwitch::changed, this, &QmlGipcServer::activeChanged);
    connect(this, &GipcServer::closed, &m_switch, &ChannelSwitch::onClosed);
    connect(this, &GipcServer::statusChanged, this, &QmlGipcServer::statusTextChanged);
    // With a member as context: the base class outlives them.
    connect(this, &GipcServer::statusChanged, &m_switch, &ChannelSwitch::onStatusChanged);
    connect(this, &GipcServer::clientCountChanged, &m_traffic, [this] { onClientCountChanged(); });
    if (const LanguageWatch *const watch = LanguageWatch::instance())
        connect(watch, &LanguageWatch::languageChanged, this, &QmlGipcServer::onLanguageChanged);
    for (const auto changed :
         { &GipcServer::nameChanged, &GipcServer::socketPathChanged, &GipcServer::networkChanged,
           &GipcServer::hostChanged, &GipcServer::portChanged, &GipcServer::multiClientChanged,
           &GipcServer::encryptionChanged, &GipcServer::policyChanged,
           &GipcServer::serviceNameChanged, &GipcServer::unmaskPermissionsChanged })
        connect(this, changed, &m_switch, &ChannelSwitch::reopenLater);
}

void QmlGipcServer::setActive(bool active)
{
    m_switch.set(active);
}

void QmlGipcServer::setDelivery(Gipc::Delivery delivery)
{
    if (delivery == Gipc::Delivery::Queue)
        qmlWarning(this) << "Delivery.Queue is not for QML, where messages come by signal";
    else
        GipcServer::setDelivery(delivery);
}

void QmlGipcServer::setOverflow(Gipc::Overflow overflow)
{
    if (overflow == Gipc::Overflow::Block)
        qmlWarning(this) << "Overflow.Block is not for QML, which must not wait";
    else
        GipcServer::setOverflow(overflow);
}

bool QmlGipcServer::write(int msgType, const QJSValue &data)
{
    const auto bytes = payload(data, this);
    return bytes && GipcServer::write(msgType, *bytes);
}

bool QmlGipcServer::writeTo(quint64 id, int msgType, const QJSValue &data)
{
    const auto bytes = payload(data, this);
    return bytes && GipcServer::writeTo(id, msgType, *bytes);
}

GipcConnection *QmlGipcServer::connection(quint64 id) const
{
    return GipcServer::connection(id);
}

bool QmlGipcServer::addPreSharedKey(const QString &identity, const QByteArray &key)
{
    return GipcServer::addPreSharedKey(identity.toUtf8(), key);
}

void QmlGipcServer::removePreSharedKey(const QString &identity)
{
    GipcServer::removePreSharedKey(identity.toUtf8());
}

void QmlGipcServer::classBegin()
{
    m_switch.hold();
}

void QmlGipcServer::componentComplete()
{
    m_switch.release();
}

Traffic QmlGipcServer::traffic() const
{
    Traffic sum;
    for (const quint64 id : m_clients.ids()) {
        if (const GipcConnection *const client = connection(id))
            sum += Traffic::of(*client);
    }
    return sum;
}

void QmlGipcServer::onClientCountChanged()
{
    if (clientCount() == 0)
        m_traffic.stop();
    else if (!m_traffic.isActive())
        m_traffic.start();
    const QPointer<QmlGipcServer> guard(this);
    if (std::exchange(m_wasConnected, isConnected()) != isConnected())
        Q_EMIT connectedChanged();
    if (guard)
        tellTraffic();
}

void QmlGipcServer::onLanguageChanged()
{
    const QPointer<QmlGipcServer> guard(this);
    Q_EMIT statusTextChanged();
    if (guard && error() != Gipc::ErrorCode::NoError)
        Q_EMIT errorChanged();
}

void QmlGipcServer::tellTraffic()
{
    const Traffic now = traffic();
    if (now == m_toldTraffic)
        return;
    m_toldTraffic = now;
    Q_EMIT trafficChanged();
}
