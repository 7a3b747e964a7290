// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "listener_p.h"

#include <chrono>

namespace GipcTransport {

/*! When accepting is tried again after it failed because there was no descriptor. */
constexpr std::chrono::milliseconds RetryAfter { 100 };

/*! How many connections may be accepted before next() asks for them. setPaused() comes too late for
    these. */
constexpr int MaxPending = 16;

/*! How much Qt may read from each of them meanwhile. Without a limit it reads all that is sent. */
constexpr qint64 MaxReadAhead = 4096;

/*! What Listener::create() makes of an address: a listener, or nothing and \a failure. */
std::unique_ptr<Listener> listenLocally(const Address &address, NameClaim::Access access,
                                        GipcCore::Failure *failure);
/*! The host must be an address in numbers or localhost. */
std::unique_ptr<Listener> listenOnTcp(const Address &address, GipcCore::Failure *failure);

} // namespace GipcTransport
