// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

pragma Singleton

import QtQuick
import Gipc
import GipcMonitor

/*! What the library's enums mean to a person: words, colours, and what to do. */
QtObject {
    function statusColor(status: int): color {
        switch (status) {
        case Gipc.Status.Connected:
        case Gipc.Status.Listening:
            return Theme.good
        case Gipc.Status.Connecting:
        case Gipc.Status.Reconnecting:
        case Gipc.Status.Disconnected:
        case Gipc.Status.Closing:
            return Theme.warning
        case Gipc.Status.Error:
        case Gipc.Status.Timeout:
            return Theme.error
        default:
            return Theme.quiet
        }
    }

    function security(level: int): string {
        switch (level) {
        case Gipc.Security.Authenticated:
            return qsTr("Authenticated")
        case Gipc.Security.Encrypted:
            return qsTr("Encrypted")
        default:
            return qsTr("Unencrypted")
        }
    }

    function securityMeaning(level: int): string {
        switch (level) {
        case Gipc.Security.Authenticated:
            return qsTr("Nobody can listen in, and both sides have shown that they have the same key.")
        case Gipc.Security.Encrypted:
            return qsTr("Nobody can listen in. Who the other side is has not been shown: that takes a key.")
        default:
            return qsTr("Whoever can listen in reads and changes messages.")
        }
    }

    function securitySymbol(level: int): int {
        switch (level) {
        case Gipc.Security.Authenticated:
            return Symbol.LockWithKey
        case Gipc.Security.Encrypted:
            return Symbol.Lock
        default:
            return Symbol.OpenLock
        }
    }

    /*! What to do about an error, where the library's own words do not say it. */
    function advice(error: int): string {
        switch (error) {
        case Gipc.ErrorCode.AddressInUse:
            return qsTr("A name belongs to one server. Close the other one, or choose another name.")
        case Gipc.ErrorCode.ServerNotFound:
            return qsTr("Start the server, or check the name. The client connects as soon as it is there.")
        case Gipc.ErrorCode.AccessDenied:
            return qsTr("Ask who runs the server to let other users in.")
        case Gipc.ErrorCode.ConnectTimeout:
            return qsTr("Check host and port, and whether a firewall is between.")
        case Gipc.ErrorCode.RefusedWithoutWord:
            return qsTr("The server may serve one client only, or not your user.")
        case Gipc.ErrorCode.VersionMismatch:
        case Gipc.ErrorCode.MalformedFrame:
        case Gipc.ErrorCode.BadPublicKey:
            return qsTr("Check that a gipc program is at the other end.")
        case Gipc.ErrorCode.Integrity:
            return qsTr("Something between the two sides changes what passes. Do not trust this way.")
        case Gipc.ErrorCode.ConnectionLost:
        case Gipc.ErrorCode.Truncated:
            return qsTr("The other side has crashed or was ended. A client connects again by itself.")
        case Gipc.ErrorCode.AuthenticationFailed:
            return qsTr("Both sides need the same key file and key name.")
        default:
            return ""
        }
    }

    function count(number: real): string {
        return Number(number).toLocaleString(Qt.locale(Languages.current), "f", 0)
    }

    function messages(number: real): string {
        // The form goes by %n, which has the range of an int; the digits are those of the number.
        return qsTr("%n messages", "", Math.min(number, 0x7fffffff)).replace(/[0-9]+/, count(number))
    }

    function size(bytes: real): string {
        if (bytes < 1024)
            return qsTr("%Ln bytes", "", bytes)
        return Qt.locale(Languages.current).formattedDataSize(bytes, 1, Locale.DataSizeTraditionalFormat)
    }
}
