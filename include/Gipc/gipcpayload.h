// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcconnection.h>
#include <Gipc/gipcendpoint.h>
#include <Gipc/gipcmessage.h>
#include <Gipc/gipcserver.h>

#include <QtCore/QByteArray>
#include <QtCore/QCborValue>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

/*! \file
    Messages whose data are JSON or CBOR.

        Gipc::writeJson(&client, StartJob, { { "name", "backup" }, { "priority", 3 } });
        ...
        server.onMessage(StartJob, this, [this](const GipcMessage &message) {
            QJsonParseError error;
            const QJsonDocument job = Gipc::json(message, &error);
            if (job.isNull())
                qWarning() << error.errorString();
            else
                start(job["name"].toString(), job["priority"].toInt());
        });

    JSON is what people, QML, scripts and Go read at once; a QML peer writes it when it is given an
    object. CBOR (RFC 8949) holds bytes, dates and 64-bit integers, and is smaller.

    \b Reading believes nothing of what it reads. What is wrong gives an error, and no exception:
    data that are cut short, that announce more than is there, that are followed by more, invalid
    UTF-8, and all that Qt's parsers refuse. Only where memory runs out within the limits below
    does Qt throw std::bad_alloc, as it does everywhere. An error, too, is what would take too much:
    \li arrays, objects, maps and tags more than 128 inside each other (DeepNesting,
        NestingTooDeep), which would use up the stack of a thread;
    \li values that would take more than about 256 MiB beside the size of the data, such as a
        million arrays or eight million numbers (DocumentTooLarge, DataTooLarge). Of CBOR that goes
        for 260,000 dates, too, which are slow to read.

    Whether an object has the members it should, and of which types, is the program's to check:
    job["name"].toString() is empty where there is none. Who needs larger values and trusts the
    other side can give GipcMessage::data() to QJsonDocument::fromJson() or QCborValue::fromCbor().

    \b Writing goes by write(): any thread, and the same errors in \a why. What could not be read
    again by the same limits is InvalidData, and nothing is written. All functions are reentrant.

    \since 0.1 */
namespace Gipc {

/*! The object or array that the data are in JSON; null, and \a error, if they are none. News of
    type -1 have no data, so they are none. */
[[nodiscard]] GIPC_EXPORT QJsonDocument json(const GipcMessage &message,
                                             QJsonParseError *error = nullptr);
/*! The same of data that did not come as a message. */
[[nodiscard]] GIPC_EXPORT QJsonDocument json(const QByteArray &data,
                                             QJsonParseError *error = nullptr);

/*! The one value that the data are in CBOR; isInvalid(), and \a error, if they are none. */
[[nodiscard]] GIPC_EXPORT QCborValue cbor(const GipcMessage &message,
                                          QCborParserError *error = nullptr);
[[nodiscard]] GIPC_EXPORT QCborValue cbor(const QByteArray &data,
                                          QCborParserError *error = nullptr);

/*! Compact JSON, for calls that take bytes. Empty if json() could not read it. */
[[nodiscard]] GIPC_EXPORT QByteArray jsonData(const QJsonObject &object);
/*! CBOR likewise, also of a QCborMap or QCborArray. Empty of an invalid value, too. */
[[nodiscard]] GIPC_EXPORT QByteArray cborData(const QCborValue &value);

/*! Writes JSON to the other end, as GipcEndpoint::write(); of a server with multiClient to all
    clients. */
GIPC_EXPORT bool writeJson(GipcEndpoint *endpoint, int msgType, const QJsonObject &object,
                           ErrorCode *why = nullptr);
/*! To one client, as GipcConnection::write(). */
GIPC_EXPORT bool writeJson(GipcConnection *connection, int msgType, const QJsonObject &object,
                           ErrorCode *why = nullptr);
/*! To the client with this id, as GipcServer::writeTo(). */
GIPC_EXPORT bool writeJsonTo(GipcServer *server, quint64 id, int msgType, const QJsonObject &object,
                             ErrorCode *why = nullptr);

/*! The same with CBOR. */
GIPC_EXPORT bool writeCbor(GipcEndpoint *endpoint, int msgType, const QCborValue &value,
                           ErrorCode *why = nullptr);
GIPC_EXPORT bool writeCbor(GipcConnection *connection, int msgType, const QCborValue &value,
                           ErrorCode *why = nullptr);
GIPC_EXPORT bool writeCborTo(GipcServer *server, quint64 id, int msgType, const QCborValue &value,
                             ErrorCode *why = nullptr);

} // namespace Gipc
