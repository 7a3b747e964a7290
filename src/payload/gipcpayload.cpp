// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "cborshape_p.h"
#include "jsonshape_p.h"

#include <Gipc/gipcpayload.h>

#include <QtCore/QCborArray>
#include <QtCore/QCborMap>

#include <algorithm>

using GipcPayload::CborShape;

namespace {

/*! Whether jsonData() or cborData() had something to give. */
bool isThere(const QByteArray &data, Gipc::ErrorCode *why)
{
    if (data.isEmpty() && why)
        *why = Gipc::ErrorCode::InvalidData;
    return !data.isEmpty();
}

} // namespace

namespace Gipc {

QJsonDocument json(const GipcMessage &message, QJsonParseError *error)
{
    return json(message.data(), error);
}

QJsonDocument json(const QByteArray &data, QJsonParseError *error)
{
    QJsonParseError verdict = GipcPayload::checkJsonShape(data);
    QJsonDocument document;
    if (verdict.error == QJsonParseError::NoError)
        document = QJsonDocument::fromJson(data, &verdict);
    verdict.offset
        = int(std::min<qsizetype>(verdict.offset, data.size())); // Qt's can lie behind it
    if (error)
        *error = verdict;
    return document;
}

QCborValue cbor(const GipcMessage &message, QCborParserError *error)
{
    return cbor(message.data(), error);
}

QCborValue cbor(const QByteArray &data, QCborParserError *error)
{
    QCborParserError verdict = CborShape(data).check();
    QCborValue value;
    if (verdict.error == QCborError::NoError)
        value = QCborValue::fromCbor(data, &verdict);
    if (verdict.error != QCborError::NoError)
        value = QCborValue(QCborValue::Invalid); // Qt leaves what it had by then
    if (error)
        *error = verdict;
    return value;
}

QByteArray jsonData(const QJsonObject &object)
{
    QByteArray data = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (GipcPayload::checkJsonShape(data).error != QJsonParseError::NoError)
        return {};
    return data;
}

QByteArray cborData(const QCborValue &value)
{
    if (value.isInvalid())
        return {};
    QByteArray data = value.toCbor();
    if (CborShape(data).check().error != QCborError::NoError)
        return {};
    return data;
}

bool writeJson(GipcEndpoint *endpoint, int msgType, const QJsonObject &object, ErrorCode *why)
{
    const QByteArray data = jsonData(object);
    return isThere(data, why) && endpoint->write(msgType, data, why);
}

bool writeJson(GipcConnection *connection, int msgType, const QJsonObject &object, ErrorCode *why)
{
    const QByteArray data = jsonData(object);
    return isThere(data, why) && connection->write(msgType, data, why);
}

bool writeJsonTo(GipcServer *server, quint64 id, int msgType, const QJsonObject &object,
                 ErrorCode *why)
{
    const QByteArray data = jsonData(object);
    return isThere(data, why) && server->writeTo(id, msgType, data, why);
}

bool writeCbor(GipcEndpoint *endpoint, int msgType, const QCborValue &value, ErrorCode *why)
{
    const QByteArray data = cborData(value);
    return isThere(data, why) && endpoint->write(msgType, data, why);
}

bool writeCbor(GipcConnection *connection, int msgType, const QCborValue &value, ErrorCode *why)
{
    const QByteArray data = cborData(value);
    return isThere(data, why) && connection->write(msgType, data, why);
}

bool writeCborTo(GipcServer *server, quint64 id, int msgType, const QCborValue &value,
                 ErrorCode *why)
{
    const QByteArray data = cborData(value);
    return isThere(data, why) && server->writeTo(id, msgType, data, why);
}

} // namespace Gipc
