// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    property string serverName: Names.unique()
    property var received: []

    name: "Reconnect"

    Component {
        id: serverComponent

        GipcServer {
            active: true
        }
    }

    GipcClient {
        id: client

        name: test.serverName
        active: true
        retryTimer: 20
    }

    QtObject {
        id: light

        property string text: client.connected ? "on" : "off"
    }

    function init() {
        failOnWarning(/.?/)
    }

    function startServer() {
        const server = createTemporaryObject(serverComponent, test, { name: serverName })
        server.messageReceived.connect(message => received.push(message.text))
        return server
    }

    function test_findsTheServerAgain() {
        compare(light.text, "off")
        const first = startServer()
        tryCompare(light, "text", "on", Names.Patience)

        first.destroy()
        tryCompare(client, "status", Gipc.Status.Reconnecting, Names.Patience)
        compare(light.text, "off")
        verify(client.active)
        verify(client.write(1, "kept meanwhile"))

        startServer()
        tryCompare(light, "text", "on", Names.Patience)
        tryVerify(() => received.length === 1, Names.Patience)
        compare(received[0], "kept meanwhile")
    }

    Component {
        id: goServer

        GipcServer {
            name: Names.unique()
            multiClient: true
            active: true
        }
    }

    Component {
        id: goClient

        GipcClient {
            property string shown: "id " + clientId

            multiClient: true
            policy: Gipc.Policy.Compatible
            active: true
            retryTimer: 20
        }
    }

    function test_theIdGoesWithTheServer() {
        const server = createTemporaryObject(goServer, test)
        const it = createTemporaryObject(goClient, test, { name: server.name })
        tryCompare(it, "shown", "id 1", Names.Patience)
        server.destroy()
        tryCompare(it, "status", Gipc.Status.Reconnecting, Names.Patience)
        compare(it.shown, "id 0")
    }
}
