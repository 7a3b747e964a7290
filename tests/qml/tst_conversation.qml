// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    property var received: []

    name: "Conversation"

    GipcServer {
        id: server

        name: Names.unique()
        onMessageReceived: message => write(message.msgType + 1, "you said: " + message.text)
    }

    GipcClient {
        id: client

        name: server.name
        onMessageReceived: message => test.received.push(message.msgType + " " + message.text)
    }

    GipcConnectionModel {
        id: model

        server: server
    }

    SignalSpy {
        id: activeSpy

        target: client
        signalName: "activeChanged"
    }

    function init() {
        failOnWarning(/.?/)
    }

    function cleanup() {
        client.active = false
        server.active = false
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
        tryCompare(server, "status", Gipc.Status.Closed, Names.Patience)
        received = []
    }

    function start() {
        server.active = true
        client.active = true
        tryCompare(client, "connected", true, Names.Patience)
        tryCompare(server, "connected", true, Names.Patience)
    }

    function test_answers() {
        start()
        verify(client.write(1, "hello"))
        tryVerify(() => received.length === 1, Names.Patience)
        compare(received[0], "2 you said: hello")
    }

    function test_statusIsInNumbersAndWords() {
        compare(Gipc.Status.Disconnected, 9)
        start()
        compare(server.status, Gipc.Status.Connected)
        compare(server.statusText, "Connected")
        compare(client.status, Gipc.Status.Connected)
        compare(client.statusText, "Connected")
        compare(client.security, Gipc.Security.Encrypted)
        compare(server.security, Gipc.Security.Encrypted)
        verify(client.extended)
        compare(server.clientCount, 1)
        compare(server.address, "/tmp/" + server.name + ".sock")
    }

    function test_keysAuthenticate() {
        const key = new ArrayBuffer(32)
        new Uint8Array(key).fill(7)
        verify(server.addPreSharedKey("me", key))
        verify(client.setPreSharedKey("me", key))
        start()
        compare(client.security, Gipc.Security.Authenticated)
        compare(server.security, Gipc.Security.Authenticated)
        compare(client.keyIdentity, "me")
        compare(model.data(model.index(0, 0), GipcConnectionModel.KeyIdentityRole), "me")
        server.removePreSharedKey("me")
        verify(client.setPreSharedKey("", new ArrayBuffer(0)))
    }

    function test_activeFollowsTheSlots() {
        activeSpy.clear()
        verify(server.listen())
        verify(server.active)
        verify(client.connectToServer())
        verify(client.active)
        tryCompare(client, "connected", true, Names.Patience)
        client.close()
        compare(client.active, false)
        tryCompare(client, "status", Gipc.Status.Closed, Names.Patience)
        compare(activeSpy.count, 2)
    }

    function test_writesToOneClient() {
        start()
        const ids = []
        for (let id = 1; id < 100; ++id) {
            if (server.connection(id))
                ids.push(id)
        }
        compare(ids.length, 1)
        verify(server.writeTo(ids[0], 5, "only you"))
        verify(!server.writeTo(ids[0] + 1, 5, "nobody"))
        tryVerify(() => received.length === 1, Names.Patience)
        compare(received[0], "5 only you")
        compare(server.connection(ids[0]).status, Gipc.Status.Connected)
        verify(server.connection(ids[0]).peerProcessId > 0)
        compare(client.peerProcessId, server.connection(ids[0]).peerProcessId)
    }

    function test_counts() {
        start()
        verify(client.write(1, "12345"))
        tryCompare(client, "messagesReceived", 1, Names.Patience)
        compare(client.messagesSent, 1)
        compare(client.bytesSent, 5)
        compare(client.bytesReceived, "you said: 12345".length)
        tryCompare(server, "messagesSent", 1, Names.Patience)
        compare(server.messagesReceived, 1)
        compare(server.bytesReceived, 5)
        compare(client.bytesToWrite, 0)
    }

    // A binding sees counters only when it is told.
    QtObject {
        id: counter

        property string text: client.messagesReceived + " of " + server.messagesSent
    }

    function test_boundCountersFollow() {
        start()
        verify(client.write(1, "a"))
        verify(client.write(1, "b"))
        tryCompare(counter, "text", "2 of 2", Names.Patience)
        client.active = false
        tryCompare(counter, "text", "0 of 0", Names.Patience)
    }

    QtObject {
        id: early

        property int looks: 0
        property string text: looks + " looks, " + server.messagesSent
    }

    // Looked at before QML was told of them, and gone before that, too.
    function test_countersThatWereSeenInBetweenGo() {
        start()
        verify(client.write(1, "a"))
        tryCompare(received, "length", 1, Names.Patience)
        early.looks = 1
        compare(early.text, "1 looks, 1")
        client.abort()
        tryCompare(early, "text", "1 looks, 0", Names.Patience)
    }

    QtObject {
        id: shield

        property string text: client.security + " " + server.security
    }

    function test_securityFollowsTheSettings() {
        compare(shield.text, "1 1")
        client.encryption = false
        server.encryption = false
        compare(shield.text, "0 0")
        client.encryption = true
        server.encryption = true
        const key = new ArrayBuffer(32)
        new Uint8Array(key).fill(7)
        client.setPreSharedKey("me", key)
        server.addPreSharedKey("me", key)
        compare(shield.text, "2 2")
        server.removePreSharedKey("me")
        client.setPreSharedKey("", new ArrayBuffer(0))
        compare(shield.text, "1 1")
    }
}
