// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "failure_p.h"

#include <QtCore/QtGlobal>

namespace GipcWire {
class Session;
enum class Fault;
}

namespace GipcCore {

/*! Why \a session failed, which accepts messages of at most \a ownLimit bytes: here a fault of the
    wire becomes a cause. */
Failure sessionFailure(const GipcWire::Session &session, quint32 ownLimit);

/*! The same for a \a fault that carries no value, as those of sealing. */
Failure sessionFailure(GipcWire::Fault fault);

} // namespace GipcCore
