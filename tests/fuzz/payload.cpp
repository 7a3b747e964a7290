// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "fuzzing.h"

#include <Gipc/GipcPayload>

#include <QtCore/QJsonArray>

using namespace Fuzz;

namespace {

/*! What may be refused although Qt would read it. */
bool isLimit(QJsonParseError::ParseError error)
{
    return error == QJsonParseError::DeepNesting || error == QJsonParseError::DocumentTooLarge;
}

bool isLimit(QCborError::Code error)
{
    return error == QCborError::NestingTooDeep || error == QCborError::DataTooLarge
        || error == QCborError::GarbageAtEnd;
}

void checkJson(const QByteArray &data)
{
    QJsonParseError error;
    const QJsonDocument document = Gipc::json(data, &error);
    require(document.isNull() == (error.error != QJsonParseError::NoError),
            "an error has no value");
    require(error.offset >= 0 && error.offset <= data.size(), "an error is in the data");
    const QJsonDocument byQt = QJsonDocument::fromJson(data);
    require(isLimit(error.error) || byQt == document, "what Qt reads is read, but for the limits");
    if (document.isNull())
        return;
    const QByteArray again = document.toJson(QJsonDocument::Compact);
    require(!Gipc::json(again).isNull(), "what was read can be written and read");
    if (document.isObject())
        require(Gipc::jsonData(document.object()) == again, "it can be written by us");
}

void checkCbor(const QByteArray &data)
{
    QCborParserError error;
    const QCborValue value = Gipc::cbor(data, &error);
    require(value.isInvalid() == (error.error != QCborError::NoError), "an error has no value");
    require(error.offset >= 0 && error.offset <= data.size(), "an error is in the data");
    QCborParserError errorOfQt;
    const QCborValue byQt = QCborValue::fromCbor(data, &errorOfQt);
    require(isLimit(error.error) || errorOfQt.error == error.error
                || errorOfQt.error != QCborError::NoError,
            "what Qt reads is read, but for the limits");
    if (value.isInvalid())
        return;
    const QByteArray again = Gipc::cborData(value);
    require(again == byQt.toCbor(), "what was read is what Qt reads");
    require(Gipc::cbor(again).toCbor() == again, "what was read can be written and read");
}

} // namespace

/*! u8: of 4, bit 0 JSON or CBOR, bit 1 something many times | then u8 size | bytes | u16 how many times
    | the rest of the data. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    const quint8 kind = script.byte();
    QByteArray payload;
    if (kind & 2) {
        const QByteArray part = script.bytes();
        payload = part.repeated(script.number<quint16>() % 4096);
    }
    payload += script.rest();
    if (kind & 1)
        checkCbor(payload);
    else
        checkJson(payload);
    return 0;
}
