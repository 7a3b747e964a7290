// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipcmessage.h>

#include "failure_p.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDebug>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>
#include <QtCore/QMetaEnum>

using Gipc::ErrorCode;
using Gipc::Status;

GipcMessage::GipcMessage(int msgType, const QByteArray &data, quint64 connectionId)
    : m_msgType(msgType)
    , m_connectionId(connectionId)
    , m_data(data)
{ }

QString GipcMessage::text() const
{
    return QString::fromUtf8(m_data);
}

bool GipcMessage::isTerminal() const
{
    if (!isInternal())
        return false;
    switch (m_error) {
    case ErrorCode::NoError:
        return m_status == Status::Closed || m_status == Status::Error
            || m_status == Status::Timeout;
    case ErrorCode::NotConnected:
    case ErrorCode::WrongDelivery:
    case ErrorCode::Interrupted:
    case ErrorCode::Destroyed:
        return true;
    default:
        return false;
    }
}

QByteArray GipcMessage::toJson() const
{
    QJsonObject object;
    if (!isInternal()) {
        object.insert(QStringLiteral("type"), m_msgType);
        object.insert(QStringLiteral("data"), QString::fromLatin1(m_data.toBase64()));
        if (m_connectionId != 0)
            object.insert(QStringLiteral("client"), qint64(m_connectionId));
    } else if (m_error == ErrorCode::NoError) {
        object.insert(QStringLiteral("status"), Gipc::statusName(m_status));
    } else {
        const auto codes = QMetaEnum::fromType<ErrorCode>();
        object.insert(QStringLiteral("error"), QString::fromLatin1(codes.valueToKey(int(m_error))));
        object.insert(QStringLiteral("text"), m_errorString);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

GipcMessage GipcMessage::timeoutMessage(quint64 connectionId)
{
    GipcMessage message = errorMessage(
        ErrorCode::TimedOut, QCoreApplication::translate("Gipc", "Nothing arrived in time."));
    message.m_connectionId = connectionId;
    return message;
}

GipcMessage GipcMessage::statusMessage(Status status)
{
    GipcMessage message;
    message.m_status = status;
    return message;
}

GipcMessage GipcMessage::errorMessage(ErrorCode error, const QString &errorString, Status status)
{
    GipcMessage message = statusMessage(status);
    message.m_error = error;
    message.m_errorString = errorString;
    return message;
}

QDebug operator<<(QDebug debug, const GipcMessage &message)
{
    const QDebugStateSaver saver(debug);
    debug.nospace() << "GipcMessage(";
    if (!message.isInternal())
        debug << "type " << message.msgType() << ", " << message.data().size() << " bytes";
    else if (message.error() == ErrorCode::NoError)
        debug << message.status();
    else
        debug << message.error() << ", " << message.errorString();
    if (message.connectionId() != 0)
        debug << ", connection " << message.connectionId();
    return debug << ')';
}
