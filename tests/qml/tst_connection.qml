// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// One client of a server, and what is left of it when it has gone.
TestCase {
    id: test

    property var received: []
    property GipcConnection kept: null

    name: "Connection"

    Component {
        id: serverComponent

        GipcServer {
            name: Names.unique()
            multiClient: true
            active: true
            delivery: Gipc.Delivery.Signal
        }
    }

    Component {
        id: clientComponent

        GipcClient {
            active: true
            retryTimer: 20
        }
    }

    SignalSpy {
        id: spy
    }

    function init() {
        failOnWarning(/.?/)
        received = []
    }

    function cleanup() {
        kept = null
        spy.target = null
    }

    // A server with a client.
    function both() {
        const server = createTemporaryObject(serverComponent, test)
        const client = createTemporaryObject(clientComponent, test, { name: server.name })
        client.messageReceived.connect(message => received.push(message.text))
        tryCompare(client, "connected", true, Names.Patience)
        tryCompare(server, "clientCount", 1, Names.Patience)
        return { server: server, client: client }
    }

    function test_itIsOne() {
        const server = both().server
        verify(server.connection(1) !== null)
        verify(server.connection(1) === server.connection(1))
        for (const id of [0, 2, -1, 0.5, NaN, Infinity, 1e300])
            compare(server.connection(id), null)
        for (const id of [0, 2, -1, 0.5, NaN, Infinity, 1e300]) {
            server.closeConnection(id)
            compare(server.writeTo(id, 1, "x"), false)
            compare(server.lastWriteError, Gipc.ErrorCode.NotConnected)
        }
        compare(server.connection(1).status, Gipc.Status.Connected)
        verify(server.writeTo(1, 1, "x"))
    }

    function test_whoItIs() {
        const ends = both()
        const it = ends.server.connection(1)
        compare(it.id, 1)
        compare(it.status, Gipc.Status.Connected)
        compare(it.statusText, "Connected")
        compare(it.security, Gipc.Security.Encrypted)
        compare(it.extended, true)
        compare(it.peerUserId, ends.client.peerUserId)
        compare(it.peerProcessId, ends.client.peerProcessId)
        compare(it.peerAddress, "")
        compare(it.keyIdentity, "")
    }

    function test_itWrites() {
        const ends = both()
        const it = ends.server.connection(1)
        verify(it.write(1, "text"))
        verify(it.write(1, { a: 1 }))
        tryVerify(() => received.length === 2, Names.Patience)
        compare(received, ["text", "{\"a\":1}"])
        compare(it.write(0, "x"), false)
        compare(it.lastWriteError, Gipc.ErrorCode.ReservedType)
        verify(it.lastWriteErrorString !== "")
        ignoreWarning(/write\(\) takes a string/)
        compare(it.write(1, null), false)
        compare(it.lastWriteError, Gipc.ErrorCode.InvalidData)
        verify(it.write(1, "x"))
        compare(it.lastWriteError, Gipc.ErrorCode.NoError)
    }

    function test_itCloses() {
        const ends = both()
        const it = ends.server.connection(1)
        ends.client.active = false
        ends.client.active = true
        const seen = []
        it.statusChanged.connect(() => seen.push(it.status))
        it.close()
        tryCompare(it, "status", Gipc.Status.Closed, Names.Patience)
        compare(seen, [Gipc.Status.Closing, Gipc.Status.Closed])
    }

    function test_countersNotify() {
        const ends = both()
        kept = ends.server.connection(1)
        spy.signalName = "trafficChanged"
        spy.target = kept
        spy.clear()
        ends.client.write(1, "12345")
        tryVerify(() => spy.count === 1, Names.Patience)
        compare(kept.messagesReceived, 1)
        compare(kept.bytesReceived, 5)
    }

    function test_whatIsLeft_data() {
        return [
            { tag: "the client closes", end: ends => ends.client.active = false },
            { tag: "the client aborts", end: ends => ends.client.abort() },
            { tag: "the server closes", end: ends => ends.server.active = false },
            { tag: "the server aborts", end: ends => ends.server.abort() },
            { tag: "it is closed", end: ends => kept.close() },
        ]
    }

    function test_whatIsLeft(data) {
        const ends = both()
        kept = ends.server.connection(1)
        ends.client.write(1, "12345")
        tryCompare(ends.server, "messagesReceived", 1, Names.Patience)
        ends.client.active = true
        data.end(ends)
        tryCompare(kept, "status", Gipc.Status.Closed, Names.Patience)
        tryVerify(() => ends.server.connection(1) === null, Names.Patience) // a new one may be there already
        gc()
        compare(ends.server.connection(1), null)
        compare(kept.id, 1)
        compare(kept.messagesReceived, 1)
        compare(kept.bytesReceived, 5)
        compare(kept.write(1, "x"), false)
        compare(kept.lastWriteError, Gipc.ErrorCode.NotConnected)
        kept.close()
    }

    function test_itGoesWithItsServer() {
        const ends = both()
        kept = ends.server.connection(1)
        const it = kept
        ends.server.destroy()
        tryVerify(() => kept === null, Names.Patience)
        let refusal = ""
        try {
            it.write(1, "x")
        } catch (error) {
            refusal = error.message
        }
        verify(refusal !== "")
    }

    function test_itOutlivesItsServer() {
        const ends = both()
        kept = ends.server.connection(1)
        ends.client.abort()
        tryCompare(kept, "status", Gipc.Status.Closed, Names.Patience)
        ends.server.destroy()
        wait(0)
        gc()
        compare(kept.write(1, "x"), false)
        compare(kept.status, Gipc.Status.Closed)
    }

    function test_slotsMayEndAnything_data() {
        return [{ tag: "abort", end: ends => ends.server.abort() },
                { tag: "destroy", end: ends => ends.server.destroy() },
                { tag: "forget", end: () => { kept = null; gc() } }]
    }

    function test_slotsMayEndAnything(data) {
        const ends = both()
        kept = ends.server.connection(1)
        let done = false
        kept.statusChanged.connect(() => {
            data.end(ends)
            done = true
        })
        kept.close()
        tryVerify(() => done, Names.Patience)
        wait(0)
        gc()
    }
}
