// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    name: "Model"

    component ClientRow: Item {
        required property int index
        required property double connectionId
        required property double peerUserId
        required property double peerProcessId
        required property string peerAddress
        required property string keyIdentity
        required property int security
        required property bool extended
        required property int status
        required property double messagesReceived
        required property double bytesReceived
        required property double messagesSent
        required property double bytesSent
    }

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
            delivery: Gipc.Delivery.Signal
            retryTimer: 20
        }
    }

    GipcConnectionModel {
        id: model
    }

    Repeater {
        id: rows

        model: model
        delegate: ClientRow {}
    }

    function init() {
        failOnWarning(/.?/)
    }

    function cleanup() {
        model.server = null
        compare(model.count, 0)
        compare(rows.count, 0)
    }

    function serverInModel() {
        const server = createTemporaryObject(serverComponent, test)
        model.server = server
        compare(model.server, server)
        return server
    }

    function join(server) {
        const before = server.clientCount
        const client = createTemporaryObject(clientComponent, test, { name: server.name })
        tryCompare(server, "clientCount", before + 1, Names.Patience)
        tryCompare(client, "connected", true, Names.Patience)
        return client
    }

    function leave(client) {
        client.active = false
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
    }

    function rowAt(index) {
        return rows.itemAt(index)
    }

    function ids() {
        const found = []
        for (let row = 0; row < rows.count; ++row)
            found.push(rowAt(row).connectionId)
        return found
    }

    function test_rowsComeAndGo() {
        const server = serverInModel()
        compare(model.count, 0)
        const first = join(server)
        const second = join(server)
        const third = join(server)
        compare(model.count, 3)
        compare(ids(), [1, 2, 3])
        leave(second)
        tryCompare(model, "count", 2, Names.Patience)
        compare(ids(), [1, 3])
        join(server)
        compare(ids(), [1, 3, 4])
        leave(first)
        leave(third)
        tryCompare(model, "count", 1, Names.Patience)
        compare(ids(), [4])
    }

    function test_rowsSayWhoItIs() {
        const server = serverInModel()
        const client = join(server)
        const row = rowAt(0)
        compare(row.connectionId, 1)
        compare(row.peerUserId, client.peerUserId)
        compare(row.peerProcessId, client.peerProcessId)
        compare(row.peerAddress, "")
        compare(row.keyIdentity, "")
        compare(row.security, Gipc.Security.Encrypted)
        compare(row.extended, true)
        compare(row.status, Gipc.Status.Connected)
        compare(row.messagesReceived, 0)
    }

    function test_countersFollow() {
        const server = serverInModel()
        const quiet = join(server)
        const client = join(server)
        verify(client.write(1, "12345"))
        verify(client.write(1, "678"))
        verify(server.writeTo(2, 1, "90"))
        const row = rowAt(1)
        tryCompare(row, "messagesReceived", 2, Names.Patience)
        compare(row.bytesReceived, 8)
        tryCompare(row, "messagesSent", 1, Names.Patience)
        compare(row.bytesSent, 2)
        compare(rowAt(0).messagesReceived, 0)
        compare(quiet.messagesSent, 0)
        compare(server.messagesReceived, 2)
    }

    function test_closingShows() {
        const server = serverInModel()
        join(server)
        const seen = []
        const row = rowAt(0)
        row.statusChanged.connect(() => seen.push(row.status))
        server.closeConnection(1)
        tryVerify(() => seen.includes(Gipc.Status.Closing), Names.Patience)
    }

    function test_clientsThatWereThereBefore() {
        const server = createTemporaryObject(serverComponent, test)
        join(server)
        join(server)
        model.server = server
        compare(ids(), [1, 2])
    }

    function test_anotherServer() {
        const one = serverInModel()
        join(one)
        const other = serverInModel()
        compare(model.count, 0)
        join(other)
        join(one)
        compare(ids(), [1])
    }

    function test_theServerGoes() {
        const server = serverInModel()
        join(server)
        compare(model.count, 1)
        server.destroy()
        tryCompare(model, "count", 0, Names.Patience)
        compare(model.server, null)
    }

    // What a list that scrolls to its end needs.
    function test_viewsKnowOfTheRowsThatAreCounted() {
        const counts = []
        const note = () => counts.push(model.count + " " + rows.count)
        model.countChanged.connect(note)
        const server = serverInModel()
        const first = join(server)
        join(server)
        leave(first)
        tryCompare(model, "count", 1, Names.Patience)
        model.server = null
        model.countChanged.disconnect(note)
        compare(counts, ["1 1", "2 2", "1 1", "0 0"])
    }

    // Not before all views have heard of the change under way.
    function test_changesWhileViewsAreTold_data() {
        const rows = []
        for (const name of ["rowsAboutToBeInserted", "rowsInserted", "rowsAboutToBeRemoved",
                            "rowsRemoved", "modelAboutToBeReset", "modelReset"]) {
            for (const deed of ["none", "other", "abort", "destroy"])
                rows.push({ tag: name + ", " + deed, name: name, deed: deed })
        }
        return rows
    }

    function test_changesWhileViewsAreTold(data) {
        const one = createTemporaryObject(serverComponent, test)
        const other = createTemporaryObject(serverComponent, test)
        join(other)
        join(other)
        let done = false
        const deeds = {
            none: () => model.server = null,
            other: () => model.server = other,
            abort: () => one.abort(),
            destroy: () => one.destroy(),
        }
        const change = () => {
            if (done)
                return
            done = true
            deeds[data.deed]()
        }
        model[data.name].connect(change)
        model.server = one
        if (data.name.includes("Insert"))
            createTemporaryObject(clientComponent, test, { name: one.name })
        else if (data.name.includes("Remove"))
            join(one).active = false
        tryVerify(() => done, Names.Patience)
        model[data.name].disconnect(change)
        const count = data.deed === "other" ? 2 : 0
        tryCompare(model, "count", count, Names.Patience)
        tryVerify(() => rows.count === model.count, Names.Patience)
        if (data.deed === "other")
            compare(ids(), [1, 2])
    }

    function test_anotherServerWhenCounted() {
        const one = serverInModel()
        const other = createTemporaryObject(serverComponent, test)
        join(other)
        const exchange = () => model.server = other
        model.countChanged.connect(exchange)
        join(one)
        tryCompare(model, "server", other, Names.Patience)
        model.countChanged.disconnect(exchange)
        compare(ids(), [1])
    }
}
