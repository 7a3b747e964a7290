// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! The list of channels. */
Rectangle {
    id: sidebar

    required property Channels channels

    signal newChannelWanted()

    function takeFocus() {
        list.forceActiveFocus(Qt.TabFocusReason)
    }

    color: Theme.sidebar

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            Layout.fillWidth: true
            Layout.margins: 12
            Layout.leftMargin: Theme.margin

            Caption {
                Layout.fillWidth: true
                text: qsTr("Channels")
                font.weight: Font.DemiBold
            }
            PushButton {
                isFlat: true
                symbol: Symbol.Plus
                name: qsTr("New channel (Ctrl+N)")
                onClicked: sidebar.newChannelWanted()
            }
        }

        // Not a ListView, which would keep a row for a while when its channel is gone.
        Flickable {
            id: list

            // The keyboard's focus is shown to those who use the keyboard.
            property bool showsFocus: false

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            activeFocusOnTab: true
            contentHeight: rows.height
            boundsBehavior: Flickable.StopAtBounds

            Accessible.role: Accessible.List
            Accessible.name: qsTr("Channels")

            Keys.onReleased: event => { // among others of the Tab that led here
                showsFocus = true
                event.accepted = false
            }
            Keys.onUpPressed: select(-1)
            Keys.onDownPressed: select(1)
            Keys.onDeletePressed: sidebar.channels.remove(sidebar.channels.current)

            function select(offset: int) {
                sidebar.channels.select(offset)
                const row = repeater.itemAt(sidebar.channels.currentIndex)
                if (row)
                    contentY = Math.max(row.y + row.height - height, Math.min(contentY, row.y))
            }

            Column {
                id: rows

                width: list.width
                spacing: 2

                Repeater {
                    id: repeater

                    model: sidebar.channels.model

                    SidebarRow {
                        required property int index

                        width: rows.width
                        isCurrent: index === sidebar.channels.currentIndex
                        hasFocus: isCurrent && list.activeFocus && list.showsFocus
                        onChosen: {
                            sidebar.channels.currentIndex = index
                            list.showsFocus = false
                            list.forceActiveFocus(Qt.MouseFocusReason)
                        }
                    }
                }
            }

            Caption {
                anchors { left: parent.left; right: parent.right; top: parent.top }
                anchors.margins: Theme.margin
                visible: repeater.count === 0
                isQuiet: true
                wrapMode: Text.Wrap
                text: qsTr("None yet. Servers and clients that you open are listed here.")
            }
        }

        SettingsButton {
            Layout.margins: Theme.gap
            Layout.fillWidth: true
        }
    }

    Rectangle {
        anchors { right: parent.right; top: parent.top; bottom: parent.bottom }
        width: 1
        color: Theme.border
    }
}
