// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "apihelpers.h"

#include <QtCore/QDeadlineTimer>

/*! Runs the event loop until \a isDone, but not for ever; says whether it is. */
template <typename Predicate> bool eventually(Predicate isDone, int patience = Patience)
{
    const QDeadlineTimer deadline(patience);
    while (!isDone()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return true;
}

/*! Runs the event loop once, and on for so long: for what must not happen. With others at work the
    time can be over before anything was done, so it is several turns at least. */
inline void spin(int msecs)
{
    const QDeadlineTimer deadline(msecs);
    for (int left = msecs > 0 ? FewestTurns : 1; left > 0 || !deadline.hasExpired(); --left) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}
