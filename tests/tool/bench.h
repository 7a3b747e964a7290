// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "gipctool.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

namespace ToolTest {

/*! As short as it can be. */
const QStringList Brief { QStringLiteral("--seconds"), QStringLiteral("0.01") };

/*! `gipc bench` with a directory of its own for what it leaves behind: nothing. */
class Bench : public Gipc
{
public:
    explicit Bench(const QStringList &options)
        : Gipc(QStringList(QStringLiteral("bench")) + options)
    {
        setVariable(QStringLiteral("TMPDIR"), m_directory.path());
    }

    QStringList leftBehind() const
    {
        return QDir(m_directory.path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    }

private:
    QTemporaryDir m_directory;
};

} // namespace ToolTest
