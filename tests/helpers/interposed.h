// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <dlfcn.h>

/*! The C library's function whose place one of the test's has taken in the whole process, Qt and Gipc
    included. The program exports it (ENABLE_EXPORTS). */
template <typename Function> Function original(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}
