// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "notice.h"

#include "escape.h"
#include "usage.h"

#include <QtCore/QCoreApplication>

namespace GipcTool {

Notice versionNotice()
{
    return { QStringLiteral("gipc %1\n").arg(QCoreApplication::applicationVersion()) };
}

Notice complaint(const QString &error, std::optional<Command> command)
{
    const QString line = QString::fromUtf8(escaped(error.toUtf8()));
    return { QStringLiteral("gipc: %1\n%2\n").arg(line, hint(command)), true };
}

} // namespace GipcTool
