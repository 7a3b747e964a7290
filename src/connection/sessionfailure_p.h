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

/*! Makes a cause of the fault of \a session. \a ownLimit is the largest data that it accepts. */
Failure sessionFailure(const GipcWire::Session &session, quint32 ownLimit);

/*! The same for a \a fault that carries no value, as those of sealing. */
Failure sessionFailure(GipcWire::Fault fault);

/*! Of a session whose peer has said CLOSE: that this client was not let in, if it was. */
Failure refusal(const GipcWire::Session &session);

} // namespace GipcCore
