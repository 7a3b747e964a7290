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

        ListView {
            id: list

            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            activeFocusOnTab: true
            model: sidebar.channels.all
            currentIndex: sidebar.channels.currentIndex
            boundsBehavior: Flickable.StopAtBounds
            spacing: 2

            Accessible.role: Accessible.List
            Accessible.name: qsTr("Channels")

            // The keyboard's focus is shown to those who use the keyboard.
            property bool showsFocus: false

            Keys.onReleased: event => { // among others of the Tab that led here
                showsFocus = true
                event.accepted = false
            }
            Keys.onUpPressed: sidebar.channels.select(-1)
            Keys.onDownPressed: sidebar.channels.select(1)
            Keys.onDeletePressed: sidebar.channels.remove(sidebar.channels.current)

            delegate: SidebarRow {
                required property Channel modelData
                required property int index

                width: list.width
                channel: modelData
                isCurrent: index === sidebar.channels.currentIndex
                hasFocus: isCurrent && list.activeFocus && list.showsFocus
                onChosen: {
                    sidebar.channels.currentIndex = index
                    list.showsFocus = false
                    list.forceActiveFocus(Qt.MouseFocusReason)
                }
            }

            Caption {
                anchors { left: parent.left; right: parent.right; top: parent.top }
                anchors.margins: Theme.margin
                visible: list.count === 0
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
