// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "address_p.h"
#include "failure_p.h"
#include "sessionsettings_p.h"

#include <Gipc/gipcglobal.h>

#include <QtCore/QList>
#include <QtCore/QString>

#include <chrono>
#include <memory>

namespace GipcCore {

/*! What client and server can be set to. The headers of both say what each means. */
struct Settings
{
    Settings();

    QString name;
    bool encryption = true;
    bool multiClient = false;
    bool network = GIPC_NETWORK_DEFAULT;
    QString host;
    quint16 port;
    bool isPortUnusable; ///< the environment has one that is invalid, and none was set
    QString socketPath;
    int handshakeTimeout = 0;
    int maxMessageSize;
    bool queueWhileDisconnected = true;
    Gipc::Policy policy = Gipc::Policy::Prefer;
    QString serviceName;
    int heartbeatInterval = 5000;
    int idleLimit = 15000;
    int closeTimeout; ///< a change is in force at once
    /*! A client has at most one. A change is in force for the next session. */
    std::shared_ptr<GipcWire::PreSharedKeys> keys;
    /*! Those a peer may have; empty: any. */
    QList<qint64> userIds;
    // No property sets these; tests make them small.
    GipcWire::KeyLimits keyLimits = {};
    GipcWire::RecordLimits recordLimits = {};

    /*! What contradicts what, if anything. */
    Failure contradiction() const;
    QString effectiveServiceName() const { return serviceName.isEmpty() ? name : serviceName; }
    /*! What sessions with these settings have. */
    Gipc::Security security() const;
    /*! Peers that do not speak GIPC-X are refused. */
    bool insistsOnExtension() const;

    GipcTransport::Address address() const;
    std::chrono::milliseconds effectiveHandshakeTimeout() const;
    std::chrono::milliseconds effectiveCloseTimeout() const
    {
        return std::chrono::milliseconds(closeTimeout);
    }
    GipcWire::SessionSettings wireSettings(GipcWire::Role role) const;
};

} // namespace GipcCore
