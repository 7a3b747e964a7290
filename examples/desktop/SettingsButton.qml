// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import GipcMonitor

/*! Opens a menu with the program's look and language. */
PushButton {
    id: button

    isFlat: true
    alignsLeft: true
    leftPadding: Theme.gap
    symbol: Symbol.Gear
    text: qsTr("Settings")
    onClicked: menu.open()

    component Entry: MenuItem {
        id: entry

        implicitWidth: 220
        implicitHeight: Theme.controlHeight
        checkable: true
        autoExclusive: false
        font.pixelSize: Theme.fontSize
        indicator: Rectangle {
            x: 12
            anchors.verticalCenter: parent.verticalCenter
            width: 8
            height: 8
            radius: 4
            visible: entry.checked
            color: Theme.accent
        }
        contentItem: Caption {
            leftPadding: 22
            text: entry.text
            verticalAlignment: Text.AlignVCenter
        }
        background: Rectangle { color: entry.highlighted ? Theme.selected : "transparent" }
    }

    component Heading: Caption {
        leftPadding: 12
        topPadding: 8
        bottomPadding: 4
        isQuiet: true
        font.pixelSize: Theme.smallFontSize
    }

    Menu {
        id: menu

        y: -height
        padding: 4
        background: Rectangle {
            implicitWidth: 220
            radius: Theme.radius
            color: Theme.card
            border { width: 1; color: Theme.border }
        }

        Heading { text: qsTr("Appearance") }
        Repeater {
            model: [
                { choice: "system", text: qsTr("As the system") },
                { choice: "light", text: qsTr("Light") },
                { choice: "dark", text: qsTr("Dark") },
            ]
            Entry {
                required property var modelData

                text: modelData.text
                checked: Theme.choice === modelData.choice
                onTriggered: {
                    Theme.choice = modelData.choice
                    checked = Qt.binding(() => Theme.choice === modelData.choice)
                }
            }
        }

        Heading { text: qsTr("Language") }
        Repeater {
            model: Languages.available
            Entry {
                required property string modelData

                text: Languages.nameOf(modelData)
                checked: Languages.current === modelData
                onTriggered: {
                    Languages.current = modelData
                    checked = Qt.binding(() => Languages.current === modelData)
                }
            }
        }
    }
}
