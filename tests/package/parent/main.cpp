// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#include <Gipc/GipcServer>

int part();

int main()
{
    return GipcServer("server").name().isEmpty() ? 1
                                                 : part(); // a literal: Gipc's rules are its own
}
