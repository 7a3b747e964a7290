// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// What handlers do to the channel that calls them. In QML they run before slots of C++.
TestCase {
    id: test

    name: "Handlers"

    Component {
        id: serverComponent

        GipcServer {
            name: Names.unique()
            active: true
        }
    }

    component Client: GipcClient {
        property var actives: []
        property var statuses: []

        retryTimer: 20
        onActiveChanged: actives.push(active)
        onStatusChanged: now => statuses.push(now)
    }

    Component {
        id: plainClient

        Client {}
    }

    function init() {
        failOnWarning(/.?/)
    }

    function start(component, properties) {
        const server = createTemporaryObject(serverComponent, test)
        const all = Object.assign({ name: server.name, active: true }, properties)
        return createTemporaryObject(component, test, all)
    }

    function connected(component) {
        const client = start(component, {})
        tryCompare(client, "connected", true, Names.Patience)
        client.actives = []
        client.statuses = []
        return client
    }

    Component {
        id: risingClient

        Client {
            property bool rises: true

            onClosed: {
                if (rises)
                    active = true
                rises = false
            }
        }
    }

    function test_onWhenClosed() {
        const client = connected(risingClient)
        client.active = false
        tryCompare(client, "connected", true, Names.Patience)
        compare(client.active, true)
        compare(client.actives, [false, true])
        client.active = false
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
    }

    Component {
        id: risingServer

        GipcServer {
            property bool rises: true

            onClosed: {
                if (rises)
                    active = true
                rises = false
            }
        }
    }

    function test_onWhenAServerIsClosed() {
        const server = createTemporaryObject(risingServer, test, { name: Names.unique(), active: true })
        server.active = false
        compare(server.status, Gipc.Status.Listening)
        compare(server.active, true)
    }

    Component {
        id: shyClient

        Client {
            onStatusChanged: now => {
                if (now === Gipc.Status.Connecting)
                    active = false
            }
        }
    }

    function test_offWhenConnecting() {
        const client = start(shyClient, { active: false })
        client.active = true
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
        compare(client.active, false)
        compare(client.actives, [false])
    }

    Component {
        id: tiredClient

        Client {
            onStatusChanged: now => {
                if (now === Gipc.Status.Closed)
                    active = false
            }
        }
    }

    function test_offWhenAboutToOpenAgain() {
        const client = connected(tiredClient)
        client.active = false
        client.active = true
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
        compare(client.active, false)
        compare(client.statuses, [Gipc.Status.Closing, Gipc.Status.Closed])
    }

    function test_onAfterTheSlotClose() {
        const client = connected(plainClient)
        client.close()
        compare(client.active, false)
        client.active = true
        tryVerify(() => client.statuses.includes(Gipc.Status.Closed), Names.Patience)
        tryCompare(client, "connected", true, Names.Patience)
        compare(client.actives, [false, true])
    }

    Component {
        id: fickleClient

        Client {
            property string wanted

            onStatusChanged: now => {
                if (now === Gipc.Status.Connecting)
                    name = wanted
            }
        }
    }

    function test_anotherNameWhenConnecting() {
        const server = createTemporaryObject(serverComponent, test)
        const client = createTemporaryObject(fickleClient, test, {
            name: Names.unique(), wanted: server.name, active: true
        })
        tryCompare(client, "connected", true, Names.Patience)
        compare(client.statuses.filter(status => status === Gipc.Status.Connecting).length, 2)
    }

    function test_anotherNameBeforeTheSlotConnectToServer() {
        const server = createTemporaryObject(serverComponent, test)
        const client = createTemporaryObject(plainClient, test, { name: Names.unique(), active: true,
                                                                  timeout: 1 })
        tryCompare(client, "status", Gipc.Status.Timeout, Names.Patience)
        client.timeout = 0
        client.statuses = []
        verify(client.connectToServer(server.name))
        tryCompare(client, "connected", true, Names.Patience)
        compare(client.statuses, [Gipc.Status.Connecting, Gipc.Status.Connected])
    }

    Component {
        id: hastyClient

        Client {
            onStatusChanged: now => {
                if (now === Gipc.Status.Connected)
                    abort()
            }
        }
    }

    SignalSpy {
        id: trafficSpy

        signalName: "trafficChanged"
    }

    SignalSpy {
        id: tickSpy

        signalName: "trafficChanged"
    }

    function test_abortWhenConnected() {
        const client = start(hastyClient, {})
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
        compare(client.active, false)
        // It has nothing more to tell, while another that counts does so twice.
        trafficSpy.target = client
        trafficSpy.clear()
        const other = start(plainClient, {})
        tryCompare(other, "connected", true, Names.Patience)
        tickSpy.target = other
        tickSpy.clear()
        tryVerify(() => other.write(1, "x") && tickSpy.count > 1, Names.Patience)
        compare(trafficSpy.count, 0)
        trafficSpy.target = null
        tickSpy.target = null
    }
}
