// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    property int destroyed: 0

    name: "Destruction"

    component DoomedClient: GipcClient {
        signal goes

        active: true
        retryTimer: 20
        Component.onDestruction: goes()
    }

    component DoomedServer: GipcServer {
        signal goes

        active: true
        Component.onDestruction: goes()
    }

    Component {
        id: clientComponent

        DoomedClient {}
    }

    Component {
        id: serverComponent

        DoomedServer {}
    }

    function init() {
        failOnWarning(/.?/)
        destroyed = 0
    }

    function make(component, name) {
        const object = component.createObject(test, { name: name })
        object.goes.connect(() => ++destroyed)
        return object
    }

    function goesAway(object) {
        object.destroy()
        tryCompare(test, "destroyed", 1, Names.Patience)
        destroyed = 0
    }

    function test_whileConnectingToNobody() {
        const client = make(clientComponent, Names.unique())
        compare(client.status, Gipc.Status.Connecting)
        goesAway(client)
    }

    function test_whileConnectingToSomebody() {
        const server = make(serverComponent, Names.unique())
        const client = make(clientComponent, server.name)
        compare(client.status, Gipc.Status.Connecting)
        goesAway(client)
        goesAway(server)
    }

    function test_inItsOwnHandler() {
        const server = make(serverComponent, Names.unique())
        const client = make(clientComponent, server.name)
        client.statusChanged.connect(() => client.destroy())
        tryCompare(test, "destroyed", 1, Names.Patience)
        destroyed = 0
        goesAway(server)
    }

    function test_withAReopeningUnderWay() {
        const server = make(serverComponent, Names.unique())
        const client = make(clientComponent, server.name)
        tryCompare(client, "connected", true, Names.Patience)
        client.name = Names.unique()
        server.name = Names.unique()
        goesAway(client)
        goesAway(server)
    }

    function test_whileClosing() {
        const server = make(serverComponent, Names.unique())
        const client = make(clientComponent, server.name)
        tryCompare(client, "connected", true, Names.Patience)
        client.active = false
        compare(client.status, Gipc.Status.Closing)
        goesAway(client)
        goesAway(server)
    }
}
