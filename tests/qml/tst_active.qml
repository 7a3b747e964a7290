// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    name: "Active"

    // `active` stands before what it needs.
    Component {
        id: pair

        Item {
            id: scene

            property alias server: server
            property alias client: client
            property string serverName: Names.unique()
            property bool wanted: true

            GipcServer {
                id: server

                active: scene.wanted
                multiClient: true
                name: scene.serverName
            }

            GipcClient {
                id: client

                property var statuses: []

                active: scene.wanted
                retryTimer: 20
                name: scene.serverName
                onStatusChanged: now => statuses.push(now)
            }
        }
    }

    function init() {
        failOnWarning(/.?/)
    }

    function connectedPair() {
        const scene = createTemporaryObject(pair, test)
        verify(scene)
        tryCompare(scene.client, "connected", true, Names.Patience)
        scene.client.statuses = []
        return scene
    }

    function test_waitsForAllProperties() {
        const scene = createTemporaryObject(pair, test)
        compare(scene.server.status, Gipc.Status.Listening)
        compare(scene.server.error, Gipc.ErrorCode.NoError)
        compare(scene.client.statuses, [Gipc.Status.Connecting])
        compare(scene.client.error, Gipc.ErrorCode.NoError)
        tryCompare(scene.client, "connected", true, Names.Patience)
    }

    function test_staysAsItIsUntilWanted() {
        const scene = createTemporaryObject(pair, test, { wanted: false })
        compare(scene.server.status, Gipc.Status.NotConnected)
        compare(scene.client.status, Gipc.Status.NotConnected)
        compare(scene.client.statuses, [])
        scene.wanted = true
        tryCompare(scene.client, "connected", true, Names.Patience)
    }

    function test_bindingOpensAndCloses() {
        const scene = connectedPair()
        scene.wanted = false
        tryCompare(scene.client, "status", Gipc.Status.Closed, Names.Patience)
        tryCompare(scene.server, "status", Gipc.Status.Closed, Names.Patience)
        scene.wanted = true
        tryCompare(scene.client, "connected", true, Names.Patience)
    }

    function test_offAndOnAgainWaitsForTheEnd() {
        const scene = connectedPair()
        scene.client.active = false
        compare(scene.client.status, Gipc.Status.Closing)
        scene.client.active = true
        compare(scene.client.status, Gipc.Status.Closing)
        tryCompare(scene.client, "connected", true, Names.Patience)
        compare(scene.client.statuses, [Gipc.Status.Closing, Gipc.Status.Closed,
                                        Gipc.Status.Connecting, Gipc.Status.Connected])
    }

    function test_theLastWishCounts() {
        const scene = connectedPair()
        scene.client.active = false
        scene.client.active = true
        scene.client.active = false
        tryCompare(scene.client, "status", Gipc.Status.Closed, Names.Patience)
        compare(scene.client.statuses, [Gipc.Status.Closing, Gipc.Status.Closed])
        verify(!scene.client.active)
    }

    SignalSpy {
        id: closedSpy

        signalName: "closed"
    }

    function test_changesReopenOnce() {
        const scene = connectedPair()
        closedSpy.target = scene.client
        closedSpy.clear()
        // Three changes in one turn of the event loop, the last leads to the server again.
        scene.client.name = Names.unique()
        scene.client.serviceName = scene.serverName
        scene.client.name = scene.serverName
        compare(scene.client.status, Gipc.Status.Connected)
        tryCompare(closedSpy, "count", 1, Names.Patience)
        tryCompare(scene.client, "connected", true, Names.Patience)
        compare(scene.client.statuses, [Gipc.Status.Closing, Gipc.Status.Closed,
                                        Gipc.Status.Connecting, Gipc.Status.Connected])
        compare(closedSpy.count, 1)
        closedSpy.target = null
    }

    function test_bothFollowARename() {
        const scene = connectedPair()
        scene.serverName = Names.unique()
        tryVerify(() => scene.server.address === "/tmp/" + scene.serverName + ".sock", Names.Patience)
        tryVerify(() => scene.client.statuses.includes(Gipc.Status.Closed), Names.Patience)
        tryCompare(scene.client, "connected", true, Names.Patience)
        tryCompare(scene.server, "connected", true, Names.Patience)
    }

    function test_otherSettingsReopenNothing() {
        const scene = connectedPair()
        scene.client.retryTimer = 30
        scene.client.timeout = 60000
        scene.server.maxClients = 7
        verify(scene.server.writeTo(1, 1, "still there"))
        tryCompare(scene.client, "messagesReceived", 1, Names.Patience)
        compare(scene.client.statuses, [])
    }

    function test_changesWhileOffOpenNothing() {
        const scene = connectedPair()
        scene.wanted = false
        tryCompare(scene.server, "status", Gipc.Status.Closed, Names.Patience)
        tryCompare(scene.client, "status", Gipc.Status.Closed, Names.Patience)
        scene.client.statuses = []
        scene.serverName = Names.unique()
        scene.wanted = true
        tryCompare(scene.client, "connected", true, Names.Patience)
        compare(scene.client.statuses, [Gipc.Status.Connecting, Gipc.Status.Connected])
    }
}
