// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"
#include "reportlimiter_p.h"

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QString>

#include <functional>
#include <map>

namespace GipcCore {

/*! Writes the failures of one endpoint to the log. Of those that somebody else can cause again and
    again it writes as many as the ReportLimiter admits; a line with their number and the last of
    them follows when the minute is over. */
class ErrorReporter
{
public:
    /*! Lines begin with what \a name is then. \a raise is called with the last failure of a minute
        that limited() kept back; anything may be gone afterwards, \a owner and this included. */
    ErrorReporter(QObject *owner, const QString *name, AlarmClock *clock,
                  std::function<void(const Failure &last)> raise);

    /*! Writes it, or counts it. */
    void log(const Failure &failure);
    /*! The failure, which the caller raises, or nothing: then it was counted, and is kept back. */
    Failure limited(const Failure &failure);
    /*! So many messages were not sent; \a why completes the sentence. */
    void logUnsent(qsizetype messages, const char *why, QtMsgType level);
    /*! Writes the summaries now. What was kept back is not raised any more. */
    void flush();

private:
    /*! What was not said as often as it came. */
    struct Unsaid
    {
        Failure last;
        bool isKeptBack = false; ///< it was not raised either
    };

    void write(QtMsgType level, const QString &text) const;
    void summarize(int kind, int count);

    const QString *const m_name;
    const std::function<void(const Failure &)> m_raise;
    ReportLimiter m_limiter; ///< its kinds are causes, and one more
    std::map<int, Unsaid> m_unsaid; ///< by kind
};

} // namespace GipcCore
