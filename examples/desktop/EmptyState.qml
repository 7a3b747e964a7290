// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts

/*! What is said where there is nothing to show. */
ColumnLayout {
    property alias title: titleLabel.text
    property alias text: textLabel.text

    spacing: Theme.gap
    opacity: parent && parent.height < implicitHeight ? 0 : 1 // rather than half of it

    Caption {
        id: titleLabel

        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        font { pixelSize: Math.round(Theme.fontSize * 1.2); weight: Font.DemiBold }
        wrapMode: Text.Wrap
    }
    Caption {
        id: textLabel

        Layout.fillWidth: true
        horizontalAlignment: Text.AlignHCenter
        isQuiet: true
        wrapMode: Text.Wrap
    }
}
