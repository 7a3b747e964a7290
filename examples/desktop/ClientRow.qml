// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! A client in the list: who it is, how it is protected, what has passed. */
Rectangle {
    id: row

    required property int index
    required property real connectionId
    required property real peerUserId
    required property real peerProcessId
    required property string peerAddress
    required property int security
    required property int status
    required property real messagesReceived
    required property real bytesReceived
    required property real messagesSent
    required property real bytesSent

    property bool isCurrent: false
    readonly property string who: peerProcessId > 0 ? qsTr("process %1").arg(peerProcessId) : peerAddress

    signal chosen()
    signal writeWanted()

    implicitHeight: Math.round(Theme.rowHeight * 1.3)
    color: isCurrent ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Client %1, %2").arg(connectionId).arg(who)

    component Cell: Caption {
        font.pixelSize: Theme.smallFontSize
        Layout.fillWidth: true
        Layout.preferredWidth: 4
    }

    RowLayout {
        anchors { fill: parent; leftMargin: 12; rightMargin: 12 }
        spacing: 12

        RowLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: 8

            StatusDot { status: row.status }
            //: %1 is a client's number, %2 as "process 4711"
            Cell { text: qsTr("%1 · %2").arg(row.connectionId).arg(row.who) }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 3
            spacing: 5

            Symbol {
                implicitWidth: 14
                implicitHeight: 14
                shape: Words.securitySymbol(row.security)
                color: row.security === 0 ? Theme.warning : Theme.quiet
            }
            Cell { text: Words.security(row.security) }
        }
        Cell { text: qsTr("%1 · %2").arg(Words.count(row.messagesReceived)).arg(Words.size(row.bytesReceived)) }
        Cell { text: qsTr("%1 · %2").arg(Words.count(row.messagesSent)).arg(Words.size(row.bytesSent)) }
    }

    HoverHandler { id: hover }
    TapHandler {
        onTapped: row.chosen()
        onDoubleTapped: row.writeWanted()
    }
}
