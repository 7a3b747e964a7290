// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "eventformat.h"

#include "jsonformat.h"
#include "textformat.h"

#include <Gipc/GipcClient>

namespace GipcTool {

EventFormat::~EventFormat() = default;

Peer serverOf(const GipcClient &client)
{
    return { 0,
             client.security(),
             client.isExtended(),
             client.peerUserId(),
             client.peerProcessId(),
             client.clientId(),
             client.peer().keyIdentity() };
}

std::unique_ptr<EventFormat> makeFormat(Format format, bool quiet)
{
    if (format == Format::Json)
        return std::make_unique<JsonFormat>();
    return std::make_unique<TextFormat>(quiet);
}

} // namespace GipcTool
