// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listener_p.h"

#include "listeners_p.h"

namespace GipcTransport {

std::unique_ptr<Listener> Listener::create(const Address &address, NameClaim::Access access,
                                           Trouble *trouble)
{
    return address.network ? listenOnTcp(address, trouble)
                           : listenLocally(address, access, trouble);
}

} // namespace GipcTransport
