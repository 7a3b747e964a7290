// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "heartbeat_p.h"
#include "loopcallback_p.h"
#include "session_p.h"
#include "transport_p.h"

#include <memory>

namespace GipcCore {

/*! What both directions of a connection work with. It belongs to the Connection, and Inflow and Outflow
    use it; none of them may when the connection has ended. */
struct Line
{
    std::unique_ptr<GipcTransport::Transport> transport; ///< null when the connection has ended
    GipcWire::Session session;
    Heartbeat heartbeat; ///< hears of every byte in both directions
    LoopCallback turnEnd; ///< sends what is due when this turn of the event loop ends
};

} // namespace GipcCore
