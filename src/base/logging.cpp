// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "logging_p.h"

#include <array>
#include <optional>

namespace {

struct Level
{
    const char *word;
    QtMsgType from;
};

/*! From the lowest level up. Users of the Go library write "true". */
constexpr std::array Levels {
    Level { "true", QtDebugMsg },   Level { "debug", QtDebugMsg },    Level { "info", QtInfoMsg },
    Level { "warn", QtWarningMsg }, Level { "error", QtCriticalMsg },
};

constexpr std::array Severities { QtDebugMsg, QtInfoMsg, QtWarningMsg, QtCriticalMsg };

std::optional<QtMsgType> wantedLevel()
{
    const QByteArray wanted = qgetenv("GIPC_DEBUG").toLower();
    for (const Level &level : Levels) {
        if (wanted == level.word)
            return level.from;
    }
    return std::nullopt;
}

class GipcCategory final : public QLoggingCategory
{
public:
    explicit GipcCategory(std::optional<QtMsgType> wanted)
        : QLoggingCategory("gipc", wanted.value_or(QtWarningMsg))
    {
        // GIPC_DEBUG overrules a distribution's rules (*.debug=false), but not those of the user.
        if (wanted && qEnvironmentVariableIsEmpty("QT_LOGGING_RULES"))
            enableFrom(*wanted);
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

Q_LOGGING_CATEGORY(lcGipcExposure, "gipc.exposure", QtWarningMsg)

const QLoggingCategory &lcGipc()
{
    static const GipcCategory category(wantedLevel());
    return category;
}
