// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "payload.h"

#include <Gipc/gipcpayload.h>

#include <QtCore/QVariant>
#include <QtQml/QJSEngine>
#include <QtQml/QJSManagedValue>
#include <QtQml/QQmlInfo>

namespace {

/*! A function of the engine. Programs cannot replace it in QML. */
QJSValue builtIn(QJSEngine *engine, const QString &object, const QString &function)
{
    return engine->globalObject().property(object).property(function);
}

std::optional<QByteArray> bytesOfBuffer(const QJSValue &buffer)
{
    const QVariant bytes = buffer.toVariant(QJSValue::RetainJSObjects);
    if (bytes.typeId() != QMetaType::QByteArray)
        return std::nullopt;
    return bytes.toByteArray();
}

bool isView(const QJSValue &object, QJSEngine *engine)
{
    const QJSValue isView
        = builtIn(engine, QStringLiteral("ArrayBuffer"), QStringLiteral("isView"));
    return QJSManagedValue(isView, engine).call({ object }).toBool();
}

/*! The bytes of a Uint8Array and the like, which are a part of an ArrayBuffer. */
std::optional<QByteArray> bytesOfView(const QJSValue &view)
{
    const auto bytes = bytesOfBuffer(view.property(QStringLiteral("buffer")));
    if (!bytes)
        return std::nullopt;
    // The program may have changed these properties, so they are checked.
    const double offset = view.property(QStringLiteral("byteOffset")).toNumber();
    const double length = view.property(QStringLiteral("byteLength")).toNumber();
    const bool isInside = offset >= 0 && length >= 0 && offset + length <= double(bytes->size());
    if (!isInside) // NaN is not inside either
        return std::nullopt;
    return bytes->mid(qsizetype(offset), qsizetype(length));
}

/*! Whether JSON shows the contents of \a object: it is an array, a QObject, or a plain object, also
    of a class of the program. Of a Map or an Error JSON shows nothing. */
bool isPlain(const QJSValue &object, QJSEngine *engine)
{
    if (object.isArray() || object.isQObject())
        return true;
    const QJSValue describe = engine->globalObject()
                                  .property(QStringLiteral("Object"))
                                  .property(QStringLiteral("prototype"))
                                  .property(QStringLiteral("toString"));
    const QJSValue words = QJSManagedValue(describe, engine).callWithInstance(object);
    return words.toString() == QLatin1String("[object Object]");
}

/*! The result of JSON.stringify(), which calls toJSON() and refuses cycles. */
std::optional<QByteArray> json(const QJSValue &object, QJSEngine *engine, const QObject *caller)
{
    const QJSValue stringify = builtIn(engine, QStringLiteral("JSON"), QStringLiteral("stringify"));
    const QJSValue text = QJSManagedValue(stringify, engine).call({ object });
    if (engine->hasError()) { // checked here: if toJSON() throws a string, that is the text
        qmlWarning(caller) << engine->catchError().toString();
        return std::nullopt;
    }
    if (!text.isString()) {
        qmlWarning(caller) << "JSON.stringify() has no text for the object given to write()";
        return std::nullopt;
    }
    QByteArray bytes = text.toString().toUtf8();
    // The other end could not read it: a Date gives a bare string, or there are too many levels.
    if (Gipc::json(bytes).isNull()) {
        qmlWarning(caller) << "JSON has no object or array for what was given to write(): "
                           << object.toString();
        return std::nullopt;
    }
    if (bytes == "{}" && !isPlain(object, engine)) {
        qmlWarning(caller) << "JSON shows nothing of the object given to write(): "
                           << object.toString();
        return std::nullopt;
    }
    return bytes;
}

} // namespace

std::optional<QByteArray> payload(const QJSValue &data, const QObject *caller)
{
    QJSEngine *const engine = qjsEngine(caller);
    if (data.isString()) {
        const QString text = data.toString();
        if (text.isValidUtf16())
            return text.toUtf8();
        qmlWarning(caller) << "the string given to write() has half a character";
        return std::nullopt;
    }
    if (!engine || !data.isObject() || data.isCallable()) {
        qmlWarning(caller) << "write() takes a string, an ArrayBuffer or an object, not "
                           << data.toString();
        return std::nullopt;
    }
    if (auto bytes = bytesOfBuffer(data))
        return bytes;
    if (!isView(data, engine))
        return json(data, engine, caller);
    auto bytes = bytesOfView(data);
    if (!bytes)
        qmlWarning(caller) << "the array given to write() does not lie in its buffer";
    return bytes;
}

std::optional<QByteArray> optionalPayload(const QJSValue &data, const QObject *caller)
{
    return data.isUndefined() ? QByteArray() : payload(data, caller);
}
