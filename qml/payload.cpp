// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "payload.h"

#include <QtCore/QVariant>
#include <QtQml/QJSEngine>
#include <QtQml/QJSManagedValue>
#include <QtQml/QQmlInfo>

namespace {

std::optional<QByteArray> bytesOfBuffer(const QJSValue &buffer)
{
    if (!buffer.isObject())
        return std::nullopt;
    const QVariant bytes = buffer.toVariant(QJSValue::RetainJSObjects);
    if (bytes.typeId() != QMetaType::QByteArray)
        return std::nullopt;
    return bytes.toByteArray();
}

/*! Of a Uint8Array and the like, which show a part of an ArrayBuffer. */
std::optional<QByteArray> bytesOfView(const QJSValue &view)
{
    const QJSValue offset = view.property(QStringLiteral("byteOffset"));
    const QJSValue length = view.property(QStringLiteral("byteLength"));
    if (!offset.isNumber() || !length.isNumber())
        return std::nullopt;
    const auto bytes = bytesOfBuffer(view.property(QStringLiteral("buffer")));
    if (!bytes)
        return std::nullopt;
    return bytes->mid(qsizetype(offset.toNumber()), qsizetype(length.toNumber()));
}

/*! By the engine's own JSON.stringify(), which knows toJSON() and refuses cycles. */
std::optional<QByteArray> json(const QJSValue &object, const QObject *caller)
{
    QJSEngine *const engine = qjsEngine(caller);
    if (!engine)
        return std::nullopt;
    const QJSValue stringify = engine->globalObject()
                                   .property(QStringLiteral("JSON"))
                                   .property(QStringLiteral("stringify"));
    const QJSValue text = QJSManagedValue(stringify, engine).call({ object });
    if (engine->hasError()) { // the text would not show it: toJSON() may throw a string
        qmlWarning(caller) << engine->catchError().toString();
        return std::nullopt;
    }
    if (!text.isString()) {
        qmlWarning(caller) << "JSON.stringify() has no text for the object given to write()";
        return std::nullopt;
    }
    return text.toString().toUtf8();
}

} // namespace

std::optional<QByteArray> payload(const QJSValue &data, const QObject *caller)
{
    if (data.isString())
        return data.toString().toUtf8();
    if (!data.isObject() || data.isCallable()) {
        qmlWarning(caller) << "write() takes a string, an ArrayBuffer or an object, not "
                           << data.toString();
        return std::nullopt;
    }
    if (auto bytes = bytesOfBuffer(data))
        return bytes;
    if (auto bytes = bytesOfView(data))
        return bytes;
    return json(data, caller);
}
