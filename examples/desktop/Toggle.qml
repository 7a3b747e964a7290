// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Templates as T

/*! On or off. */
T.Switch {
    id: control

    implicitWidth: implicitContentWidth + leftPadding
    implicitHeight: Theme.controlHeight
    leftPadding: indicator.width + 10
    font.pixelSize: Theme.fontSize

    indicator: Rectangle {
        y: (control.height - height) / 2
        width: 36
        height: 20
        radius: 10
        color: control.checked ? Theme.accent : Theme.field
        border { width: 1; color: control.checked ? Theme.accent : Theme.controlBorder }

        Rectangle {
            x: control.checked ? parent.width - width - 3 : 3
            anchors.verticalCenter: parent.verticalCenter
            width: 14
            height: 14
            radius: 7
            color: control.checked ? Theme.accentText : Theme.controlBorder
        }
        FocusFrame {
            radius: 12
            visible: control.visualFocus
        }
    }
    contentItem: Caption {
        text: control.text
        verticalAlignment: Text.AlignVCenter
    }
}
