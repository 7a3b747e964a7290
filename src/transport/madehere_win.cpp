// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// Not built or tested by the project so far: there is no fork().

#include "madehere_p.h"

namespace GipcTransport {

std::atomic<unsigned> MadeHere::s_forks = 0;

} // namespace GipcTransport
