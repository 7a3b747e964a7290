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
            { tag: "as deep as can be", value: deep(127) },
            { tag: "array of nothing", value: [null] },
            { tag: "numbers", value: [0, -0.5, 1e300, 9007199254740991] },
            { tag: "of a class", value: new test.point(3, 4), read: { x: 3, y: 4 } },
            { tag: "a point", value: Qt.point(3, 4), read: { x: 3, y: 4 } },
            { tag: "own toJSON()", value: { toJSON: () => [1] }, read: [1] },
            { tag: "like a view", value: { buffer: 1, byteOffset: -5, byteLength: 1e300 } },
            { tag: "like a view of a buffer",
              value: { buffer: new ArrayBuffer(8), byteOffset: -5, byteLength: 1e300 },
              read: { buffer: {}, byteOffset: -5, byteLength: 1e300 } },
            { tag: "a date inside", value: { at: new Date(0) },
              read: { at: "1970-01-01T00:00:00.000Z" } },
        ]
    }

    function test_json(data) {
        const message = sent(data.value)
        compare(message.text, JSON.stringify(data.value))
        compare(message.json(), data.read === undefined ? data.value : data.read)
    }

    // What a class is in JavaScript.
    function point(x, y) {
        this.x = x
        this.y = y
    }

    function test_bytes_data() {
        const rows = []
        for (const kind of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array,
                            Int32Array, Uint32Array, Float32Array, Float64Array]) {
            rows.push({ tag: kind.name, value: new kind(allBytes().buffer), first: 0, size: 256 })
            rows.push({ tag: kind.name + ", a part", value: new kind(allBytes().buffer, 8, 2),
                        first: 8, size: 2 * kind.BYTES_PER_ELEMENT })
        }
        rows.push({ tag: "DataView", value: new DataView(allBytes().buffer), first: 0, size: 256 })
        rows.push({ tag: "DataView, a part", value: new DataView(allBytes().buffer, 3, 5),
                    first: 3, size: 5 })
        rows.push({ tag: "none", value: new Uint16Array(0), first: 0, size: 0 })
        return rows
    }

    function test_bytes(data) {
        const expected = []
        for (let i = data.first; i < data.first + data.size; ++i)
            expected.push(i)
        compare(Array.from(new Uint8Array(sent(data.value).data)), expected)
    }

    function shadowed(properties) {
        const view = allBytes()
        for (const name in properties)
            Object.defineProperty(view, name, { value: properties[name] })
        return view
    }

    function test_refused_data() {
        return [
            { tag: "undefined", value: undefined },
            { tag: "null", value: null },
            { tag: "number", value: 5 },
            { tag: "boolean", value: true },
            { tag: "function", value: function() {} },
            { tag: "NaN", value: NaN },
            { tag: "a symbol", value: Symbol("x") },
        ]
    }

    property url address: "file:///tmp/x"
    property date day: new Date(0)

    function deep(levels) {
        let value = []
        for (let i = 0; i < levels; ++i)
            value = [value]
        return value
    }

    // What would arrive as something else.
    function test_lossesAreRefused_data() {
        return [
            { tag: "date", value: new Date(0) },
            { tag: "no date", value: new Date(NaN) },
            { tag: "a date's property", value: day },
            { tag: "String", value: Object("x") },
            { tag: "Number", value: Object(5) },
            { tag: "Boolean", value: Object(true) },
            { tag: "url", value: address },
            { tag: "Map", value: new Map([[1, 2]]) },
            { tag: "Set", value: new Set([1]) },
            { tag: "RegExp", value: /x/ },
            { tag: "Error", value: new Error("x") },
            { tag: "Promise", value: Promise.resolve(1) },
            { tag: "toJSON() with a number", value: { toJSON: () => 5 } },
            { tag: "toJSON() with null", value: { toJSON: () => null } },
            { tag: "too deep", value: deep(128) },
            { tag: "half a character", value: "x\ud800" },
            { tag: "a shadowed offset", value: shadowed({ byteOffset: -5 }) },
            { tag: "a shadowed length", value: shadowed({ byteLength: 1e300 }) },
            { tag: "both", value: shadowed({ byteOffset: 200, byteLength: 100 }) },
            { tag: "no number", value: shadowed({ byteLength: NaN }) },
            { tag: "no buffer", value: shadowed({ buffer: {} }) },
        ]
    }

    function test_lossesAreRefused(data) {
        ignoreWarning(/given to write\(\)|write\(\) takes|RangeError/)
        compare(client.write(3, data.value), false)
        compare(client.lastWriteError, Gipc.ErrorCode.InvalidData)
        compare(client.lastWriteErrorString, client.errorText(Gipc.ErrorCode.InvalidData))
        verify(client.lastWriteErrorString !== "")
        // Nothing was sent of it.
        compare(sent(new ArrayBuffer(4)).size, 4)
        compare(client.lastWriteError, Gipc.ErrorCode.NoError)
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
