// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts

/*! The clients of a server. */
ListView {
    id: view

    required property Channel channel

    signal writeWanted(real client)

    clip: true
    model: channel.clients
    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    headerPositioning: ListView.OverlayHeader
    ScrollBar.vertical: ScrollBar {}

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Clients")

    Keys.onReturnPressed: {
        if (currentItem)
            (currentItem as ClientRow).writeWanted()
    }

    component Name: Caption {
        isQuiet: true
        font.pixelSize: Theme.smallFontSize
    }

    header: Rectangle {
        z: 2
        width: view.width
        implicitHeight: Math.round(Theme.rowHeight * 0.9)
        visible: view.count > 0
        color: Theme.window

        RowLayout {
            anchors { fill: parent; leftMargin: 12; rightMargin: 12 }
            spacing: 12

            Name { text: qsTr("Client"); Layout.fillWidth: true; Layout.preferredWidth: 3 }
            Name { text: qsTr("Security"); Layout.fillWidth: true; Layout.preferredWidth: 3 }
            Name { text: qsTr("Received"); Layout.fillWidth: true; Layout.preferredWidth: 4 }
            Name { text: qsTr("Sent"); Layout.fillWidth: true; Layout.preferredWidth: 4 }
        }
    }

    delegate: ClientRow {
        width: view.width
        isCurrent: ListView.isCurrentItem && view.activeFocus
        onWriteWanted: view.writeWanted(connectionId)
        onChosen: {
            view.currentIndex = index
            view.forceActiveFocus(Qt.MouseFocusReason)
        }
    }

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, 380)
        visible: view.count === 0
        title: qsTr("No clients")
        text: view.channel.isOpen
            ? qsTr("The server waits for them at %1").arg(view.channel.address)
            : qsTr("The server is not open.")
    }
}
