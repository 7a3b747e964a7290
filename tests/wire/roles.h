// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include "protocol_p.h"

#include <QtTest/QTest>

namespace WireTest {

inline GipcWire::Role otherRole(GipcWire::Role role)
{
    using GipcWire::Role;
    return role == Role::Client ? Role::Server : Role::Client;
}

/*! The rows of tests that hold for both sides, encrypted and plain. */
inline void addRoles()
{
    using GipcWire::Role;
    QTest::addColumn<Role>("own");
    QTest::addColumn<bool>("encrypted");
    QTest::newRow("a client, encrypted") << Role::Client << true;
    QTest::newRow("a client, plain") << Role::Client << false;
    QTest::newRow("a server, encrypted") << Role::Server << true;
    QTest::newRow("a server, plain") << Role::Server << false;
}

} // namespace WireTest
