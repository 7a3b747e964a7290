// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace GipcTool {

/*! All of standard input. */
struct InputData
{
    enum class State {
        Whole,
        TooLong,
        Interrupted, ///< the program was told to end
        Failed,
    };
    State state = State::Whole;
    QByteArray data;
    int error = 0;
};

/*! Reads standard input and waits for its end. Stops when there are more than \a limit bytes. */
InputData readWholeInput(qsizetype limit);

} // namespace GipcTool
