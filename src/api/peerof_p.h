// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcpeer.h>

namespace GipcCore {

class Connection;

/*! Who is at the other end; the handshake is done. */
GipcPeer peerOf(const Connection &connection);

} // namespace GipcCore
