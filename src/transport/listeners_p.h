// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "listener_p.h"

#include <chrono>

namespace GipcTransport {

/*! When accepting is tried again that failed for want of a descriptor. */
constexpr std::chrono::milliseconds RetryAfter { 100 };

/*! How many may be accepted ahead of next(): so many more than wanted before setPaused() is heard. */
constexpr int MaxPending = 16;

/*! What Qt may read of each of them meanwhile: without a limit it reads all that is sent. */
constexpr qint64 MaxReadAhead = 4096;

/*! What Listener::create() makes of an address: a listener, or nothing and \a failure. */
std::unique_ptr<Listener> listenLocally(const Address &address, NameClaim::Access access,
                                        GipcCore::Failure *failure);
/*! The host is a number or localhost. */
std::unique_ptr<Listener> listenOnTcp(const Address &address, GipcCore::Failure *failure);

} // namespace GipcTransport
