// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace GipcTool {

/*! Before anything is opened: descriptors 0 to 2 exist, so that no socket takes the place of a closed
    one, and a reader that leaves is an error, not the end of the process. */
void secureStandardStreams();

/*! Writes all of \a bytes to standard output and returns 0, or the error. It waits for a slow reader,
    but not for ever once the program was told to end. */
int writeAll(QByteArrayView bytes);

/*! Writes to standard error what it takes. */
void writeError(QByteArrayView bytes);

/*! Whether standard error is a terminal on which a line can be erased. */
bool canEraseErrors();

/*! What reading standard input gave. */
struct Chunk
{
    enum class State { Data, Nothing, End, Failed };
    State state = State::Nothing;
    QByteArray data;
    int error = 0;
};

/*! Reads what is there, waiting if nothing is. Nothing means interrupted by a signal, or that the
    terminal belongs to another program at the moment. */
Chunk readInput();

/*! Whether standard input can be waited for; files and /dev/null cannot, they are always ready. */
bool isInputPollable();

/*! How many bytes stand ready in standard input. */
qint64 inputAvailable();

} // namespace GipcTool
