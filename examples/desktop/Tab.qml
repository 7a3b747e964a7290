// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Templates as T

/*! The head of one of several pages. */
T.TabButton {
    id: tab

    implicitWidth: implicitContentWidth + 2 * Theme.gap + 4
    implicitHeight: Theme.controlHeight
    font.pixelSize: Theme.fontSize

    contentItem: Caption {
        text: tab.text
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        color: tab.checked ? Theme.text : Theme.quiet
        font.weight: tab.checked ? Font.DemiBold : Font.Normal
    }
    background: Item {
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: 2
            color: tab.checked ? Theme.accent : tab.hovered ? Theme.border : "transparent"
        }
        FocusFrame {
            anchors.margins: 1
            visible: tab.visualFocus
        }
    }
}
