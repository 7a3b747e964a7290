// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "listener_p.h"

#include "listeners_p.h"

namespace GipcTransport {

std::unique_ptr<Listener> Listener::create(const Address &address, NameClaim::Access access,
                                           GipcCore::Failure *failure)
{
    return address.network ? listenOnTcp(address, failure)
                           : listenLocally(address, access, failure);
}

} // namespace GipcTransport
