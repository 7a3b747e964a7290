// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/*! The columns' names over the list of messages. */
Rectangle {
    id: header

    required property MessageColumns messageColumns

    implicitHeight: Math.round(Theme.rowHeight * 0.9)
    color: Theme.window

    component Name: Caption {
        isQuiet: true
        font.pixelSize: Theme.smallFontSize
    }

    Binding {
        target: header.messageColumns
        property: "peerName"
        value: peerName.implicitWidth
    }
    Binding {
        target: header.messageColumns
        property: "msgTypeName"
        value: msgTypeName.implicitWidth
    }
    Binding {
        target: header.messageColumns
        property: "sizeName"
        value: sizeName.implicitWidth
    }

    RowLayout {
        anchors { fill: parent; leftMargin: 12; rightMargin: 12 }
        spacing: header.messageColumns.gap

        Name {
            Layout.preferredWidth: header.messageColumns.time + header.messageColumns.gap + header.messageColumns.arrow // with the arrow's column
            text: qsTr("Time")
        }
        Name {
            id: peerName

            Layout.preferredWidth: header.messageColumns.peer
            visible: header.messageColumns.showsPeer
            text: qsTr("Client")
        }
        Name {
            id: msgTypeName

            Layout.preferredWidth: header.messageColumns.msgType
            horizontalAlignment: Text.AlignRight
            text: qsTr("Type")
        }
        Name {
            id: sizeName

            Layout.preferredWidth: header.messageColumns.size
            visible: !header.messageColumns.isNarrow
            horizontalAlignment: Text.AlignRight
            text: qsTr("Size")
        }
        Name {
            Layout.fillWidth: true
            text: qsTr("Content")
        }
    }
}
