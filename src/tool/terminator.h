// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

namespace GipcTool {

/*! SIGINT, SIGTERM and SIGHUP as a Qt signal. The first one emits requested(). A second one ends
    the process at once, as it would without this class. One object per process. */
class Terminator final : public QObject
{
    Q_OBJECT

public:
    Terminator();

    /*! Whether one of them has come. True before requested() is emitted. */
    static bool isRequested();

Q_SIGNALS:
    void requested();
};

} // namespace GipcTool
