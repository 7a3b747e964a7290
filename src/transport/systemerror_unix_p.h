// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <QtCore/QByteArray>

namespace GipcTransport {

/*! What the system was asked for. The same errno means something else with each. */
enum class Request {
    TakeName, ///< looking at, making or removing a file of the name
    OpenLock, ///< opening a lock file that is there
    Lock,
    BindSocket,
    ReachServer,
};

/*! Why \a request, about \a path, failed with \a error, an errno. */
GipcCore::Failure systemFailure(int error, Request request, const QByteArray &path);

} // namespace GipcTransport
