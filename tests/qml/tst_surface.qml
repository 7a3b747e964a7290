// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// What QML can reach, and what it must not.
TestCase {
    id: test

    name: "Surface"

    GipcServer {
        id: server
    }

    GipcClient {
        id: client
    }

    Component {
        id: connectedServer

        GipcServer {
            name: Names.unique()
            active: true
        }
    }

    function init() {
        failOnWarning(/.?/)
    }

    function test_nothingBlocks_data() {
        const names = ["read", "readTimed", "take", "call", "flush", "waitForConnected", "waitForClosed",
                       "exporter", "setMessageHandler", "connections"]
        const rows = []
        for (const name of names)
            rows.push({ tag: name, name: name })
        return rows
    }

    function test_nothingBlocks(data) {
        compare(typeof client[data.name], "undefined")
        compare(typeof server[data.name], "undefined")
    }

    function test_noWriteBlocks() {
        server.overflow = Gipc.Overflow.Reject
        ignoreWarning(/Overflow.Block is not for QML/)
        server.overflow = Gipc.Overflow.Block
        compare(server.overflow, Gipc.Overflow.Reject)
        server.overflow = Gipc.Overflow.DropOldest
        compare(server.overflow, Gipc.Overflow.DropOldest)
    }

    function test_noQueueIsFilled_data() {
        return [{ tag: "server", end: server }, { tag: "client", end: client }]
    }

    function test_noQueueIsFilled(data) {
        data.end.delivery = Gipc.Delivery.Signal
        ignoreWarning(/Delivery.Queue is not for QML/)
        data.end.delivery = Gipc.Delivery.Queue
        compare(data.end.delivery, Gipc.Delivery.Signal)
        data.end.delivery = Gipc.Delivery.Auto
        compare(data.end.delivery, Gipc.Delivery.Auto)
    }

    function test_everySettingNotifies_data() {
        const both = [
            ["name", "x"], ["encryption", false], ["multiClient", true], ["network", true],
            ["host", "::1"], ["port", 1234], ["socketPath", "/tmp/x"], ["handshakeTimeout", 7],
            ["maxMessageSize", 77], ["inboxLimit", 777], ["outboxLimit", 778],
            ["policy", Gipc.Policy.Require], ["serviceName", "y"], ["heartbeatInterval", 1000],
            ["idleLimit", 2000], ["closeTimeout", 300], ["queueWhileDisconnected", false], ["delivery", Gipc.Delivery.Signal],
        ]
        const ofServer = [
            ["departedInboxLimit", 779], ["totalInboxLimit", 780], ["totalOutboxLimit", 781], ["stateLimit", 782],
            ["unmaskPermissions", true], ["maxClients", 5], ["maxClientsPerPeer", 4],
            ["maxPendingHandshakes", 3], ["maxWaitingIds", 6], ["maxWaitingIdsPerPeer", 2],
            ["waitingIdTimeout", 500], ["overflow", Gipc.Overflow.Disconnect],
            ["allowedUserIds", [0, 1000]],
        ]
        const ofClient = [["timeout", 9], ["retryTimer", 11], ["trustedUserIds", [0, 1000]]]
        const row = (side, object, [name, value]) =>
            ({ tag: side + "." + name, object: object, name: name, value: value })
        return [].concat(both.map(each => row("server", server, each)),
                         both.map(each => row("client", client, each)),
                         ofServer.map(each => row("server", server, each)),
                         ofClient.map(each => row("client", client, each)))
    }

    SignalSpy {
        id: spy
    }

    function test_everySettingNotifies(data) {
        spy.signalName = data.name + "Changed"
        spy.target = data.object
        spy.clear()
        data.object[data.name] = data.value
        compare(data.object[data.name], data.value)
        compare(spy.count, 1)
        spy.target = null
    }

    // Read by name, so that qmllint looks for their types, too.
    function test_numbersAreNumbers() {
        compare(typeof client.port, "number")
        compare(typeof client.clientId, "number")
        compare(typeof client.retryTimer, "number")
        compare(typeof client.inboxLimit, "number")
        compare(typeof client.messagesSent, "number")
        compare(typeof server.port, "number")
    }

    function test_enumsAreScoped() {
        compare(Gipc.Status.Connected, 3)
        compare(Gipc.ErrorCode.NoError, 0)
        compare(Gipc.Policy.Require, 2)
        const unscoped = "Connected"
        compare(Gipc[unscoped], undefined)
    }

    function test_connectionsAreMadeByServersOnly() {
        let refusal = ""
        try {
            Qt.createQmlObject("import Gipc; GipcConnection { }", test)
        } catch (error) {
            refusal = error.qmlErrors[0].message
        }
        verify(refusal.includes("GipcServer makes connections"), refusal)
        compare(server.connection(1), null)
    }

    function test_aHandlerAndAPropertyOfOneName() {
        const there = createTemporaryObject(connectedServer, test)
        const source = "import Gipc; GipcClient { property int greetings: 0; onConnected: ++greetings }"
        const it = createTemporaryQmlObject(source, test)
        compare(it.connected, false)
        it.name = there.name
        it.active = true
        tryCompare(it, "greetings", 1, Names.Patience)
        compare(it.connected, true)
    }
}
