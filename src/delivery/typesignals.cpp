// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "typesignals_p.h"

#include <QtCore/QMetaMethod>

namespace GipcCore {

bool TypeSignal::isConnected() const
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&TypeSignal::messageReceived);
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
    if (!signal || !signal->isConnected())
        return false;
    Q_EMIT signal->messageReceived(message);
    return true;
}

} // namespace GipcCore
