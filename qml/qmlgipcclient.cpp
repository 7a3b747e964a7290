// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcclient.h"

#include "languagewatch.h"
#include "payload.h"
#include "wholenumber.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtQml/QQmlInfo>

#include <limits>
#include <utility>

using Gipc::Status;

QmlGipcClient::QmlGipcClient(QObject *parent)
    : GipcClient(parent)
    , m_switch({ [this] { return status(); }, [this] { connectToServer(); }, [this] { close(); } })
{
    m_traffic.setInterval(TrafficInterval);
    connect(&m_traffic, &QTimer::timeout, this, &QmlGipcClient::tellTraffic);
    connect(&m_switch, &ChannelSwitch::changed, this, &QmlGipcClient::activeChanged);
    connect(this, &GipcClient::closed, &m_switch, &ChannelSwitch::onClosed);
    connect(this, &GipcClient::statusChanged, this, &QmlGipcClient::statusTextChanged);
    // The context is a member: it is destroyed before the base class, which may still emit signals.
    connect(this, &GipcClient::statusChanged, &m_switch, &ChannelSwitch::onStatusChanged);
    connect(this, &GipcClient::statusChanged, &m_traffic, [this] { onStatusChanged(); });
    if (const LanguageWatch *const watch = LanguageWatch::instance())
        connect(watch, &LanguageWatch::languageChanged, this, &QmlGipcClient::onLanguageChanged);
    using Changed = void (GipcClient::*)();
    for (const Changed changed : std::initializer_list<Changed> {
             &GipcClient::nameChanged, &GipcClient::socketPathChanged, &GipcClient::networkChanged,
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

void QmlGipcClient::setPort(qreal port)
{
    if (const auto number = wholeNumber(port, std::numeric_limits<quint16>::max(), "port", this))
        GipcClient::setPort(quint16(*number));
}

void QmlGipcClient::setInboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "inboxLimit", this))
        GipcClient::setInboxLimit(*number);
}

void QmlGipcClient::setOutboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "outboxLimit", this))
        GipcClient::setOutboxLimit(*number);
}

QString QmlGipcClient::errorText(int error) const
{
    return Gipc::errorText(Gipc::ErrorCode(error));
}

/*! Answers whether the message was taken. */
bool QmlGipcClient::noteWrite(Gipc::ErrorCode why)
{
    if (std::exchange(m_lastWriteError, why) != why)
        Q_EMIT lastWriteErrorChanged();
    return why == Gipc::ErrorCode::NoError;
}

bool QmlGipcClient::write(int msgType, const QJSValue &data)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::InvalidData;
    if (const auto bytes = payload(data, this))
        GipcClient::write(msgType, *bytes, &why);
    return noteWrite(why);
}

QJSValue QmlGipcClient::request(int msgType, const QJSValue &data, int msecs)
{
    return m_promises.ask(data, [=, this](const QByteArray &bytes) {
        return GipcClient::request(msgType, bytes, msecs);
    });
}

/*! The other end hears NobodyAnswers unless somebody is connected to the base class's signal. */
void QmlGipcClient::connectNotify(const QMetaMethod &signal)
{
    GipcClient::connectNotify(signal);
    if (signal == QMetaMethod::fromSignal(&QmlGipcClient::requestReceived)
        && !std::exchange(m_isAsked, true))
        connect(this, &GipcEndpoint::requestReceived, &m_traffic,
                [this](const GipcRequest &request) { onRequest(request); });
}

void QmlGipcClient::onRequest(const GipcRequest &request)
{
    const auto note = [](QObject *end, Gipc::ErrorCode why) {
        auto *const self = qobject_cast<QmlGipcClient *>(end); // null while it is being destroyed
        return self && self->noteWrite(why);
    };
    Q_EMIT requestReceived({ request, this, note });
}

bool QmlGipcClient::setPreSharedKey(const QString &identity, const QByteArray &key)
{
    return GipcClient::setPreSharedKey(identity.toUtf8(), key);
}

void QmlGipcClient::classBegin()
{
    m_switch.hold();
}

void QmlGipcClient::componentComplete()
{
    m_switch.release();
}

/*! As for ChannelSwitch::onStatusChanged(), handlers may have changed the status before this. */
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
        tellTraffic(); // a session may have begun or ended
}

void QmlGipcClient::onLanguageChanged()
{
    const QPointer<QmlGipcClient> guard(this);
    Q_EMIT statusTextChanged();
    if (guard && error() != Gipc::ErrorCode::NoError)
        Q_EMIT errorChanged();
    if (guard && m_lastWriteError != Gipc::ErrorCode::NoError)
        Q_EMIT lastWriteErrorChanged();
}

void QmlGipcClient::tellTraffic()
{
    if (m_told.tell(counters()))
        Q_EMIT trafficChanged();
}
