// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcclient.h"

#include "languagewatch.h"
#include "payload.h"
#include "traffic.h"

#include <QtCore/QPointer>
#include <QtQml/QQmlInfo>

#include <utility>

using Gipc::Status;

QmlGipcClient::QmlGipcClient(QObject *parent)
    : GipcClient(parent)
    , m_switch({ [this] { return status(); }, [this] { connectToServer(); }, [this] { close(); } })
{
    m_traffic.setInterval(TrafficInterval);
    connect(&m_traffic, &QTimer::timeout, this, &QmlGipcClient::trafficChanged);
    connect(&m_switch, &ChannelSwitch::changed, this, &QmlGipcClient::activeChanged);
    connect(this, &GipcClient::closed, &m_switch, &ChannelSwitch::onClosed);
    connect(this, &GipcClient::statusChanged, this, &QmlGipcClient::statusTextChanged);
    connect(this, &GipcClient::statusChanged, this, &QmlGipcClient::securityChanged);
    connect(this, &GipcClient::encryptionChanged, this, &QmlGipcClient::securityChanged);
    connect(this, &GipcClient::errorOccurred, this, &QmlGipcClient::errorChanged);
    // With a member as context: the base class outlives them.
    connect(this, &GipcClient::statusChanged, &m_switch, &ChannelSwitch::onStatusChanged);
    connect(this, &GipcClient::statusChanged, &m_traffic, [this] { onStatusChanged(); });
    if (const LanguageWatch *const watch = LanguageWatch::instance()) {
        connect(watch, &LanguageWatch::languageChanged, this, &QmlGipcClient::statusTextChanged);
        connect(watch, &LanguageWatch::languageChanged, this, &QmlGipcClient::errorChanged);
    }
    for (const auto changed :
         { &GipcClient::nameChanged, &GipcClient::socketPathChanged, &GipcClient::networkChanged,
           &GipcClient::hostChanged, &GipcClient::portChanged, &GipcClient::multiClientChanged,
           &GipcClient::encryptionChanged, &GipcClient::policyChanged,
           &GipcClient::serviceNameChanged, &GipcClient::trustedUserIdsChanged })
        connect(this, changed, &m_switch, &ChannelSwitch::reopenLater);
}

void QmlGipcClient::setActive(bool active)
{
    m_switch.set(active);
}

bool QmlGipcClient::isConnected() const
{
    return status() == Status::Connected;
}

void QmlGipcClient::setDelivery(Gipc::Delivery delivery)
{
    if (delivery == Gipc::Delivery::Queue)
        qmlWarning(this) << "Delivery.Queue is not for QML, where messages come by signal";
    else
        GipcClient::setDelivery(delivery);
}

bool QmlGipcClient::write(int msgType, const QJSValue &data)
{
    const auto bytes = payload(data, this);
    return bytes && GipcClient::write(msgType, *bytes);
}

bool QmlGipcClient::setPreSharedKey(const QString &identity, const QByteArray &key)
{
    if (!GipcClient::setPreSharedKey(identity.toUtf8(), key))
        return false;
    Q_EMIT securityChanged();
    return true;
}

void QmlGipcClient::classBegin()
{
    m_switch.hold();
}

void QmlGipcClient::componentComplete()
{
    m_switch.release();
}

/*! As ChannelSwitch::onStatusChanged(), after handlers that may have gone on from there. */
void QmlGipcClient::onStatusChanged()
{
    const Status now = status();
    const bool isOpen = now == Status::Connecting || now == Status::Connected
        || now == Status::Reconnecting || now == Status::Closing;
    if (!isOpen)
        m_traffic.stop();
    else if (!m_traffic.isActive())
        m_traffic.start();
    const QPointer<QmlGipcClient> guard(this);
    if (std::exchange(m_wasConnected, isConnected()) != isConnected())
        Q_EMIT connectedChanged();
    if (guard)
        Q_EMIT errorChanged(); // a change of status can clear it
    if (guard)
        Q_EMIT trafficChanged(); // and begin or end the session that is counted
}
