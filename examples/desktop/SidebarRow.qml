// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! A channel in the list: its name, what it is and does, how it is protected. */
Item {
    id: row

    required property Channel channel
    property bool isCurrent: false
    property bool hasFocus: false

    signal chosen()

    implicitHeight: content.implicitHeight + 16

    Accessible.role: Accessible.ListItem
    //: name, "Server" or "Client", status, protection
    Accessible.name: qsTr("%1, %2, %3, %4").arg(channel.name).arg(channel.roleText)
        .arg(channel.statusText).arg(Words.security(channel.security))
    Accessible.selected: isCurrent
    Accessible.onPressAction: chosen()

    Rectangle {
        anchors { fill: parent; leftMargin: Theme.gap; rightMargin: Theme.gap }
        radius: Theme.radius
        color: row.isCurrent ? Theme.selected : hover.hovered ? Theme.hover : "transparent"
        border { width: row.hasFocus ? 2 : 0; color: Theme.accent }
    }

    RowLayout {
        id: content

        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.margin + 2; rightMargin: Theme.margin + 2 }
        spacing: 10

        StatusDot { status: row.channel.status }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 1

            Caption {
                Layout.fillWidth: true
                text: row.channel.name
                font.weight: row.isCurrent ? Font.DemiBold : Font.Normal
            }
            Caption {
                Layout.fillWidth: true
                isQuiet: true
                font.pixelSize: Theme.smallFontSize
                //: %1 is "Server" or "Client", %2 a status as "Listening"
                text: row.channel.isServer && row.channel.clientCount > 0
                    ? qsTr("%1 · %Ln clients", "", row.channel.clientCount).arg(row.channel.roleText)
                    : qsTr("%1 · %2").arg(row.channel.roleText).arg(row.channel.statusText)
            }
        }
        Symbol {
            Layout.preferredWidth: 14
            Layout.preferredHeight: 14
            shape: Words.securitySymbol(row.channel.security)
            color: row.channel.security === 0 ? Theme.warning : Theme.quiet
        }
    }

    HoverHandler { id: hover }
    TapHandler { onTapped: row.chosen() }
}
