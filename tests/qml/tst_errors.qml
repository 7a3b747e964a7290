// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtTest
import Gipc
import "names.js" as Names

TestCase {
    id: test

    name: "Errors"

    Component {
        id: serverComponent

        GipcServer { }
    }

    Component {
        id: clientComponent

        GipcClient {
            retryTimer: 20
        }
    }

    QtObject {
        id: shown

        property GipcServer source: null
        property string text: source ? source.errorString : ""
    }

    function init() {
        failOnWarning(/.?/)
    }

    function server(properties) {
        return createTemporaryObject(serverComponent, test, properties)
    }

    function client(properties) {
        return createTemporaryObject(clientComponent, test, properties)
    }

    function test_aNewNameIsTriedAfterAnError() {
        const it = server({ name: "no/name", active: true })
        compare(it.status, Gipc.Status.Error)
        compare(it.error, Gipc.ErrorCode.InvalidName)
        verify(it.active)
        shown.source = it
        verify(shown.text.includes("no/name"))
        it.name = Names.unique()
        tryCompare(it, "status", Gipc.Status.Listening, Names.Patience)
        compare(it.error, Gipc.ErrorCode.NoError)
        compare(shown.text, "")
        shown.source = null
    }

    function test_offClosesAnError() {
        const it = server({ name: "", active: true })
        compare(it.status, Gipc.Status.Error)
        it.active = false
        compare(it.status, Gipc.Status.Closed)
    }

    function test_aNameInUse() {
        const first = server({ name: Names.unique(), active: true })
        const second = server({ name: first.name, active: true })
        compare(second.error, Gipc.ErrorCode.AddressInUse)
        compare(second.status, Gipc.Status.Error)
        compare(second.statusText, "Error")
        verify(second.errorString !== "")
        first.active = false
        tryCompare(first, "status", Gipc.Status.Closed, Names.Patience)
        verify(second.listen())
        compare(second.status, Gipc.Status.Listening)
    }

    function test_nobodyThere() {
        const it = client({ name: Names.unique(), active: true })
        tryCompare(it, "error", Gipc.ErrorCode.ServerNotFound, Names.Patience)
        compare(it.status, Gipc.Status.Connecting)
        const there = server({ name: it.name, active: true })
        tryCompare(it, "connected", true, Names.Patience)
        compare(it.error, Gipc.ErrorCode.NoError)
        verify(there.active)
    }

    function test_timeUp() {
        const it = client({ name: Names.unique(), timeout: 50, active: true })
        tryCompare(it, "status", Gipc.Status.Timeout, Names.Patience)
        compare(it.error, Gipc.ErrorCode.ConnectTimeout)
        verify(it.active)
        it.timeout = 0
        verify(it.connectToServer())
        compare(it.status, Gipc.Status.Connecting)
    }

    function test_differentEncryption() {
        const there = server({ name: Names.unique(), encryption: false, active: true })
        const it = client({ name: there.name, active: true })
        tryCompare(it, "error", Gipc.ErrorCode.EncryptionMismatch, Names.Patience)
        tryCompare(there, "error", Gipc.ErrorCode.EncryptionMismatch, Names.Patience)
        there.active = false
        tryCompare(there, "status", Gipc.Status.Closed, Names.Patience)
        there.encryption = true
        there.active = true
        it.active = false
        tryCompare(it, "status", Gipc.Status.Closed, Names.Patience)
        it.active = true
        tryCompare(it, "connected", true, Names.Patience)
        compare(it.security, Gipc.Security.Encrypted)
    }

    function test_writingToNobody() {
        const it = client({ name: Names.unique() })
        compare(it.write(1, "x"), false)
        compare(it.error, Gipc.ErrorCode.NoError)
    }
}
