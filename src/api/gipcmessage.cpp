// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/gipcmessage.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QCryptographicHash>
#include <QtCore/QDebug>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

using Gipc::ErrorCode;
using Gipc::Status;

namespace {

/*! More data than this are shown in part. */
constexpr qsizetype MostShown = 64;

QByteArray escaped(QByteArrayView bytes)
{
    QByteArray shown;
    for (const char byte : bytes) {
        if (byte == '"' || byte == '\\')
            shown += '\\';
        if (byte >= ' ' && byte <= '~')
            shown += byte;
        else
            shown += "\\x" + QByteArray(1, byte).toHex();
    }
    return '"' + shown + '"';
}

/*! Different for different data. */
QByteArray shownData(const QByteArray &data)
{
    const QByteArray size = QByteArray::number(data.size()) + " bytes ";
    if (data.size() <= MostShown)
        return size + escaped(data);
    return size + escaped(QByteArrayView(data).first(MostShown)) + "... SHA-1 "
        + QCryptographicHash::hash(data, QCryptographicHash::Sha1).toHex();
}

} // namespace

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
    if (m_error == ErrorCode::NoError)
        return m_status == Status::Closed || m_status == Status::Error
            || m_status == Status::Timeout;
    return m_error == ErrorCode::NotConnected || m_error == ErrorCode::WrongDelivery
        || m_error == ErrorCode::Interrupted || m_error == ErrorCode::Destroyed;
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
        object.insert(QStringLiteral("error"), Gipc::errorName(m_error));
        object.insert(QStringLiteral("text"), m_errorString);
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

GipcMessage GipcMessage::timeoutMessage(quint64 connectionId)
{
    return errorMessage(ErrorCode::TimedOut,
                        QCoreApplication::translate("Gipc", "Nothing arrived in time."),
                        Status::NotConnected, connectionId);
}

GipcMessage GipcMessage::statusMessage(Status status)
{
    GipcMessage message;
    message.m_status = status;
    return message;
}

GipcMessage GipcMessage::errorMessage(ErrorCode error, const QString &errorString, Status status,
                                      quint64 connectionId)
{
    GipcMessage message = statusMessage(status);
    message.m_error = error;
    message.m_errorString = errorString;
    message.m_connectionId = connectionId;
    return message;
}

GipcMessage GipcMessage::requestMessage(const GipcRequest &request)
{
    GipcMessage message(request.msgType(), request.data(), request.connectionId());
    message.m_request = request;
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

char *toString(const GipcMessage &message)
{
    QByteArray text = "GipcMessage(type " + QByteArray::number(message.msgType());
    if (!message.isInternal() || !message.data().isEmpty())
        text += ", " + shownData(message.data());
    if (message.isInternal() || message.status() != Status::NotConnected)
        text += ", status " + Gipc::statusName(message.status()).toLatin1();
    if (message.error() != ErrorCode::NoError)
        text += ", error " + Gipc::errorName(message.error()).toLatin1();
    if (!message.errorString().isEmpty())
        text += ' ' + escaped(message.errorString().toUtf8());
    if (message.connectionId() != 0)
        text += ", connection " + QByteArray::number(message.connectionId());
    return qstrdup(text + ')');
}
