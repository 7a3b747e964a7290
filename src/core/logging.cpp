// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "logging_p.h"

#include <array>

namespace {

struct Level
{
    const char *word;
    QtMsgType from;
};

/*! From the most talkative; "true" is what the Go library's users write. */
constexpr std::array Levels {
    Level { "true", QtDebugMsg },   Level { "debug", QtDebugMsg },    Level { "info", QtInfoMsg },
    Level { "warn", QtWarningMsg }, Level { "error", QtCriticalMsg },
};

constexpr std::array Severities { QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg };

class GipcCategory : public QLoggingCategory
{
public:
    GipcCategory()
        : QLoggingCategory("gipc", QtWarningMsg)
    {
        const QByteArray wanted = qgetenv("GIPC_DEBUG").toLower();
        for (const Level &level : Levels) {
            if (wanted == level.word)
                enableFrom(level.from);
        }
    }

private:
    void enableFrom(QtMsgType level)
    {
        bool reached = false;
        for (const QtMsgType severity : Severities) {
            reached = reached || severity == level;
            setEnabled(severity, reached);
        }
    }
};

} // namespace

const QLoggingCategory &lcGipc()
{
    static const GipcCategory category;
    return category;
}
