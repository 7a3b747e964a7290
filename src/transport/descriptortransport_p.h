// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! A transport that reads and writes a duplicate of the connected \a descriptor itself. Bytes come
    from the kernel straight to where they are wanted, without the buffer that Qt's sockets have in
    between. \a ahead is what was read already. Null where the platform has no such descriptors, or
    no more of them is left: then the caller stays with Qt's socket. */
std::unique_ptr<Transport> makeDescriptorTransport(qintptr descriptor, const PeerCredentials &peer,
                                                   const QByteArray &ahead);

} // namespace GipcTransport
