// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQml
import Gipc

Channel {
    id: channel

    readonly property GipcClient client: GipcClient {
        name: channel.name
        socketPath: channel.socketPath
        network: channel.network
        host: channel.host
        port: channel.port
        encryption: channel.encryption
        active: channel.active
    }

    Component.onCompleted: {
        if (key)
            client.setPreSharedKey(keyName, key)
    }

    endpoint: client
    status: client.status
    statusText: client.statusText
    security: client.security
    error: client.error
    errorString: client.errorString
    address: channel.network ? channel.host + ":" + channel.port
                             : channel.socketPath || "/tmp/" + channel.name + ".sock"
}
