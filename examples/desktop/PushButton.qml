// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic
import QtQuick.Layouts
import GipcMonitor

/*! A button with a word, a symbol, or both. Without a word \l name says what it does. */
Button {
    id: button

    property int symbol: -1 // of Symbol.Shape
    property string name: text
    property bool isMain: false
    property bool isFlat: false
    property bool alignsLeft: false

    readonly property color ink: !enabled ? Theme.quiet : isMain ? Theme.accentText : Theme.text

    implicitHeight: Theme.controlHeight
    leftPadding: text ? 8 : 0
    rightPadding: leftPadding
    spacing: 6
    font.pixelSize: Theme.fontSize
    implicitWidth: text ? implicitContentWidth + leftPadding + rightPadding : implicitHeight

    Accessible.name: name
    ToolTip.text: name
    ToolTip.visible: hovered && text !== name
    ToolTip.delay: 600

    contentItem: RowLayout {
        spacing: button.spacing

        Item {
            Layout.fillWidth: true
            visible: !button.alignsLeft
        }
        Symbol {
            visible: button.symbol >= 0
            shape: Math.max(0, button.symbol)
            color: button.ink
        }
        Caption {
            visible: button.text !== ""
            text: button.text
            color: button.ink
            font.weight: button.isMain ? Font.DemiBold : Font.Normal
        }
        Item { Layout.fillWidth: true }
    }

    background: Rectangle {
        radius: Theme.radius
        color: !button.enabled ? (button.isFlat ? "transparent" : Theme.hover)
             : button.isMain ? (button.down ? Qt.darker(Theme.accent, 1.15) : Theme.accent)
             : button.down || button.checked ? Theme.selected
             : button.hovered ? Theme.hover
             : button.isFlat ? "transparent" : Theme.card
        border { width: button.isFlat || (button.isMain && button.enabled) ? 0 : 1; color: Theme.border }

        FocusFrame { visible: button.visualFocus }
    }
}
