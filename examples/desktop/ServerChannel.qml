// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQml
import Gipc

Channel {
    id: channel

    property bool multiClient: true

    readonly property GipcServer server: GipcServer {
        name: channel.name
        socketPath: channel.socketPath
        network: channel.network
        host: channel.host
        port: channel.port
        encryption: channel.encryption
        multiClient: channel.multiClient
        active: channel.active
    }

    Component.onCompleted: {
        if (key)
            server.addPreSharedKey(keyName, key)
    }

    isServer: true
    endpoint: server
    status: server.status
    statusText: server.statusText
    security: server.security
    error: server.error
    errorString: server.errorString
    address: server.address
    clientCount: server.clientCount
    clients: GipcConnectionModel { server: channel.server }
}
