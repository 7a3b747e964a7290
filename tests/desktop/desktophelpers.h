// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QCoreApplication>
#include <QtTest/QTest>

/*! How long a test waits for what must happen; windows are slow on a busy machine. */
constexpr int Patience = 60000;

/*! A name for a server that no other test has. */
inline QString uniqueName()
{
    return QStringLiteral("gipc-tst-desktop-%1-%2")
        .arg(QString::fromLatin1(QTest::currentTestFunction()))
        .arg(QCoreApplication::applicationPid());
}
