// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "typesignals_p.h"

#include <QtCore/QMetaMethod>

namespace GipcCore {

bool TypeSignal::hasMessageFunction() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&TypeSignal::messageReceived);
    return isSignalConnected(signal);
}

bool TypeSignal::hasRequestFunction() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&TypeSignal::requestReceived);
    return isSignalConnected(signal);
}

TypeSignal *TypeSignals::signalOf(int type)
{
    TypeSignal *&signal = m_signals[type];
    if (!signal)
        signal = new TypeSignal(m_parent);
    return signal;
}

bool TypeSignals::emitKnown(const GipcMessage &message) const
{
    TypeSignal *const signal = m_signals.value(message.msgType());
    if (!signal || !signal->hasMessageFunction())
        return false;
    Q_EMIT signal->messageReceived(message);
    return true;
}

bool TypeSignals::emitRequest(const GipcRequest &request) const
{
    TypeSignal *const signal = m_signals.value(request.msgType());
    if (!signal || !signal->hasRequestFunction())
        return false;
    Q_EMIT signal->requestReceived(request);
    return true;
}

} // namespace GipcCore
