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

/*! Reads standard input to its end, and waits for it; no more than a little over \a limit bytes. */
InputData readWholeInput(qsizetype limit);

} // namespace GipcTool
