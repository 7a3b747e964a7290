// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "transport_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! A transport that reads and writes a duplicate of the connected \a descriptor itself, so that
    bytes come from the kernel straight to where they are wanted; Qt's sockets have a buffer of
    their own in between. What was read already is \a ahead. Null where the platform has no such
    descriptors, or none is left: then the caller stays with Qt's socket. */
std::unique_ptr<Transport> makeDescriptorTransport(qintptr descriptor, const PeerCredentials &peer,
                                                   const QByteArray &ahead);

} // namespace GipcTransport
