// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "keyusage_p.h"
#include "presharedkeys_p.h"
#include "protocol_p.h"
#include "recordwriter_p.h"

#include <QtCore/QByteArray>

#include <memory>

namespace GipcWire {

/*! Whether a session speaks GIPC-X. */
enum class Extension {
    Never, ///< version 2 only
    Preferred, ///< if the peer does, too
    Required, ///< always: other peers are refused
};

struct SessionSettings
{
    Role role = Role::Client;
    bool encrypted = true;

    /*! Largest data of one message that is accepted, 1 to MaxDataSize. A server announces it. */
    quint32 maxMessageSize = 3 * 1024 * 1024;

    KeyLimits keyLimits = {};

    // For GIPC-X:

    Extension extension = Extension::Never;
    /*! Not null if pre-shared keys are wanted. Then GIPC-X is required, and the peer must have the
        same key. With encryption only. */
    std::shared_ptr<const PreSharedKeys> keys = {};
    /*! A server's: the name of what it serves. A client's: the one it looks for. 1 to 64 bytes of
        UTF-8. */
    QByteArray service = {};
    /*! A client's: whether another service is refused even without a key. With a key it always
        is. */
    bool checksService = false;
    /*! Whether it offers and accepts the features for conversations. */
    bool converses = false;
    quint32 heartbeatInterval = 0; ///< milliseconds, as in Terms
    quint32 idleLimit = 0; ///< milliseconds, as in Terms
    quint32 openRequests = DefaultOpenRequests; ///< so many of the peer's it holds open
    RecordLimits recordLimits = {};
};

} // namespace GipcWire
