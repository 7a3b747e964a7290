// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

/* A server whose host is a name: the window does not wait for the name server. */
TestCase {
    id: test

    name: "Lookup"

    Component {
        id: component

        GipcServer {
            property var statuses: []

            active: true
            name: Names.unique()
            network: true
            host: "gipc-test.invalid" // no name server knows a name that ends so
            port: 0
            onStatusChanged: now => statuses.push(now)
        }
    }

    function test_isConnectingUntilTheNameIsKnown() {
        const server = createTemporaryObject(component, test)
        compare(server.status, Gipc.Status.Connecting)
        verify(server.active)
        compare(server.address, "")
        tryCompare(server, "status", Gipc.Status.Error, 4 * Names.Patience)
        compare(server.error, Gipc.ErrorCode.ServerNotFound)
        compare(server.statuses, [Gipc.Status.Connecting, Gipc.Status.Error])
        verify(server.active) // it is still wanted

        server.host = "127.0.0.1"
        tryCompare(server, "status", Gipc.Status.Listening, Names.Patience)
        verify(server.address !== "")
    }

    function test_canBeSwitchedOffMeanwhile() {
        const server = createTemporaryObject(component, test)
        compare(server.status, Gipc.Status.Connecting)
        server.active = false
        tryCompare(server, "status", Gipc.Status.Closed, Names.Patience)
        verify(!server.active)
        compare(server.statuses,
                [Gipc.Status.Connecting, Gipc.Status.Closing, Gipc.Status.Closed])
    }

    function test_looksAgainWhenTheHostChangesMeanwhile() {
        const server = createTemporaryObject(component, test)
        compare(server.status, Gipc.Status.Connecting)
        server.host = "127.0.0.1"
        tryCompare(server, "status", Gipc.Status.Listening, Names.Patience)
        verify(server.active)
    }
}
