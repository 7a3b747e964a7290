// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "qmlgipcconnection.h"

#include "languagewatch.h"
#include "payload.h"

#include <QtQml/QJSEngine>

#include <utility>

using Gipc::ErrorCode;
using Gipc::Status;

QmlGipcConnection::QmlGipcConnection(GipcConnection *connection, const QTimer *tick,
                                     QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_id(connection->id())
    , m_security(connection->security())
    , m_isExtended(connection->isExtended())
    , m_peerUserId(connection->peerUserId())
    , m_peerProcessId(connection->peerProcessId())
    , m_peerAddress(connection->peerAddress())
    , m_keyIdentity(QString::fromUtf8(connection->peer().keyIdentity()))
    , m_status(connection->status())
{
    m_told.tell(counters());
    connect(connection, &GipcConnection::statusChanged, this, &QmlGipcConnection::onStatusChanged);
    connect(tick, &QTimer::timeout, this, &QmlGipcConnection::tellTraffic);
    if (const LanguageWatch *const watch = LanguageWatch::instance())
        connect(watch, &LanguageWatch::languageChanged, this,
                &QmlGipcConnection::onLanguageChanged);
}

bool QmlGipcConnection::write(int msgType, const QJSValue &data)
{
    ErrorCode why = ErrorCode::InvalidData;
    if (const auto bytes = payload(data, this)) {
        why = ErrorCode::NotConnected;
        if (m_connection)
            m_connection->write(msgType, *bytes, &why);
    }
    if (std::exchange(m_lastWriteError, why) != why)
        Q_EMIT lastWriteErrorChanged();
    return why == ErrorCode::NoError;
}

QJSValue QmlGipcConnection::request(int msgType, const QJSValue &data, int msecs)
{
    return m_promises.ask(data, [=, this](const QByteArray &bytes) {
        return m_connection ? m_connection->request(msgType, bytes, msecs)
                            : RequestPromises::failed(ErrorCode::NotConnected);
    });
}

void QmlGipcConnection::close()
{
    if (m_connection)
        m_connection->close();
}

QmlGipcConnection::Counters QmlGipcConnection::counters() const
{
    if (!m_connection)
        return m_told.last();
    return { Traffic::of(*m_connection), m_connection->droppedMessages(),
             m_connection->statesSkipped(), m_connection->bytesToWrite() };
}

void QmlGipcConnection::onStatusChanged(Status status)
{
    const QPointer<QmlGipcConnection> guard(this);
    m_status = status;
    const bool isOver = status == Status::Closed;
    const bool isNews = isOver && m_told.tell(counters());
    if (isOver) {
        m_connection->disconnect(this);
        m_connection = nullptr;
        leaveToQml();
    }
    Q_EMIT statusChanged();
    if (guard)
        Q_EMIT statusTextChanged();
    if (guard && isNews)
        Q_EMIT trafficChanged();
}

void QmlGipcConnection::onLanguageChanged()
{
    const QPointer<QmlGipcConnection> guard(this);
    Q_EMIT statusTextChanged();
    if (guard && m_lastWriteError != ErrorCode::NoError)
        Q_EMIT lastWriteErrorChanged();
}

void QmlGipcConnection::tellTraffic()
{
    if (m_told.tell(counters()))
        Q_EMIT trafficChanged();
}

/*! From here on it lives as long as something in QML refers to it. */
void QmlGipcConnection::leaveToQml()
{
    setParent(nullptr);
    if (qjsEngine(this))
        QJSEngine::setObjectOwnership(this, QJSEngine::JavaScriptOwnership);
    else
        deleteLater(); // QML has never got it, so the engine does not delete it
}
