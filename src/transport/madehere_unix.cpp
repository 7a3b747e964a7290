// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "madehere_p.h"

#include <pthread.h>

namespace GipcTransport {

std::atomic<unsigned> MadeHere::s_forks = [] {
    pthread_atfork(nullptr, nullptr, [] { s_forks.fetch_add(1, std::memory_order_relaxed); });
    return 0U;
}();

} // namespace GipcTransport
