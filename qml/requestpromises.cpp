// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "requestpromises.h"

#include "payload.h"

#include <QtCore/QPointer>
#include <QtCore/QPromise>
#include <QtQml/QJSEngine>

namespace {

/*! Makes a promise, which only JavaScript can do, and returns it beside what settles it. */
constexpr char NewPromise[] = "(function() {"
                              "    const parts = {};"
                              "    parts.promise = new Promise((resolve, reject) => {"
                              "        parts.resolve = resolve;"
                              "        parts.reject = reject;"
                              "    });"
                              "    return parts;"
                              "})";

/*! A promise that is not settled. */
struct Pending
{
    QPointer<QJSEngine> engine;
    QJSValue resolve;
    QJSValue reject;

    void settle(const GipcMessage &answer) const;
};

void Pending::settle(const GipcMessage &answer) const
{
    // An engine that is being deleted takes the values of its scripts away before its objects.
    if (!engine || !resolve.isCallable())
        return;
    if (!answer.isInternal()) {
        resolve.call({ engine->toScriptValue(answer) });
        return;
    }
    QJSValue error = engine->newErrorObject(QJSValue::GenericError, answer.errorString());
    error.setProperty(QStringLiteral("code"), int(answer.error()));
    reject.call({ error });
}

} // namespace

QFuture<GipcMessage> RequestPromises::failed(Gipc::ErrorCode why)
{
    QPromise<GipcMessage> promise;
    promise.start();
    promise.addResult(GipcMessage::errorMessage(why, Gipc::errorText(why)));
    promise.finish();
    return promise.future();
}

QJSValue RequestPromises::ask(const QJSValue &data, const Ask &ask)
{
    QJSEngine *const engine = qjsEngine(m_object);
    if (!engine)
        return {};
    if (!m_newPromise.isCallable())
        m_newPromise = engine->evaluate(QString::fromLatin1(NewPromise));
    const QJSValue parts = m_newPromise.call();
    const Pending pending { engine, parts.property(QStringLiteral("resolve")),
                            parts.property(QStringLiteral("reject")) };
    const auto bytes = optionalPayload(data, m_object);
    QFuture<GipcMessage> future = bytes ? ask(*bytes) : failed(Gipc::ErrorCode::InvalidData);
    future.then([pending](const GipcMessage &answer) { pending.settle(answer); });
    return parts.property(QStringLiteral("promise"));
}
