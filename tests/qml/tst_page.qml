// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// Page.qml, which users are shown, does what they are told.
Item {
    id: root

    width: 200
    height: 200

    GipcServer {
        id: server

        name: Names.unique()
        onMessageReceived: message => test.received.push(message.json())
    }

    Component {
        id: component

        Page { }
    }

    TestCase {
        id: test

        property var received: []

        name: "Page"
        when: windowShown

        function test_talks() {
            failOnWarning(/.?/)
            server.active = true
            const page = createTemporaryObject(component, root, { channel: server.name, width: 200, height: 200 })
            verify(page)
            tryCompare(server, "clientCount", 1, Names.Patience)
            tryCompare(page.children[0], "text", "Connected", Names.Patience)
            verify(server.write(5, "news"))
            tryCompare(page.children[1], "text", "news", Names.Patience)
            mouseClick(page)
            tryVerify(() => test.received.length === 1, Names.Patience)
            compare(test.received[0].hello, "server")
            server.active = false
            tryCompare(server, "status", Gipc.Status.Closed, Names.Patience)
        }
    }
}
