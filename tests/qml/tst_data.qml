// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    property var received: []

    name: "Data"

    GipcServer {
        id: server

        name: Names.unique()
        active: true
        onMessageReceived: message => test.received.push(message)
    }

    GipcClient {
        id: client

        name: server.name
        active: true
    }

    function init() {
        failOnWarning(/.?/)
        received = []
        tryCompare(client, "connected", true, Names.Patience)
    }

    // The one message that comes of what is written.
    function sent(data) {
        verify(client.write(3, data))
        tryVerify(() => received.length === 1, Names.Patience)
        compare(received[0].msgType, 3)
        verify(received[0].connectionId > 0)
        return received[0]
    }

    function allBytes() {
        const bytes = new Uint8Array(256)
        for (let i = 0; i < 256; ++i)
            bytes[i] = i
        return bytes
    }

    function test_everyByteSurvives() {
        const message = sent(allBytes().buffer)
        verify(message.data instanceof ArrayBuffer)
        compare(message.size, 256)
        const bytes = new Uint8Array(message.data)
        compare(bytes.length, 256)
        for (let i = 0; i < 256; ++i)
            compare(bytes[i], i)
    }

    function test_aViewIsItsPart() {
        const message = sent(allBytes().subarray(250))
        compare(Array.from(new Uint8Array(message.data)), [250, 251, 252, 253, 254, 255])
    }

    function test_noBytesAtAll() {
        compare(sent(new ArrayBuffer(0)).size, 0)
    }

    function test_textIsUtf8() {
        const text = "Grüße, 世界 \u{1f600}"
        const message = sent(text)
        compare(message.text, text)
        compare(message.size, 20)
        compare(message.json(), undefined)
    }

    function test_json_data() {
        return [
            { tag: "object", value: { a: 1, b: [true, null, "x"], c: { d: 1.5 } } },
            { tag: "array", value: [1, "two", { three: 3 }] },
            { tag: "empty object", value: {} },
            { tag: "empty array", value: [] },
        ]
    }

    function test_json(data) {
        const message = sent(data.value)
        compare(message.text, JSON.stringify(data.value))
        compare(message.json(), data.value)
    }

    function test_refused_data() {
        return [
            { tag: "undefined", value: undefined },
            { tag: "null", value: null },
            { tag: "number", value: 5 },
            { tag: "boolean", value: true },
            { tag: "function", value: function() {} },
        ]
    }

    function test_refused(data) {
        ignoreWarning(/write\(\) takes a string, an ArrayBuffer or an object/)
        compare(client.write(3, data.value), false)
    }

    function test_cyclesAreRefused() {
        const cycle = {}
        cycle.self = cycle
        ignoreWarning(/TypeError/)
        compare(client.write(3, cycle), false)
    }

    function test_whatIsThrownIsRefused_data() {
        return [{ tag: "error", thrown: new Error("mine") }, { tag: "string", thrown: "mine" }]
    }

    function test_whatIsThrownIsRefused(data) {
        ignoreWarning(/mine/)
        compare(client.write(3, { toJSON: () => { throw data.thrown } }), false)
    }

    function test_noJsonIsRefused() {
        ignoreWarning(/has no text for the object/)
        compare(client.write(3, { toJSON: () => undefined }), false)
    }

    function test_reservedTypesAreRefused() {
        compare(client.write(0, "x"), false)
        compare(client.write(-1, "x"), false)
    }
}
