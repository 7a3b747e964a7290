// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! What went wrong, and what to do about it. */
Rectangle {
    id: banner

    required property Channel channel
    readonly property string advice: Words.advice(channel.error)
    readonly property color ink: channel.hasFailed ? Theme.error : Theme.warning

    implicitHeight: row.implicitHeight + 20
    radius: Theme.radius
    color: channel.hasFailed ? Theme.errorSurface : Theme.warningSurface

    Accessible.role: Accessible.AlertMessage
    Accessible.name: channel.errorString
    Accessible.description: advice

    RowLayout {
        id: row

        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: 12
        spacing: 12

        Symbol {
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: 18
            Layout.preferredHeight: 18
            shape: Symbol.Warning
            color: banner.ink
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Caption {
                Layout.fillWidth: true
                text: banner.channel.errorString
                color: banner.ink
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                elide: Text.ElideNone
            }
            Caption {
                Layout.fillWidth: true
                visible: text !== ""
                text: banner.advice
                wrapMode: Text.Wrap
                elide: Text.ElideNone
            }
        }
    }
}
