// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "errorreporter_p.h"

#include "logging_p.h"

#include <utility>

namespace GipcCore {

namespace {

/*! A kind of report beside causes. */
constexpr int UnsentKind = -1;

} // namespace

ErrorReporter::ErrorReporter(QObject *owner, const QString *name, AlarmClock *clock,
                             std::function<void(const Failure &)> raise)
    : m_name(name)
    , m_raise(std::move(raise))
    , m_limiter(clock, [this, guard = QPointer(owner)](int kind, int count) {
        if (guard)
            summarize(kind, count);
    })
{ }

void ErrorReporter::log(const Failure &failure)
{
    const int kind = int(failure.cause);
    if (m_limiter.admits(kind))
        write(failure.level(), failure.logText());
    else
        m_unsaid[kind].last = failure;
}

Failure ErrorReporter::limited(const Failure &failure)
{
    const int kind = int(failure.cause);
    if (!failure || m_limiter.wouldAdmit(kind))
        return failure;
    m_limiter.admits(kind); // counts it
    m_unsaid[kind] = { failure, true };
    return {};
}

void ErrorReporter::logUnsent(qsizetype messages, const char *why, QtMsgType level)
{
    if (level == QtWarningMsg || m_limiter.admits(UnsentKind))
        write(level, QStringLiteral("%1 messages %2").arg(messages).arg(QLatin1StringView(why)));
}

void ErrorReporter::flush()
{
    for (auto &[kind, unsaid] : m_unsaid)
        unsaid.isKeptBack = false;
    m_limiter.flush();
}

void ErrorReporter::write(QtMsgType level, const QString &text) const
{
    const QString line = *m_name + QStringLiteral(": ") + text;
    switch (level) {
    case QtDebugMsg:
        qCDebug(lcGipc).noquote() << line;
        break;
    case QtInfoMsg:
        qCInfo(lcGipc).noquote() << line;
        break;
    default:
        qCWarning(lcGipc).noquote() << line;
        break;
    }
}

/*! We may be gone afterwards. */
void ErrorReporter::summarize(int kind, int count)
{
    if (kind == UnsentKind) {
        write(
            QtInfoMsg,
            QStringLiteral("%1 more clients have left messages unsent within a minute").arg(count));
        return;
    }
    const Unsaid unsaid = std::exchange(m_unsaid[kind], {});
    write(unsaid.last.level(),
          QStringLiteral("%1 more within a minute: %2").arg(count).arg(unsaid.last.logText()));
    if (unsaid.isKeptBack)
        m_raise(unsaid.last);
}

} // namespace GipcCore
