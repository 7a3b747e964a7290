// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QByteArray>

namespace GipcTool {

/*! To be called before anything is opened. Opens those of the descriptors 0 to 2 that are closed,
    so that no socket gets their number. Ignores SIGPIPE, so that writing fails with EPIPE when the
    reader has left. */
void secureStandardStreams();

/*! Writes all of \a bytes to standard output. Returns 0 or an errno. Waits for a slow reader; once
    the program was told to end, for at most two seconds. */
int writeAll(QByteArrayView bytes);

/*! Writes to standard error. What cannot be written is dropped. */
void writeError(QByteArrayView bytes);

/*! Whether standard error is a terminal on which a line can be erased. */
bool canEraseErrors();

/*! The result of reading standard input once. */
struct Chunk
{
    enum class State { Data, Nothing, End, Failed };
    State state = State::Nothing;
    QByteArray data;
    int error = 0;
};

/*! Reads what is there, and waits if there is nothing. Returns Nothing if a signal interrupted it,
    or if the process is in the background of its terminal. */
Chunk readInput();

/*! Whether a notifier can wait for standard input. Files and /dev/null are always ready. */
bool isInputPollable();

/*! How many bytes of standard input can be read without waiting. */
qint64 inputAvailable();

} // namespace GipcTool
