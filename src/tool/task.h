// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QObject>

namespace GipcTool {

/*! A command that runs in the event loop. */
class Task : public QObject
{
    Q_OBJECT

public:
    virtual void start() = 0;

    /*! Ends in order: finished() follows, with \a exitCode. Without effect if it is ending
        already. */
    virtual void stop(int exitCode) = 0;

Q_SIGNALS:
    void finished(int exitCode);
};

} // namespace GipcTool
