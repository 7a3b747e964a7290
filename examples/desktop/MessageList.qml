// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import GipcMonitor

/*! The list of messages. It follows the newest one while its end is in sight. */
ColumnLayout {
    id: table

    required property MessageFilter filter
    required property Channel channel

    property real selectedNumber: 0
    property var selectedMessage: ({})

    signal replyWanted(real client, int msgType)

    function select(number: real) {
        selectedNumber = number
        selectedMessage = channel.log.message(number)
    }

    function selectRow(row: int) {
        if (row < 0 || row >= filter.count)
            return
        select(filter.numberAt(row))
        view.isFollowing = row === filter.count - 1
        view.positionViewAtIndex(row, ListView.Contain)
    }

    spacing: 0

    MessageColumns {
        id: columns

        showsPeer: table.channel.isServer
        isNarrow: table.Window.width > 0 && table.Window.width < 860
    }

    MessageHeader {
        Layout.fillWidth: true
        messageColumns: columns
    }

    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        ListView {
            id: view

            property bool isFollowing: true

            anchors { left: parent.left; right: parent.right; top: parent.top }
            // Whole rows only: else the topmost one is cut while the newest is in sight.
            height: Math.floor(parent.height / Theme.rowHeight) * Theme.rowHeight
            snapMode: ListView.SnapToItem
            clip: true
            model: table.filter
            reuseItems: true
            activeFocusOnTab: true
            keyNavigationEnabled: false
            boundsBehavior: Flickable.StopAtBounds
            cacheBuffer: 0

            Accessible.role: Accessible.List
            Accessible.name: qsTr("Messages")

            ScrollBar.vertical: ScrollBar {
                onPressedChanged: view.isFollowing = !pressed && view.atYEnd
            }
            onMovementStarted: isFollowing = false
            onMovementEnded: isFollowing = atYEnd
            onHeightChanged: follow()
            Component.onCompleted: follow()

            function follow() {
                if (isFollowing && count > 0)
                    positionViewAtEnd()
            }

            Connections {
                target: table.filter
                function onCountChanged() { view.follow() }
            }
            WheelHandler {
                // Only listens: the view scrolls by itself.
                target: null
                onWheel: event => {
                    if (event.angleDelta.y > 0)
                        view.isFollowing = false
                    event.accepted = false
                }
            }

            Keys.onUpPressed: table.selectRow(table.filter.rowOf(table.selectedNumber, count) - 1)
            Keys.onDownPressed: table.selectRow(table.filter.rowOf(table.selectedNumber, count - 2) + 1)
            Keys.onEscapePressed: table.select(0)
            Keys.onSpacePressed: table.channel.log.paused = !table.channel.log.paused
            Keys.onPressed: event => {
                if (event.key === Qt.Key_Home)
                    table.selectRow(0)
                else if (event.key === Qt.Key_End)
                    table.selectRow(count - 1)
            }

            delegate: MessageRow {
                width: view.width
                messageColumns: columns
                isSelected: number === table.selectedNumber
                onChosen: {
                    view.forceActiveFocus(Qt.MouseFocusReason)
                    table.select(number === table.selectedNumber ? 0 : number)
                }
                onReplyWanted: table.replyWanted(client, msgType)
            }

            FocusFrame {
                anchors.margins: 2
                visible: view.activeFocus && table.selectedNumber === 0
            }

            EmptyState {
                anchors.centerIn: parent
                width: Math.min(parent.width - 2 * Theme.margin, 380)
                visible: view.count === 0
                title: table.channel.log.count > 0 ? qsTr("Nothing fits the filter") : qsTr("No messages yet")
                text: table.channel.log.count > 0
                    ? qsTr("%Ln messages are hidden. Escape in the filter shows all.", "", table.channel.log.count)
                    : table.channel.isOpen ? qsTr("What is received and sent appears here.")
                    : qsTr("The channel is not open.")
            }
        }
    }
}
