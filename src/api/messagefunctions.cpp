// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "endpoint_p.h"
#include "logging_p.h"

#include <utility>

QMetaObject::Connection GipcEndpoint::connectMessages(int msgType, const QObject *context,
                                                      MessageFunction function)
{
    if (msgType <= 0 || !context || !function) {
        qCWarning(lcGipc, "onMessage() needs a type above 0, a context object and a function");
        return {};
    }
    auto connection = connect(m_private->typeSignals.signalOf(msgType),
                              &GipcCore::TypeSignal::messageReceived, context, std::move(function));
    m_private->mailbox.resolveAuto(Gipc::Delivery::Signal); // slots run: we may be gone
    return connection;
}

QMetaObject::Connection GipcEndpoint::connectRequests(int msgType, const QObject *context,
                                                      RequestFunction function)
{
    if (msgType <= 0 || !context || !function) {
        qCWarning(lcGipc, "onRequest() needs a type above 0, a context object and a function");
        return {};
    }
    auto connection = connect(m_private->typeSignals.signalOf(msgType),
                              &GipcCore::TypeSignal::requestReceived, context, std::move(function));
    m_private->mailbox.resolveAuto(Gipc::Delivery::Signal); // slots run: we may be gone
    return connection;
}
