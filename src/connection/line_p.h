// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "heartbeat_p.h"
#include "loopcallback_p.h"
#include "session_p.h"
#include "transport_p.h"

#include <memory>

namespace GipcCore {

/*! What both directions of a connection work with. Connection owns it, Inflow and Outflow use it.
    When the connection has ended, only the session may be asked. */
struct Line
{
    std::unique_ptr<GipcTransport::Transport> transport; ///< null when the connection has ended
    GipcWire::Session session;
    Heartbeat heartbeat; ///< is told of every byte in both directions
    LoopCallback turnEnd; ///< sends what is due when this turn of the event loop ends
};

} // namespace GipcCore
