// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Controls.Basic

/*! A line to type in. */
TextField {
    id: field

    property string name: placeholderText

    implicitHeight: Theme.controlHeight
    verticalAlignment: TextInput.AlignVCenter
    topPadding: 0
    bottomPadding: 0
    leftPadding: 10
    rightPadding: 10
    font.pixelSize: Theme.fontSize
    color: Theme.text
    placeholderTextColor: Theme.quiet
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentText
    selectByMouse: true
    opacity: enabled ? 1 : 0.7

    Accessible.name: name

    background: Rectangle {
        radius: Theme.radius
        color: Theme.field
        border { width: 1; color: Theme.controlBorder }

        FocusFrame { visible: field.activeFocus }
    }
}
