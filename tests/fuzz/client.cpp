// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include "encounter.h"

using namespace Fuzz;

/*! A client, its handshake and what follows it. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Script script(data, size);
    sharedSecret(); // and what OpenSSL keeps for later: not this input's memory
    Encounter(Role::Client, &script).run();
    return 0;
}
