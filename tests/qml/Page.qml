// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

// What examples/README.md shows of the module.

import QtQuick
import Gipc

Column {
    id: page

    property string channel: "example"

    GipcClient {
        id: client

        name: page.channel
        active: true
        onMessageReceived: message => log.text = message.text // or message.data, message.json()
    }

    Text { text: client.connected ? client.statusText : client.statusText + " " + client.errorString }
    Text { id: log }
    TapHandler { onTapped: client.write(1, { hello: "server" }) }
}
