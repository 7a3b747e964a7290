// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/GipcGlobal>

namespace GipcTool {

/*! The exit codes of the program. Scripts rely on the numbers. */
enum ExitCode {
    Done = 0,
    WrongUsage = 1, ///< wrong arguments, or a name, path or port that cannot be used
    NoServer = 2, ///< no server, or not in time
    HandshakeFailed = 3,
    MessageRefused = 4,
    NameInUse = 5,
    RequestFailed = 6, ///< the other side could not do what it was asked for
    NobodyAnswers = 7, ///< the other side answers no requests
};

/*! The exit code when the program ends because of \a error. */
ExitCode exitCodeOf(Gipc::ErrorCode error);

/*! The enum's name of an error or status, as machines read it: "EncryptionMismatch". */
QString nameOf(Gipc::ErrorCode error);

} // namespace GipcTool
