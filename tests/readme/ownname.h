// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

// Included before server.cpp and client.cpp, which are in the README as they are: their name
// "example" becomes one that no other program on this machine has.

#include <Gipc/GipcClient>
#include <Gipc/GipcServer>

#include <QtCore/QString>

#define listen(name) listen(name + qEnvironmentVariable("GIPC_README_SUFFIX"))
#define connectToServer(name) connectToServer(name + qEnvironmentVariable("GIPC_README_SUFFIX"))
