// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import Gipc
import GipcMonitor

/*! A server or a client and what the program shows of it: its state in properties that both have,
    its messages and its throughput. */
QtObject {
    id: channel

    // What was asked for.
    property string name
    property string socketPath
    property bool network: false
    property string host: "127.0.0.1"
    property int port: 8100
    property bool encryption: true
    property string keyName
    property var key: null // an ArrayBuffer: a pre-shared key, which both sides must have
    property bool active: false

    // What is.
    property bool isServer: false
    property QtObject endpoint: null
    property int status: Gipc.Status.NotConnected
    property string statusText
    property int security: Gipc.Security.Encrypted
    property int error: Gipc.ErrorCode.NoError
    property string errorString
    property string address
    property int clientCount: 0
    property GipcConnectionModel clients: null

    readonly property string roleText: isServer ? qsTr("Server") : qsTr("Client")
    readonly property bool hasFailed: status === Gipc.Status.Error || status === Gipc.Status.Timeout
    readonly property bool isOpen: !hasFailed && status !== Gipc.Status.NotConnected
        && status !== Gipc.Status.Closed
    readonly property bool canSend: isServer ? clientCount > 0 : status === Gipc.Status.Connected

    /*! Nothing is about to change by itself. */
    readonly property bool isSettled: status !== Gipc.Status.Closing
        && (status !== Gipc.Status.Connecting || error !== Gipc.ErrorCode.NoError)

    readonly property MessageLog log: MessageLog { source: channel.endpoint }
    readonly property Throughput throughput: Throughput { log: channel.log }
    readonly property Composer composer: Composer {
        target: channel.endpoint
        log: channel.log
    }

    property bool isRemoved: false

    /*! Closes in order, and is gone then. */
    function remove() {
        isRemoved = true
        active = false
        if (!isOpen)
            destroy()
    }

    function retry() {
        active = false
        active = true
    }

    onIsOpenChanged: {
        if (isRemoved && !isOpen)
            destroy()
    }
}
