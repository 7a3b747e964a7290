// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcserver.h"

#include "languagewatch.h"
#include "payload.h"
#include "wholenumber.h"

#include <QtCore/QMetaMethod>
#include <QtCore/QPointer>
#include <QtQml/QQmlInfo>

#include <cmath>
#include <limits>
#include <utility>

namespace {

/*! A number of JavaScript as an id; 0, which is no id, for a number that cannot be one. */
quint64 idOf(qreal number)
{
    const bool isWhole
        = number >= 0 && number <= qreal(LargestWholeNumber) && std::floor(number) == number;
    return isWhole ? quint64(number) : 0;
}

} // namespace

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
    // The context is a member: it is destroyed before the base class, which may still emit signals.
    connect(this, &GipcServer::statusChanged, &m_switch, &ChannelSwitch::onStatusChanged);
    connect(this, &GipcServer::clientDisconnected, &m_traffic,
            [this](quint64 id) { m_shown.remove(id); });
    connect(this, &GipcServer::clientCountChanged, &m_traffic, [this] { onClientCountChanged(); });
    if (const LanguageWatch *const watch = LanguageWatch::instance())
        connect(watch, &LanguageWatch::languageChanged, this, &QmlGipcServer::onLanguageChanged);
    using Changed = void (GipcServer::*)();
    for (const Changed changed : std::initializer_list<Changed> {
             &GipcServer::nameChanged, &GipcServer::socketPathChanged, &GipcServer::networkChanged,
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

void QmlGipcServer::setPort(qreal port)
{
    if (const auto number = wholeNumber(port, std::numeric_limits<quint16>::max(), "port", this))
        GipcServer::setPort(quint16(*number));
}

void QmlGipcServer::setInboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "inboxLimit", this))
        GipcServer::setInboxLimit(*number);
}

void QmlGipcServer::setOutboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "outboxLimit", this))
        GipcServer::setOutboxLimit(*number);
}

void QmlGipcServer::setDepartedInboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "departedInboxLimit", this))
        GipcServer::setDepartedInboxLimit(*number);
}

void QmlGipcServer::setTotalInboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "totalInboxLimit", this))
        GipcServer::setTotalInboxLimit(*number);
}

void QmlGipcServer::setTotalOutboxLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "totalOutboxLimit", this))
        GipcServer::setTotalOutboxLimit(*number);
}

void QmlGipcServer::setStateLimit(qreal bytes)
{
    if (const auto number = wholeNumber(bytes, LargestWholeNumber, "stateLimit", this))
        GipcServer::setStateLimit(*number);
}

QString QmlGipcServer::errorText(int error) const
{
    return Gipc::errorText(Gipc::ErrorCode(error));
}

/*! Answers whether the message was taken. */
bool QmlGipcServer::noteWrite(Gipc::ErrorCode why)
{
    if (std::exchange(m_lastWriteError, why) != why)
        Q_EMIT lastWriteErrorChanged();
    return why == Gipc::ErrorCode::NoError;
}

bool QmlGipcServer::write(int msgType, const QJSValue &data)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::InvalidData;
    if (const auto bytes = payload(data, this))
        GipcServer::write(msgType, *bytes, &why);
    return noteWrite(why);
}

bool QmlGipcServer::writeTo(qreal id, int msgType, const QJSValue &data)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::InvalidData;
    if (const auto bytes = payload(data, this))
        GipcServer::writeTo(idOf(id), msgType, *bytes, &why);
    return noteWrite(why);
}

bool QmlGipcServer::publish(int msgType, const QJSValue &data)
{
    Gipc::ErrorCode why = Gipc::ErrorCode::InvalidData;
    if (const auto bytes = payload(data, this))
        GipcServer::publish(msgType, *bytes, &why);
    return noteWrite(why);
}

QJSValue QmlGipcServer::requestFrom(qreal id, int msgType, const QJSValue &data, int msecs)
{
    return m_promises.ask(data, [=, this](const QByteArray &bytes) {
        return GipcServer::requestFrom(idOf(id), msgType, bytes, msecs);
    });
}

/*! The other end hears NobodyAnswers unless somebody is connected to the base class's signal. */
void QmlGipcServer::connectNotify(const QMetaMethod &signal)
{
    GipcServer::connectNotify(signal);
    if (signal == QMetaMethod::fromSignal(&QmlGipcServer::requestReceived)
        && !std::exchange(m_isAsked, true))
        connect(this, &GipcEndpoint::requestReceived, &m_traffic,
                [this](const GipcRequest &request) { onRequest(request); });
}

void QmlGipcServer::onRequest(const GipcRequest &request)
{
    const auto note = [](QObject *end, Gipc::ErrorCode why) {
        auto *const self = qobject_cast<QmlGipcServer *>(end); // null while it is being destroyed
        return self && self->noteWrite(why);
    };
    Q_EMIT requestReceived({ request, this, note });
}

QmlGipcConnection *QmlGipcServer::connection(qreal number)
{
    const quint64 id = idOf(number);
    GipcConnection *const connection = GipcServer::connection(id);
    if (!connection)
        return nullptr;
    QPointer<QmlGipcConnection> &shown = m_shown[id];
    if (!shown)
        shown = new QmlGipcConnection(connection, &m_traffic, this);
    return shown;
}

void QmlGipcServer::closeConnection(qreal id)
{
    GipcServer::closeConnection(idOf(id));
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
        if (const GipcConnection *const client = GipcServer::connection(id))
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
    if (guard && m_lastWriteError != Gipc::ErrorCode::NoError)
        Q_EMIT lastWriteErrorChanged();
}

void QmlGipcServer::tellTraffic()
{
    if (m_told.tell(traffic()))
        Q_EMIT trafficChanged();
}
