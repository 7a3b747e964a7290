// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"

namespace GipcTool {

/*! `gipc keygen FILE` and `gipc fingerprint FILE`. Returns the exit code. */
int runKeyCommand(const Options &options);

} // namespace GipcTool
