// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtCore/QLoggingCategory>

/*! The category "gipc": warnings and worse unless GIPC_DEBUG (true, debug, info, warn, error) or
    Qt's own logging rules say otherwise. Sizes and states only, never payloads or keys. */
const QLoggingCategory &lcGipc();

/*! "gipc.exposure": warnings for those who open a server to the network. */
Q_DECLARE_LOGGING_CATEGORY(lcGipcExposure)
