// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// States: a server publishes them, GipcLatest shows them.
TestCase {
    id: test

    name: "Latest"

    component Channel: QtObject {
        id: channel

        readonly property GipcServer server: GipcServer {
            name: Names.unique()
            active: true
            multiClient: true
        }
        readonly property GipcClient client: GipcClient {
            name: channel.server.name
            active: true
            retryTimer: 20
        }
        readonly property GipcLatest latest: GipcLatest {
            channel: channel.client
            msgType: 7
        }
        readonly property real percent: latest.json?.percent ?? -1
    }

    Component {
        id: channels

        Channel {}
    }

    component Doomed: GipcLatest {
        signal goes

        Component.onDestruction: goes()
    }

    Component {
        id: doomedOnes

        Doomed {}
    }

    Component {
        id: latests

        GipcLatest {}
    }

    Component {
        id: clients

        GipcClient {}
    }

    SignalSpy {
        id: messages

        signalName: "messageChanged"
    }

    function init() {
        failOnWarning(/.?/)
    }

    function connected() {
        const channel = createTemporaryObject(channels, test)
        tryCompare(channel.client, "connected", true, Names.Patience)
        tryCompare(channel.server, "connected", true, Names.Patience)
        return channel
    }

    function test_isOneLine() {
        const channel = connected()
        compare(channel.percent, -1)
        for (const percent of [5, 50, 100]) {
            verify(channel.server.publish(7, { percent: percent }))
            tryCompare(channel, "percent", percent, Names.Patience)
        }
        verify(channel.server.publish(7, "no JSON"))
        tryCompare(channel, "percent", -1, Names.Patience)
        compare(channel.latest.json, undefined)
        compare(channel.latest.text, "no JSON")
        compare(channel.latest.message.msgType, 7)
        compare(channel.latest.message.text, "no JSON")
        compare(channel.latest.available, true)
        verify(channel.server.publish(7, ""))
        tryCompare(channel.latest, "text", "", Names.Patience)
        compare(channel.latest.available, true)
    }

    function test_showsTheSnapshot() {
        const channel = createTemporaryObject(channels, test)
        verify(channel.server.publish(7, [1, 2]))
        tryCompare(channel.latest, "available", true, Names.Patience)
        compare(channel.latest.json[1], 2)
    }

    function test_keepsWhatIsAskedForAlone() {
        const channel = connected()
        const other = createTemporaryObject(latests, test, { channel: channel.client, msgType: 8 })
        messages.target = channel.latest
        messages.clear()
        for (let i = 0; i < 3; ++i)
            verify(channel.server.publish(8, "eight " + i))
        verify(channel.server.publish(9, "nobody's"))
        tryCompare(other, "text", "eight 2", Names.Patience)
        compare(messages.count, 0)
        compare(channel.latest.available, false)
        compare(channel.latest.json, undefined)
        compare(channel.latest.text, "")
        compare(channel.latest.message.msgType, -1)
    }

    function test_saysNothingTwice() {
        const channel = connected()
        messages.target = channel.latest
        messages.clear()
        for (const text of ["a", "a", "b"]) {
            const before = channel.client.messagesReceived
            verify(channel.server.publish(7, text))
            tryVerify(() => channel.client.messagesReceived > before, Names.Patience)
        }
        tryCompare(channel.latest, "text", "b", Names.Patience)
        compare(messages.count, 2)
    }

    function test_changesItsChannelAndType() {
        const first = connected()
        const second = connected()
        verify(first.server.publish(7, "first"))
        verify(second.server.publish(8, "eight"))
        tryCompare(first.latest, "text", "first", Names.Patience)
        const latest = createTemporaryObject(latests, test, { channel: first.client, msgType: 7 })
        compare(latest.text, "first") // another one has it
        latest.msgType = 8
        compare(latest.available, false)
        latest.channel = second.client
        compare(latest.available, false)
        verify(second.server.publish(8, "again"))
        tryCompare(latest, "text", "again", Names.Patience)
        latest.channel = null
        compare(latest.available, false)
        verify(second.server.publish(8, "for nobody"))
        verify(second.server.publish(7, "seven"))
        tryCompare(second.latest, "text", "seven", Names.Patience)
        compare(latest.available, false)
        latest.msgType = 7
        latest.channel = second.client
        compare(latest.text, "seven")
    }

    function test_survivesItsChannel() {
        const client = clients.createObject(test, { name: Names.unique() })
        const latest = createTemporaryObject(latests, test, { channel: client, msgType: 7 })
        const other = latests.createObject(test, { channel: client, msgType: 7 })
        compare(latest.channel, client)
        other.destroy()
        client.destroy()
        tryCompare(latest, "channel", null, Names.Patience)
        const channel = connected()
        latest.channel = channel.client
        verify(channel.server.publish(7, "goes on"))
        tryCompare(latest, "text", "goes on", Names.Patience)
    }

    function test_isDestroyedInItsOwnHandler() {
        const channel = connected()
        const doomed = doomedOnes.createObject(test, { channel: channel.client, msgType: 7 })
        let destroyed = 0
        doomed.goes.connect(() => ++destroyed)
        doomed.messageChanged.connect(() => doomed.destroy())
        verify(channel.server.publish(7, "x"))
        tryVerify(() => destroyed === 1, Names.Patience)
        verify(channel.server.publish(7, "y"))
        tryCompare(channel.latest, "text", "y", Names.Patience)
    }

    function test_changesItsTypeInItsOwnHandler() {
        const channel = connected()
        const latest = channel.latest
        latest.messageChanged.connect(() => latest.msgType = 8)
        verify(channel.server.publish(7, "seven"))
        tryCompare(latest, "msgType", 8, Names.Patience)
        compare(latest.available, false)
        verify(channel.server.publish(8, "eight"))
        tryCompare(latest, "text", "eight", Names.Patience)
    }

    function test_comesBackAfterALoss() {
        const channel = connected()
        verify(channel.server.publish(7, "before"))
        tryCompare(channel.latest, "text", "before", Names.Patience)
        channel.server.active = false
        tryCompare(channel.server, "status", Gipc.Status.Closed, Names.Patience)
        tryCompare(channel.client, "connected", false, Names.Patience)
        compare(channel.latest.text, "before")
        verify(!channel.server.publish(7, "too late"))
        compare(channel.server.lastWriteError, Gipc.ErrorCode.NotConnected)
        channel.server.active = true
        verify(channel.server.publish(7, "after"))
        tryCompare(channel.latest, "text", "after", Names.Patience)
    }

    function test_publishesWhatWriteTakes() {
        const channel = connected()
        verify(channel.server.publish(7, new Uint8Array([65, 66]).buffer))
        tryCompare(channel.latest, "text", "AB", Names.Patience)
        compare(channel.server.lastWriteError, Gipc.ErrorCode.NoError)
        verify(!channel.server.publish(0, "x"))
        compare(channel.server.lastWriteError, Gipc.ErrorCode.ReservedType)
        ignoreWarning(/takes a string, an ArrayBuffer or an object/)
        verify(!channel.server.publish(7, 5))
        compare(channel.server.lastWriteError, Gipc.ErrorCode.InvalidData)
        verify(channel.server.retract(7))
        verify(!channel.server.retract(7))
    }
}
