// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

// Both ends ask and answer.
TestCase {
    id: test

    property var kept: []

    name: "Requests"

    component Channel: QtObject {
        id: channel

        property var answer: request => request.reply(request.msgType + 1, request.data)
        readonly property GipcServer server: GipcServer {
            name: Names.unique()
            active: true
            onRequestReceived: request => channel.answer(request)
        }
        readonly property GipcClient client: GipcClient {
            name: channel.server.name
            active: true
            retryTimer: 20
            onRequestReceived: request => channel.answer(request)
        }
        property real clientId: 0
        readonly property Connections ids: Connections {
            function onClientConnected(id) { channel.clientId = id }
            target: channel.server
        }
    }

    Component {
        id: channels

        Channel {}
    }

    // No end of it has a function for requests.
    component Deaf: QtObject {
        id: deaf

        readonly property GipcServer server: GipcServer {
            name: Names.unique()
            active: true
            delivery: Gipc.Delivery.Signal
        }
        readonly property GipcClient client: GipcClient {
            name: deaf.server.name
            active: true
            retryTimer: 20
            delivery: Gipc.Delivery.Signal
        }
        property real clientId: 1
    }

    Component {
        id: deafOnes

        Deaf {}
    }

    Component {
        id: clients

        GipcClient {}
    }

    function init() {
        failOnWarning(/.?/)
        kept = []
    }

    function cleanup() {
        kept = []
    }

    function connected(component = channels) {
        const channel = createTemporaryObject(component, test)
        tryCompare(channel.client, "connected", true, Names.Patience)
        tryCompare(channel.server, "connected", true, Names.Patience)
        return channel
    }

    // Without a type, and its end is up to the test.
    function make(component, properties) {
        return component.createObject(test, properties)
    }

    function rowsOf(cases) {
        const rows = []
        for (const who of ["client", "server", "connection"]) {
            for (const each of cases)
                rows.push(Object.assign({}, each, { tag: who + ": " + each.tag, who: who }))
        }
        return rows
    }

    // The other end of who asks.
    function askedEnd(channel, who) {
        return who === "client" ? channel.server : channel.client
    }

    function ask(channel, who, ...what) {
        if (who === "client")
            return channel.client.request(...what)
        if (who === "server")
            return channel.server.requestFrom(channel.clientId, ...what)
        return channel.server.connection(channel.clientId).request(...what)
    }

    // What has become of a promise, when it has; "reply" and "error".
    function follow(promise) {
        const outcome = { isSettled: false }
        const settle = (name, value) => {
            verify(!outcome.isSettled)
            outcome.isSettled = true
            outcome[name] = value
        }
        promise.then(reply => settle("reply", reply), error => settle("error", error))
        return outcome
    }

    function settled(promise) {
        const outcome = follow(promise)
        tryVerify(() => outcome.isSettled, Names.Patience)
        return outcome
    }

    function replyTo(promise) {
        const outcome = settled(promise)
        verify(!outcome.error, String(outcome.error))
        return outcome.reply
    }

    function failureOf(promise) {
        const outcome = settled(promise)
        verify(outcome.error instanceof Error)
        return outcome.error
    }

    function test_isAPromise() {
        const channel = connected()
        verify(channel.client.request(1) instanceof Promise)
        verify(channel.server.requestFrom(channel.clientId, 1) instanceof Promise)
        verify(channel.server.connection(channel.clientId).request(1) instanceof Promise)
        verify(channel.client.request(0, "x") instanceof Promise)
    }

    function test_takesWhatWriteTakes_data() {
        return rowsOf([
            { tag: "text", data: "grüß Gott", text: "grüß Gott" },
            { tag: "bytes", data: new Uint8Array([0, 65, 255]).buffer, bytes: [0, 65, 255] },
            { tag: "a view", data: new Uint8Array([7, 8, 9]).subarray(1), bytes: [8, 9] },
            { tag: "an object", data: { jobs: [1, 2] }, text: '{"jobs":[1,2]}' },
            { tag: "an array", data: [1, { two: 3 }], text: '[1,{"two":3}]' },
            { tag: "an empty text", data: "", text: "" },
            { tag: "nothing", text: "" },
        ])
    }

    function test_takesWhatWriteTakes(data) {
        const channel = connected()
        const arguments_ = data.data === undefined ? [] : [data.data]
        const requests = []
        channel.answer = request => {
            requests.push({ type: request.msgType, text: request.text, id: request.connectionId,
                            bytes: Array.from(new Uint8Array(request.data)), json: request.json() })
            verify(request.open)
            verify(request.reply(8, ...arguments_))
            verify(!request.open)
        }
        const reply = replyTo(ask(channel, data.who, 7, ...arguments_))
        compare(requests.length, 1)
        compare(requests[0].type, 7)
        compare(requests[0].id > 0, data.who === "client")
        compare(reply.msgType, 8)
        for (const got of [requests[0], { text: reply.text, json: reply.json(),
                                          bytes: Array.from(new Uint8Array(reply.data)) }]) {
            if (data.bytes)
                compare(got.bytes, data.bytes)
            else
                compare(got.text, data.text)
            if (typeof data.data === "object" && !data.bytes)
                compare(JSON.stringify(got.json), JSON.stringify(data.data))
        }
    }

    function test_saysWhyThereIsNoAnswer_data() {
        return rowsOf([
            { tag: "failed with words", answer: request => request.fail("no such job"),
              code: Gipc.ErrorCode.RequestFailed, message: "no such job" },
            { tag: "failed", answer: request => request.fail(), code: Gipc.ErrorCode.RequestFailed },
            { tag: "too late", answer: request => kept.push(request), arguments: [1, "x", 20],
              code: Gipc.ErrorCode.TimedOut },
            { tag: "type 0", arguments: [0, "x"], code: Gipc.ErrorCode.ReservedType },
            { tag: "type -1", arguments: [-1], code: Gipc.ErrorCode.ReservedType },
            { tag: "too large", arguments: [1, "x".repeat(65 << 20)],
              code: Gipc.ErrorCode.MessageTooLarge },
            { tag: "no data", arguments: [1, 5], code: Gipc.ErrorCode.InvalidData,
              warning: /takes a string, an ArrayBuffer or an object/ },
            { tag: "null", arguments: [1, null], code: Gipc.ErrorCode.InvalidData,
              warning: /takes a string, an ArrayBuffer or an object/ },
            { tag: "the asked one aborts", loses: true, code: Gipc.ErrorCode.ConnectionLost },
        ])
    }

    function test_saysWhyThereIsNoAnswer(data) {
        const channel = connected()
        if (data.loses) {
            channel.answer = request => {
                kept.push(request)
                Qt.callLater(() => askedEnd(channel, data.who).abort())
            }
        } else if (data.answer) {
            channel.answer = data.answer
        }
        if (data.warning)
            ignoreWarning(data.warning)
        const error = failureOf(ask(channel, data.who, ...data.arguments ?? [1, "x"]))
        compare(error.code, data.code)
        compare(error.message, data.message ?? channel.client.errorText(data.code))
        verify(error.message.length > 0)
    }

    function test_nobodyAnswers_data() {
        return rowsOf([{ tag: "deaf" }])
    }

    function test_nobodyAnswers(data) {
        const channel = connected(deafOnes)
        compare(failureOf(ask(channel, data.who, 1)).code, Gipc.ErrorCode.NobodyAnswers)
        const answer = request => request.reply(2, "now")
        askedEnd(channel, data.who).requestReceived.connect(answer)
        compare(replyTo(ask(channel, data.who, 1)).text, "now")
    }

    function test_nobodyIsThere() {
        const channel = connected()
        const connection = channel.server.connection(channel.clientId)
        for (const id of [channel.clientId + 1, 0, -1, 0.5, NaN, Infinity]) {
            const error = failureOf(channel.server.requestFrom(id, 1, "x"))
            compare(error.code, Gipc.ErrorCode.NotConnected)
        }
        channel.client.active = false
        tryCompare(channel.client, "status", Gipc.Status.Closed, Names.Patience)
        compare(failureOf(channel.client.request(1, "x")).code, Gipc.ErrorCode.NotConnected)
        tryCompare(connection, "status", Gipc.Status.Closed, Names.Patience)
        compare(failureOf(connection.request(1, "x")).code, Gipc.ErrorCode.NotConnected)
    }

    function test_isForThoseWhoKnowRequests() {
        const channel = createTemporaryObject(channels, test)
        channel.client.policy = Gipc.Policy.Compatible
        tryVerify(() => channel.client.connected && !channel.client.extended, Names.Patience)
        compare(failureOf(channel.client.request(1, "x")).code, Gipc.ErrorCode.ExtensionRequired)
    }

    function test_waitsForTheConnection() {
        const channel = createTemporaryObject(channels, test)
        verify(!channel.client.connected)
        compare(replyTo(channel.client.request(1, "early")).text, "early")
    }

    function test_eachGetsItsOwnAnswer_data() {
        return rowsOf([{ tag: "in the order asked", isReversed: false },
                       { tag: "in the other order", isReversed: true }])
    }

    function test_eachGetsItsOwnAnswer(data) {
        const channel = connected()
        channel.answer = request => kept.push(request)
        const promises = []
        for (let i = 0; i < 100; ++i)
            promises.push(ask(channel, data.who, 1, String(i)))
        const outcome = follow(Promise.all(promises))
        tryVerify(() => kept.length === 100, Names.Patience)
        verify(!outcome.isSettled)
        for (const request of data.isReversed ? kept.reverse() : kept)
            verify(request.reply(2, "answer to " + request.text))
        tryVerify(() => outcome.isSettled, Names.Patience)
        for (let i = 0; i < 100; ++i)
            compare(outcome.reply[i].text, "answer to " + i)
    }

    function test_isAnsweredOnce_data() {
        return rowsOf([{ tag: "once" }])
    }

    function test_isAnsweredOnce(data) {
        const channel = connected()
        channel.answer = request => kept.push(request)
        const outcome = follow(ask(channel, data.who, 1))
        tryVerify(() => kept.length === 1, Names.Patience)
        const request = kept[0]
        const asked = askedEnd(channel, data.who)
        verify(request.open)
        ignoreWarning(/takes a string, an ArrayBuffer or an object/)
        verify(!request.reply(1, 5))
        compare(asked.lastWriteError, Gipc.ErrorCode.InvalidData)
        verify(!request.reply(0, "x"))
        compare(asked.lastWriteError, Gipc.ErrorCode.ReservedType)
        verify(!outcome.isSettled)
        verify(request.open)
        verify(request.reply(2, "yes"))
        compare(asked.lastWriteError, Gipc.ErrorCode.NoError)
        verify(!request.open)
        verify(!request.reply(2, "no"))
        compare(asked.lastWriteError, Gipc.ErrorCode.WrongStatus)
        verify(!request.fail("no"))
        tryVerify(() => outcome.isSettled, Names.Patience)
        compare(outcome.reply.text, "yes")
    }

    function test_hearsThatItIsNotWanted_data() {
        return rowsOf([{ tag: "too late" }])
    }

    function test_hearsThatItIsNotWanted(data) {
        const channel = connected()
        channel.answer = request => kept.push(request)
        const outcome = follow(ask(channel, data.who, 1, "x", 500))
        tryVerify(() => kept.length === 1 || outcome.isSettled, Names.Patience)
        tryVerify(() => outcome.isSettled, Names.Patience)
        tryVerify(() => kept.length === 1 && !kept[0].open, Names.Patience)
        verify(!kept[0].reply(2, "too late"))
    }

    function test_whatIsForgottenFails() {
        const channel = connected()
        channel.answer = request => {}
        const outcome = follow(channel.client.request(1, "x"))
        tryVerify(() => { gc(); return outcome.isSettled }, Names.Patience)
        compare(outcome.error.code, Gipc.ErrorCode.RequestFailed)
    }

    function test_theAskedOneGoes_data() {
        return rowsOf([{ tag: "destroyed" }])
    }

    function test_theAskedOneGoes(data) {
        const channel = make(channels, {})
        tryCompare(channel.client, "connected", true, Names.Patience)
        tryCompare(channel.server, "connected", true, Names.Patience)
        channel.answer = request => kept.push(request)
        const outcome = follow(ask(channel, data.who, 1, "x"))
        tryVerify(() => kept.length === 1, Names.Patience)
        channel.destroy() // both ends
        tryVerify(() => outcome.isSettled, Names.Patience)
        verify([Gipc.ErrorCode.Destroyed, Gipc.ErrorCode.ConnectionLost].includes(outcome.error.code))
        verify(!kept[0].open)
        verify(!kept[0].reply(2, "x"))
        verify(!kept[0].fail("x"))
        compare(kept[0].text, "x")
    }

    function test_theAskingOneGoes() {
        const channel = connected()
        channel.server.multiClient = true
        channel.answer = request => kept.push(request)
        const client = make(clients, { name: channel.server.name, active: true })
        const outcome = follow(client.request(1, "x"))
        tryVerify(() => kept.length === 1, Names.Patience)
        client.destroy()
        tryVerify(() => outcome.isSettled, Names.Patience)
        compare(outcome.error.code, Gipc.ErrorCode.Destroyed)
        tryVerify(() => !kept[0].open, Names.Patience)
    }

    function test_whatFollowsMayDestroyIt() {
        const channel = connected()
        channel.server.multiClient = true
        const client = make(clients, { name: channel.server.name, active: true })
        const first = client.request(1, "first").then(reply => {
            client.destroy()
            return reply.text
        })
        compare(replyTo(first), "first")
    }

    function test_chains() {
        const channel = connected()
        const chain = channel.client.request(1, "a")
                          .then(reply => channel.client.request(1, reply.text + "b"))
                          .then(reply => { throw new Error(reply.text + "c") })
                          .catch(error => channel.client.request(1, error.message + "d"))
        compare(replyTo(chain).text, "abcd")
    }
}
