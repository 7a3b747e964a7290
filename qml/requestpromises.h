// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcMessage>

#include <QtCore/QFuture>
#include <QtQml/QJSValue>

#include <functional>

/*! The requests of one object of QML, as promises of its engine: the answer is a gipcMessage; instead of one
    comes an Error with the words as its message and a Gipc.ErrorCode as `code`.

    A promise is settled when the future finishes, and what was given to then() runs from the event
    loop, as JavaScript has it. Of an engine that is gone nothing is settled any more. */
class RequestPromises
{
public:
    /*! Asks with the bytes of \a data. */
    using Ask = std::function<QFuture<GipcMessage>(const QByteArray &data)>;

    explicit RequestPromises(const QObject *object)
        : m_object(object)
    { }

    /*! For data that cannot be sent \a ask is not called: InvalidData. Undefined if no engine knows the
        object. */
    QJSValue ask(const QJSValue &data, const Ask &ask);

    /*! What was not even asked. */
    static QFuture<GipcMessage> failed(Gipc::ErrorCode why);

private:
    const QObject *const m_object;
    QJSValue m_newPromise; ///< of the engine; made when it is first needed
};
