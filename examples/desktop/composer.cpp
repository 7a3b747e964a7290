// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "composer.h"

#include "bytes.h"

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QJsonDocument>
#include <QtCore/QLocale>

using Gipc::ErrorCode;

QString Composer::send(int msgType, Format format, const QString &text, qulonglong client)
{
    QString problem;
    const auto data = encode(format, text, &problem);
    if (!data)
        return problem;
    auto why = ErrorCode::NoError;
    if (!write(msgType, *data, client, &why))
        return explain(why, data->size(), client);
    if (m_log)
        m_log->addSent(msgType, *data, client);
    return {};
}

std::optional<QByteArray> Composer::encode(Format format, const QString &text, QString *why)
{
    switch (format) {
    case Text:
        return text.toUtf8();
    case Hex:
        if (auto bytes = Bytes::fromHex(text))
            return bytes;
        *why = tr("These are not bytes in hexadecimal digits, two for each, as in 48 65 6c.");
        return std::nullopt;
    case Json: {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(text.toUtf8(), &error);
        if (error.error == QJsonParseError::NoError)
            return document.toJson(QJsonDocument::Compact);
        //: %1 is what is wrong, as Qt says it
        *why = tr("This is not JSON: %1, at character %2.")
                   .arg(error.errorString(), QLocale().toString(error.offset + 1));
        return std::nullopt;
    }
    }
    Q_UNREACHABLE();
    return std::nullopt;
}

bool Composer::write(int msgType, const QByteArray &data, quint64 client, ErrorCode *why)
{
    if (auto *const ownClient = qobject_cast<GipcClient *>(m_target))
        return ownClient->write(msgType, data, why);
    if (auto *const server = qobject_cast<GipcServer *>(m_target))
        return client == 0 ? server->write(msgType, data, why)
                           : server->writeTo(client, msgType, data, why);
    *why = ErrorCode::NotConnected;
    return false;
}

QString Composer::explain(ErrorCode why, qsizetype size, quint64 client) const
{
    switch (why) {
    case ErrorCode::NotConnected:
        if (client != 0)
            return tr("Not sent: client %1 is gone.").arg(client);
        return qobject_cast<GipcServer *>(m_target) ? tr("Not sent: no client is connected.")
                                                    : tr("Not sent: there is no connection.");
    case ErrorCode::MessageTooLarge:
        //: %1 is a size, as "1.5 MB"
        return tr("Not sent: %1 are more than the server accepts.")
            .arg(QLocale().formattedDataSize(size, 1, QLocale::DataSizeTraditionalFormat));
    case ErrorCode::QueueFull:
        return tr("Not sent: too much is waiting already. The other side does not read.");
    case ErrorCode::ReservedType:
        return tr("Not sent: a message type is a number from 1 to 2147483647.");
    default:
        return tr("Not sent.");
    }
}
