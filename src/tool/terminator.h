// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

namespace GipcTool {

/*! SIGINT, SIGTERM and SIGHUP as a Qt signal. The first asks for an orderly end, a second one ends the process
    as if nobody had caught it. One object per process. */
class Terminator final : public QObject
{
    Q_OBJECT

public:
    Terminator();

    /*! Whether a signal has come; also true before requested() is emitted. */
    static bool isRequested();

Q_SIGNALS:
    void requested();
};

} // namespace GipcTool
