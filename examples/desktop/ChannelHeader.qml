// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

import QtQuick
import QtQuick.Layouts
import GipcMonitor

/*! What a channel is called, what it does, what has passed, and what can be done with it. */
ColumnLayout {
    id: header

    required property Channel channel

    signal removeWanted()

    spacing: 4

    RowLayout {
        Layout.fillWidth: true
        spacing: 10

        Caption {
            Layout.maximumWidth: Math.ceil(implicitWidth) + 1
            Layout.fillWidth: true
            text: header.channel.name
            font { pixelSize: Theme.largeFontSize; weight: Font.DemiBold }
            Accessible.role: Accessible.Heading
        }
        Rectangle {
            implicitWidth: role.implicitWidth + 16
            implicitHeight: role.implicitHeight + 6
            radius: height / 2
            color: Theme.hover

            Caption {
                id: role

                anchors.centerIn: parent
                text: header.channel.roleText
                font.pixelSize: Theme.smallFontSize
            }
        }
        Item { Layout.fillWidth: true }
        PushButton {
            //: Buttons: open or close the channel
            text: header.channel.hasFailed ? qsTr("Retry")
                : header.channel.isOpen ? qsTr("Close") : qsTr("Open")
            isMain: !header.channel.isOpen
            onClicked: {
                if (header.channel.hasFailed)
                    header.channel.retry()
                else
                    header.channel.active = !header.channel.isOpen
            }
        }
        PushButton {
            isFlat: true
            symbol: Symbol.Cross
            name: qsTr("Remove from the list (Delete)")
            onClicked: header.removeWanted()
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Row {
            spacing: 7

            StatusDot {
                anchors.verticalCenter: parent.verticalCenter
                status: header.channel.status
            }
            Caption {
                text: header.channel.statusText
                color: Words.statusColor(header.channel.status)
                font.weight: Font.DemiBold
            }
        }
        SecurityMark { level: header.channel.security }
        Caption {
            Layout.fillWidth: true
            isQuiet: true
            text: header.channel.address
            elide: Text.ElideMiddle
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: 16

        Caption {
            isQuiet: true
            //: %1 is as "5 messages", %2 a size as "1.5 kB"
            text: qsTr("Received: %1 (%2)").arg(Words.messages(Number(header.channel.log.messagesIn)))
                .arg(Words.size(Number(header.channel.log.bytesIn)))
        }
        Caption {
            Layout.fillWidth: true
            isQuiet: true
            //: %1 is as "5 messages", %2 a size as "1.5 kB"
            text: qsTr("Sent: %1 (%2)").arg(Words.messages(Number(header.channel.log.messagesOut)))
                .arg(Words.size(Number(header.channel.log.bytesOut)))
        }
    }
}
